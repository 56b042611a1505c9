import { Injectable } from '@nestjs/common';
import {
  minorUnitDigits,
  priceColumns,
  type Currency,
  type PriceChange,
  type PriceListRow,
  type SheetReport,
} from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { readSheet, sheetAnswer, SheetOutcome } from '../import/index.js';
import { announcePrices } from './price.events.js';
import { PriceListRepository } from './price-list.repository.js';
import { PriceRepository } from './price.repository.js';
import { changeOf, neededPriceColumns, type PriceRow } from './price.row.js';
import { PriceService } from './price.service.js';

const variantsAtOnce = 100;
const rowsPerTransaction = 1_000;

/** Price lists as tables. */
@Injectable()
export class PriceFiles {
  constructor(
    private readonly database: Database,
    private readonly service: PriceService,
    private readonly lists: PriceListRepository,
    private readonly prices: PriceRepository,
  ) {}

  /** CSV of a list. @throws Refusal `price_list.not_found` */
  async export(ctx: Ctx, listId: string, show: 'priced' | 'all') {
    authorise(ctx, 'catalog.read');
    const list = await this.database.withTenant(ctx, (tx) => this.lists.find(tx, listId));
    if (!list) throw new Refusal('price_list.not_found');
    return sheetAnswer(`${list.name}.csv`, priceColumns, this.#batches(ctx, listId, show));
  }

  /**
   * Writes what a table says. A row without a price takes it out; rows that cannot be written are reported, and the others written.
   *
   * @throws Refusal `price_list.not_found`, and those of {@link readSheet}
   */
  async import(ctx: Ctx, listId: string, upload: AsyncIterable<unknown>): Promise<SheetReport> {
    authorise(ctx, 'catalog.write');
    const list = await this.database.withTenant(ctx, (tx) => this.lists.find(tx, listId));
    if (!list) throw new Refusal('price_list.not_found');
    const rows = await readSheet(upload, neededPriceColumns);
    const outcome = new SheetOutcome();
    for (let start = 0; start < rows.length; start += rowsPerTransaction) {
      await this.#write(ctx, list, rows.slice(start, start + rowsPerTransaction), outcome);
    }
    return outcome.report();
  }

  async #write(
    ctx: Ctx,
    { id: listId, currency }: { readonly id: string; readonly currency: Currency },
    rows: readonly PriceRow[],
    outcome: SheetOutcome,
  ): Promise<void> {
    await this.database.withTenant(ctx, async (tx) => {
      const list = await this.lists.lock(tx, listId);
      if (!list) throw new Refusal('price_list.not_found');
      const known = await this.prices.named(tx, namesIn(rows));
      const changes = rows.flatMap((row) => {
        const change = changeOf(row, currency, known);
        if ('reason' in change) outcome.refuse(row.row, change.column, change.reason);
        return 'reason' in change ? [] : [change];
      });
      const written = await this.prices.write(tx, listId, changes);
      outcome.write(written);
      for (let left = changes.length - written; left > 0; left -= 1) outcome.leave();
      if (written === 0) return;
      const productIds = await this.prices.productsOf(tx, variantsOf(changes));
      announcePrices(tx, { ...list, adjusts: false }, { ownCurrency: ctx.shop.currency, productIds });
    });
  }

  async *#batches(ctx: Ctx, listId: string, show: 'priced' | 'all') {
    let cursor: string | undefined;
    do {
      const page = await this.service.page(ctx, listId, { show, limit: variantsAtOnce, cursor });
      yield page.items.flatMap(linesOf);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}

const variantsOf = (changes: readonly PriceChange[]): string[] => [
  ...new Set(changes.map(({ variantId }) => variantId)),
];

const namesIn = (rows: readonly PriceRow[]) =>
  rows.map(({ cell }) => ({ id: cell('Variant ID').trim(), sku: cell('SKU').trim() }));

function decimal({ amount, currency }: { readonly amount: number; readonly currency: Currency }): string {
  const digits = minorUnitDigits[currency];
  return (amount / 10 ** digits).toFixed(digits);
}

/** A row for each price of a variant, lowest quantity first; one without a price where it has none. */
function linesOf({ productTitle, variantTitle, sku, variantId, basePrice, prices }: PriceListRow): string[][] {
  const start = [productTitle, variantTitle, sku, variantId, decimal(basePrice)];
  if (prices.length === 0) return [[...start, '1', '', '']];
  return prices.map(({ minimumQuantity, price, compareAtPrice }) => [
    ...start,
    ...[String(minimumQuantity), decimal(price), compareAtPrice ? decimal(compareAtPrice) : ''],
  ]);
}
