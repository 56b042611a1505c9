import { Injectable } from '@nestjs/common';
import { Database } from '../../../plumbing/db/database.js';
import { ProductDocuments } from '../product.documents.js';
import { ProductScheduleRepository } from '../product-schedule.repository.js';
import { announceCategories } from './put-product.js';

const batchSize = 200;

/** Puts products on sale and takes them off at their appointed moments, over all shops, for a worker to run every minute. */
@Injectable()
export class KeepSchedule {
  constructor(
    private readonly database: Database,
    private readonly schedule: ProductScheduleRepository,
    private readonly documents: ProductDocuments,
  ) {}

  /**
   * Brings the storefront in line with every moment up to `now` and announces what changed. A moment is struck off in the
   * transaction that sees to it: a run that dies loses none, and running twice does nothing twice.
   *
   * @returns how many products were looked at
   */
  async keep(now: Date): Promise<number> {
    let seen = 0;
    for (const tenantId of await this.schedule.dueShops(now)) {
      let taken: number;
      do {
        taken = await this.#keepSome(tenantId, now);
        seen += taken;
      } while (taken > 0);
    }
    return seen;
  }

  #keepSome(tenantId: string, now: Date): Promise<number> {
    return this.database.withTenant({ tenantId }, async (tx) => {
      const productIds = await this.schedule.take(tx, now, batchSize);
      const changes = productIds.length === 0 ? [] : await this.documents.refresh(tx, productIds);
      for (const change of changes) tx.emit('product.changed', change.productId, change);
      const cameOrWent = changes.filter(({ isHard }) => isHard).map(({ productId }) => productId);
      if (cameOrWent.length > 0) announceCategories(tx, await this.schedule.categoriesOf(tx, cameOrWent));
      return productIds.length;
    });
  }
}
