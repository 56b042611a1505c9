import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const currentSchema = z.object({
  version: z.number(),
  updatedAt: z.date(),
  slug: z.string(),
  variantIds: z.array(z.string()),
  categoryIds: z.array(z.string()),
  isOnSale: z.boolean(),
  isOrdered: z.boolean(),
});
/** A product under lock: what a change is decided from. */
export type CurrentProduct = z.infer<typeof currentSchema>;

/** Columns of a product as they are written. */
export interface ProductRecord {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly descriptionHtml: string;
  readonly brand: string;
  readonly status: string;
  readonly isDigital: boolean;
  readonly taxCategory: string;
  readonly tags: readonly string[];
  readonly specs: unknown;
  readonly options: unknown;
  readonly seo: { readonly title: string; readonly description: string };
  /** When an active product first went on sale; null: now, unless it was before. */
  readonly publishedAt: Date | null;
}

/** Columns of a variant as they are written; a null `mediaId` keeps the picture it has. */
export interface VariantRecord {
  readonly id: string;
  readonly sku: string;
  readonly barcode: string | null;
  readonly optionValues: readonly string[];
  readonly priceMinor: number;
  readonly compareAtPriceMinor: number | null;
  readonly costMinor: number | null;
  readonly weightGrams: number;
  readonly isActive: boolean;
  readonly mediaId: string | null;
}

const idRow = z.object({ id: z.string() });
const slugRow = z.object({ slug: z.string() });

