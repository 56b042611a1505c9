import { listPlatformAudit, type AuditEntry } from '@smallshop/contract';
import { ScrollText } from 'lucide-react';
import { useApi } from '../../../src/client/api-context.js';
import { useCursorList } from '../../../src/client/use-cursor-list.js';
import { Card } from '../../../src/ui/card.js';
import { EmptyState } from '../../../src/ui/feedback.js';
import { listPlaceholder } from '../../../src/ui/list-placeholder.js';
import { PageHeader } from '../../../src/ui/page-header.js';
import { LoadMore } from '../../../src/ui/table/load-more.js';
import { Timeline, type TimelineEntry } from '../../../src/ui/timeline.js';

const nothing = (
  <EmptyState icon={ScrollText} title="Nothing recorded yet">
    Every look into a shop and every change made from here is recorded with who, when and why.
  </EmptyState>
);

/** How the recorded actions read; one not listed here is shown as it is recorded. */
const actions: Readonly<Record<string, string>> = {
  'shop.create': 'Opened the shop',
  'shop.suspend': 'Suspended the shop',
  'shop.reactivate': 'Reopened the shop',
};

const entryOf = ({ id, actor, action, reason, shopSlug, createdAt }: AuditEntry): TimelineEntry => ({
  id,
  at: createdAt,
  by: actor,
  note: reason || undefined,
  text: (
    <>
      <span className="font-medium">{actions[action] ?? action}</span>
      {shopSlug ? <span className="text-ink-muted"> {shopSlug}</span> : null}
    </>
  ),
});

/** What super admins did, newest first. It can be read, never changed. */
export function AuditPage() {
  const api = useApi();
  const audit = useCursorList(['audit'], (cursor) =>
    api.call(listPlatformAudit, { query: { cursor, limit: 50, include: 'total' } }),
  );
  const placeholder = listPlaceholder({ list: audit, isNarrowed: false, empty: nothing, noun: 'entries' });
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Audit log" subtitle="What was done from this console, by whom and why." />
      <Card flush>
        {placeholder ?? (
          <div className="p-5">
            <Timeline entries={audit.rows.map(entryOf)} />
          </div>
        )}
        <LoadMore
          shown={audit.rows.length}
          total={audit.total}
          noun="entries"
          hasMore={audit.hasMore}
          loading={audit.isLoadingMore}
          onLoadMore={audit.loadMore}
        />
      </Card>
    </div>
  );
}
