import { Injectable } from '@nestjs/common';
import type { PlaceOrderInput } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { IdempotentRequest } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderKeys } from '../../order/index.js';
import { PaymentService, type PaymentResult } from '../../payment/index.js';
import { giveAnswer } from '../declined.js';
import { BeginCheckout, type Beginning } from './begin-checkout.js';
import { SettlePayment } from './settle-payment.js';

/** A cart becomes an order in one request: agree and hold, pay, place. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly beginning: BeginCheckout,
    private readonly payments: PaymentService,
    private readonly settlement: SettlePayment,
    private readonly keys: OrderKeys,
  ) {}

  /**
   * Places the caller's cart as an order, or begins the payment the buyer must still confirm. The provider is asked between
   * two transactions, under the payment's own idempotency key: a crash anywhere leaves something this same request, or the
   * clean-up, can finish.
   *
   * @returns JSON of the Checkout, the same for every retry with the same key
   * @throws Refusal `payment.method_unknown`, `payment.declined`, and those of {@link BeginCheckout.begin};
   *         Fault `payment.unavailable`: the stock stays held, try again with the same key
   */
  async place(ctx: Ctx, input: PlaceOrderInput, request: IdempotentRequest): Promise<string> {
    this.payments.requireMethod(input.payment.provider);
    const beginning = await this.beginning.begin(ctx, input, request);
    if (beginning.kind === 'answered') return giveAnswer(beginning.answer);
    const { checkoutId } = beginning;
    const standing = await this.#pay(ctx, input, beginning);
    const settled = await this.settlement.settle(ctx, { checkoutId, standing, request });
    if (settled.checkout.status === 'expired') throw new Refusal('checkout.not_payable');
    return giveAnswer(settled.answer);
  }

  #pay(ctx: Ctx, input: PlaceOrderInput, { checkoutId, payment }: Begun): Promise<PaymentResult> {
    const { tenantId, shop } = ctx;
    const key = this.keys.keyOf(tenantId, checkoutId);
    return this.payments.start(input.payment.provider, {
      tenantId,
      checkoutId,
      paymentId: payment.id,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      email: input.email,
      token: input.payment.token,
      pages: {
        challenge: (id) => `${shop.origin}/checkout/challenge/${id}?key=${key}`,
        back: `${shop.origin}/checkout/${checkoutId}/confirm?key=${key}`,
      },
    });
  }
}

type Begun = Extract<Beginning, { kind: 'begun' }>;
