import { Injectable } from '@nestjs/common';
import { ShopResolver } from '../../../plumbing/auth/ports.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { announcePrices } from '../price.events.js';
import { PriceListRepository } from '../price-list.repository.js';
import { PriceListSchedule } from '../price-list.schedule.js';

/** Brings pages in line with price lists at the moments they begin and end, over all shops, for a worker to run every minute. */
@Injectable()
export class KeepPriceLists {
  constructor(
    private readonly database: Database,
    private readonly lists: PriceListRepository,
    private readonly schedule: PriceListSchedule,
    private readonly shops: ShopResolver,
  ) {}

  /**
   * Announces every list that began or ended up to `now`. A moment is struck off in the transaction that announces it: a run
   * that dies loses none, and running twice announces nothing twice.
   *
   * @returns how many lists began or ended
   */
  async keep(now: Date): Promise<number> {
    let seen = 0;
    for (const tenantId of await this.schedule.dueShops(now)) {
      const shop = await this.shops.byId(tenantId);
      if (!shop) continue;
      seen += await this.database.withTenant({ tenantId }, (tx) => this.#announceDue(tx, shop.currency, now));
    }
    return seen;
  }

  async #announceDue(tx: TenantTx, ownCurrency: string, now: Date): Promise<number> {
    const due = await this.schedule.take(tx, now);
    for (const list of due) {
      const productIds = await this.lists.productsOf(tx, list.id);
      announcePrices(tx, list, { ownCurrency, productIds });
    }
    return due.length;
  }
}