/** Writes of products; rules are the caller's. */
@Injectable()
export class ProductWriteRepository {
  /** Locks the product until the transaction ends; null when there is none. */
  async lock(tx: TenantTx, productId: string): Promise<CurrentProduct | null> {
    // Two statements in one flight: the second's snapshot is taken when the lock is had.
    const [, current] = await Promise.all([
      tx.run({
        name: 'product.lock',
        text: `SELECT FROM products WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
        values: [tx.tenantId, productId],
      }),
      this.#current(tx, productId),
    ]);
    return current;
  }

  #current(tx: TenantTx, productId: string): Promise<CurrentProduct | null> {
    return tx.one(currentSchema, {
      name: 'product.current',
      text: `
SELECT p.version, p.updated_at AS "updatedAt", p.slug,
  ARRAY(SELECT v.id::text FROM variants v WHERE v.tenant_id = $1 AND v.product_id = p.id) AS "variantIds",
  ARRAY(SELECT c.category_id::text FROM product_categories c WHERE c.tenant_id = $1 AND c.product_id = p.id) AS "categoryIds",
  EXISTS (SELECT FROM product_documents d WHERE d.tenant_id = $1 AND d.product_id = p.id) AS "isOnSale",
  EXISTS (SELECT FROM order_lines o WHERE o.tenant_id = $1 AND o.product_id = p.id)
    OR EXISTS (SELECT FROM stock_reservations r JOIN variants v ON v.tenant_id = $1 AND v.id = r.variant_id
               WHERE r.tenant_id = $1 AND v.product_id = p.id) AS "isOrdered"
FROM products p WHERE p.tenant_id = $1 AND p.id = $2`,
      values: [tx.tenantId, productId],
    });
  }

  /** Slugs that are `wanted` or begin with it and a hyphen; whoever asks for the same next waits for this transaction. */
  async similarSlugs(tx: TenantTx, wanted: string): Promise<Set<string>> {
    const [, rows] = await Promise.all([
      tx.run({
        name: 'product.claim-slug',
        text: `SELECT pg_advisory_xact_lock(hashtextextended('product-slug ' || $1::text || ' ' || $2::text, 0))`,
        values: [tx.tenantId, wanted],
      }),
      tx.rows(slugRow, {
        name: 'product.similar-slugs',
        text: `SELECT slug FROM products WHERE tenant_id = $1 AND (slug = $2 OR slug ^@ ($2 || '-'))`,
        values: [tx.tenantId, wanted],
      }),
    ]);
    return new Set(rows.map((row) => row.slug));
  }

  /** Adds the product at the end of the merchant's order, or replaces its fields and counts its version up. */
  async save(tx: TenantTx, product: ProductRecord): Promise<void> {
    await tx.run({
      name: 'product.save',
      text: `
INSERT INTO products AS p (tenant_id, id, slug, title, subtitle, description_html, brand, status, is_digital, tax_category, tags, specs,
  options, seo_title, seo_description, published_at, position)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
  CASE WHEN $8 = 'active' THEN coalesce($16::timestamptz, now()) END,
  coalesce((SELECT max(position) FROM products WHERE tenant_id = $1), 0) + 1
ON CONFLICT (tenant_id, id) DO UPDATE SET
  slug = EXCLUDED.slug, title = EXCLUDED.title, subtitle = EXCLUDED.subtitle, description_html = EXCLUDED.description_html,
  brand = EXCLUDED.brand, status = EXCLUDED.status, is_digital = EXCLUDED.is_digital, tax_category = EXCLUDED.tax_category,
  tags = EXCLUDED.tags, specs = EXCLUDED.specs, options = EXCLUDED.options, seo_title = EXCLUDED.seo_title,
  seo_description = EXCLUDED.seo_description, published_at = coalesce(p.published_at, EXCLUDED.published_at), version = p.version + 1, updated_at = now()`,
      values: [
        ...[
          tx.tenantId,
          product.id,
          product.slug,
          product.title,
          product.subtitle,
          product.descriptionHtml,
          product.brand,
        ],
        ...[product.status, product.isDigital, product.taxCategory, product.tags, JSON.stringify(product.specs)],
        ...[JSON.stringify(product.options), product.seo.title, product.seo.description, product.publishedAt],
      ],
    });
  }

  /** Adds or replaces variants of a product; their order is the list's. */
  async saveVariants(tx: TenantTx, productId: string, variants: readonly VariantRecord[]): Promise<void> {
    await tx.run({
      name: 'product.save-variants',
      text: `
INSERT INTO variants AS v (tenant_id, id, product_id, sku, barcode, option_values, price_minor, compare_at_minor, cost_minor, weight_grams,
  is_active, media_id, position)
SELECT $1, line.id, $2, line.sku, line.barcode, ARRAY(SELECT jsonb_array_elements_text(line."optionValues")), line."priceMinor",
  line."compareAtPriceMinor", line."costMinor", line."weightGrams", line."isActive", line."mediaId", line.n
FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (id uuid, sku text, barcode text, "optionValues" jsonb, "priceMinor" bigint,
  "compareAtPriceMinor" bigint, "costMinor" bigint, "weightGrams" int, "isActive" boolean, "mediaId" uuid)) WITH ORDINALITY
  AS line (id, sku, barcode, "optionValues", "priceMinor", "compareAtPriceMinor", "costMinor", "weightGrams", "isActive", "mediaId", n)
ON CONFLICT (tenant_id, id) DO UPDATE SET
  sku = EXCLUDED.sku, barcode = EXCLUDED.barcode, option_values = EXCLUDED.option_values, price_minor = EXCLUDED.price_minor,
  compare_at_minor = EXCLUDED.compare_at_minor, cost_minor = EXCLUDED.cost_minor, weight_grams = EXCLUDED.weight_grams,
  is_active = EXCLUDED.is_active, media_id = coalesce(EXCLUDED.media_id, v.media_id), position = EXCLUDED.position, updated_at = now()`,
      values: [tx.tenantId, productId, JSON.stringify(variants)],
    });
  }

  /** Takes variants out of a product: those ordered or held by a checkout are kept, inactive and last; the others are deleted. */
  async removeVariants(tx: TenantTx, variantIds: readonly string[]): Promise<void> {
    const kept = await tx.rows(idRow, {
      name: 'product.retire-variants',
      text: `
UPDATE variants v SET is_active = false, position = v.position + 1000, updated_at = now()
WHERE v.tenant_id = $1 AND v.id = ANY ($2::uuid[])
  AND (EXISTS (SELECT FROM order_lines o WHERE o.tenant_id = $1 AND o.variant_id = v.id)
    OR EXISTS (SELECT FROM stock_reservations r WHERE r.tenant_id = $1 AND r.variant_id = v.id))
RETURNING v.id`,
      values: [tx.tenantId, variantIds],
    });
    const unordered = variantIds.filter((id) => !kept.some((row) => row.id === id));
    await tx.run({
      name: 'product.delete-variants',
      text: `DELETE FROM variants WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`,
      values: [tx.tenantId, unordered],
    });
  }

  /** Puts the product into exactly these categories, at the end of those it is new in. */
  async setCategories(tx: TenantTx, productId: string, categoryIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'product.set-categories',
      text: `
WITH removed AS (
  DELETE FROM product_categories WHERE tenant_id = $1 AND product_id = $2 AND category_id <> ALL ($3::uuid[])
)
INSERT INTO product_categories (tenant_id, category_id, product_id, position)
SELECT $1, wanted.id, $2,
  coalesce((SELECT max(o.position) FROM product_categories o WHERE o.tenant_id = $1 AND o.category_id = wanted.id), 0) + 1
FROM (SELECT DISTINCT unnest($3::uuid[]) AS id) wanted
ON CONFLICT (tenant_id, category_id, product_id) DO NOTHING`,
      values: [tx.tenantId, productId, categoryIds],
    });
  }

  /** Shows exactly these pictures, in this order. */
  async setMedia(tx: TenantTx, productId: string, mediaIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'product.set-media',
      text: `
WITH removed AS (
  DELETE FROM product_media WHERE tenant_id = $1 AND product_id = $2 AND media_id <> ALL ($3::uuid[])
)
INSERT INTO product_media (tenant_id, product_id, media_id, position)
SELECT $1, $2, wanted.id, wanted.n FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted (id, n)
ON CONFLICT (tenant_id, product_id, media_id) DO UPDATE SET position = EXCLUDED.position`,
      values: [tx.tenantId, productId, mediaIds],
    });
  }

  /** Shows exactly these products beside it, in this order; unknown ones are left out. */
  async setRelated(tx: TenantTx, productId: string, relatedIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'product.set-related',
      text: `
WITH removed AS (
  DELETE FROM product_relations WHERE tenant_id = $1 AND product_id = $2 AND related_id <> ALL ($3::uuid[])
)
INSERT INTO product_relations (tenant_id, product_id, related_id, position)
SELECT $1, $2, p.id, wanted.n FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted (id, n)
JOIN products p ON p.tenant_id = $1 AND p.id = wanted.id AND p.id <> $2
ON CONFLICT (tenant_id, product_id, related_id) DO UPDATE SET position = EXCLUDED.position`,
      values: [tx.tenantId, productId, relatedIds],
    });
  }

  /** Deletes a product with its variants and their stock. */
  async remove(tx: TenantTx, productId: string): Promise<void> {
    await tx.run({
      name: 'product.delete',
      text: `DELETE FROM products WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, productId],
    });
  }
}
