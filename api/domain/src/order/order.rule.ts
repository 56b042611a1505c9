import { lifeCycle } from '../lifecycle/lifecycle.rule.js';
import type { Minor } from '../money/money.rule.js';

/** Where an order stands as a whole. */
export type OrderState = 'open' | 'completed' | 'cancelled';
/** How much of an order has left the house; `not_required` when nothing of it is sent: digital goods, or all given back before. */
export type FulfillmentState = 'unfulfilled' | 'partially_fulfilled' | 'fulfilled' | 'not_required';
/** What an order's money says. `failed` stands for a payment that was promised and never came. */
export type OrderPaymentState = 'pending' | 'paid' | 'partially_refunded' | 'refunded' | 'failed';

/** Where a refund stands. */
export type RefundState = 'pending' | 'succeeded' | 'failed';

/**
 * The next state of an order, or null when it refuses the event. What has been sent is refunded, never cancelled; a completed one
 * is open again once there is something to send, as after an exchange.
 */
export const transitionOrder = lifeCycle<OrderState, 'complete' | 'cancel' | 'reopen'>({
  open: { complete: 'completed', cancel: 'cancelled' },
  completed: { reopen: 'open' },
  cancelled: {},
});

/** The next state of an order's money when a transfer or cash has arrived, or null when none is awaited. */
export const receivePayment = lifeCycle<OrderPaymentState, 'receive'>({
  pending: { receive: 'paid' },
  failed: { receive: 'paid' },
  paid: {},
  partially_refunded: {},
  refunded: {},
});

/** What an order's money says once it was taken: by what was taken and what of it went back, or is on its way. */
export function moneyStateOf(captured: Minor, refunded: Minor): OrderPaymentState {
  if (refunded === 0n) return 'paid';
  return refunded < captured ? 'partially_refunded' : 'refunded';
}

/**
 * The next state of a refund, or null when it refuses the event. A bank may send money back long after it was sent: what
 * succeeded can still fail, and what failed stays so.
 */
export const transitionRefund = lifeCycle<RefundState, 'succeed' | 'fail'>({
  pending: { succeed: 'succeeded', fail: 'failed' },
  succeeded: { fail: 'failed' },
  failed: {},
});

/** Units of a line: ordered, sent, and those that will never be sent because they were given back first. */
export interface LineUnits {
  readonly isDigital: boolean;
  readonly quantity: number;
  readonly fulfilled: number;
  readonly dropped: number;
}

/** Units of a line that are still to be sent. */
export const unitsToShip = ({ isDigital, quantity, fulfilled, dropped }: LineUnits): number =>
  isDigital ? 0 : Math.max(0, quantity - fulfilled - dropped);

/** How much of an order has left the house, by its lines. */
export function fulfillmentOf(lines: readonly LineUnits[]): FulfillmentState {
  const left = lines.reduce((units, line) => units + unitsToShip(line), 0);
  const sent = lines.reduce((units, line) => units + (line.isDigital ? 0 : line.fulfilled), 0);
  if (left === 0) return sent > 0 ? 'fulfilled' : 'not_required';
  return sent > 0 ? 'partially_fulfilled' : 'unfulfilled';
}

/** Whether an order asks for nothing more: all of it is sent, or need not be, and its money is here or went back. */
export const isDone = (fulfillment: FulfillmentState, payment: OrderPaymentState): boolean =>
  (fulfillment === 'fulfilled' || fulfillment === 'not_required') && payment !== 'pending' && payment !== 'failed';
