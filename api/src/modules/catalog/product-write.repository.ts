import { Injectable } from '@nestjs/common';
import { customFieldValuesSchema, type CustomFieldValues } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const currentSchema = z.object({
  id: z.string(),
  version: z.number(),
  updatedAt: z.date(),
  updatedBy: z.string(),
  slug: z.string(),
  publishedAt: z.date().nullable(),
  unpublishAt: z.date().nullable(),
  customFields: customFieldValuesSchema,
  variants: z.array(z.object({ id: z.string(), mediaId: z.string().nullable() })),
  pictureIds: z.array(z.string()),
  categoryIds: z.array(z.string()),
  isOnSale: z.boolean(),
  orderCount: z.number(),
  isHeld: z.boolean(),
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
  /** On sale from then; null: from now when active, else never yet. */
  readonly publishedAt: Date | null;
  readonly unpublishAt: Date | null;
  readonly customFields: CustomFieldValues;
  /** Who makes this version, by name. */
  readonly updatedBy: string;
}

/** Columns of a variant as they are written. */
export interface VariantRecord {
  readonly id: string;
  readonly sku: string;
  readonly barcode: string | null;
  readonly optionValues: readonly string[];
  readonly priceMinor: number;
  readonly compareAtPriceMinor: number | null;
  readonly costMinor: number | null;
  readonly weightGrams: number;
  readonly lengthMm: number | null;
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  readonly backorderPolicy: string;
  readonly lowStockThreshold: number | null;
  readonly isActive: boolean;
  readonly mediaId: string | null;
}

const namesakeSchema = z.object({
  sku: z.string(),
  barcode: z.string().nullable(),
  isSameSku: z.boolean(),
  productId: z.string(),
  productTitle: z.string(),
});
/** A variant that has the SKU, or else the barcode, another is to get. */
export type Namesake = z.infer<typeof namesakeSchema>;

const idRow = z.object({ id: z.string() });
const slugRow = z.object({ slug: z.string() });
const skuRow = z.object({ sku: z.string() });

/** Writes of products; rules are the caller's. */
@Injectable()
export class ProductWriteRepository {
  /** Locks the product until the transaction ends; null when there is none. */
  async lock(tx: TenantTx, productId: string): Promise<CurrentProduct | null> {
    const [product] = (await this.lockAll(tx, [productId])).values();
    return product ?? null;
  }

  /** Locks those of the products that exist, in the order of their ids, so that two who lock many never wait in a circle. */
  async lockAll(tx: TenantTx, productIds: readonly string[]): Promise<Map<string, CurrentProduct>> {
    // Two statements in one flight: the second's snapshot is taken when the locks are had.
    const [, current] = await Promise.all([
      tx.run({
        name: 'product.lock',
        text: `SELECT FROM products WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
        values: [tx.tenantId, productIds],
      }),
      this.#current(tx, productIds),
    ]);
    return new Map(current.map((product) => [product.id, product]));
  }

  #current(tx: TenantTx, productIds: readonly string[]): Promise<CurrentProduct[]> {
    return tx.rows(currentSchema, {
      name: 'product.current',
      text: `
SELECT p.id, p.version, p.updated_at AS "updatedAt", p.updated_by AS "updatedBy", p.slug,
  p.published_at AS "publishedAt", p.unpublish_at AS "unpublishAt", p.custom_fields AS "customFields",
  (SELECT coalesce(json_agg(json_build_object('id', v.id, 'mediaId', v.media_id)), '[]')
   FROM variants v WHERE v.tenant_id = $1 AND v.product_id = p.id) AS variants,
  ARRAY(SELECT pm.media_id::text FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
        WHERE pm.tenant_id = $1 AND pm.product_id = p.id) AS "pictureIds",
  ARRAY(SELECT c.category_id::text FROM product_categories c WHERE c.tenant_id = $1 AND c.product_id = p.id) AS "categoryIds",
  EXISTS (SELECT FROM product_documents d WHERE d.tenant_id = $1 AND d.product_id = p.id) AS "isOnSale",
  (SELECT count(DISTINCT o.order_id)::int FROM order_lines o WHERE o.tenant_id = $1 AND o.product_id = p.id) AS "orderCount",
  EXISTS (SELECT FROM stock_reservations r JOIN variants v ON v.tenant_id = $1 AND v.id = r.variant_id
               WHERE r.tenant_id = $1 AND v.product_id = p.id) AS "isHeld"
FROM products p WHERE p.tenant_id = $1 AND p.id = ANY ($2::uuid[])`,
      values: [tx.tenantId, productIds],
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

  /** SKUs of the shop that begin like copies of these do. */
  async similarSkus(tx: TenantTx, skus: readonly string[]): Promise<Set<string>> {
    const rows = await tx.rows(skuRow, {
      name: 'product.similar-skus',
      text: `
SELECT v.sku FROM unnest($2::text[]) AS wanted (sku)
JOIN variants v ON v.tenant_id = $1 AND v.sku >= left(wanted.sku, 50) || '-COPY' AND v.sku ^@ (rtrim(left(wanted.sku, 50)) || '-COPY')`,
      values: [tx.tenantId, skus],
    });
    return new Set(rows.map((row) => row.sku));
  }

  /** Adds the product at the end of the merchant's order, or replaces its fields and counts its version up. */
  async save(tx: TenantTx, product: ProductRecord): Promise<void> {
    await tx.run({
      name: 'product.save',
      text: `
INSERT INTO products AS p (tenant_id, id, slug, title, subtitle, description_html, brand, status, is_digital, tax_category, tags, specs,
  options, seo_title, seo_description, published_at, unpublish_at, custom_fields, updated_by, position)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
  coalesce($16::timestamptz, CASE WHEN $8 = 'active' THEN now() END), $17::timestamptz, $18, $19,
  coalesce((SELECT max(position) FROM products WHERE tenant_id = $1), 0) + 1
ON CONFLICT (tenant_id, id) DO UPDATE SET
  slug = EXCLUDED.slug, title = EXCLUDED.title, subtitle = EXCLUDED.subtitle, description_html = EXCLUDED.description_html,
  brand = EXCLUDED.brand, status = EXCLUDED.status, is_digital = EXCLUDED.is_digital, tax_category = EXCLUDED.tax_category,
  tags = EXCLUDED.tags, specs = EXCLUDED.specs, options = EXCLUDED.options, seo_title = EXCLUDED.seo_title,
  seo_description = EXCLUDED.seo_description, published_at = EXCLUDED.published_at, unpublish_at = EXCLUDED.unpublish_at,
  custom_fields = EXCLUDED.custom_fields, updated_by = EXCLUDED.updated_by, version = p.version + 1, updated_at = now()`,
      values: [
        ...[tx.tenantId, product.id, product.slug, product.title, product.subtitle, product.descriptionHtml],
        ...[product.brand, product.status, product.isDigital, product.taxCategory, product.tags],
        ...[JSON.stringify(product.specs), JSON.stringify(product.options), product.seo.title, product.seo.description],
        ...[product.publishedAt, product.unpublishAt, JSON.stringify(product.customFields), product.updatedBy],
      ],
    });
  }

  /** Adds or replaces variants of a product; their order is the list's. */
  async saveVariants(tx: TenantTx, productId: string, variants: readonly VariantRecord[]): Promise<void> {
    await tx.run({
      name: 'product.save-variants',
      text: `
INSERT INTO variants AS v (tenant_id, id, product_id, sku, barcode, option_values, price_minor, compare_at_minor, cost_minor,
  weight_grams, length_mm, width_mm, height_mm, backorder_policy, low_stock_threshold, is_active, media_id, position)
SELECT $1, (line ->> 'id')::uuid, $2, line ->> 'sku', line ->> 'barcode', ARRAY(SELECT jsonb_array_elements_text(line -> 'optionValues')),
  (line ->> 'priceMinor')::bigint, (line ->> 'compareAtPriceMinor')::bigint, (line ->> 'costMinor')::bigint,
  (line ->> 'weightGrams')::int, (line ->> 'lengthMm')::int, (line ->> 'widthMm')::int, (line ->> 'heightMm')::int,
  line ->> 'backorderPolicy', (line ->> 'lowStockThreshold')::int, (line ->> 'isActive')::boolean, (line ->> 'mediaId')::uuid, n
FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS lines (line, n)
ON CONFLICT (tenant_id, id) DO UPDATE SET
  sku = EXCLUDED.sku, barcode = EXCLUDED.barcode, option_values = EXCLUDED.option_values, price_minor = EXCLUDED.price_minor,
  compare_at_minor = EXCLUDED.compare_at_minor, cost_minor = EXCLUDED.cost_minor, weight_grams = EXCLUDED.weight_grams,
  length_mm = EXCLUDED.length_mm, width_mm = EXCLUDED.width_mm, height_mm = EXCLUDED.height_mm,
  backorder_policy = EXCLUDED.backorder_policy, low_stock_threshold = EXCLUDED.low_stock_threshold,
  is_active = EXCLUDED.is_active, media_id = EXCLUDED.media_id, position = EXCLUDED.position, updated_at = now()`,
      values: [tx.tenantId, productId, JSON.stringify(variants)],
    });
  }

  /** The first of other variants in the shop that have one of these SKUs or barcodes already, with its product; or null. */
  namesake(tx: TenantTx, variants: readonly VariantRecord[]): Promise<Namesake | null> {
    return tx.one(namesakeSchema, {
      name: 'product.namesake',
      text: `
SELECT v.sku, v.barcode, v.sku = ANY ($3::text[]) AS "isSameSku", p.id AS "productId", p.title AS "productTitle"
FROM variants v JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id
WHERE v.tenant_id = $1 AND v.id <> ALL ($2::uuid[]) AND (v.sku = ANY ($3::text[]) OR v.barcode = ANY ($4::text[]))
ORDER BY 3 DESC, v.id LIMIT 1`,
      values: [
        ...[tx.tenantId, variants.map(({ id }) => id), variants.map(({ sku }) => sku)],
        variants.flatMap(({ barcode }) => barcode ?? []),
      ],
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

  /** Deletes a product with its variants and their stock. */
  async remove(tx: TenantTx, productId: string): Promise<void> {
    await tx.run({
      name: 'product.delete',
      text: `DELETE FROM products WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, productId],
    });
  }
}
