import type { Transfer } from '@smallshop/contract';
import { PackageCheck, Send } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { ReceiveDialog } from './receive-dialog.js';
import { variantLine } from './stock-state.js';
import { TransferForm } from './transfer-form.js';
import { TransferBadge } from './transfer-status.js';
import { unitsText } from './units.js';
import { useCancelTransfer, useSendTransfer, useTransfer } from './use-transfer.js';

interface ActionsProps {
  transfer: Transfer;
  onEdit: () => void;
  onReceive: () => void;
}

function CancelButton({ transfer }: { transfer: Transfer }) {
  const [isAsking, setAsking] = useState(false);
  const cancel = useCancelTransfer(transfer);
  const left = unitsText(transfer.units - transfer.receivedUnits);
  const isSent = transfer.status === 'in_transit';
  return (
    <>
      <Button onClick={() => setAsking(true)}>Cancel transfer</Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Cancel transfer ${transfer.number}?`}
        description={isSent ? `${left} still on the way are put back at ${transfer.origin.name}.` : 'Nothing has left yet.'}
        keepLabel="Keep it"
        confirmLabel="Cancel transfer"
        danger
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        {cancel.error ? <Notice tone="critical" title="Not cancelled">{explainError(cancel.error).advice}</Notice> : null}
      </ConfirmDialog>
    </>
  ); // prettier-ignore
}

function Actions({ transfer, onEdit, onReceive, send }: ActionsProps & { send: ReturnType<typeof useSendTransfer> }) {
  const { can } = useShop();
  if (!can('stock.write')) return null;
  if (transfer.status === 'draft') {
    return (
      <>
        <CancelButton transfer={transfer} />
        <Button onClick={onEdit}>Edit</Button>
        <Button tone="primary" busy={send.isPending} onClick={() => send.mutate()}>
          <Send aria-hidden />
          Send
        </Button>
      </>
    );
  }
  if (transfer.status !== 'in_transit') return null;
  return (
    <>
      <CancelButton transfer={transfer} />
      <Button tone="primary" onClick={onReceive}>
        <PackageCheck aria-hidden />
        Receive
      </Button>
    </>
  );
}

function Items({ transfer }: { transfer: Transfer }) {
  const { home } = useShop();
  return (
    <Card title="Items" description={`${transfer.receivedUnits} of ${unitsText(transfer.units)} received`} flush>
      <ul>
        {transfer.lines.map((line) => (
          <li key={line.variantId} className="flex items-center gap-3 border-t border-line px-4 py-2.5 md:px-5">
            <ProductThumb image={line.image} />
            <Link
              to={`${home}/inventory/variants/${line.variantId}`}
              className="min-w-0 flex-1 rounded-sm hover:underline"
            >
              <span className="block truncate text-sm font-medium">{line.title}</span>
              <span className="block truncate text-[0.8125rem] text-ink-subtle">{variantLine(line)}</span>
            </Link>
            <span className="text-sm whitespace-nowrap tabular-nums">
              {transfer.status === 'draft' ? unitsText(line.quantity) : `${line.received} of ${line.quantity}`}
              {transfer.status === 'draft' && line.quantity > line.freeAtOrigin ? (
                <span className="block text-[0.8125rem] text-critical">only {line.freeAtOrigin} free</span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Facts({ transfer }: { transfer: Transfer }) {
  const { origin, destination, createdAt, createdBy, sentAt, closedAt, status, expectedOn, tracking, note } = transfer;
  return (
    <Card title="Route">
      <dl className="grid grid-cols-[7rem_1fr] gap-x-3 gap-y-2 text-sm [&_dt]:text-ink-subtle">
        <dt>From</dt>
        <dd>{origin.name}</dd>
        <dt>To</dt>
        <dd>{destination.name}</dd>
        <dt>Planned</dt>
        <dd>
          <DateTime value={createdAt} />, {createdBy}
        </dd>
        {sentAt ? <><dt>Sent</dt><dd><DateTime value={sentAt} /></dd></> : null}
        {expectedOn ? <><dt>Expected</dt><dd><DateTime value={expectedOn} show="day" /></dd></> : null}
        {closedAt ? <><dt>{status === 'received' ? 'Complete' : 'Cancelled'}</dt><dd><DateTime value={closedAt} />, {transfer.updatedBy}</dd></> : null}
        {tracking ? <><dt>Tracking</dt><dd className="wrap-anywhere">{tracking}</dd></> : null}
        {note ? <><dt>Note</dt><dd className="whitespace-pre-wrap wrap-anywhere">{note}</dd></> : null}
      </dl>
    </Card>
  ); // prettier-ignore
}

function TransferView({ transfer, onEdit }: { transfer: Transfer; onEdit: () => void }) {
  const { home } = useShop();
  const [isReceiving, setReceiving] = useState(false);
  const send = useSendTransfer(transfer);
  return (
    <>
      <PageHeader
        title={`Transfer ${transfer.number}`}
        back={{ to: `${home}/inventory/transfers`, label: 'Transfers' }}
        badges={<TransferBadge status={transfer.status} />}
        subtitle={`${transfer.origin.name} to ${transfer.destination.name}`}
        actions={<Actions transfer={transfer} onEdit={onEdit} onReceive={() => setReceiving(true)} send={send} />}
      />
      {send.error ? (
        <div className="mb-4">
          <Notice tone="critical" title="Not sent">
            {explainError(send.error).advice}
          </Notice>
        </div>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Items transfer={transfer} />
        <Facts transfer={transfer} />
      </div>
      {isReceiving ? <ReceiveDialog transfer={transfer} onClose={() => setReceiving(false)} /> : null}
    </>
  );
}

/** One transfer: what is in it, where it stands, and the next step. */
export function TransferPage() {
  const { id = '' } = useParams();
  const { home } = useShop();
  const transfer = useTransfer(id);
  const [isEditing, setEditing] = useState(false);
  const stop = () => setEditing(false);
  if (!transfer.data) {
    return (
      <Card>
        {transfer.error ? (
          <ErrorState error={transfer.error} onRetry={() => void transfer.refetch()} />
        ) : (
          <LoadingBlock label="Loading the transfer" rows={8} />
        )}
      </Card>
    );
  }
  if (!isEditing) return <TransferView transfer={transfer.data} onEdit={() => setEditing(true)} />;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={`Edit transfer ${transfer.data.number}`}
        back={{ to: `${home}/inventory/transfers`, label: 'Transfers' }}
      />
      <TransferForm transfer={transfer.data} onSaved={stop} onCancel={stop} />
    </div>
  );
}
