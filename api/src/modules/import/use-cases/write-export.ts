import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Storage } from '../../../plumbing/storage/storage.js';
import { CategoryPaths, ProductFactsReader, ProductService, type ProductFacts } from '../../catalog/index.js';
import { csvRow } from '../../../plumbing/csv/csv.writer.js';
import { exportedProduct, type ExportContext } from '../export/exported.product.js';
import { ExportRepository, type ExportRecord } from '../export/export.repository.js';
import { ownHeader, ownRows, type ExportedProduct, type OwnLayout } from '../export/own.columns.js';
import { shopifyHeader, shopifyRows } from '../export/shopify.columns.js';
import { ImportShopReader } from '../import-shop.reader.js';

const productsAtOnce = 200;

interface Page {
  readonly products: readonly ExportedProduct[];
  readonly layout: OwnLayout;
}

/** Reads everything an export says of products, a page at a time, in the merchant's order. */
@Injectable()
export class ExportReader {
  constructor(
    private readonly database: Database,
    private readonly facts: ProductFactsReader,
    private readonly categories: CategoryPaths,
    private readonly shops: ImportShopReader,
    private readonly products: ProductService,
  ) {}

  /** Which products the filter of the list lets through; null: all. */
  async chosen(ctx: Ctx, filter: ExportRecord['filter']): Promise<ReadonlySet<string> | null> {
    if (Object.values(filter).every((value) => value === undefined)) return null;
    const ids = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = listPage.parse(
        JSON.parse(await this.products.list(ctx, { ...filter, limit: 100, sort: 'createdAt', cursor })),
      );
      for (const { id } of page.items) ids.add(id);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return ids;
  }

  async *pages(ctx: Ctx, record: ExportRecord, chosen: ReadonlySet<string> | null): AsyncGenerator<Page> {
    let after: { id: string; position: number } | null = null;
    for (;;) {
      const place: { id: string; position: number } | null = after;
      const { page, last } = await this.database.withTenant(ctx, async (tx) => {
        const ids = await this.facts.idsAfter(tx, place, productsAtOnce);
        const wanted = ids.flatMap(({ id }) => (chosen === null || chosen.has(id) ? [id] : []));
        return { page: await this.#page(tx, ctx, record, await this.facts.read(tx, wanted)), last: ids.at(-1) };
      });
      yield page;
      if (last === undefined) return;
      after = last;
    }
  }

  async #page(tx: TenantTx, ctx: Ctx, record: ExportRecord, facts: readonly ProductFacts[]): Promise<Page> {
    const [tree, locations, definitions] = await Promise.all([
      this.categories.read(tx),
      this.shops.locations(tx),
      this.facts.fieldDefinitions(tx),
    ]);
    const context: ExportContext = {
      origin: ctx.shop.origin,
      tree,
      includeIds: record.includeIds,
      defaultLocationId: locations.find(({ isDefault }) => isDefault)?.id ?? '',
      nameOfLocation: new Map(locations.map(({ id, name }) => [id, name])),
    };
    const layout = {
      currency: ctx.shop.currency,
      includeIds: record.includeIds,
      locations: locations.filter(({ isDefault }) => !isDefault).map(({ name }) => name),
      customFields: definitions.map(({ key }) => key).toSorted(),
    };
    return { products: facts.map((product) => exportedProduct(product, context)), layout };
  }
}

const listPage = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() });

/** Writes a product as lines of the file; the layout is that of the first page, for a file has one header. */
const writers = {
  csv: {
    header: (layout: OwnLayout) => `\uFEFF${csvRow(ownHeader(layout))}`,
    product: (product: ExportedProduct, layout: OwnLayout) => ownRows(product, layout).map(csvRow).join(''),
  },
  jsonl: {
    header: () => '',
    product: (product: ExportedProduct) => `${JSON.stringify(product)}\n`,
  },
  shopify: {
    header: () => csvRow(shopifyHeader),
    product: (product: ExportedProduct, layout: OwnLayout) =>
      shopifyRows(product, layout.currency).map(csvRow).join(''),
  },
} as const;

/** Writes products to a file, a page at a time. */
@Injectable()
export class WriteExport {
  constructor(
    private readonly database: Database,
    private readonly exports: ExportRepository,
    private readonly reader: ExportReader,
    private readonly storage: Storage,
  ) {}

  /** Begins anew when a worker died; an export that is ready stays as it is. */
  async execute(ctx: Ctx, exportId: string): Promise<void> {
    const record = await this.database.withTenant(ctx, (tx) => this.exports.find(tx, exportId));
    if (record?.state !== 'writing') return;
    const counter = { products: 0 };
    await this.storage.delete(record.storageKey);
    const lines = Readable.from(this.#lines(ctx, record, counter));
    const byteSize = await this.storage.putStream(record.storageKey, lines, 'application/octet-stream');
    await this.database.withTenant(ctx, (tx) => this.exports.finish(tx, exportId, counter.products, byteSize));
  }

  async *#lines(ctx: Ctx, record: ExportRecord, counter: { products: number }): AsyncGenerator<Buffer> {
    const writer = writers[record.format];
    const chosen = await this.reader.chosen(ctx, record.filter);
    const total = chosen?.size ?? (await this.database.withTenant(ctx, (tx) => this.exports.countProducts(tx)));
    let layout: OwnLayout | null = null;
    for await (const page of this.reader.pages(ctx, record, chosen)) {
      if (layout === null) yield Buffer.from(writer.header(page.layout));
      layout ??= page.layout;
      const known: OwnLayout = layout;
      yield Buffer.from(page.products.map((product) => writer.product(product, known)).join(''));
      counter.products += page.products.length;
      await this.database.withTenant(ctx, (tx) => this.exports.progress(tx, record.id, counter.products, total));
    }
  }
}
