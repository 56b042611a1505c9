import { describe, expect, it } from 'vitest';
import { transitionCheckout, type CheckoutEvent, type CheckoutState } from '../checkout/checkout.rule.js';
import { transitionPayment, type PaymentEvent, type PaymentState } from '../payment/payment.rule.js';

const checkoutEvents: CheckoutEvent[] = ['pay', 'pay_late', 'decline', 'expire'];
const paymentEvents: PaymentEvent[] = ['ask', 'succeed', 'decline', 'cancel'];

describe('a checkout', () => {
  it.each<[CheckoutState, (CheckoutState | null)[]]>([
    ['open', [null, null, null, 'expired']],
    ['awaiting_payment', ['completed', null, 'payment_failed', 'expired']],
    ['payment_failed', [null, 'completed', null, null]],
    ['expired', [null, 'completed', null, null]],
    ['completed', [null, null, null, null]],
  ])('that is %s answers pay, pay late, decline and expire with %j', (state, next) => {
    expect(checkoutEvents.map((event) => transitionCheckout(state, event))).toEqual(next);
  });
});

describe('a payment', () => {
  it.each<[PaymentState, (PaymentState | null)[]]>([
    ['pending', ['requires_action', 'succeeded', 'declined', 'cancelled']],
    ['requires_action', ['requires_action', 'succeeded', 'declined', 'cancelled']],
    ['declined', [null, 'succeeded', null, 'cancelled']],
    ['cancelled', [null, 'succeeded', null, null]],
    ['succeeded', [null, null, null, 'cancelled']],
  ])('that is %s answers ask, succeed, decline and cancel with %j', (state, next) => {
    expect(paymentEvents.map((event) => transitionPayment(state, event))).toEqual(next);
  });
});
