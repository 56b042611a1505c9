import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config.js';
import { Database, type PlatformTx, type TenantScope, type TenantTx } from '../../plumbing/db/database.js';
import { MeiliClient } from './meilisearch/meili.client.js';
import { indexOf, indexPrefix, indexSettings, nextOf } from './meilisearch/meili.settings.js';

const documentRow = z.object({ productId: z.string(), locale: z.string(), document: z.looseObject({}) });
const idRow = z.object({ id: z.string() });
const purgedRow = z.object({ shopId: z.string(), productIds: z.array(z.string()) });

const batchSize = 500;

/** Which products to bring up to date: these, or those in a category and below. */
export interface IndexedProducts {
  readonly productIds?: readonly string[] | undefined;
  readonly categoryId?: string | undefined;
}

/** What Meilisearch holds of the shops' products; the workers keep it in line. Without Meilisearch there is nothing to do. */
@Injectable()
export class SearchIndex {
  readonly #client: MeiliClient | null;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.#client = config.meili && new MeiliClient(config.meili);
  }

  /** Brings these products of a shop up to date; those not on sale are removed. Safe to repeat. @throws MeiliError */
  async update(scope: TenantScope, { productIds, categoryId }: IndexedProducts): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const ids = productIds ?? (await this.database.withTenant(scope, (tx) => productsIn(tx, categoryId ?? null)));
    const indexes = (await client.indexes()).filter((uid) => uid.startsWith(indexPrefix) && !uid.endsWith('-next'));
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize);
      const byLocale = await this.#documents(scope, batch);
      // A language nobody had before gets its index with the next reindex: until then the database searches it.
      for (const index of indexes) {
        const documents = byLocale.get(index.slice(indexPrefix.length)) ?? [];
        const kept = new Set(documents.map(({ productId }) => productId));
        const gone = batch.filter((id) => !kept.has(id));
        if (documents.length > 0) await client.put(index, documents.map(({ document }) => document)); // prettier-ignore
        if (gone.length > 0) await client.remove(index, gone);
      }
    }
  }

  /**
   * Builds every index anew beside the present one and exchanges them, so that searches go on all the while; then brings up to
   * date what changed meanwhile. Shops that were deleted are gone afterwards.
   *
   * @param say told how far it is, and waited for
   * @throws MeiliError
   */
  async rebuild(say: (line: string) => void | Promise<void> = () => undefined): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const since = await this.database.asSystem('reindex', newestPurge);
    const present = new Set(await client.indexes());
    const fresh = new Set<string>();
    for (const { id } of await this.database.asSystem('reindex', allShops)) {
      const products = await this.#rebuildShop(client, { tenantId: id }, { present, fresh });
      await say(`${products} products of shop ${id}`);
    }
    for (const index of fresh) await exchange(client, index, present);
    const left = [...present].filter((uid) => uid.startsWith(indexPrefix) && !uid.endsWith('-next') && !fresh.has(uid));
    for (const index of left) await client.deleteIndex(index);
    for (const { shopId, productIds } of await this.database.asSystem('reindex', (tx) => purgedSince(tx, since))) {
      await this.update({ tenantId: shopId }, { productIds });
    }
    await say(`${fresh.size} indexes are in place`);
  }

  async #rebuildShop(
    client: MeiliClient,
    scope: TenantScope,
    { present, fresh }: { readonly present: Set<string>; readonly fresh: Set<string> },
  ): Promise<number> {
    const ids = await this.database.withTenant(scope, (tx) => productsIn(tx, null));
    for (let start = 0; start < ids.length; start += batchSize) {
      for (const [locale, documents] of await this.#documents(scope, ids.slice(start, start + batchSize))) {
        const index = indexOf(locale);
        if (!fresh.has(index)) await begin(client, nextOf(index), present);
        fresh.add(index);
        await client.put(nextOf(index), documents.map(({ document }) => document)); // prettier-ignore
      }
    }
    return ids.length;
  }

  async #documents(scope: TenantScope, ids: readonly string[]) {
    const rows = await this.database.withTenant(scope, (tx) =>
      tx.rows(documentRow, {
        name: 'search.documents',
        text: `SELECT product_id AS "productId", locale, document FROM search_documents($1::uuid[])`,
        values: [ids],
      }),
    );
    return Map.groupBy(rows, ({ locale }) => locale);
  }
}

/** An empty index; what an interrupted rebuild left of it is deleted. */
async function begin(client: MeiliClient, uid: string, present: Set<string>): Promise<void> {
  if (present.has(uid)) await client.deleteIndex(uid);
  await client.createIndex(uid);
  await client.configure(uid, indexSettings);
}

async function exchange(client: MeiliClient, index: string, present: ReadonlySet<string>): Promise<void> {
  // Only what is there can be exchanged.
  if (!present.has(index)) await client.createIndex(index);
  await client.swap(index, nextOf(index));
  await client.deleteIndex(nextOf(index));
}

/** @param categoryId null: the whole shop */
async function productsIn(tx: TenantTx, categoryId: string | null): Promise<string[]> {
  const rows = await tx.rows(
    idRow,
    categoryId === null
      ? {
          name: 'search.index.shop',
          text: `SELECT DISTINCT product_id AS id FROM listing_documents WHERE tenant_id = $1 ORDER BY id`,
          values: [tx.tenantId],
        }
      : {
          name: 'search.index.category',
          text: `SELECT product_id AS id FROM category_documents WHERE tenant_id = $1 AND category_id = $2 ORDER BY id`,
          values: [tx.tenantId, categoryId],
        },
  );
  return rows.map(({ id }) => id);
}

const allShops = (tx: PlatformTx) =>
  tx.rows(idRow, { name: 'search.index.shops', text: `SELECT id FROM platform.tenants ORDER BY id`, values: [] });

async function newestPurge(tx: PlatformTx): Promise<number> {
  const row = await tx.one(z.object({ position: z.number() }), {
    name: 'search.index.since',
    text: `SELECT coalesce(max(position), 0) AS position FROM purge_events`,
    values: [],
  });
  return row?.position ?? 0;
}

/** Every product that changed is purged from the storefront's pages: that tells which. */
const purgedSince = (tx: PlatformTx, position: number) =>
  tx.rows(purgedRow, {
    name: 'search.index.purged',
    text: `
SELECT tenant_id AS "shopId", array_agg(DISTINCT substr(tag, 9)) AS "productIds"
FROM purge_events CROSS JOIN unnest(tags) AS tag WHERE position > $1 AND tag LIKE 'product:%' GROUP BY tenant_id`,
    values: [position],
  });
