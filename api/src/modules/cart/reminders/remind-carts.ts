import { Injectable } from '@nestjs/common';
import { ShopResolver } from '../../../plumbing/auth/ports.js';
import { systemCtx, type Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { ReminderRepository } from './reminder.repository.js';

/** E-mails about carts left behind. */
@Injectable()
export class RemindCarts {
  constructor(
    private readonly database: Database,
    private readonly reminders: ReminderRepository,
    private readonly shops: ShopResolver,
  ) {}

  /**
   * Announces every reminder that is due in shops that send them. One row a cart and step is the claim, written in the
   * transaction of its event: however often and however simultaneously this runs, and wherever it dies, each is announced once.
   *
   * @returns how many
   */
  async announceDue(now: Date): Promise<number> {
    const shops = await this.database.asSystem('cart reminders', (tx) => this.reminders.shopsThatRemind(tx));
    let announced = 0;
    for (const { shopId } of shops) {
      const shop = await this.shops.byId(shopId);
      if (shop?.status === 'active') announced += await this.#announce(systemCtx(shop, 'Reminders', now));
    }
    return announced;
  }

  #announce({ tenantId, shop, now }: Ctx): Promise<number> {
    return this.database.withTenant({ tenantId }, async (tx) => {
      const ids = await this.reminders.claimDue(tx, shop.currency, now);
      for (const reminderId of ids) tx.emit('cart.left_behind', reminderId, { reminderId });
      return ids.length;
    });
  }
}
