import type { AdminReturn } from '@smallshop/contract';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { ReturnBadge, returnName } from './return-status.js';
import { useOrderReturns } from './use-returns.js';

const contentsOf = ({ lines }: AdminReturn): string =>
  lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ');

/** Returns of an order; nothing without any. */
export function OrderReturnsCard({ orderId }: { orderId: string }) {
  const { home } = useShop();
  const items = useOrderReturns(orderId).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title="Returns" flush>
      <ul className="divide-y divide-line border-t border-line">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={`${home}/returns/${item.id}`} className="block px-4 py-3 text-sm hover:bg-hover md:px-5">
              <span className="flex items-center justify-between gap-3">
                <span className="font-medium tabular-nums">{returnName(item)}</span>
                <ReturnBadge status={item.status} />
              </span>
              <span className="block text-[0.8125rem] text-ink-subtle wrap-anywhere">{contentsOf(item)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
