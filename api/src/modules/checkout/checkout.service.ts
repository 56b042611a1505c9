import { Injectable } from '@nestjs/common';
import type { Checkout } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { OrderKeys } from '../order/index.js';
import { PaymentRepository } from '../payment/index.js';
import { CheckoutReader } from './checkout.reader.js';
import type { CheckoutRecord } from './checkout.record.js';
import { CheckoutRepository } from './checkout.repository.js';
import { giveAnswer } from './declined.js';
import { ReconcileCheckout } from './use-cases/reconcile-checkout.js';

/** Checkouts after they have begun: looked at, confirmed, given up. */
@Injectable()
export class CheckoutService {
  constructor(
    private readonly database: Database,
    private readonly checkouts: CheckoutRepository,
    private readonly payments: PaymentRepository,
    private readonly keys: OrderKeys,
    private readonly reader: CheckoutReader,
    private readonly reconciliation: ReconcileCheckout,
  ) {}

  /** @param key of the checkout; @throws Refusal `checkout.not_found` also for a wrong key */
  get(ctx: Ctx, id: string, key: string): Promise<Checkout> {
    this.#requireKey(ctx, id, key);
    return this.database.withTenant(ctx, async (tx) => {
      const checkout = await this.checkouts.find(tx, id);
      if (!checkout) throw new Refusal('checkout.not_found');
      return this.reader.show(tx, ctx, checkout, await this.payments.ofCheckout(tx, id));
    });
  }

  /**
   * Asks the provider how the buyer's confirmation went and settles accordingly; the checkout as it stands when nothing is
   * decided yet. Safe to repeat, and to race with the provider's own message.
   *
   * @throws Refusal `checkout.not_found`, `checkout.not_payable`, `payment.declined`; Fault `payment.unavailable`
   */
  async confirm(ctx: Ctx, id: string, key: string): Promise<Checkout> {
    this.#requireKey(ctx, id, key);
    const opened = await this.reconciliation.open(ctx, id);
    if (!opened) throw new Refusal('checkout.not_found');
    const { checkout, payment } = opened;
    if (checkout.status === 'completed') return this.get(ctx, id, key);
    if (checkout.status !== 'awaiting_payment') throw endedRefusal(checkout);
    const standing = await this.reconciliation.standing(ctx, payment);
    if (standing.state === 'absent') throw new Refusal('checkout.not_payable');
    const settled = await this.reconciliation.settle(ctx, { checkoutId: id, standing });
    giveAnswer(settled.answer);
    return settled.checkout;
  }

  /**
   * For the job that runs when the hold on the stock ends: see {@link ReconcileCheckout.reconcile}.
   *
   * @throws Fault `payment.unavailable`: run it again
   */
  expire(ctx: Ctx, checkoutId: string): Promise<void> {
    return this.reconciliation.reconcile(ctx, checkoutId);
  }

  #requireKey(ctx: Ctx, id: string, key: string): void {
    if (!this.keys.opens(key, ctx.tenantId, id)) throw new Refusal('checkout.not_found');
  }
}

function endedRefusal({ id, status, failureCode, failureMessage }: CheckoutRecord): Refusal {
  if (status !== 'payment_failed' || failureCode === null) return new Refusal('checkout.not_payable', { status });
  return new Refusal('payment.declined', { checkoutId: id, reason: failureCode }, failureMessage ?? undefined);
}
