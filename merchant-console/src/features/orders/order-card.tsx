import type { OrderRow } from '@smallshop/contract';
import { Link } from 'react-router';
import { DateTime } from '../../ui/date-time.js';
import { Money } from '../../ui/money.js';
import { CancelledBadge, FulfillmentBadge, PaymentBadge } from './order-status.js';

interface OrderCardProps {
  order: OrderRow;
  /** Address of the shop's console, such as `/s/harbor`. */
  home: string;
}

/** An order in few words: for phones, the dashboard and a customer's page. */
export function OrderCard({ order, home }: OrderCardProps) {
  return (
    <Link to={`${home}/orders/${order.id}`} className="block rounded-control">
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate text-sm">
          <span className="font-semibold tabular-nums">#{order.number}</span>{' '}
          <span className="text-ink-muted">{order.customerName || order.email}</span>
        </span>
        <Money value={order.total} className="text-sm font-medium" />
      </span>
      <span className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <CancelledBadge status={order.status} />
        <PaymentBadge status={order.paymentStatus} />
        <FulfillmentBadge order={order} />
        <span className="ml-auto text-[0.8125rem] text-ink-subtle">
          <DateTime value={order.placedAt} />
        </span>
      </span>
    </Link>
  );
}
