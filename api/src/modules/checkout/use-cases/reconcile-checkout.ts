import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { Fault } from '../../../plumbing/refusal.js';
import { PaymentRepository, PaymentService, type Payment, type PaymentStanding } from '../../payment/index.js';
import type { CheckoutRecord } from '../checkout.record.js';
import { CheckoutRepository } from '../checkout.repository.js';
import { ReturnPayment } from './return-payment.js';
import { SettlePayment, type Report, type Settled } from './settle-payment.js';

/** A checkout and its payment as they were when looked at. */
export interface Opened {
  readonly checkout: CheckoutRecord;
  readonly payment: Payment;
}

/** Brings checkouts in line with what their payment provider says. */
@Injectable()
export class ReconcileCheckout {
  constructor(
    private readonly database: Database,
    private readonly checkouts: CheckoutRepository,
    private readonly payments: PaymentRepository,
    private readonly providers: PaymentService,
    private readonly settlement: SettlePayment,
    private readonly returns: ReturnPayment,
  ) {}

  /** The checkout and its payment; null when there is none of that id in this shop. */
  open(ctx: Ctx, checkoutId: string): Promise<Opened | null> {
    return this.database.withTenant(ctx, async (tx) => {
      const [checkout, payment] = await Promise.all([
        this.checkouts.find(tx, checkoutId),
        this.payments.ofCheckout(tx, checkoutId),
      ]);
      return checkout && payment ? { checkout, payment } : null;
    });
  }

  /** A payment of this shop, or null. */
  paymentOf(ctx: Ctx, paymentId: string): Promise<Payment | null> {
    return this.database.withTenant(ctx, (tx) => this.payments.find(tx, paymentId));
  }

  /** What the provider says of a payment now. @throws Fault `payment.unavailable` */
  standing(ctx: Ctx, { id, provider, providerPaymentId, amountMinor }: Payment): Promise<PaymentStanding> {
    return this.providers.standing(provider, { tenantId: ctx.tenantId, paymentId: id, providerPaymentId, amountMinor });
  }

  /** Settles, and gives the money back at once when it cannot become an order any more. */
  async settle(ctx: Ctx, report: Report): Promise<Settled> {
    const settled = await this.settlement.settle(ctx, report);
    if (settled.unplaced) await this.#giveBack(ctx, settled.unplaced);
    return settled;
  }

  /**
   * Finishes a checkout nobody is working on: paid becomes an order, declined is freed, and what is still unpaid at its expiry
   * is cancelled at the provider and freed. Safe to repeat and to run beside anything else.
   *
   * @throws Fault `payment.unavailable`: nothing changed
   */
  async reconcile(ctx: Ctx, checkoutId: string): Promise<void> {
    const opened = await this.open(ctx, checkoutId);
    if (!opened) return;
    const { checkout, payment } = opened;
    if (payment.status === 'succeeded' && checkout.orderId === null) return this.returns.giveBack(ctx, payment);
    if (checkout.status !== 'awaiting_payment') return;
    const standing = await this.standing(ctx, payment);
    const isOpen = standing.state === 'requires_action' || standing.state === 'absent';
    if (!isOpen) return void (await this.settle(ctx, { checkoutId, standing }));
    if (ctx.now < checkout.expiresAt) return;
    const { id: paymentId, provider, providerPaymentId } = payment;
    await this.settlement.expire(ctx, checkoutId);
    // Only what is unpaid: whoever pays in this very moment is dealt with as a late payment.
    await this.providers.cancel(provider, { tenantId: ctx.tenantId, paymentId, providerPaymentId });
  }

  // The clean-up tries again: the provider's message that brought us here must not be refused for it.
  async #giveBack(ctx: Ctx, payment: Payment): Promise<void> {
    try {
      await this.returns.giveBack(ctx, payment);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
  }
}
