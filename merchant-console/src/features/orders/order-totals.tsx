import type { AdminOrder, Money as MoneyValue } from '@smallshop/contract';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';
import { Money } from '../../ui/money.js';

function Amount({ label, value, strong }: { label: string; value: MoneyValue; strong?: boolean }) {
  return (
    <div
      className={cn(
        'flex justify-between gap-4 py-1 text-sm',
        strong && 'mt-1 border-t border-line pt-2.5 text-base font-semibold',
      )}
    >
      <dt className={strong ? '' : 'text-ink-muted'}>{label}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </div>
  );
}

const percent = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

/** Money given back, each time with its reason, and what the shop keeps. */
function Refunds({ order: { refunds, refunded, captured } }: { order: AdminOrder }) {
  const shown = refunds.filter(({ status }) => status !== 'failed');
  if (shown.length === 0) return null;
  return (
    <dl className="mt-2 border-t border-line pt-2">
      {shown.map(({ id, amount, reason, status }) => (
        <Amount
          key={id}
          label={[status === 'pending' ? 'Refund on its way' : 'Refunded', reason].filter(Boolean).join(': ')}
          value={{ ...amount, amount: -amount.amount }}
        />
      ))}
      <Amount label="Kept" value={{ ...captured, amount: captured.amount - refunded.amount }} strong />
    </dl>
  );
}

/** The breakdown, and behind it which rule made each amount. */
export function OrderTotals({ order }: { order: AdminOrder }) {
  const { totals, shippingMethod, paymentStatus } = order;
  const { pricesIncludeTax } = totals;
  return (
    <Card title={paymentStatus !== 'pending' && paymentStatus !== 'failed' ? 'Paid by the customer' : 'Amount due'}>
      <dl>
        <Amount label="Subtotal" value={totals.subtotal} />
        {totals.explanations
          .filter(({ rule }) => rule === 'discount')
          .map(({ label, code, amount }, index) => (
            <Amount key={index} label={code === undefined ? label : `${label} (${code})`} value={amount} />
          ))}
        {totals.shipping ? (
          <Amount label={shippingMethod ? `Shipping (${shippingMethod})` : 'Shipping'} value={totals.shipping} />
        ) : null}
        {pricesIncludeTax
          ? null
          : totals.taxes.map((tax) => (
              <Amount
                key={`${tax.name}${tax.ratePercent}`}
                label={`${tax.name} ${percent.format(tax.ratePercent)} %`}
                value={tax.amount}
              />
            ))}
        <Amount label="Total" value={totals.total} strong />
        {pricesIncludeTax
          ? totals.taxes.map((tax) => (
              <Amount
                key={`${tax.name}${tax.ratePercent}`}
                label={`of which ${tax.name} ${percent.format(tax.ratePercent)} %`}
                value={tax.amount}
              />
            ))
          : null}
      </dl>
      <Refunds order={order} />
      <details className="mt-2 text-[0.8125rem]">
        <summary className="w-fit rounded-md py-1 text-ink-subtle hover:text-ink">How this was worked out</summary>
        <ul className="mt-1 grid gap-1 rounded-control bg-sunken px-3 py-2.5">
          {totals.explanations.map((explanation, index) => (
            <li key={index} className="flex justify-between gap-4">
              <span className="text-pretty">
                {explanation.label}
                {explanation.ratePercent === undefined ? '' : ` (${percent.format(explanation.ratePercent)} %)`}
              </span>
              <Money value={explanation.amount} />
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
