import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Cart, addCartItemInput, getCart } from '@smallshop/contract';
import { spokenShop, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { uuidv7 } from '../../plumbing/db/uuidv7.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PricingService } from '../pricing/index.js';
import { CartLoader, wishOf, type Scene } from './cart.loader.js';
import { cartOwner, hashCartToken, newCartToken, type CartOwner } from './cart-owner.js';
import { assemble, seenAfter, type Goods, type LoadedCart } from './cart.prices.js';
import { CartRepository, type LineToStore, type StoredCart } from './cart.repository.js';
import { viewAtHome, viewCart, destinationOf } from './cart.view.js';
import { checkUnits, mostLines } from './units.rule.js';
import { MergeCarts } from './use-cases/merge-carts.js';

type AddCartItemInput = z.infer<typeof addCartItemInput>;
type CartQuery = z.infer<typeof getCart.query>;

interface Locked {
  readonly owner: CartOwner | null;
  readonly cart: StoredCart;
  readonly goods: Goods;
}

const nothingFor = ({ currency }: Ctx): LoadedCart => ({
  ...{ record: null, lines: [], currency, refusedCurrency: null, promotions: null },
});

/** What a shopper does with a cart. */
@Injectable()
export class CartService {
  constructor(
    private readonly database: Database,
    private readonly carts: CartRepository,
    private readonly loader: CartLoader,
    private readonly pricing: PricingService,
    private readonly merging: MergeCarts,
  ) {}

  /**
   * The caller's cart, with a notice for everything that changed since they agreed to what is in it. Priced for the place in
   * `query`, else the shop's own country, with the method's price where it serves that place.
   */
  async read(ctx: Ctx, query: CartQuery = {}): Promise<Cart> {
    const rules = await this.pricing.rules(ctx);
    const owner = cartOwner(ctx);
    const cart = owner && (await this.database.withTenant(ctx, (tx) => this.#look(tx, { ctx, rules }, owner)));
    const destination = destinationOf(ctx.shop, rules, { ...query, locale: ctx.locale });
    return viewCart(cart ?? nothingFor(ctx), rules, spokenShop(ctx), destination);
  }

  /** The caller's cart for someone who is not its owner looking at it: nothing counts as told. */
  async peek(ctx: Ctx): Promise<LoadedCart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    const owner = cartOwner(ctx);
    const cart = owner && (await this.database.withTenant(ctx, (tx) => this.loader.load(tx, scene, owner)));
    return cart ?? nothingFor(ctx);
  }

  /** At sign-in: see {@link MergeCarts.mergeInto}. */
  mergeInto(ctx: Ctx, customerId: string): Promise<void> {
    return this.merging.mergeInto(ctx, customerId);
  }

  /**
   * Adds units to what the cart holds of a variant. The answer carries `token` when this started a guest's cart.
   *
   * @throws Refusal `variant.not_found`, `cart.variant_unavailable`, `stock.insufficient`, `cart.too_many_lines`
   */
  async add(ctx: Ctx, input: AddCartItemInput, idempotency: IdempotentRequest | null): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    const work = async (tx: TenantTx): Promise<Cart> => {
      const owner = cartOwner(ctx);
      const cart = owner && (await this.carts.lock(tx, owner));
      const goods = await this.loader.goodsOf(tx, scene, cart, input.variantId);
      const line = lineToAdd(ctx, cart, goods, input);
      return cart ? this.#put(tx, scene, { owner, cart, goods }, line) : this.#start(tx, scene, goods, line);
    };
    return this.database.withTenant(ctx, (tx) => tx.once(idempotency, () => work(tx)), { plans: 'generic' });
  }

  /** @throws Refusal `cart.not_found`, `cart.line_not_found`, `cart.variant_unavailable`, `stock.insufficient` */
  async change(ctx: Ctx, lineId: string, quantity: number): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    return this.database.withTenant(ctx, async (tx) => {
      const { owner, cart } = await this.#lock(tx, ctx);
      const goods = await this.loader.goodsOf(tx, scene, cart);
      const line = cart.lines.find((candidate) => candidate.id === lineId);
      const variant = line && goods.variants.get(line.variantId);
      if (!variant) throw new Refusal('cart.line_not_found');
      checkUnits(variant, quantity);
      const seen = seenAfter(line, quantity, variant, goods.prices, wishOf(ctx));
      return this.#put(tx, scene, { owner, cart, goods }, { ...seen, quantity });
    });
  }

  /** @throws Refusal `cart.not_found`, `cart.line_not_found` */
  async remove(ctx: Ctx, lineId: string): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    return this.database.withTenant(ctx, async (tx) => {
      const { owner, cart } = await this.#lock(tx, ctx);
      if (!(await this.carts.remove(tx, cart.id, lineId))) throw new Refusal('cart.line_not_found');
      return viewAtHome((await this.loader.load(tx, scene, owner)) ?? nothingFor(ctx), scene);
    });
  }

  /**
   * The caller's cart for an order under this e-mail address, kept from changing until the transaction ends, and so are the
   * uses of promotions with limits; null when there is none.
   */
  async lockLoaded(tx: TenantTx, scene: Scene, email: string): Promise<LoadedCart | null> {
    const owner = cartOwner(scene.ctx);
    return owner && this.loader.load(tx, scene, owner, { isLocked: true, email });
  }

  /** Takes what was bought out of a cart; it stays open while something else is in it. */
  async takeOut(
    tx: TenantTx,
    cartId: string,
    bought: readonly { variantId: string; quantity: number }[],
  ): Promise<void> {
    await Promise.all([this.carts.lockById(tx, cartId), this.carts.takeOut(tx, cartId, bought)]);
  }

  async #lock(tx: TenantTx, ctx: Ctx): Promise<{ owner: CartOwner; cart: StoredCart }> {
    const owner = cartOwner(ctx);
    const cart = owner && (await this.carts.lock(tx, owner));
    if (!cart) throw new Refusal('cart.not_found');
    return { owner, cart };
  }

  async #look(tx: TenantTx, scene: Scene, owner: CartOwner): Promise<LoadedCart | null> {
    const cart = await this.loader.load(tx, scene, owner);
    if (!cart?.record) return null;
    const { currency } = cart;
    // A price in another currency is another number, not another price: it is known from the first look on.
    const turned = cart.lines.filter(({ line }) => (line.seenCurrency ?? scene.ctx.shop.currency) !== currency);
    if (turned.length > 0) {
      const seen = turned.map(({ line, variant }) => ({ lineId: line.id, priceMinor: variant.priceMinor }));
      await this.carts.markSeen(tx, cart.record.id, seen, currency);
    }
    return cart;
  }

  async #start(tx: TenantTx, scene: Scene, goods: Goods, line: LineToStore): Promise<Cart> {
    const { ctx } = scene;
    const { actor, now } = ctx;
    const token = newCartToken();
    const begun = { id: uuidv7(now), tokenHash: hashCartToken(token) };
    const first = { ...line, id: uuidv7(now) };
    const stored = { id: begun.id, version: 1, notices: [], discountCodes: [], lines: [first] };
    const cart = viewAtHome(assemble(stored, goods, wishOf(scene.ctx)), scene);
    if (actor.kind !== 'customer') {
      this.carts.createForGuest(tx, begun, first, ctx.cartToken === null ? null : hashCartToken(ctx.cartToken));
      return { ...cart, token };
    }
    const isMade = await this.carts.create(tx, { ...begun, customerId: actor.id }, first);
    // A second request of the same customer started the cart meanwhile: it is committed by now, so it can be added to.
    return isMade ? cart : this.#addToStarted(tx, scene, line);
  }

  async #addToStarted(tx: TenantTx, scene: Scene, line: LineToStore): Promise<Cart> {
    const { owner, cart } = await this.#lock(tx, scene.ctx);
    const goods = await this.loader.goodsOf(tx, scene, cart, line.variantId);
    const sum = lineToAdd(scene.ctx, cart, goods, line);
    return this.#put(tx, scene, { owner, cart, goods }, sum);
  }

  async #put(tx: TenantTx, scene: Scene, { owner, cart, goods }: Locked, line: LineToStore): Promise<Cart> {
    const [, after] = await Promise.all([this.carts.put(tx, cart.id, [line]), owner && this.carts.find(tx, owner)]);
    return viewAtHome(assemble(after ?? cart, goods, wishOf(scene.ctx)), scene);
  }
}

function lineToAdd(
  ctx: Ctx,
  cart: StoredCart | null,
  { variants, prices }: Goods,
  { variantId, quantity }: Pick<LineToStore, 'variantId' | 'quantity'>,
): LineToStore {
  const variant = variants.get(variantId);
  if (!variant) throw new Refusal('variant.not_found');
  const held = cart?.lines.find((line) => line.variantId === variantId);
  const sum = (held?.quantity ?? 0) + quantity;
  checkUnits(variant, sum);
  if (held) return { ...seenAfter(held, sum, variant, prices, wishOf(ctx)), quantity: sum };
  if (cart && cart.lines.length >= mostLines) throw new Refusal('cart.too_many_lines');
  const wished = prices.of(variant, ctx.currency, sum);
  const { priceMinor: seenPriceMinor } = wished ?? prices.of(variant, ctx.shop.currency, sum) ?? variant;
  return { variantId, quantity: sum, seenPriceMinor, seenCurrency: wished ? ctx.currency : ctx.shop.currency };
}
