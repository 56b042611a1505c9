import type { FulfillmentStatus, OrderStatus, PaymentStatus } from '@smallshop/contract';
import { fulfillmentOf, isDone, minor, moneyStateOf, transitionOrder, unitsToShip } from '@smallshop/domain';
import type { OrderRecord } from './order.record.js';

type Line = OrderRecord['lines'][number];
type Bought = Pick<OrderRecord, 'status' | 'lines' | 'refunds' | 'paymentStatus' | 'fulfillmentStatus'>;

/** How an order stands: as a whole, its money, its goods. */
export interface Standing {
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  readonly fulfillmentStatus: FulfillmentStatus;
}

const unitsOf = ({ isDigital, quantity, fulfilledQuantity, droppedQuantity }: Line) => ({
  isDigital,
  quantity,
  fulfilled: fulfilledQuantity,
  dropped: droppedQuantity,
});

/** Units of a line still to be sent: none of a cancelled order. */
export const toShipOf = ({ status }: Pick<OrderRecord, 'status'>, line: Line): number =>
  status === 'cancelled' ? 0 : unitsToShip(unitsOf(line));

/** What went back to the buyer of an order or is on its way, in minor units. */
export const refundedMinor = ({ refunds }: Pick<OrderRecord, 'refunds'>): number =>
  refunds.reduce((sum, { status, amount }) => sum + (status === 'failed' ? 0 : amount.amount), 0);

/**
 * How an order stands by what was sent and given back of it.
 *
 * @param capturedMinor what was taken for it; money that is only promised leaves the payment as it is
 */
export function standingOf(order: Bought, capturedMinor: number): Standing {
  const isTaken = order.paymentStatus !== 'pending' && order.paymentStatus !== 'failed';
  const sent = order.refunds.filter(({ status }) => status === 'succeeded');
  const paymentStatus = isTaken
    ? moneyStateOf(minor(capturedMinor), minor(refundedMinor({ refunds: sent })))
    : order.paymentStatus;
  // Cancelled, it keeps what it was: nothing of it was sent.
  const fulfillmentStatus =
    order.status === 'cancelled' ? order.fulfillmentStatus : fulfillmentOf(order.lines.map(unitsOf));
  const moved = transitionOrder(order.status, isDone(fulfillmentStatus, paymentStatus) ? 'complete' : 'reopen');
  return { status: moved ?? order.status, paymentStatus, fulfillmentStatus };
}
