import type { AdminOrder } from '@smallshop/contract';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { formatMoney, Money } from '../../ui/money.js';
import { ProductThumb } from '../../ui/product-thumb.js';

type Line = AdminOrder['lines'][number];

/** Units of a line that were promised and have not arrived yet. */
export const backorderedOf = (order: AdminOrder, { variantId }: Line): number =>
  order.backorders.find((waiting) => waiting.variantId === variantId)?.quantity ?? 0;

/** What became of the line's units, as far as it is not plain. */
function fate({ isDigital, quantity, fulfilledQuantity, refundedQuantity }: Line): string[] {
  const part = (units: number, verb: string) =>
    units === quantity ? verb : `${units} of ${quantity} ${verb.toLowerCase()}`;
  return [
    ...(isDigital ? ['Digital: sent by download link'] : []),
    ...(fulfilledQuantity > 0 ? [part(fulfilledQuantity, 'Shipped')] : []),
    ...(refundedQuantity > 0 ? [part(refundedQuantity, 'Refunded')] : []),
  ];
}

function LineTitle({ line }: { line: Line }) {
  const { home } = useShop();
  if (!line.productId) return <span className="font-medium">{line.title}</span>;
  return (
    <Link to={`${home}/products/${line.productId}`} className="rounded-sm font-medium hover:underline">
      {line.title}
    </Link>
  );
}

/** What was bought, at the prices of that moment. */
export function OrderLines({ order }: { order: AdminOrder }) {
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Card title={units === 1 ? '1 item' : `${units} items`} flush>
      <ul>
        {order.lines.map((line) => {
          const waiting = backorderedOf(order, line);
          return (
            <li key={line.id} className="flex gap-3 border-t border-line px-4 py-3 first:border-t-0 md:px-5">
              <ProductThumb image={line.image} className="size-12" />
              <div className="min-w-0 flex-1 text-sm">
                <LineTitle line={line} />
                <p className="text-[0.8125rem] text-ink-subtle wrap-anywhere">
                  {[
                    line.variantTitle === line.title ? '' : line.variantTitle,
                    line.sku,
                    line.priceList ?? '',
                    ...fate(line),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {waiting > 0 ? (
                  <Badge tone="caution" className="mt-1">
                    {waiting === line.quantity ? 'On backorder' : `${waiting} of ${line.quantity} on backorder`}
                  </Badge>
                ) : null}
              </div>
              <div className="text-right text-sm tabular-nums">
                <Money value={line.lineTotal} className="font-medium" />
                <p className="text-[0.8125rem] whitespace-nowrap text-ink-subtle">
                  {line.quantity} × {formatMoney(line.unitPrice)}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
