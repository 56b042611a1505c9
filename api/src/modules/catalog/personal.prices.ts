import { Injectable } from '@nestjs/common';
import {
  getProductAvailability,
  type Currency,
  type Money,
  type PersonalPrice,
  type VariantQuantityPrices,
} from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { ListedPrices, paysOtherwise, PricingService, type KnownPrices, type PricingRules } from '../pricing/index.js';

const baseSchema = z.object({
  productId: z.string(),
  variantId: z.string(),
  priceMinor: z.number(),
  compareAtMinor: z.number().nullable(),
});
type Base = z.infer<typeof baseSchema>;
const availabilitySchema = getProductAvailability.response;
type Priced = PersonalPrice | PersonalPrice['variants'][number];
type JsonObject = Record<string, unknown>;

const chosen = `SELECT v.id FROM variants v WHERE v.tenant_id = $1 AND v.product_id = ANY ($2::uuid[])`;

/**
 * What documents say everybody pays, at what the caller pays: in another currency, or by the groups they are in. Sorting,
 * price filters and facets stay on the price for everybody in the shop's own currency, which indexes hold.
 */
@Injectable()
export class PersonalPrices {
  constructor(
    private readonly database: Database,
    private readonly pricing: PricingService,
    private readonly listed: ListedPrices,
  ) {}

  /** JSON of the catalog with every product's and variant's price the caller's; as it came for those who pay like everybody. */
  async applyTo(ctx: Ctx, json: string, ofProduct?: string): Promise<string> {
    if (ctx.currency === ctx.shop.currency && ctx.actor.kind !== 'customer') return json;
    const rules = await this.pricing.rules(ctx);
    if (!paysOtherwise(ctx, rules)) return json;
    const answer: unknown = JSON.parse(json);
    const priced = [...pricedThings(answer)];
    const ids = ofProduct === undefined ? priced.map(({ id }) => id) : [ofProduct];
    const prices = await this.#pricesOf(ctx, rules, ids);
    const byId = new Map<string, Priced>();
    for (const product of prices) {
      byId.set(product.productId, product);
      for (const variant of product.variants) byId.set(variant.variantId, variant);
    }
    for (const { id, thing } of priced) write(thing, byId.get(id));
    return JSON.stringify(answer);
  }

  /**
   * Variants of a product whose price falls with the number of units, as the caller pays; those whose does not are left out.
   *
   * @param product its id or its slug
   */
  async steps(ctx: Ctx, product: string): Promise<VariantQuantityPrices[]> {
    const rules = await this.pricing.rules(ctx);
    if (rules.priceLists.length === 0) return [];
    const id = z.guid().safeParse(product).success ? product : await this.#idOf(ctx, product);
    if (id === null) return [];
    const { bases, prices } = await this.#read(ctx, rules, [id]);
    const currency = pricedIn(ctx.currency, bases, prices) ? ctx.currency : ctx.shop.currency;
    return bases.flatMap((base) => {
      const steps = prices.stepsOf(base, currency);
      if (steps.length === 0) return [];
      const quantityPrices = steps.map(({ minimumQuantity, priceMinor }) => ({
        minimumQuantity,
        price: { amount: priceMinor, currency },
      }));
      return [{ variantId: base.variantId, quantityPrices }];
    });
  }

  /** JSON of a product's availability with {@link steps}; as it came in a shop without price lists. */
  async addSteps(ctx: Ctx, json: string, productId: string): Promise<string> {
    const steps = new Map((await this.steps(ctx, productId)).map((step) => [step.variantId, step.quantityPrices]));
    if (steps.size === 0) return json;
    const { items } = availabilitySchema.parse(JSON.parse(json));
    for (const item of items) item.quantityPrices = steps.get(item.variantId) ?? [];
    return JSON.stringify({ items });
  }

