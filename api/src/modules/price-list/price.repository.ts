import { Injectable } from '@nestjs/common';
import {
  currencySchema,
  imageSchema,
  listedPriceSchema,
  priceRoundingSchema,
  type PriceChange,
  type PriceListRowQuery,
} from '@smallshop/contract';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { NamedVariants } from './price.row.js';

const position = z.tuple([z.string(), z.int(), z.guid()]);
const rowSchema = z.object({
  variantId: z.string(),
  productId: z.string(),
  productTitle: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  image: imageSchema.nullable(),
  baseMinor: z.number(),
  prices: z.array(listedPriceSchema),
  titleKey: z.string(),
  position: z.number(),
});
const idRow = z.object({ id: z.string() });
const productRow = z.object({ productId: z.string() });
const termsRow = z.object({
  own: currencySchema,
  currency: currencySchema,
  rate: z.number().nullable(),
  rounding: priceRoundingSchema.nullable(),
  convertsProducts: z.boolean().nullable(),
  adjustmentPpm: z.number().nullable(),
  listRounding: priceRoundingSchema,
});

/** A variant and what a list says of it. */
export type StoredRow = Omit<z.infer<typeof rowSchema>, 'titleKey' | 'position'>;
/** How a list works out what it does not say; the rate is null in the shop's own currency. */
export type ListTerms = z.infer<typeof termsRow>;

const ofVariant = `SELECT x.minimum_quantity, x.price_minor, x.compare_at_minor
  FROM price_list_prices x WHERE x.tenant_id = $1 AND x.price_list_id = $2 AND x.variant_id = v.id`;
const columns = `v.id AS "variantId", p.id AS "productId", p.title AS "productTitle", v.sku, v.price_minor AS "baseMinor", v.position,
  CASE WHEN cardinality(v.option_values) = 0 THEN '' ELSE array_to_string(v.option_values, ' / ') END AS "variantTitle",
  lower(p.title) || ' ' || p.id AS "titleKey",
  (SELECT image_json(m) FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
   WHERE pm.tenant_id = $1 AND pm.product_id = p.id ORDER BY pm.position, m.id LIMIT 1) AS image,
  (SELECT coalesce(json_agg(json_build_object('minimumQuantity', t.minimum_quantity, 'price', money_json(t.price_minor, l.currency),
     'compareAtPrice', money_json(t.compare_at_minor, l.currency)) ORDER BY t.minimum_quantity), '[]') FROM (${ofVariant}) t) AS prices`;

/** Prices of variants in a list. */
@Injectable()
export class PriceRepository {
  /** A page of the list's grid, by product title. @throws Refusal `request.invalid` for a cursor of another list */
  async page(tx: TenantTx, listId: string, { q = '', show, cursor, limit }: PriceListRowQuery) {
    const after = decodeCursor(position, cursor);
    const rows = await tx.rows(rowSchema, {
      name: `price.page.${show}${q === '' ? '' : '.found'}`,
      text: `SELECT ${columns}
        FROM price_lists l
        JOIN variants v ON v.tenant_id = $1
        JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id
        WHERE l.tenant_id = $1 AND l.id = $2 AND p.status <> 'archived'
          ${show === 'priced' ? `AND EXISTS (${ofVariant})` : ''}
          ${q === '' ? 'AND $7::text = $7::text' : `AND (p.id IN (SELECT find_products($7)) OR v.sku ILIKE '%' || replace(replace($7, '%', ''), '_', '\\_') || '%')`}
          AND ($3::text IS NULL OR (lower(p.title) || ' ' || p.id, v.position, v.id) > ($3, $4::int, $5::uuid))
        ORDER BY lower(p.title) || ' ' || p.id, v.position, v.id LIMIT $6`,
      values: [tx.tenantId, listId, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1, q],
    });
    return cutPage(rows, limit, {
      position: (row) => [row.titleKey, row.position, row.variantId],
      item: ({ titleKey: _key, position: _position, ...row }): StoredRow => row,
    });
  }

