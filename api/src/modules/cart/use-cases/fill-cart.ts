import { Injectable } from '@nestjs/common';
import type { Cart } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { CartLoader, type Scene } from '../cart.loader.js';
import { cartOwner, hashCartToken, newCartToken, type CartOwner } from '../cart-owner.js';
import type { Goods } from '../cart.prices.js';
import { CartRepository, type LineToStore, type StoredCart } from '../cart.repository.js';
import { viewAtHome } from '../cart.view.js';
import { fillLines, type Wanted } from '../fill.rule.js';
import { KeptRepository } from '../keeping/kept.repository.js';

/** A cart that is there to be filled; `token` when it was started for a guest just now. */
interface Open {
  readonly owner: CartOwner;
  readonly cart: Pick<StoredCart, 'id' | 'lines'>;
  readonly token?: string;
}

/** Many goods go into the caller's cart at once. */
@Injectable()
export class FillCart {
  constructor(
    private readonly carts: CartRepository,
    private readonly loader: CartLoader,
    private readonly kept: KeptRepository,
  ) {}

  /**
   * Puts goods into the caller's cart as far as they can be had, starting one when needed; the cart tells what could not.
   *
   * @throws Refusal `cart.nothing_to_add` when none can be had and the cart held none; nothing is started then
   */
  async fill(tx: TenantTx, scene: Scene, wanted: readonly Wanted[]): Promise<Cart & { readonly id: string }> {
    const { owner, cart, token } = await this.#open(tx, scene.ctx);
    const offer = await this.loader.offerOf(tx, scene, [...new Set(wanted.map(({ variantId }) => variantId))]);
    const { lines, notices } = fillLines(wanted, cart.lines, offer.variants);
    const isThere = wanted.some(({ variantId }) => cart.lines.some((line) => line.variantId === variantId));
    if (lines.length === 0 && !isThere) throw new Refusal('cart.nothing_to_add', { titles: titlesOf(wanted, offer) });
    await this.carts.put(
      tx,
      cart.id,
      lines.map((line) => pricedLine(scene.ctx, cart, offer, line)),
    );
    if (notices.length > 0) await this.carts.tell(tx, cart.id, notices);
    const filled = await this.loader.load(tx, scene, owner);
    if (!filled) throw new Error('The cart was locked and is gone.');
    return { ...viewAtHome(filled, scene), id: cart.id, ...(token !== undefined && { token }) };
  }

  async #open(tx: TenantTx, ctx: Ctx): Promise<Open> {
    const owner = cartOwner(ctx);
    const cart = owner && (await this.carts.lock(tx, owner));
    return cart && owner ? { owner, cart } : this.#start(tx, ctx);
  }

  async #start(tx: TenantTx, ctx: Ctx): Promise<Open> {
    const token = newCartToken();
    const begun = { id: uuidv7(ctx.now), tokenHash: hashCartToken(token) };
    if (ctx.actor.kind === 'customer') {
      const owner = { kind: 'customer', customerId: ctx.actor.id } as const;
      await this.carts.start(tx, { ...begun, customerId: ctx.actor.id });
      // Ours, or the one another request of theirs started meanwhile.
      const cart = await this.carts.lock(tx, owner);
      if (!cart) throw new Error('The customer’s cart was started and is gone.');
      return { owner, cart };
    }
    await this.carts.start(tx, { ...begun, customerId: null });
    if (ctx.cartToken !== null) await this.kept.follow(tx, hashCartToken(ctx.cartToken), begun.tokenHash);
    const owner = { kind: 'guest', tokenHash: begun.tokenHash } as const;
    return { owner, cart: { id: begun.id, lines: [] }, token };
  }
}

// A line that was there keeps the price its buyer knows: what changed meanwhile is still told.
function pricedLine(
  { currency, shop }: Ctx,
  cart: Pick<StoredCart, 'lines'>,
  { variants, prices }: Pick<Goods, 'variants' | 'prices'>,
  { variantId, quantity }: { readonly variantId: string; readonly quantity: number },
): LineToStore {
  const held = cart.lines.find((line) => line.variantId === variantId);
  if (held) return { ...held, quantity };
  const variant = variants.get(variantId);
  const wished = variant && prices.of(variant, currency, quantity);
  const own = variant && prices.of(variant, shop.currency, quantity);
  const seenPriceMinor = (wished ?? own)?.priceMinor ?? 0;
  return { variantId, quantity, seenPriceMinor, seenCurrency: wished ? currency : shop.currency };
}

const titlesOf = (wanted: readonly Wanted[], { variants }: Pick<Goods, 'variants'>): string[] =>
  wanted.flatMap(({ variantId, title }) => variants.get(variantId)?.title ?? title ?? []);
