import { Injectable } from '@nestjs/common';
import type { PriceChange, PriceListRow, PriceListRowQuery } from '@smallshop/contract';
import { minor, minorToNumber, priceByLists, type CurrencyTerms } from '@smallshop/domain';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { currencyTermsOf } from '../pricing/index.js';
import { announcePrices } from './price.events.js';
import { PriceListRepository } from './price-list.repository.js';
import { PriceRepository, type ListTerms, type StoredRow } from './price.repository.js';

/** A page of a list's grid. */
export interface PricePage {
  readonly items: PriceListRow[];
  readonly nextCursor: string | null;
}

/** Prices of variants in a list. */
@Injectable()
export class PriceService {
  constructor(
    private readonly database: Database,
    private readonly lists: PriceListRepository,
    private readonly prices: PriceRepository,
  ) {}

  /** @throws Refusal `price_list.not_found`, `request.invalid` for a cursor of another list */
  page(ctx: Ctx, listId: string, query: PriceListRowQuery): Promise<PricePage> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => {
      const terms = await this.prices.terms(tx, listId);
      if (!terms) throw new Refusal('price_list.not_found');
      const { items, nextCursor } = await this.prices.page(tx, listId, query);
      return { items: items.map((row) => viewRow(row, terms, ctx.now)), nextCursor };
    });
  }

  /**
   * Writes prices and takes out those that are null, all or none. @returns how many differ from before
   *
   * @throws Refusal `price_list.not_found`; `variant.not_found` with `details` { variantIds }
   */
  set(ctx: Ctx, listId: string, changes: readonly PriceChange[]): Promise<number> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      const list = await this.lists.lock(tx, listId);
      if (!list) throw new Refusal('price_list.not_found');
      const variantIds = [...new Set(changes.map(({ variantId }) => variantId))];
      const missing = await this.prices.missing(tx, variantIds);
      if (missing.length > 0) throw new Refusal('variant.not_found', { variantIds: missing });
      const changed = await this.prices.write(tx, listId, changes);
      if (changed === 0) return 0;
      const productIds = await this.prices.productsOf(tx, variantIds);
      announcePrices(tx, { ...list, adjusts: false }, { ownCurrency: ctx.shop.currency, productIds });
      return changed;
    });
  }
}

function viewRow({ baseMinor, ...row }: StoredRow, terms: ListTerms, now: Date): PriceListRow {
  const usual = usualPrice(baseMinor, terms, now);
  return {
    ...row,
    basePrice: { amount: baseMinor, currency: terms.own },
    usualPrice: usual === null ? null : { amount: usual, currency: terms.currency },
  };
}

/** What a variant costs in the list's currency where the list does not name it. */
function usualPrice(baseMinor: number, terms: ListTerms, now: Date): number | null {
  const { own, currency, adjustmentPpm, listRounding } = terms;
  const list = { id: '', currency, groupId: null, priority: 0, startsAt: null, endsAt: null, rounding: listRounding };
  const answer = priceByLists({
    base: { price: minor(baseMinor), compareAt: null },
    shopCurrency: own,
    currency,
    terms: conversionOf(terms),
    lists: adjustmentPpm === null ? [] : [{ ...list, adjustmentPpm: minor(adjustmentPpm) }],
    tiers: new Map(),
    groupIds: new Set(),
    quantity: 1,
    now,
  });
  return answer && minorToNumber(answer.price);
}

function conversionOf({ own, currency, rate, rounding, convertsProducts }: ListTerms): CurrencyTerms | null {
  if (rate === null || rounding === null || convertsProducts === null) return null;
  return currencyTermsOf({ own, currency, rate, rounding, convertsProducts });
}
