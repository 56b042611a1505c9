import { listImports, type ProductImport } from '@smallshop/contract';
import { History } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { PageHeader } from '../../ui/page-header.js';
import { counted } from '../../ui/counted.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { ExportCard } from './export-card.js';
import { formatNames, ImportStateBadge } from './import-status.js';
import { UploadCard } from './upload-card.js';

function outcomeOf({ state, counts }: ProductImport): string {
  if (state === 'analysed' || state === 'checking') return 'Nothing imported yet';
  if (counts.applied > 0) {
    const failed = counts.error > 0 ? `, ${counts.error} with errors` : '';
    return `${counts.applied} of ${counted(counts.products, 'product')} imported${failed}`;
  }
  return `${counts.create} new, ${counts.update} changed, ${counts.error} with errors`;
}

function HistoryItem({ one, home }: { one: ProductImport; home: string }) {
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to={`${home}/products/import/${one.id}`}
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-4 py-3 hover:bg-hover/55 md:px-5"
      >
        <span className="truncate text-sm font-medium">{one.fileName}</span>
        <ImportStateBadge state={one.state} />
        <span className="truncate text-[0.8125rem] text-ink-subtle">
          {formatNames[one.format]} · {outcomeOf(one)}
        </span>
        <span className="text-right text-[0.8125rem] text-ink-subtle max-sm:hidden">
          <DateTime value={one.createdAt} /> · {one.createdBy}
        </span>
      </Link>
    </li>
  );
}

const noHistory = (
  <EmptyState icon={History} title="No imports yet">
    Each import stays here with what it did, and can be undone for 30 days.
  </EmptyState>
);

function ImportHistory() {
  const api = useApi();
  const { home, key } = useShop();
  const imports = useCursorList(key('imports', 'list'), (cursor) =>
    api.call(listImports, { query: { cursor, limit: 20 } }),
  );
  return (
    <Card title="Earlier imports" flush>
      {listPlaceholder({ list: imports, isNarrowed: false, empty: noHistory, noun: 'imports' }) ?? (
        <ul>
          {imports.rows.map((one) => (
            <HistoryItem key={one.id} one={one} home={home} />
          ))}
        </ul>
      )}
      {imports.rows.length > 0 ? (
        <LoadMore
          shown={imports.rows.length}
          total={imports.total}
          noun="imports"
          hasMore={imports.hasMore}
          loading={imports.isLoadingMore}
          onLoadMore={imports.loadMore}
        />
      ) : null}
    </Card>
  );
}

/** Products from files and to files. */
export function ImportsPage() {
  const { home, can } = useShop();
  return (
    <>
      <PageHeader title="Import and export" back={{ to: `${home}/products`, label: 'Products' }} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4">
          {can('catalog.write') ? <UploadCard /> : null}
          <ImportHistory />
        </div>
        <ExportCard />
      </div>
    </>
  );
}
