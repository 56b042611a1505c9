import { lifeCycle } from '../lifecycle/lifecycle.rule.js';

/** Where a payment stands, as far as we know; the provider's books are the truth. */
export type PaymentState = 'pending' | 'requires_action' | 'succeeded' | 'declined' | 'cancelled';

/** What a provider reports, and `cancel`, which also stands for money given back. */
export type PaymentEvent = 'ask' | 'succeed' | 'decline' | 'cancel';

/**
 * The next state of a payment, or null when it refuses the event. A report may come late or twice, so a payment we had
 * given up can still turn out paid; one that is paid can only be given back.
 */
export const transitionPayment = lifeCycle<PaymentState, PaymentEvent>({
  pending: { ask: 'requires_action', succeed: 'succeeded', decline: 'declined', cancel: 'cancelled' },
  requires_action: { ask: 'requires_action', succeed: 'succeeded', decline: 'declined', cancel: 'cancelled' },
  declined: { succeed: 'succeeded', cancel: 'cancelled' },
  cancelled: { succeed: 'succeeded' },
  succeeded: { cancel: 'cancelled' },
});
