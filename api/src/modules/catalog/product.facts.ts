import { Injectable } from '@nestjs/common';
import {
  customFieldValuesSchema,
  imageSchema,
  productOptionSchema,
  productStatusSchema,
  specificationSchema,
  taxCategorySchema,
} from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { CustomFieldRepository } from './custom-field.repository.js';
import type { FieldDefinition } from './custom-field.rule.js';

const variantFactsSchema = z.object({
  id: z.string(),
  sku: z.string(),
  barcode: z.string().nullable(),
  optionValues: z.array(z.string()),
  priceMinor: z.number(),
  compareAtPriceMinor: z.number().nullable(),
  costMinor: z.number().nullable(),
  weightGrams: z.number(),
  lengthMm: z.number().nullable(),
  widthMm: z.number().nullable(),
  heightMm: z.number().nullable(),
  backorderPolicy: z.enum(['refuse', 'allow']),
  lowStockThreshold: z.number().nullable(),
  mediaId: z.string().nullable(),
  isActive: z.boolean(),
  stock: z.array(z.object({ locationId: z.string(), onHand: z.number(), reserved: z.number() })),
});

const productFactsSchema = z.object({
  id: z.string(),
  version: z.number(),
  slug: z.string(),
  title: z.string(),
  subtitle: z.string(),
  descriptionHtml: z.string(),
  brand: z.string(),
  status: productStatusSchema,
  isDigital: z.boolean(),
  taxCategory: taxCategorySchema,
  tags: z.array(z.string()),
  specs: z.array(specificationSchema),
  seoTitle: z.string(),
  seoDescription: z.string(),
  publishedAt: z.string().nullable(),
  unpublishAt: z.string().nullable(),
  customFields: customFieldValuesSchema,
  options: z.array(productOptionSchema),
  categoryIds: z.array(z.string()),
  /** Slugs, in the merchant's order. */
  related: z.array(z.string()),
  pictures: z.array(z.object({ image: imageSchema, sourceUrl: z.string().nullable() })),
  variants: z.array(variantFactsSchema),
});
/** Everything written of a product, as another writer needs it to change or copy it. */
export type ProductFacts = z.infer<typeof productFactsSchema>;
/** See {@link ProductFacts}. */
export type VariantFacts = z.infer<typeof variantFactsSchema>;

const factsRow = z.object({ facts: productFactsSchema });
const ownerSchema = z.object({
  kind: z.enum(['id', 'slug', 'sku', 'barcode', 'variantId']),
  key: z.string(),
  productId: z.string(),
});
/** A product that has an id, slug, SKU or barcode; `variantId` and codes are those of its variants. */
export type CodeOwner = z.infer<typeof ownerSchema>;

/** What to look products up by. */
export interface ProductCodes {
  readonly ids: readonly string[];
  readonly variantIds: readonly string[];
  readonly slugs: readonly string[];
  readonly skus: readonly string[];
  readonly barcodes: readonly string[];
}

const factsText = `
SELECT row_to_json(whole) AS facts FROM (SELECT
  p.id, p.version, p.slug, p.title, p.subtitle, p.description_html AS "descriptionHtml", p.brand, p.status,
  p.is_digital AS "isDigital", p.tax_category AS "taxCategory", p.tags, p.specs, p.seo_title AS "seoTitle",
  p.seo_description AS "seoDescription", iso(p.published_at) AS "publishedAt", iso(p.unpublish_at) AS "unpublishAt",
  p.custom_fields AS "customFields", p.options, p.position,
  ARRAY(SELECT pc.category_id FROM product_categories pc WHERE pc.tenant_id = $1 AND pc.product_id = p.id ORDER BY 1) AS "categoryIds",
  ARRAY(SELECT o.slug FROM product_relations r JOIN products o ON o.tenant_id = $1 AND o.id = r.related_id
        WHERE r.tenant_id = $1 AND r.product_id = p.id ORDER BY r.position, o.id) AS related,
  (SELECT coalesce(json_agg(json_build_object('image', image_json(m), 'sourceUrl', s.url) ORDER BY pm.position, m.id), '[]')
   FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
   LEFT JOIN media_sources s ON s.tenant_id = $1 AND s.media_id = m.id
   WHERE pm.tenant_id = $1 AND pm.product_id = p.id) AS pictures,
  (SELECT coalesce(json_agg((SELECT row_to_json(line) FROM (SELECT
      v.id, v.sku, v.barcode, v.option_values AS "optionValues", v.price_minor AS "priceMinor",
      v.compare_at_minor AS "compareAtPriceMinor", v.cost_minor AS "costMinor", v.weight_grams AS "weightGrams",
      v.length_mm AS "lengthMm", v.width_mm AS "widthMm", v.height_mm AS "heightMm", v.backorder_policy AS "backorderPolicy",
      v.low_stock_threshold AS "lowStockThreshold", v.media_id AS "mediaId", v.is_active AS "isActive",
      (SELECT coalesce(json_agg(json_build_object('locationId', l.location_id, 'onHand', l.on_hand, 'reserved', l.reserved)
          ORDER BY l.location_id), '[]')
       FROM stock_levels l WHERE l.tenant_id = $1 AND l.variant_id = v.id) AS stock) line) ORDER BY v.position, v.id), '[]')
   FROM variants v WHERE v.tenant_id = $1 AND v.product_id = p.id) AS variants
FROM products p WHERE p.tenant_id = $1 AND p.id = ANY ($2::uuid[])) whole
ORDER BY whole.position, whole.id`;

