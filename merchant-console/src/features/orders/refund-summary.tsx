import type { AdminOrder, Money as MoneyValue, RefundPreview } from '@smallshop/contract';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';
import { formatMoney, Money } from '../../ui/money.js';
import { RefusalNotice } from './refusal-notice.js';

interface RefundSummaryProps {
  order: AdminOrder;
  preview: RefundPreview | undefined;
  /** Why this cannot be given back, or was not. */
  error: Error | null;
  isCounting: boolean;
  isSending: boolean;
  onSend: () => void;
}

function Row({ label, value, isStrong }: { label: string; value: MoneyValue; isStrong?: boolean }) {
  return (
    <div
      className={cn(
        'flex justify-between gap-4 py-1 text-sm',
        isStrong && 'mt-1 border-t border-line pt-2.5 font-semibold',
      )}
    >
      <dt className={isStrong ? '' : 'text-ink-muted'}>{label}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </div>
  );
}

/** What the refund comes to, as the server works it out, and the button that gives it back. */
export function RefundSummary({ order, preview, error, isCounting, isSending, onSend }: RefundSummaryProps) {
  const units = preview?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
  const total = preview?.amount ?? { amount: 0, currency: order.captured.currency };
  const hasSomething = total.amount > 0 || units > 0;
  return (
    <Card title="Summary">
      <div aria-live="polite" aria-busy={isCounting}>
        {preview && hasSomething ? (
          <dl>
            {preview.lines
              .filter(({ amount }) => amount.amount > 0)
              .map(({ orderLineId, quantity, amount }) => {
                const title = order.lines.find(({ id }) => id === orderLineId)?.title ?? 'Item';
                return <Row key={orderLineId} label={quantity > 0 ? `${quantity} × ${title}` : title} value={amount} />;
              })}
            {preview.shipping.amount > 0 ? <Row label="Shipping" value={preview.shipping} /> : null}
            <Row label="Refund" value={total} isStrong />
            {preview.taxes
              .filter(({ amount }) => amount.amount > 0)
              .map(({ name, ratePercent, amount }) => (
                <Row key={`${name}${ratePercent}`} label={`of which ${name}`} value={amount} />
              ))}
          </dl>
        ) : (
          <p className="text-sm text-ink-muted">Choose items, shipping or an amount.</p>
        )}
      </div>
      <p className="mt-2 text-[0.8125rem] text-ink-subtle">
        {formatMoney(order.refundable)} of {formatMoney(order.captured)} can be refunded, the way it was paid:{' '}
        {order.paymentMethod}.
      </p>
      <div className="mt-3 grid gap-3">
        <RefusalNotice error={error} title="Not refunded" />
        <Button tone="primary" size="large" busy={isSending} disabled={!hasSomething || isCounting} onClick={onSend}>
          Refund {formatMoney(total)}
        </Button>
      </div>
    </Card>
  );
}
