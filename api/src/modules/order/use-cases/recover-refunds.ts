import { Injectable } from '@nestjs/common';
import { ShopResolver } from '../../../plumbing/auth/ports.js';
import { systemCtx } from '../../../plumbing/context.js';
import { RefundRepository } from '../refund.repository.js';
import { SettleRefund } from './settle-refund.js';

/** Age from which a refund is looked after: the request that began it has ended by then, one way or the other. */
const quietMs = 60_000;
const batchSize = 200;

/** The clean-up of refunds over all shops, for a worker to run every minute. */
@Injectable()
export class RecoverRefunds {
  constructor(
    private readonly refunds: RefundRepository,
    private readonly settlement: SettleRefund,
    private readonly shops: ShopResolver,
  ) {}

  /**
   * Finishes refunds older than a minute whose payment company has not said how they ended.
   *
   * @returns how many were looked at; one whose company does not answer is left for the next run
   */
  async recover(now: Date): Promise<number> {
    const pending = await this.refunds.pending(new Date(now.getTime() - quietMs), batchSize);
    for (const { tenantId, refundId } of pending) {
      const shop = await this.shops.byId(tenantId);
      if (shop) await this.settlement.begin(systemCtx(shop, 'Refund recovery', now), refundId);
    }
    return pending.length;
  }
}
