import { Injectable } from '@nestjs/common';
import { Database } from '../../../plumbing/db/database.js';
import { SalesRepository } from '../sales.repository.js';

const batchSize = 100;

/**
 * Keeps the tables a shop's figures are read from. What an order adds is worked out from how it stands, not from what happened to it:
 * whatever raised its version since the last look has it worked out anew, so that nothing that happens to orders can be forgotten here.
 */
@Injectable()
export class FoldSales {
  constructor(
    private readonly database: Database,
    private readonly sales: SalesRepository,
  ) {}

  /** Brings the figures of a shop up to date. Safe to run at any time, and at the same time. @returns orders worked out */
  async foldShop(tenantId: string): Promise<number> {
    let folded = 0;
    for (;;) {
      const taken = await this.database.withTenant({ tenantId }, async (tx) => {
        const orders = await this.sales.takeStale(tx, batchSize);
        if (orders.length > 0) await this.sales.write(tx, orders);
        return orders.length;
      });
      folded += taken;
      if (taken < batchSize) return folded;
    }
  }

  /** Likewise for every shop. @returns orders worked out */
  async foldAll(): Promise<number> {
    let folded = 0;
    for (const tenantId of await this.sales.staleShops()) folded += await this.foldShop(tenantId);
    return folded;
  }

  /** Makes the figures of every shop anew, from its orders; what stands is shown until then. @returns orders worked out */
  async rebuild(): Promise<number> {
    await this.sales.forgetAll();
    return this.foldAll();
  }

  /** Puts down what stands on the shelves of every shop, under the day it is there; the last look of a day counts. */
  valueStock(now: Date): Promise<void> {
    return this.sales.valueStock(now);
  }
}
