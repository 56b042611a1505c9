import { Injectable } from '@nestjs/common';
import { ShopResolver } from '../../../plumbing/auth/ports.js';
import { systemCtx } from '../../../plumbing/context.js';
import { Fault } from '../../../plumbing/refusal.js';
import { CheckoutRepository, type OpenCase } from '../checkout.repository.js';
import { ReconcileCheckout } from './reconcile-checkout.js';

/** Age from which an unsettled checkout is looked after: its request has ended by then, one way or the other. */
const quietMs = 60_000;
const batchSize = 200;

/** The clean-up over all shops, for a worker to run every minute. */
@Injectable()
export class RecoverCheckouts {
  constructor(
    private readonly checkouts: CheckoutRepository,
    private readonly reconciliation: ReconcileCheckout,
    private readonly shops: ShopResolver,
  ) {}

  /**
   * Reconciles checkouts older than a minute that nobody settled, and returns money that has no order.
   *
   * @returns how many were looked at; one that fails is left for the next run
   */
  async recover(now: Date): Promise<number> {
    const before = new Date(now.getTime() - quietMs);
    const cases = [
      ...(await this.checkouts.waiting(before, batchSize)),
      ...(await this.checkouts.unplaced(before, batchSize)),
    ];
    for (const open of cases) await this.#reconcile(open, now);
    return cases.length;
  }

  async #reconcile({ tenantId, checkoutId }: OpenCase, now: Date): Promise<void> {
    const shop = await this.shops.byId(tenantId);
    if (!shop) return;
    try {
      await this.reconciliation.reconcile(systemCtx(shop, 'Checkout recovery', now), checkoutId);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
  }
}
