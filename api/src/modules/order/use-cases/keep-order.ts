import { Injectable } from '@nestjs/common';
import type { AdminOrder } from '@smallshop/contract';
import { receivePayment } from '@smallshop/domain';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { describeMoney } from '../../pricing/index.js';
import { OrderDeskRepository } from '../order-desk.repository.js';
import { lockOrder } from '../order.lock.js';
import type { OrderRecord } from '../order.record.js';
import { OrderRepository, type Happening } from '../order.repository.js';
import { OrderService } from '../order.service.js';
import { standingOf } from '../order.standing.js';

/** What staff note on an order: its money, its tags, whether it is out of the way. */
@Injectable()
export class KeepOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly desk: OrderDeskRepository,
    private readonly service: OrderService,
  ) {}

  /**
   * Notes that a bank transfer or cash has arrived. A shipped order is completed by it.
   *
   * @throws Refusal those of {@link lockOrder}; `order.transition_refused` when no money is awaited
   */
  markPaid(ctx: Ctx, orderId: string, expectedVersion: number | null): Promise<AdminOrder> {
    return this.#change(ctx, orderId, expectedVersion, async (tx, order) => {
      const paymentStatus = order.status === 'cancelled' ? null : receivePayment(order.paymentStatus, 'receive');
      if (paymentStatus === null) throw new Refusal('order.transition_refused', { paymentStatus: order.paymentStatus });
      await this.desk.receive(tx, orderId);
      const capturedMinor = await this.orders.capturedMinor(tx, orderId);
      await this.orders.stand(tx, orderId, standingOf({ ...order, paymentStatus }, capturedMinor));
      const message = `${describeMoney(order.totals.total, ctx.shop.locale)} received by ${order.paymentMethod}`;
      return { kind: 'paid', message };
    });
  }

  /** Replaces the tags of an order; the same word twice counts once. @throws Refusal those of {@link lockOrder} */
  tag(ctx: Ctx, orderId: string, tags: readonly string[], expectedVersion: number | null): Promise<AdminOrder> {
    return this.#change(ctx, orderId, expectedVersion, async (tx) => {
      const kept = [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()];
      await this.desk.tag(tx, orderId, kept);
      return { kind: 'tagged', message: kept.length === 0 ? 'Tags removed' : `Tagged: ${kept.join(', ')}` };
    });
  }

  /** Puts an order out of the way, or back. @throws Refusal those of {@link lockOrder} */
  archive(ctx: Ctx, orderId: string, isArchived: boolean, expectedVersion: number | null): Promise<AdminOrder> {
    return this.#change(ctx, orderId, expectedVersion, async (tx) => {
      await this.desk.archive(tx, orderId, isArchived ? ctx.now : null);
      return isArchived
        ? { kind: 'archived', message: 'Archived' }
        : { kind: 'unarchived', message: 'Back from the archive' };
    });
  }

  #change(
    ctx: Ctx,
    orderId: string,
    expectedVersion: number | null,
    work: (tx: TenantTx, order: OrderRecord) => Promise<Omit<Happening, 'actor'>>,
  ): Promise<AdminOrder> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, async (tx) => {
      const order = await lockOrder(tx, this.orders, orderId, expectedVersion);
      const happened = await work(tx, order);
      await this.orders.tell(tx, orderId, { ...happened, actor: actorName(ctx) });
      return this.service.showToStaff(tx, ctx, orderId);
    });
  }
}
