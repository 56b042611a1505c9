import {
  transitionCheckout,
  transitionPayment,
  type CheckoutState,
  type PaymentEvent,
  type PaymentState,
} from '@smallshop/domain';
import type { PaymentStanding } from '../payment/index.js';

/**
 * What to do about a provider's report. `complete`: place the order. `complete_late`: the money came after we had given up;
 * place it if stock can still be had. `decline`: free the stock, keep the cart. `ask`: the buyer must act. `wait`: nothing is
 * decided. `ignore`: it is news from before, or again.
 */
export type Settlement = 'complete' | 'complete_late' | 'decline' | 'ask' | 'wait' | 'ignore';

const paymentEvents: Readonly<Record<PaymentStanding['state'], PaymentEvent | null>> = {
  succeeded: 'succeed',
  due: null,
  processing: null,
  requires_action: 'ask',
  declined: 'decline',
  absent: null,
};

/** Decides by the transition tables alone, so that reports may come late, twice and in any order. */
export function decideSettlement(
  checkout: CheckoutState,
  payment: PaymentState,
  reported: PaymentStanding['state'],
): Settlement {
  const event = paymentEvents[reported];
  if (event !== null && transitionPayment(payment, event) === null) return 'ignore';
  switch (reported) {
    case 'succeeded':
    case 'due':
      if (transitionCheckout(checkout, 'pay') !== null) return 'complete';
      return reported === 'succeeded' && transitionCheckout(checkout, 'pay_late') !== null ? 'complete_late' : 'ignore';
    case 'declined':
      return transitionCheckout(checkout, 'decline') === null ? 'ignore' : 'decline';
    case 'requires_action':
      return checkout === 'awaiting_payment' ? 'ask' : 'ignore';
    case 'processing':
    case 'absent':
      return checkout === 'awaiting_payment' ? 'wait' : 'ignore';
  }
}
