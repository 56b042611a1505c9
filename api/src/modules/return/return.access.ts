import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { OrderKeys, OrderRepository, type OrderRecord } from '../order/index.js';

/** Opens orders to those who bought them: by the key in their e-mails, or signed in. */
@Injectable()
export class ReturnAccess {
  constructor(
    private readonly orders: OrderRepository,
    private readonly keys: OrderKeys,
  ) {}

  /** @throws Refusal `order.not_found` also to everybody who may not see it */
  async open(tx: TenantTx, ctx: Ctx, orderId: string, key: string | undefined): Promise<OrderRecord> {
    const order = await this.orders.find(tx, orderId);
    if (order && this.#isTheirs(ctx, order, key)) return order;
    throw new Refusal('order.not_found');
  }

  #isTheirs({ actor, tenantId }: Ctx, order: OrderRecord, key: string | undefined): boolean {
    if (key !== undefined && this.keys.opens(key, tenantId, order.checkoutId ?? order.id)) return true;
    return actor.kind === 'customer' && order.accountId === actor.id;
  }
}
