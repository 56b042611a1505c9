import type { AdminReturn } from '@smallshop/contract';
import { ArrowLeftRight, Ban, Check, ExternalLink, PackageCheck, Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { formatMoney } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { ApproveDialog, DeclineDialog, SendingDialog } from './answer-dialogs.js';
import { ExchangeDialog } from './exchange-dialog.js';
import { ReceiveReturnDialog } from './receive-dialog.js';
import { ReturnRefundCard } from './return-refund-card.js';
import { ReturnBadge, returnName } from './return-status.js';
import { useEnd, useReturn } from './use-returns.js';

type Step = 'approve' | 'decline' | 'receive' | 'exchange' | 'sending';

const dialogs = {
  approve: ApproveDialog,
  decline: DeclineDialog,
  receive: ReceiveReturnDialog,
  exchange: ExchangeDialog,
  sending: SendingDialog,
} as const;

const isMoreToCome = ({ lines }: AdminReturn): boolean =>
  lines.some(({ quantity, resellable, damaged }) => resellable + damaged < quantity);

/** The next step as the one primary button; the ways out beside it. */
function Actions({ item, open }: { item: AdminReturn; open: (step: Step) => void }) {
  const { can } = useShop();
  const end = useEnd(item);
  if (!can('orders.write')) return null;
  const canReceive = item.status === 'approved' || (item.status === 'received' && isMoreToCome(item));
  return (
    <>
      {item.status === 'approved' || item.status === 'received' ? (
        <Button busy={end.isPending} onClick={() => end.mutate()}>
          <Ban aria-hidden />
          {item.status === 'received' ? 'Close without a refund' : 'Cancel return'}
        </Button>
      ) : null}
      {item.status === 'requested' ? (
        <Button onClick={() => open('decline')}>
          <X aria-hidden />
          Decline
        </Button>
      ) : null}
      {item.status === 'requested' ? (
        <Button tone="primary" onClick={() => open('approve')}>
          <Check aria-hidden />
          Approve
        </Button>
      ) : null}
      {item.status === 'received' ? (
        <Button onClick={() => open('exchange')}>
          <ArrowLeftRight aria-hidden />
          Exchange
        </Button>
      ) : null}
      {canReceive ? (
        <Button tone={item.status === 'approved' ? 'primary' : 'secondary'} onClick={() => open('receive')}>
          <PackageCheck aria-hidden />
          {item.status === 'approved' ? 'Receive items' : 'Receive more'}
        </Button>
      ) : null}
    </>
  );
}

type Line = AdminReturn['lines'][number];

function cameText({ resellable, damaged, restocked }: Line): string {
  if (resellable + damaged === 0) return '';
  const parts = [
    `${resellable + damaged} came`,
    damaged > 0 ? `${damaged} damaged` : '',
    restocked > 0 ? `${restocked} back in stock` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function Items({ item }: { item: AdminReturn }) {
  return (
    <Card title="Items" flush>
      <ul>
        {item.lines.map((line) => (
          <li key={line.orderLineId} className="flex gap-3 border-t border-line px-4 py-3 first:border-t-0 md:px-5">
            <ProductThumb image={line.image} className="size-12" />
            <div className="min-w-0 flex-1 text-sm">
              <p className="font-medium wrap-anywhere">{line.title}</p>
              <p className="text-[0.8125rem] text-ink-subtle wrap-anywhere">
                {[line.variantTitle === line.title ? '' : line.variantTitle, line.sku, cameText(line)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className="mt-1 wrap-anywhere">
                {line.reason}
                {line.comment ? <span className="text-ink-muted">: “{line.comment}”</span> : null}
              </p>
            </div>
            <p className="text-sm tabular-nums">× {line.quantity}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Sending({ item, onEdit }: { item: AdminReturn; onEdit: () => void }) {
  const { can } = useShop();
  if (item.status === 'requested' || item.status === 'declined') return null;
  const edit =
    item.status === 'approved' && can('orders.write') ? (
      <Button size="small" onClick={onEdit}>
        <Pencil aria-hidden />
        Edit
      </Button>
    ) : null;
  return (
    <Card title="How it comes back" action={edit}>
      <div className="grid gap-2 text-sm">
        <p className="whitespace-pre-line wrap-anywhere">{item.instructions || 'No instructions were given.'}</p>
        {item.labelUrl ? (
          <a
            href={item.labelUrl}
            target="_blank"
            rel="noreferrer"
            className="block w-fit py-0.5 font-medium text-accent-text hover:underline"
          >
            Shipping label <ExternalLink className="inline size-3.5" aria-hidden />
          </a>
        ) : null}
        {item.fee.amount > 0 ? <p className="text-ink-muted">Return fee: {formatMoney(item.fee)}</p> : null}
      </div>
    </Card>
  );
}

function Facts({ item }: { item: AdminReturn }) {
  const { home } = useShop();
  const { order } = item;
  const moments = [
    ['Asked', item.requestedAt],
    ['Answered', item.decidedAt],
    ['Received', item.receivedAt],
    ['Ended', item.endedAt],
  ] as const;
  return (
    <Card title="Order">
      <div className="grid gap-1 text-sm">
        <Link
          to={`${home}/orders/${order.id}`}
          className="block w-fit rounded-sm py-0.5 font-medium text-accent-text hover:underline"
        >
          Order {order.number}
        </Link>
        <span className="wrap-anywhere">{order.customerName || order.email}</span>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 [&>dd]:text-right [&>dt]:text-ink-subtle">
          {moments.flatMap(([label, at]) =>
            at === null
              ? []
              : [
                  <dt key={label}>{label}</dt>,
                  <dd key={`${label}-at`}>
                    <DateTime value={at} />
                  </dd>,
                ],
          )}
        </dl>
      </div>
    </Card>
  );
}

function ReturnView({ item }: { item: AdminReturn }) {
  const { home } = useShop();
  const [opened, setOpened] = useState<Step | null>(null);
  const Opened = opened ? dialogs[opened] : null;
  return (
    <>
      <PageHeader
        title={`Return ${returnName(item)}`}
        back={{ to: `${home}/returns`, label: 'Returns' }}
        badges={<ReturnBadge status={item.status} />}
        actions={<Actions item={item} open={setOpened} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          {item.refund?.status === 'failed' ? (
            <Notice tone="critical" title={`${formatMoney(item.refund.amount)} could not be refunded`}>
              {item.refund.failure} Try again, or send the money another way and close the return.
            </Notice>
          ) : null}
          {item.message ? (
            <Notice tone="info" title="You wrote to the customer">
              {item.message}
            </Notice>
          ) : null}
          <Items item={item} />
          <ReturnRefundCard item={item} />
        </div>
        <div className="grid gap-4">
          <Sending item={item} onEdit={() => setOpened('sending')} />
          <Facts item={item} />
        </div>
      </div>
      {Opened ? <Opened item={item} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

/** One return: what comes back and why, how it is sent, and the money for it. */
export function ReturnPage() {
  const { id = '' } = useParams();
  const item = useReturn(id);
  if (item.data) return <ReturnView item={item.data} />;
  return (
    <Card>
      {item.error ? (
        <ErrorState error={item.error} onRetry={() => void item.refetch()} />
      ) : (
        <LoadingBlock label="Loading the return" rows={8} />
      )}
    </Card>
  );
}
