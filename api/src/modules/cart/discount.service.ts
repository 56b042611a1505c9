import { Injectable } from '@nestjs/common';
import type { addCartDiscount, Cart } from '@smallshop/contract';
import { minorToNumber, type RefusedCode } from '@smallshop/domain';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import type { z } from 'zod';
import { PricingService } from '../pricing/index.js';
import { explainCode, mostCodes, readCode } from './cart.codes.js';
import { cartOwner, type CartOwner } from './cart-owner.js';
import { CartLoader, type Scene } from './cart.loader.js';
import type { LoadedCart } from './cart.prices.js';
import { CartRepository, type StoredCart } from './cart.repository.js';
import { destinationOf, priceLoadedCart, viewAtHome } from './cart.view.js';

type EnteredCode = z.infer<typeof addCartDiscount.body>;

/** Discount codes in a cart. */
@Injectable()
export class DiscountService {
  constructor(
    private readonly database: Database,
    private readonly carts: CartRepository,
    private readonly loader: CartLoader,
    private readonly pricing: PricingService,
  ) {}

  /**
   * Enters a code; one the cart holds already changes nothing. While nobody said where the goods go, a code for some countries
   * is kept and counts once the address is one of them.
   *
   * @throws Refusal `cart.not_found`, `cart.too_many_codes`, `cart.code_refused` with `details` { code, reason } and
   *         { missingMinor } or { missingUnits } to the minimum
   */
  async enter(ctx: Ctx, input: EnteredCode, idempotency: IdempotentRequest | null): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    const code = readCode(input.code);
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const { owner, cart } = await this.#lock(tx, ctx);
        const isNew = !cart.discountCodes.includes(code);
        if (isNew && cart.discountCodes.length >= mostCodes) throw new Refusal('cart.too_many_codes');
        if (isNew) await this.carts.setCodes(tx, cart.id, [...cart.discountCodes, code]);
        const loaded = await this.#load(tx, scene, owner);
        // Rolls back what was just written: the cart stays as it was.
        refuseIdle(loaded, scene, { ...input, code });
        return viewAtHome(loaded, scene);
      }),
    );
  }

  /** @throws Refusal `cart.not_found`, `cart.code_not_found` */
  async remove(ctx: Ctx, typed: string): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    const code = readCode(typed);
    return this.database.withTenant(ctx, async (tx) => {
      const { owner, cart } = await this.#lock(tx, ctx);
      const rest = cart.discountCodes.filter((candidate) => candidate !== code);
      if (rest.length === cart.discountCodes.length) throw new Refusal('cart.code_not_found');
      await this.carts.setCodes(tx, cart.id, rest);
      return viewAtHome(await this.#load(tx, scene, owner), scene);
    });
  }

  async #lock(tx: TenantTx, ctx: Ctx): Promise<{ owner: CartOwner; cart: StoredCart }> {
    const owner = cartOwner(ctx);
    const cart = owner && (await this.carts.lock(tx, owner));
    if (!owner || !cart) throw new Refusal('cart.not_found');
    return { owner, cart };
  }

  async #load(tx: TenantTx, scene: Scene, owner: CartOwner): Promise<LoadedCart> {
    const cart = await this.loader.load(tx, scene, owner);
    if (!cart) throw new Refusal('cart.not_found');
    return cart;
  }
}

/** Why a code takes nothing off a cart that goes to a country, or null. */
function idlenessOf(cart: LoadedCart, { ctx, rules }: Scene, { code, country }: EnteredCode): RefusedCode | null {
  if (!cart.promotions) return { code, promotionId: null, reason: 'unknown' };
  const { refusedCodes } = priceLoadedCart(cart, rules, ctx.shop, destinationOf(ctx.shop, rules, { country }));
  return refusedCodes.find((candidate) => candidate.code === code) ?? null;
}

function countriesOf({ rules }: Scene, refused: RefusedCode): readonly string[] {
  const rule = rules.promotions.find(({ promotion }) => promotion.id === refused.promotionId);
  return rule?.promotion.conditions?.countries ?? [];
}

function refuseIdle(cart: LoadedCart, scene: Scene, entered: EnteredCode): void {
  const refused = idlenessOf(cart, scene, entered);
  if (!refused) return;
  const [elsewhere] = entered.country === undefined ? countriesOf(scene, refused) : [];
  if (elsewhere !== undefined && !idlenessOf(cart, scene, { ...entered, country: elsewhere })) return;
  const { code, reason, missing, missingUnits } = refused;
  const details = {
    ...{ code, reason },
    ...(missing === undefined ? {} : { missingMinor: minorToNumber(missing) }),
    ...(missingUnits === undefined ? {} : { missingUnits }),
  };
  const { locale } = scene.ctx;
  throw new Refusal('cart.code_refused', details, explainCode(refused, cart.currency, locale), locale);
}
