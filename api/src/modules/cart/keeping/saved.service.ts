import { Injectable } from '@nestjs/common';
import type { Cart, SavedLine } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { PricingService } from '../../pricing/index.js';
import { CartLoader } from '../cart.loader.js';
import { cartOwner } from '../cart-owner.js';
import { CartRepository } from '../cart.repository.js';
import { viewAtHome } from '../cart.view.js';
import { checkUnits, mostOf } from '../units.rule.js';
import { FillCart } from '../use-cases/fill-cart.js';
import { KeptRepository } from './kept.repository.js';
import { viewKept } from './kept.view.js';

/** Most lines somebody can save for later. */
const mostSaved = 100;

/** Lines put aside: a guest's by their cart's token, a customer's in their account. */
@Injectable()
export class SavedService {
  constructor(
    private readonly database: Database,
    private readonly kept: KeptRepository,
    private readonly carts: CartRepository,
    private readonly loader: CartLoader,
    private readonly pricing: PricingService,
    private readonly filling: FillCart,
  ) {}

  /** Newest first, at today's prices. */
  async list(ctx: Ctx): Promise<{ items: SavedLine[] }> {
    const owner = cartOwner(ctx);
    if (!owner) return { items: [] };
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    return this.database.withTenant(ctx, async (tx) => {
      const lines = await this.kept.saved(tx, owner);
      const offer = await this.loader.offerOf(
        tx,
        scene,
        lines.map(({ variantId }) => variantId),
      );
      return { items: lines.flatMap((line) => viewKept(ctx, offer, line).map((goods) => ({ id: line.id, ...goods }))) };
    });
  }

  /** Takes a line out of the cart and puts it aside. @throws Refusal `cart.not_found`, `cart.line_not_found`, `cart.too_many_saved` */
  async save(ctx: Ctx, lineId: string): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    const owner = cartOwner(ctx);
    return this.database.withTenant(ctx, async (tx) => {
      const cart = owner && (await this.carts.lock(tx, owner));
      if (!owner || !cart) throw new Refusal('cart.not_found');
      const line = cart.lines.find(({ id }) => id === lineId);
      if (!line) throw new Refusal('cart.line_not_found');
      const saved = await this.kept.saved(tx, owner);
      const isThere = saved.some(({ variantId }) => variantId === line.variantId);
      if (!isThere && saved.length >= mostSaved) throw new Refusal('cart.too_many_saved');
      await Promise.all([this.kept.save(tx, owner, line), this.carts.remove(tx, cart.id, lineId)]);
      const after = await this.loader.load(tx, scene, owner);
      if (!after) throw new Refusal('cart.not_found');
      return viewAtHome(after, scene);
    });
  }

  /**
   * Puts a saved line back into the cart, as many units as there are.
   *
   * @throws Refusal `cart.saved_not_found`, `cart.variant_unavailable`, `stock.insufficient` when none is left,
   *         `cart.too_many_lines`
   */
  async move(ctx: Ctx, id: string): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    const owner = cartOwner(ctx);
    return this.database.withTenant(ctx, async (tx) => {
      const line = owner && (await this.kept.takeSaved(tx, owner, id));
      if (!line) throw new Refusal('cart.saved_not_found');
      const { variants } = await this.loader.offerOf(tx, scene, [line.variantId]);
      const variant = variants.get(line.variantId);
      if (!variant) throw new Refusal('cart.saved_not_found');
      // One unit must be to be had; the rest is told of. Refusing rolls back, so the line stays saved.
      checkUnits(variant, Math.max(1, Math.min(line.quantity, mostOf(variant))));
      const cart = await this.filling.fill(tx, scene, [line]);
      if (!cart.lines.some(({ variantId }) => variantId === line.variantId)) throw new Refusal('cart.too_many_lines');
      return cart;
    });
  }

  /** @throws Refusal `cart.saved_not_found` */
  async remove(ctx: Ctx, id: string): Promise<void> {
    const owner = cartOwner(ctx);
    const line = owner && (await this.database.withTenant(ctx, (tx) => this.kept.takeSaved(tx, owner, id)));
    if (!line) throw new Refusal('cart.saved_not_found');
  }
}
