import { Injectable } from '@nestjs/common';
import type { AdminOrder, OrderWork } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { KeepOrder, OrderService, ShipOrder } from '../../order/index.js';

/** Work that changes an order. */
export type OrderChange = Exclude<OrderWork, { kind: 'print' | 'export' }>;

const has = (tags: readonly string[], tag: string): boolean =>
  tags.some((other) => other.toLowerCase() === tag.toLowerCase());

/** Does to one order what was asked for many, by the use cases that do it to one. */
@Injectable()
export class ChangeOrder {
  constructor(
    private readonly orders: OrderService,
    private readonly keeping: KeepOrder,
    private readonly shipping: ShipOrder,
  ) {}

  /** @throws Refusal as the use case of each change */
  change(ctx: Ctx, orderId: string, change: OrderChange): Promise<AdminOrder> {
    switch (change.kind) {
      case 'fulfill': {
        const parcel = { carrier: change.carrier, trackingNumber: '', trackingUrl: null };
        return this.shipping.ship(ctx, orderId, parcel, { expectedVersion: null, idempotency: null });
      }
      case 'mark_paid':
        return this.keeping.markPaid(ctx, orderId, null);
      case 'archive':
      case 'unarchive':
        return this.#archive(ctx, orderId, change.kind === 'archive');
      case 'add_tags':
        return this.#tag(ctx, orderId, (tags) => [...tags, ...change.tags.filter((tag) => !has(tags, tag))]);
      case 'remove_tags':
        return this.#tag(ctx, orderId, (tags) => tags.filter((tag) => !has(change.tags, tag)));
    }
  }

  async #archive(ctx: Ctx, orderId: string, isArchived: boolean): Promise<AdminOrder> {
    const order = await this.orders.get(ctx, orderId);
    if ((order.archivedAt !== null) === isArchived) return order;
    return this.keeping.archive(ctx, orderId, isArchived, order.version);
  }

  /** What is as wanted already is left alone, and says nothing in its timeline. */
  async #tag(ctx: Ctx, orderId: string, wanted: (tags: string[]) => string[]): Promise<AdminOrder> {
    const order = await this.orders.get(ctx, orderId);
    const tags = wanted(order.tags);
    if (tags.length === order.tags.length && tags.every((tag) => order.tags.includes(tag))) return order;
    return this.keeping.tag(ctx, orderId, tags, order.version);
  }
}
