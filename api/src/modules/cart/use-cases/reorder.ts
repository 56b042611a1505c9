import { Injectable } from '@nestjs/common';
import type { Cart } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { OrderService } from '../../order/index.js';
import { PricingService } from '../../pricing/index.js';
import { FillCart } from './fill-cart.js';

/** Buying the same again. */
@Injectable()
export class Reorder {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderService,
    private readonly pricing: PricingService,
    private readonly filling: FillCart,
  ) {}

  /**
   * Puts what the customer ordered into their cart, at today's prices; the cart tells what is no longer sold.
   *
   * @throws Refusal `auth.required`, `order.not_found`, `cart.nothing_to_add`
   */
  async execute(ctx: Ctx, orderId: string): Promise<Cart> {
    const order = await this.orders.getOwn(ctx, orderId);
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    // What was deleted since has no id any more: it is told of by a name no variant can have.
    const wanted = order.lines.map(({ id, variantId, title, quantity }) => ({
      variantId: variantId ?? id,
      title,
      quantity,
    }));
    return this.database.withTenant(ctx, (tx) => this.filling.fill(tx, scene, wanted));
  }
}
