import type { AdminOrder, Money } from '@smallshop/contract';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { formatMoney } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { Input, Select } from '../../ui/text-input.js';
import { useLocations } from '../inventory/use-locations.js';
import { OrderUnitRow } from './order-unit-row.js';
import { amountError, emptyRefund, readRefund, type RefundForm } from './refund-form.js';
import { RefundSummary } from './refund-summary.js';
import { useOrder } from './use-order.js';
import { useRefund, useRefundPreview } from './use-refund.js';

interface PartProps {
  order: AdminOrder;
  form: RefundForm;
  change: (part: Partial<RefundForm>) => void;
}

function Items({ order, form, change }: PartProps) {
  return (
    <Card title="Items">
      <ul>
        {order.lines.map((line) => {
          const most = line.quantity - line.refundedQuantity;
          const units = form.units[line.id] ?? 0;
          const unsent = Math.min(units, line.toShipQuantity);
          const note = [
            line.refundedQuantity > 0 ? `${line.refundedQuantity} refunded` : '',
            unsent > 0 ? `${unsent} will not be sent` : '',
          ];
          return (
            <OrderUnitRow
              key={line.id}
              line={line}
              purpose="to refund"
              most={most}
              value={units}
              onChange={(value) => change({ units: { ...form.units, [line.id]: value } })}
              note={note.filter(Boolean).join(' · ')}
            />
          );
        })}
      </ul>
      <Restock form={form} change={change} />
    </Card>
  );
}

function Restock({ form, change }: Omit<PartProps, 'order'>) {
  const { open } = useLocations();
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-4">
      <label className="flex min-h-9 items-center gap-3 text-sm">
        <Checkbox checked={form.isRestocked} onCheckedChange={(checked) => change({ isRestocked: checked === true })} />
        Put these items back into stock
      </label>
      {form.isRestocked && open.length > 1 ? (
        <Field label="Location" hideLabel className="basis-48">
          <Select value={form.locationId} onChange={(event) => change({ locationId: event.currentTarget.value })}>
            <option value="">At the default location</option>
            {open.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  );
}

const shippingHint = (left: Money): string =>
  left.amount === 0 ? 'Nothing of it is left to refund' : `Up to ${formatMoney(left)}`;

function Amounts({ form, change, order, shippingLeft }: PartProps & { shippingLeft: Money | undefined }) {
  const { currency } = order.captured;
  return (
    <Card title="Shipping and other amounts">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Shipping"
          error={amountError(form.shipping, currency)}
          hint={shippingLeft && shippingHint(shippingLeft)}
        >
          <Input
            inputMode="decimal"
            placeholder="0"
            disabled={shippingLeft?.amount === 0}
            value={form.shipping}
            onChange={(event) => change({ shipping: event.currentTarget.value })}
          />
        </Field>
        <Field label="Another amount" error={amountError(form.extra, currency)} hint="As goodwill, without items">
          <Input
            inputMode="decimal"
            placeholder="0"
            value={form.extra}
            onChange={(event) => change({ extra: event.currentTarget.value })}
          />
        </Field>
        <Field label="Reason" optional className="sm:col-span-2" hint="For your team; the customer does not see it.">
          <Input
            maxLength={200}
            value={form.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        </Field>
      </div>
    </Card>
  );
}

function RefundEditor({ order }: { order: AdminOrder }) {
  const { home } = useShop();
  const navigate = useNavigate();
  const [form, setForm] = useState(emptyRefund);
  const change = (part: Partial<RefundForm>) => setForm((before) => ({ ...before, ...part }));
  const wish = readRefund(form, order);
  const preview = useRefundPreview(order, wish);
  const untouched = useRefundPreview(order, readRefund(emptyRefund, order));
  const refund = useRefund(order);
  const send = () =>
    refund.mutate(
      { ...wish, reason: form.reason.trim() },
      { onSuccess: () => void navigate(`${home}/orders/${order.id}`) },
    );
  return (
    <>
      <PageHeader
        title={`Refund order ${order.number}`}
        back={{ to: `${home}/orders/${order.id}`, label: `Order ${order.number}` }}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <Items order={order} form={form} change={change} />
          <Amounts order={order} form={form} change={change} shippingLeft={untouched.data?.shippingRefundable} />
        </div>
        <RefundSummary
          order={order}
          preview={preview.error ? undefined : preview.data}
          error={refund.error ?? preview.error}
          isCounting={preview.isFetching}
          isSending={refund.isPending}
          onSend={send}
        />
      </div>
    </>
  );
}

/** Gives money back: for units, for shipping, or for nothing in particular. */
export function RefundPage() {
  const { id = '' } = useParams();
  const order = useOrder(id);
  if (order.data) return <RefundEditor order={order.data} />;
  return (
    <Card>
      {order.error ? (
        <ErrorState error={order.error} onRetry={() => void order.refetch()} />
      ) : (
        <LoadingBlock label="Loading the order" rows={8} />
      )}
    </Card>
  );
}
