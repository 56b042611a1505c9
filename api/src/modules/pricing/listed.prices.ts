import { Injectable } from '@nestjs/common';
import type { Currency } from '@smallshop/contract';
import { minor, minorToNumber, priceByLists, type ListTier } from '@smallshop/domain';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { Statement, TenantTx } from '../../plumbing/db/database.js';
import type { PricingRules } from './pricing-rules.js';

const tierSchema = z.object({
  variantId: z.string(),
  listId: z.string(),
  minimumQuantity: z.number(),
  priceMinor: z.number(),
  compareAtMinor: z.number().nullable(),
});
type TierRow = z.infer<typeof tierSchema>;
const groupSchema = z.object({ groupId: z.string() });

/** Variants whose prices are wanted, chosen by a statement: `$1` is the shop. */
export interface PricedChoice {
  readonly name: string;
  readonly select: string;
  readonly values: readonly unknown[];
}

/** A base price as the catalog keeps it, in the shop's own currency. */
export interface BasePrice {
  readonly variantId: string;
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
}

/** What one unit costs a buyer, in minor units, and the list that says so. */
export interface ListedPrice {
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  readonly list: { readonly id: string; readonly name: string } | null;
}

const nobody: ReadonlySet<string> = new Set();

/** Everything beside base prices that decides what some variants cost one buyer at one moment. */
export class KnownPrices {
  readonly #tiers = new Map<string, Map<string, ListTier[]>>();

  constructor(
    private readonly rules: Pick<PricingRules, 'currencies' | 'priceLists'>,
    private readonly own: Currency,
    private readonly now: Date,
    rows: readonly TierRow[],
    private readonly groupIds: ReadonlySet<string> = nobody,
  ) {
    for (const { variantId, listId, minimumQuantity, priceMinor, compareAtMinor } of rows) {
      const ofVariant = this.#tiers.get(variantId) ?? new Map<string, ListTier[]>();
      this.#tiers.set(variantId, ofVariant);
      const compareAt = compareAtMinor === null ? null : minor(compareAtMinor);
      const tier = { minimumQuantity, price: minor(priceMinor), compareAt };
      ofVariant.set(listId, [...(ofVariant.get(listId) ?? []), tier]);
    }
  }

  /** @returns null when the shop does not sell the variant in the currency */
  of(variant: BasePrice, currency: Currency, quantity: number): ListedPrice | null {
    const { variantId, priceMinor, compareAtMinor } = variant;
    const { priceLists, currencies } = this.rules;
    const answer = priceByLists({
      base: { price: minor(priceMinor), compareAt: compareAtMinor === null ? null : minor(compareAtMinor) },
      shopCurrency: this.own,
      currency,
      terms: currencies.find((terms) => terms.currency === currency) ?? null,
      lists: priceLists,
      tiers: this.#tiers.get(variantId) ?? new Map<string, ListTier[]>(),
      groupIds: this.groupIds,
      quantity,
      now: this.now,
    });
    if (!answer) return null;
    const list = priceLists.find(({ id }) => id === answer.listId);
    return {
      priceMinor: minorToNumber(answer.price),
      compareAtMinor: answer.compareAt === null ? null : minorToNumber(answer.compareAt),
      list: list ? { id: list.id, name: list.name } : null,
    };
  }

  /** Numbers of units from which a unit costs less than from fewer on, lowest first. */
  stepsOf(variant: BasePrice, currency: Currency): PriceStep[] {
    const tiers = [...(this.#tiers.get(variant.variantId)?.values() ?? [])].flat();
    const quantities = [...new Set(tiers.map(({ minimumQuantity }) => minimumQuantity))].filter((units) => units > 1);
    const steps: PriceStep[] = [];
    let lowest = this.of(variant, currency, 1)?.priceMinor ?? 0;
    for (const minimumQuantity of quantities.toSorted((one, other) => one - other)) {
      const { priceMinor = lowest } = this.of(variant, currency, minimumQuantity) ?? {};
      if (priceMinor >= lowest) continue;
      steps.push({ minimumQuantity, priceMinor });
      lowest = priceMinor;
    }
    return steps;
  }
}

/** What a unit costs from a number of units on. */
interface PriceStep {
  readonly minimumQuantity: number;
  readonly priceMinor: number;
}

/** Whether a caller may pay something else than what documents say: what everybody pays in the shop's own currency. */
export const paysOtherwise = (ctx: Ctx, rules: PricingRules): boolean =>
  ctx.currency !== ctx.shop.currency ||
  (ctx.actor.kind === 'customer' && rules.priceLists.some(({ groupId }) => groupId !== null));

const tiersStatement = ({ name, select, values }: PricedChoice): Statement => ({
  name: `prices.listed.${name}`,
  text: `SELECT x.variant_id AS "variantId", x.price_list_id AS "listId", x.minimum_quantity AS "minimumQuantity",
      x.price_minor AS "priceMinor", x.compare_at_minor AS "compareAtMinor"
    FROM price_list_prices x WHERE x.tenant_id = $1 AND x.variant_id IN (${select})`,
  values,
});

/** Reads what price lists say of variants, and which groups a buyer is in. */
@Injectable()
export class ListedPrices {
  /** In the flight of the caller's other statements; nothing is asked for a shop without price lists. */
  async read(tx: TenantTx, ctx: Ctx, rules: PricingRules, choice: PricedChoice): Promise<KnownPrices> {
    const { shop, now, actor } = ctx;
    if (rules.priceLists.length === 0) return new KnownPrices(rules, shop.currency, now, []);
    const needsGroups = actor.kind === 'customer' && rules.priceLists.some(({ groupId }) => groupId !== null);
    const [rows, groups] = await Promise.all([
      tx.rows(tierSchema, tiersStatement(choice)),
      needsGroups ? this.#groupsOf(tx, actor.id) : [],
    ]);
    return new KnownPrices(rules, shop.currency, now, rows, new Set(groups.map(({ groupId }) => groupId)));
  }

  #groupsOf(tx: TenantTx, customerId: string) {
    return tx.rows(groupSchema, {
      name: 'prices.groups-of',
      text: `SELECT group_id AS "groupId" FROM customer_group_members WHERE tenant_id = $1 AND customer_id = $2`,
      values: [tx.tenantId, customerId],
    });
  }
}
