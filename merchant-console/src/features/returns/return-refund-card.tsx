import type { AdminReturn, Money as MoneyValue } from '@smallshop/contract';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { formatMoney, Money, parseMinor, toDecimal } from '../../ui/money.js';
import { Input } from '../../ui/text-input.js';
import { amountError } from '../orders/refund-form.js';
import { RefusalNotice } from '../orders/refusal-notice.js';
import { useRefundReturn, useReturnRefundPreview } from './use-returns.js';

const Row = ({ label, value }: { label: string; value: MoneyValue }) => (
  <div className="flex justify-between gap-4 py-1 text-sm">
    <dt className="text-ink-muted">{label}</dt>
    <dd>
      <Money value={value} />
    </dd>
  </div>
);

function RefundForm({ item }: { item: AdminReturn }) {
  const { currency } = item.fee;
  const [form, setForm] = useState({ fee: toDecimal(item.fee.amount, currency), shipping: '' });
  const wish = {
    feeMinor: parseMinor(form.fee, currency) ?? 0,
    shippingMinor: parseMinor(form.shipping, currency) ?? 0,
  };
  const preview = useReturnRefundPreview(item, wish);
  const refund = useRefundReturn(item);
  const shown = preview.error ? undefined : preview.data;
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Return fee" hint="Kept back." error={amountError(form.fee, currency)}>
          <Input
            inputMode="decimal"
            value={form.fee}
            onChange={(event) => setForm({ ...form, fee: event.currentTarget.value })}
          />
        </Field>
        <Field
          label="Shipping"
          optional
          error={amountError(form.shipping, currency)}
          hint={shown && `Up to ${formatMoney(shown.shippingRefundable)} of it can be refunded too.`}
        >
          <Input
            inputMode="decimal"
            placeholder="0"
            value={form.shipping}
            onChange={(event) => setForm({ ...form, shipping: event.currentTarget.value })}
          />
        </Field>
      </div>
      {shown ? (
        <dl aria-live="polite" aria-busy={preview.isFetching}>
          {shown.lines.map(({ orderLineId, quantity, amount }) => {
            const title = item.lines.find((line) => line.orderLineId === orderLineId)?.title ?? 'Item';
            return <Row key={orderLineId} label={`${quantity} × ${title}`} value={amount} />;
          })}
          {shown.fee.amount > 0 ? <Row label="Fee, taken off already" value={shown.fee} /> : null}
          {shown.shipping.amount > 0 ? <Row label="Shipping" value={shown.shipping} /> : null}
        </dl>
      ) : null}
      <RefusalNotice error={refund.error ?? preview.error} title="Not refunded" noun="return" />
      <Button
        tone="primary"
        size="large"
        busy={refund.isPending}
        disabled={!shown || preview.isFetching}
        onClick={() => refund.mutate(wish)}
      >
        {shown ? `Refund ${formatMoney(shown.amount)}` : 'Refund'}
      </Button>
    </div>
  );
}

/** The money of a return: what went back, or what is to. */
export function ReturnRefundCard({ item }: { item: AdminReturn }) {
  const { can } = useShop();
  if (item.status === 'received') {
    return (
      <Card title="Refund">
        {can('orders.refund') ? (
          <RefundForm key={item.version} item={item} />
        ) : (
          <p className="text-sm text-ink-muted">Someone who may refund orders gives the money back.</p>
        )}
      </Card>
    );
  }
  if (!item.refund) return null;
  return (
    <Card title="Refund">
      <p className="text-sm">
        <Money value={item.refund.amount} className="font-medium" />{' '}
        {item.refund.status === 'pending' ? 'is on its way back' : 'went back'}
      </p>
    </Card>
  );
}
