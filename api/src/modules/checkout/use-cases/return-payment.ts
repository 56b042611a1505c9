import { Injectable } from '@nestjs/common';
import { transitionPayment } from '@smallshop/domain';
import type { Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { PaymentRepository, PaymentService, type Payment } from '../../payment/index.js';
import { CheckoutRepository } from '../checkout.repository.js';

/** Gives money back that came too late for the stock. */
@Injectable()
export class ReturnPayment {
  constructor(
    private readonly database: Database,
    private readonly checkouts: CheckoutRepository,
    private readonly payments: PaymentRepository,
    private readonly providers: PaymentService,
  ) {}

  /**
   * Returns a payment at its provider, then notes that. Safe to repeat, and repeated by the clean-up until it worked.
   *
   * @throws Fault `payment.unavailable`
   */
  async giveBack(ctx: Ctx, payment: Payment): Promise<void> {
    const { id: paymentId, provider, providerPaymentId, checkoutId } = payment;
    await this.providers.giveBack(provider, { tenantId: ctx.tenantId, paymentId, providerPaymentId });
    await this.database.withTenant(ctx, async (tx) => {
      const checkout = await this.checkouts.lock(tx, checkoutId);
      const current = await this.payments.find(tx, paymentId);
      if (!checkout || checkout.orderId !== null || current?.status !== 'succeeded') return;
      const status = transitionPayment(current.status, 'cancel');
      if (status === null) return;
      await this.payments.record(tx, paymentId, { status });
      await this.checkouts.audit(tx, 'payment.returned', checkoutId, paymentId);
    });
  }
}
