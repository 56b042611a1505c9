import { lifeCycle } from '../lifecycle/lifecycle.rule.js';

/** Where a checkout stands; `awaiting_payment` is the only state that holds stock. */
export type CheckoutState = 'open' | 'awaiting_payment' | 'completed' | 'payment_failed' | 'expired';

/** `pay` while the stock is held; `pay_late` when the provider was paid after we had given up and stock can still be had. */
export type CheckoutEvent = 'pay' | 'pay_late' | 'decline' | 'expire';

/** The next state of a checkout, or null when it refuses the event. `completed` is final: that is what makes an order unique. */
export const transitionCheckout = lifeCycle<CheckoutState, CheckoutEvent>({
  open: { expire: 'expired' },
  awaiting_payment: { pay: 'completed', decline: 'payment_failed', expire: 'expired' },
  payment_failed: { pay_late: 'completed' },
  expired: { pay_late: 'completed' },
  completed: {},
});
