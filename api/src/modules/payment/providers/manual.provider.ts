import type { PaymentMethod } from '@smallshop/contract';
import type { PaymentProvider, PaymentResult, RefundResult } from '../payment.provider.js';

/** Bank transfer: the order is placed at once and waits for the money, which staff see on their account. */
export class ManualProvider implements PaymentProvider {
  readonly code = 'manual';
  readonly method: PaymentMethod = {
    provider: 'manual',
    name: 'Bank transfer',
    instructions: 'We send the bank details with your order confirmation and ship as soon as the transfer has arrived.',
    publishableKey: null,
    testCards: [],
  };

  async start(): Promise<PaymentResult> {
    return { state: 'due' };
  }

  async standing(): Promise<PaymentResult> {
    return { state: 'due' };
  }

  /** No company to tell. */
  async cancel(): Promise<void> {}

  /** Nothing is taken automatically, so nothing is given back automatically. */
  async giveBack(): Promise<void> {}

  /** Staff send the money themselves; what is kept is that they did. */
  async refund(): Promise<RefundResult> {
    return { state: 'succeeded', providerRefundId: null };
  }
}