/** Products whole and many at a time, for those who import and export them. */
@Injectable()
export class ProductFactsReader {
  constructor(private readonly fields: CustomFieldRepository) {}

  /** Those of `ids` that are products of this shop, in the merchant's order. */
  async read(tx: TenantTx, ids: readonly string[]): Promise<ProductFacts[]> {
    if (ids.length === 0) return [];
    const rows = await tx.rows(factsRow, { name: 'product.facts', text: factsText, values: [tx.tenantId, ids] });
    return rows.map((row) => row.facts);
  }

  /** Who has these ids, slugs, SKUs and barcodes in this shop; nobody is left out. Ids must be UUIDs. */
  owners(tx: TenantTx, codes: ProductCodes): Promise<CodeOwner[]> {
    return tx.rows(ownerSchema, {
      name: 'product.code-owners',
      text: `
SELECT 'id' AS kind, id::text AS key, id AS "productId" FROM products WHERE tenant_id = $1 AND id = ANY ($2::uuid[])
UNION ALL SELECT 'slug', slug, id FROM products WHERE tenant_id = $1 AND slug = ANY ($3::text[])
UNION ALL SELECT 'sku', sku, product_id FROM variants WHERE tenant_id = $1 AND sku = ANY ($4::text[])
UNION ALL SELECT 'barcode', barcode, product_id FROM variants WHERE tenant_id = $1 AND barcode = ANY ($5::text[])
UNION ALL SELECT 'variantId', id::text, product_id FROM variants WHERE tenant_id = $1 AND id = ANY ($6::uuid[])`,
      values: [tx.tenantId, codes.ids, codes.slugs, codes.skus, codes.barcodes, codes.variantIds],
    });
  }

  /** Which of these slugs are taken, and all that continue them with a number. */
  async slugsLike(tx: TenantTx, wanted: readonly string[]): Promise<Set<string>> {
    const rows = await tx.rows(z.object({ slug: z.string() }), {
      name: 'product.slugs-like',
      text: `
SELECT DISTINCT p.slug FROM unnest($2::text[]) AS wanted (slug)
JOIN products p ON p.tenant_id = $1 AND (p.slug = wanted.slug OR p.slug ^@ (wanted.slug || '-'))`,
      values: [tx.tenantId, wanted],
    });
    return new Set(rows.map((row) => row.slug));
  }

  /** Ids after a place in the merchant's order, and that place. */
  async idsAfter(
    tx: TenantTx,
    after: { readonly position: number; readonly id: string } | null,
    limit: number,
  ): Promise<{ id: string; position: number }[]> {
    return tx.rows(z.object({ id: z.string(), position: z.number() }), {
      name: 'product.ids-after',
      text: `
SELECT id, position FROM products WHERE tenant_id = $1 AND (position, id) > ($2::int, $3::uuid)
ORDER BY position, id LIMIT $4`,
      values: [tx.tenantId, after?.position ?? -1, after?.id ?? '00000000-0000-0000-0000-000000000000', limit],
    });
  }

  /** What custom fields are held to, in the merchant's order. */
  fieldDefinitions(tx: TenantTx): Promise<FieldDefinition[]> {
    return this.fields.rules(tx);
  }

  /** Those of these products that were ordered, or whose stock a checkout holds. */
  async ordered(tx: TenantTx, ids: readonly string[]): Promise<Set<string>> {
    const rows = await tx.rows(z.object({ id: z.string() }), {
      name: 'product.ordered-among',
      text: `
SELECT id FROM unnest($2::uuid[]) AS id
WHERE EXISTS (SELECT FROM order_lines o WHERE o.tenant_id = $1 AND o.product_id = id)
  OR EXISTS (SELECT FROM stock_reservations r JOIN variants v ON v.tenant_id = $1 AND v.id = r.variant_id
             WHERE r.tenant_id = $1 AND v.product_id = id)`,
      values: [tx.tenantId, ids],
    });
    return new Set(rows.map((row) => row.id));
  }
}