  async #idOf(ctx: Ctx, slug: string): Promise<string | null> {
    return this.database.read(ctx, {
      name: 'prices.product-by-slug',
      text: 'SELECT id::text FROM products WHERE tenant_id = $1 AND slug = $2',
      values: [ctx.tenantId, slug],
    });
  }

  /** What these products cost the caller; those not on sale are left out. */
  async list(ctx: Ctx, productIds: readonly string[]): Promise<PersonalPrice[]> {
    return this.#pricesOf(ctx, await this.pricing.rules(ctx), productIds);
  }

  async #pricesOf(ctx: Ctx, rules: PricingRules, productIds: readonly string[]): Promise<PersonalPrice[]> {
    const { bases, prices } = await this.#read(ctx, rules, productIds);
    const byProduct = Map.groupBy(bases, (base) => base.productId);
    return [...byProduct].map(([productId, variants]) => priceOf(ctx, productId, variants, prices));
  }

  async #read(ctx: Ctx, rules: PricingRules, productIds: readonly string[]) {
    const values = [ctx.tenantId, productIds];
    const [bases, prices] = await this.database.withTenant(ctx, (tx) =>
      Promise.all([
        tx.rows(baseSchema, {
          name: 'prices.base',
          text: `SELECT v.product_id AS "productId", v.id AS "variantId", v.price_minor AS "priceMinor", v.compare_at_minor AS "compareAtMinor"
            FROM variants v WHERE v.tenant_id = $1 AND v.product_id = ANY ($2::uuid[]) AND v.is_active
              AND EXISTS (SELECT FROM product_documents d WHERE d.tenant_id = $1 AND d.locale = $3 AND d.product_id = v.product_id)
            ORDER BY v.product_id, v.position, v.id`,
          values: [...values, ctx.shop.locale],
        }),
        this.listed.read(tx, ctx, rules, { name: 'products', select: chosen, values }),
      ]),
    );
    return { bases, prices };
  }
}

function priceOf(ctx: Ctx, productId: string, bases: readonly Base[], prices: KnownPrices): PersonalPrice {
  const variants = pricedIn(ctx.currency, bases, prices) ?? pricedIn(ctx.shop.currency, bases, prices);
  const byPrice = variants?.toSorted((a, b) => a.price.amount - b.price.amount) ?? [];
  const [lowest, highest] = [byPrice[0], byPrice.at(-1)];
  if (!variants || !lowest || !highest) throw new Error('A product on sale has no price in the shop’s own currency.');
  const { price, compareAtPrice } = lowest;
  return { productId, price, priceMax: highest.price, compareAtPrice, variants };
}

// A product is shown in one currency: its own shop's where a variant is not sold in the other.
function pricedIn(currency: Currency, bases: readonly Base[], prices: KnownPrices): PersonalPrice['variants'] | null {
  const money = (amount: number): Money => ({ amount, currency });
  const found = bases.map((base) => {
    const price = prices.of(base, currency, 1);
    const { variantId } = base;
    if (!price) return null;
    const { priceMinor, compareAtMinor } = price;
    return {
      variantId,
      price: money(priceMinor),
      compareAtPrice: compareAtMinor === null ? null : money(compareAtMinor),
    };
  });
  return found.every((price) => price !== null) ? found : null;
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** Everything in an answer that has an id and a price: cards, products, variants, suggestions. */
function* pricedThings(value: unknown): Generator<{ id: string; thing: JsonObject }> {
  if (!isObject(value)) return;
  const id = value.variantId ?? value.id;
  if (typeof id === 'string' && isObject(value.price)) yield { id, thing: value };
  for (const part of Object.values(value)) yield* pricedThings(part);
}

function write(thing: JsonObject, price: Priced | undefined): void {
  if (!price) return;
  thing.price = price.price;
  if ('compareAtPrice' in thing) thing.compareAtPrice = price.compareAtPrice;
  if ('priceMax' in thing && 'priceMax' in price) thing.priceMax = price.priceMax;
}
