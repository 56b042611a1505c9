import type { Dashboard } from '@smallshop/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { Money } from '../../ui/money.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { OrderCard } from '../orders/order-card.js';

const More = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link
    to={to}
    className="shrink-0 rounded-sm text-[0.8125rem] font-medium text-accent-text underline-offset-2 hover:underline"
  >
    {children}
  </Link>
);

const Nothing = ({ children }: { children: ReactNode }) => (
  <p className="px-4 pb-5 text-sm text-ink-muted md:px-5">{children}</p>
);

/** The newest orders. */
export function RecentOrders({ orders }: { orders: Dashboard['recentOrders'] }) {
  const { home } = useShop();
  return (
    <Card title="Recent orders" flush action={<More to={`${home}/orders`}>All orders</More>}>
      {orders.length === 0 ? <Nothing>Your first order will stand here, a moment after it is placed.</Nothing> : null}
      <ul>
        {orders.map((order) => (
          <li key={order.id} className="border-t border-line px-4 py-3 first:border-t-0 hover:bg-hover/55 md:px-5">
            <OrderCard order={order} home={home} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Variants about to sell out. */
export function LowStock({ items }: { items: Dashboard['lowStock'] }) {
  const { home } = useShop();
  return (
    <Card title="Running low" flush action={<More to={`${home}/inventory?state=low`}>All low stock</More>}>
      {items.length === 0 ? <Nothing>Nothing is running low.</Nothing> : null}
      <ul className="pb-2">
        {items.map((item) => (
          <li key={item.variantId}>
            <Link
              to={`${home}/inventory/variants/${item.variantId}`}
              className="flex items-center gap-3 px-4 py-2 hover:bg-hover/55 md:px-5"
            >
              <ProductThumb image={item.image} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium">{item.title}</span>
                <span className="block truncate text-[0.8125rem] text-ink-subtle">
                  {item.variantTitle === item.title ? item.sku : item.variantTitle}
                </span>
              </span>
              <Badge tone={item.free > 0 ? 'caution' : 'critical'}>
                {item.free > 0 ? `${item.free} left` : 'Sold out'}
              </Badge>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What sold most in the last 30 days. */
export function BestSellers({ items }: { items: Dashboard['bestSellers'] }) {
  const { home } = useShop();
  return (
    <Card title="Best sellers" description="Last 30 days" flush>
      {items.length === 0 ? <Nothing>Nothing sold in the last 30 days.</Nothing> : null}
      <ol className="pb-2">
        {items.map((item) => (
          <li key={item.productId}>
            <Link
              to={`${home}/products/${item.productId}`}
              className="flex items-center gap-3 px-4 py-2 hover:bg-hover/55 md:px-5"
            >
              <ProductThumb image={item.image} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium">{item.title}</span>
                <span className="block text-[0.8125rem] text-ink-subtle tabular-nums">{item.units} sold</span>
              </span>
              <Money value={item.revenue} className="text-sm" />
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