  terms(tx: TenantTx, listId: string): Promise<ListTerms | null> {
    return tx.one(termsRow, {
      name: 'price.terms',
      text: `SELECT s.currency AS own, l.currency, c.rate::float8 AS rate, c.rounding, c.converts_products AS "convertsProducts",
          l.adjustment_ppm AS "adjustmentPpm", l.rounding AS "listRounding"
        FROM price_lists l JOIN shop_settings s ON s.tenant_id = l.tenant_id
        LEFT JOIN shop_currencies c ON c.tenant_id = l.tenant_id AND c.currency = l.currency
        WHERE l.tenant_id = $1 AND l.id = $2`,
      values: [tx.tenantId, listId],
    });
  }

  /** Which of these ids and SKUs are variants of this shop; what is no id names none. */
  async named(tx: TenantTx, names: readonly { readonly id: string; readonly sku: string }[]): Promise<NamedVariants> {
    const ids = names.flatMap(({ id }) => (z.guid().safeParse(id).success ? [id] : []));
    const skus = names.flatMap(({ sku }) => (sku === '' ? [] : [sku]));
    const rows = await tx.rows(z.object({ id: z.string(), sku: z.string() }), {
      name: 'price.named-variants',
      text: `SELECT id, sku FROM variants WHERE tenant_id = $1 AND id = ANY ($2::uuid[])
        UNION SELECT id, sku FROM variants WHERE tenant_id = $1 AND sku = ANY ($3::text[])`,
      values: [tx.tenantId, ids, skus],
    });
    return { ids: new Set(rows.map(({ id }) => id)), idBySku: new Map(rows.map(({ id, sku }) => [sku, id])) };
  }

  /** Of these, variants this shop does not have. */
  async missing(tx: TenantTx, variantIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(idRow, {
      name: 'price.missing-variants',
      text: `SELECT wanted.id FROM unnest($2::uuid[]) AS wanted (id)
        WHERE NOT EXISTS (SELECT FROM variants v WHERE v.tenant_id = $1 AND v.id = wanted.id)`,
      values: [tx.tenantId, variantIds],
    });
    return rows.map(({ id }) => id);
  }

  /** Writes prices and takes out those that are null; of one said twice the last counts. @returns how many differ from before */
  async write(tx: TenantTx, listId: string, changes: readonly PriceChange[]): Promise<number> {
    const last = [
      ...new Map(changes.map((change) => [`${change.variantId} ${change.minimumQuantity}`, change])).values(),
    ];
    const kept = last.filter(({ priceMinor }) => priceMinor !== null);
    const gone = last.filter(({ priceMinor }) => priceMinor === null);
    const [written, removed] = await Promise.all([
      tx.run({
        name: 'price.write',
        text: `INSERT INTO price_list_prices AS x (tenant_id, price_list_id, variant_id, minimum_quantity, price_minor, compare_at_minor)
          SELECT $1, $2, * FROM unnest($3::uuid[], $4::int[], $5::bigint[], $6::bigint[])
          ON CONFLICT (tenant_id, price_list_id, variant_id, minimum_quantity)
          DO UPDATE SET price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor
          WHERE (x.price_minor, x.compare_at_minor) IS DISTINCT FROM (excluded.price_minor, excluded.compare_at_minor)`,
        values: [
          ...[
            tx.tenantId,
            listId,
            kept.map((change) => change.variantId),
            kept.map((change) => change.minimumQuantity),
          ],
          ...[kept.map((change) => change.priceMinor), kept.map((change) => change.compareAtMinor)],
        ],
      }),
      tx.run({
        name: 'price.take-out',
        text: `DELETE FROM price_list_prices x USING unnest($3::uuid[], $4::int[]) AS gone (variant_id, minimum_quantity)
          WHERE x.tenant_id = $1 AND x.price_list_id = $2 AND x.variant_id = gone.variant_id AND x.minimum_quantity = gone.minimum_quantity`,
        values: [
          tx.tenantId,
          listId,
          gone.map((change) => change.variantId),
          gone.map((change) => change.minimumQuantity),
        ],
      }),
    ]);
    return written + removed;
  }

  async productsOf(tx: TenantTx, variantIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(productRow, {
      name: 'price.products-of',
      text: `SELECT DISTINCT product_id AS "productId" FROM variants WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY 1`,
      values: [tx.tenantId, variantIds],
    });
    return rows.map(({ productId }) => productId);
  }
}
