import { getMail, listMails, type MailRow } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { Eye, Mail } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button } from '../../ui/button.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { MailBody } from './mail-body.js';
import { MailPreviewDialog } from './mail-preview-dialog.js';

const looks: Readonly<Record<MailRow['status'], { label: string; tone: Tone }>> = {
  queued: { label: 'Waiting', tone: 'info' },
  sent: { label: 'Sent', tone: 'positive' },
  failed: { label: 'Failed', tone: 'critical' },
};

function MailContent({ id }: { id: string }) {
  const api = useApi();
  const { key } = useShop();
  const mail = useQuery({
    queryKey: key('mails', 'one', id),
    queryFn: ({ signal }) => api.call(getMail, { params: { id }, signal }),
  });
  if (mail.error) return <ErrorState error={mail.error} onRetry={() => void mail.refetch()} />;
  if (!mail.data) return <LoadingBlock label="Loading the e-mail" rows={8} />;
  return <MailBody mail={mail.data} />;
}

function MailItem({ mail, onOpen }: { mail: MailRow; onOpen: () => void }) {
  const { label, tone } = looks[mail.status];
  return (
    <li className="border-t border-line first:border-t-0">
      <button
        type="button"
        onClick={onOpen}
        className="grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-4 py-3 text-left hover:bg-hover/55 md:px-5"
      >
        <span className="truncate text-sm font-medium">{mail.subject}</span>
        <Badge tone={tone}>{label}</Badge>
        <span className="truncate text-[0.8125rem] text-ink-subtle">to {mail.recipient}</span>
        <span className="text-right text-[0.8125rem] text-ink-subtle">
          <DateTime value={mail.sentAt ?? mail.createdAt} />
        </span>
      </button>
    </li>
  );
}

const nothingSent = (
  <EmptyState icon={Mail} title="No e-mails yet">
    Confirmations and shipping notices to your customers are kept here as they were sent.
  </EmptyState>
);

/** Every e-mail the shop sent, as it was sent. The open one stands in the address. */
export function MailsPage() {
  const api = useApi();
  const { key } = useShop();
  const [params, setParams] = useSearchParams();
  const [isPreviewing, setPreviewing] = useState(false);
  const mails = useCursorList(key('mails', 'list'), (cursor) =>
    api.call(listMails, { query: { cursor, limit: 30, include: 'total' } }),
  );
  const openId = params.get('mail');
  const open = mails.rows.find(({ id }) => id === openId);
  const placeholder = listPlaceholder({ list: mails, isNarrowed: false, empty: nothingSent, noun: 'e-mails' });
  return (
    <>
      <PageHeader
        title="E-mails"
        subtitle="What the shop wrote to customers and to you."
        actions={
          <Button onClick={() => setPreviewing(true)}>
            <Eye aria-hidden />
            Preview e-mails
          </Button>
        }
      />
      {isPreviewing ? <MailPreviewDialog template="order-confirmation" onClose={() => setPreviewing(false)} /> : null}
      <Card flush className="overflow-hidden">
        {placeholder ?? (
          <ul>
            {mails.rows.map((mail) => (
              <MailItem key={mail.id} mail={mail} onOpen={() => setParams({ mail: mail.id })} />
            ))}
          </ul>
        )}
        <LoadMore
          shown={mails.rows.length}
          total={mails.total}
          noun="e-mails"
          hasMore={mails.hasMore}
          loading={mails.isLoadingMore}
          onLoadMore={mails.loadMore}
        />
      </Card>
      {openId ? (
        <Dialog
          open
          shape="sheet"
          onOpenChange={() => setParams({})}
          title={open?.subject ?? 'E-mail'}
          description={open ? `To ${open.recipient}` : undefined}
        >
          <MailContent id={openId} />
        </Dialog>
      ) : null}
    </>
  );
}
