import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type {
  StockHistoryFilters,
  StockHistoryQuery,
  StockMovement,
  StockPolicyInput,
  VariantStock,
} from '@smallshop/contract';
import { z } from 'zod';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { toCsv } from './stock-history.csv.js';
import { VariantStockRepository } from './variant-stock.repository.js';

/** Most movements in one file; spreadsheets hold about a million rows. */
const mostExported = 100_000;
const position = z.tuple([z.guid()]);

/** One variant's stock: its levels, its policy, its history. */
@Injectable()
export class VariantStockService {
  constructor(
    private readonly database: Database,
    private readonly variants: VariantStockRepository,
  ) {}

  /** @throws Refusal `variant.not_found`, also for digital variants */
  get(ctx: Ctx, variantId: string): Promise<VariantStock> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.#show(tx, variantId));
  }

  /** Emits `stock.changed`: what shoppers are shown and what the merchant is warned of may follow. @throws Refusal as {@link get} */
  setPolicy(ctx: Ctx, variantId: string, input: StockPolicyInput): Promise<VariantStock> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, async (tx) => {
      const productId = await this.variants.setPolicy(tx, variantId, input, actorName(ctx));
      if (productId === null) throw new Refusal('variant.not_found');
      tx.emit('stock.changed', variantId, { variantIds: [variantId] });
      return this.#show(tx, variantId);
    });
  }

  /** Newest first. @throws Refusal as {@link get} */
  history(
    ctx: Ctx,
    variantId: string,
    query: StockHistoryQuery,
  ): Promise<{ items: StockMovement[]; nextCursor: string | null }> {
    authorise(ctx, 'catalog.read');
    const after = decodeCursor(position, query.cursor)?.[0] ?? null;
    return this.database.withTenant(ctx, async (tx) => {
      await this.#show(tx, variantId);
      const page = { timezone: ctx.shop.timezone, after, limit: query.limit + 1 };
      const rows = await this.variants.history(tx, variantId, query, page);
      return cutPage(rows, query.limit, { position: (row) => [row.id], item: (row) => row });
    });
  }

  /** The history as CSV, newest first. @throws Refusal as {@link get} */
  async export(
    ctx: Ctx,
    variantId: string,
    filters: StockHistoryFilters,
  ): Promise<{ stream: Readable; fileName: string; byteSize: number }> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => {
      const { sku } = await this.#show(tx, variantId);
      const page = { timezone: ctx.shop.timezone, after: null, limit: mostExported };
      const bytes = Buffer.from(toCsv(await this.variants.history(tx, variantId, filters, page)), 'utf8');
      const fileName = `stock-${sku.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.csv`;
      return { stream: Readable.from([bytes]), fileName, byteSize: bytes.byteLength };
    });
  }

  async #show(tx: TenantTx, variantId: string): Promise<VariantStock> {
    const stock = await this.variants.find(tx, variantId);
    if (!stock) throw new Refusal('variant.not_found');
    return stock;
  }
}
