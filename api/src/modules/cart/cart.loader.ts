import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { VariantReader, type SaleVariant, type VariantChoice } from '../catalog/index.js';
import { ListedPrices, PromotionReader, type PricingRules } from '../pricing/index.js';
import type { CartOwner } from './cart-owner.js';
import { assemble, type CurrencyWish, type Goods, type LoadedCart } from './cart.prices.js';
import { CartRepository, type StoredCart } from './cart.repository.js';

/** Who asks, and what is charged beside prices. Read before the transaction: it may need a connection of its own. */
export interface Scene {
  readonly ctx: Ctx;
  readonly rules: PricingRules;
}

/** What the caller would like to pay in. */
export const wishOf = ({ currency, shop }: Ctx): CurrencyWish => ({ wished: currency, own: shop.currency });

/** Brings stored lines and what the catalog says of them together. */
@Injectable()
export class CartLoader {
  constructor(
    private readonly carts: CartRepository,
    private readonly reader: VariantReader,
    private readonly listed: ListedPrices,
    private readonly offered: PromotionReader,
  ) {}

  /**
   * The owner's open cart at today's prices; `isLocked`: no one else changes it until the transaction ends. `email`: the buyer
   * who is about to order, for whom promotions with limits are kept, too.
   */
  async load(
    tx: TenantTx,
    { ctx, rules }: Scene,
    owner: CartOwner,
    { isLocked = false, email }: { readonly isLocked?: boolean; readonly email?: string } = {},
  ): Promise<LoadedCart | null> {
    const choice = this.carts.choiceOf(tx, owner);
    // In one flight, the variants after the lock: a waiting request must not see old prices.
    const question = { goods: choice, codes: this.carts.codesOf(tx, owner), ...(email === undefined ? {} : { email }) };
    const [cart, variants, prices, promotions] = await Promise.all([
      isLocked ? this.carts.lock(tx, owner) : this.carts.find(tx, owner),
      this.reader.chosen(tx, ctx, choice),
      this.listed.read(tx, ctx, rules, choice),
      this.offered.read(tx, ctx, rules, { ...question, isLocked: email !== undefined }),
    ]);
    return cart && assemble(cart, { variants: byId(variants), prices, promotions }, wishOf(ctx));
  }

  /** What the catalog says of the variants of a cart, and of one more that may not be in it. */
  async goodsOf(
    tx: TenantTx,
    { ctx, rules }: Scene,
    cart: Pick<StoredCart, 'lines' | 'discountCodes'> | null,
    another?: string,
  ): Promise<Goods> {
    const ids = [...this.#idsOf(cart, another)];
    const choice = choiceOf(tx, ids);
    const entered = cart?.discountCodes ?? [];
    const codes = { name: 'entered', select: 'SELECT $2::text[]', value: entered, isNone: entered.length === 0 };
    const [variants, prices, promotions] = await Promise.all([
      this.variantsOf(tx, ctx, cart, another),
      this.listed.read(tx, ctx, rules, choice),
      this.offered.read(tx, ctx, rules, { goods: choice, codes }),
    ]);
    return { variants, prices, promotions };
  }

  /** What the catalog says of goods that are in no cart, and what they cost the caller. */
  async offerOf(
    tx: TenantTx,
    { ctx, rules }: Scene,
    variantIds: readonly string[],
  ): Promise<Pick<Goods, 'variants' | 'prices'>> {
    const [variants, prices] = await Promise.all([
      variantIds.length === 0 ? [] : this.reader.forCart(tx, ctx, variantIds),
      this.listed.read(tx, ctx, rules, choiceOf(tx, variantIds)),
    ]);
    return { variants: byId(variants), prices };
  }

  /** The variants of a cart alone, whatever they cost. */
  async variantsOf(
    tx: TenantTx,
    ctx: Ctx,
    cart: Pick<StoredCart, 'lines'> | null,
    another?: string,
  ): Promise<Goods['variants']> {
    const ids = this.#idsOf(cart, another);
    return byId(ids.size === 0 ? [] : await this.reader.forCart(tx, ctx, [...ids]));
  }

  #idsOf(cart: Pick<StoredCart, 'lines'> | null, another?: string): ReadonlySet<string> {
    const ids = cart?.lines.map((line) => line.variantId) ?? [];
    return new Set(another === undefined ? ids : [...ids, another]);
  }
}

// The inner SELECT hides how many they are: PostgreSQL would else plan each statement anew for every cart.
const choiceOf = (tx: TenantTx, ids: readonly string[]): VariantChoice => ({
  ...{ name: 'ids', select: 'SELECT unnest((SELECT $2::uuid[]))', values: [tx.tenantId, ids] },
});

const byId = (variants: readonly SaleVariant[]): Goods['variants'] =>
  new Map(variants.map((variant) => [variant.variantId, variant]));
