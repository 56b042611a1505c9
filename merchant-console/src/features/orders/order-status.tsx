import type { FulfillmentStatus, OrderRow, OrderStatus, PaymentStatus } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';

interface Look {
  label: string;
  tone: Tone;
  hollow?: boolean;
}

/** How each state of payment reads. */
export const paymentLooks: Readonly<Record<PaymentStatus, Look>> = {
  pending: { label: 'Payment pending', tone: 'caution', hollow: true },
  paid: { label: 'Paid', tone: 'positive' },
  partially_refunded: { label: 'Partly refunded', tone: 'neutral', hollow: true },
  refunded: { label: 'Refunded', tone: 'neutral' },
  failed: { label: 'Payment failed', tone: 'critical' },
};

/** How each state of fulfillment reads. */
export const fulfillmentLooks: Readonly<Record<FulfillmentStatus, Look>> = {
  unfulfilled: { label: 'To ship', tone: 'caution', hollow: true },
  partially_fulfilled: { label: 'Partly shipped', tone: 'info', hollow: true },
  fulfilled: { label: 'Shipped', tone: 'positive' },
  not_required: { label: 'Nothing to ship', tone: 'neutral' },
};

/** How each state of an order reads. */
export const orderLooks: Readonly<Record<OrderStatus, Look>> = {
  open: { label: 'Open', tone: 'info', hollow: true },
  completed: { label: 'Completed', tone: 'neutral' },
  cancelled: { label: 'Cancelled', tone: 'critical' },
};

/** State of an order's payment. */
export const PaymentBadge = ({ status }: { status: PaymentStatus }) => {
  const { label, ...look } = paymentLooks[status];
  return <Badge {...look}>{label}</Badge>;
};

/** State of an order's shipping; none for a cancelled order that never left: nobody is to pack it. */
export const FulfillmentBadge = ({ order }: { order: Pick<OrderRow, 'status' | 'fulfillmentStatus'> }) => {
  const { status, fulfillmentStatus } = order;
  if (status === 'cancelled' && fulfillmentStatus === 'unfulfilled') return null;
  const { label, ...look } = fulfillmentLooks[fulfillmentStatus];
  return <Badge {...look}>{label}</Badge>;
};

/** Shown only when it says more than the other two: a cancelled order. */
export const CancelledBadge = ({ status }: { status: OrderStatus }) =>
  status === 'cancelled' ? <Badge tone={orderLooks.cancelled.tone}>{orderLooks.cancelled.label}</Badge> : null;
