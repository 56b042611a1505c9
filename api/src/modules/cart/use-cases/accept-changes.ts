import { Injectable } from '@nestjs/common';
import type { Cart } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { PricingService } from '../../pricing/index.js';
import { changesOf, type LineChange } from '../cart.changes.js';
import { CartLoader } from '../cart.loader.js';
import { cartOwner } from '../cart-owner.js';
import { CartRepository } from '../cart.repository.js';
import { viewAtHome } from '../cart.view.js';

const hasUnits = (change: LineChange): change is LineChange & { quantity: number } => change.quantity !== undefined;
const hasPrice = (change: LineChange): change is LineChange & { priceMinor: number } => change.priceMinor !== undefined;

/** A shopper agrees to what changed in their cart. */
@Injectable()
export class AcceptChanges {
  constructor(
    private readonly database: Database,
    private readonly carts: CartRepository,
    private readonly loader: CartLoader,
    private readonly pricing: PricingService,
  ) {}

  /**
   * Makes the cart what the notices of these ids say, and nothing else: a change that came after them is announced by another
   * id, and stays.
   *
   * @throws Refusal `cart.not_found`
   */
  async accept(ctx: Ctx, ids: readonly string[]): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    const owner = cartOwner(ctx);
    return this.database.withTenant(ctx, async (tx) => {
      const cart = owner && (await this.loader.load(tx, scene, owner, { isLocked: true }));
      if (!owner || !cart?.record) throw new Refusal('cart.not_found');
      const { id, notices } = cart.record;
      const accepted = changesOf(cart, ctx.shop).filter(({ notice }) => ids.includes(notice.id));
      const left = notices.filter((notice) => !ids.includes(notice.id));
      await Promise.all([
        this.carts.settle(tx, id, accepted.filter(hasUnits), JSON.stringify(left)),
        this.carts.markSeen(tx, id, accepted.filter(hasPrice), cart.currency),
      ]);
      const after = await this.loader.load(tx, scene, owner);
      if (!after) throw new Refusal('cart.not_found');
      return viewAtHome(after, scene);
    });
  }
}
