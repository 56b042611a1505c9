import { Injectable } from '@nestjs/common';
import { adminProductSchema, moneySchema, type AdminProduct } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { firstPictureOf } from './product-list.statements.js';

const statsSchema = z.object({
  total: z.int(),
  active: z.int(),
  draft: z.int(),
  archived: z.int(),
  variants: z.int(),
  lowStockVariants: z.int(),
  outOfStockVariants: z.int(),
  stockValue: moneySchema,
});
/** Counts of a shop's catalog. */
export type ProductStats = z.infer<typeof statsSchema>;

const productRow = z.object({ product: adminProductSchema });

/** Products as their merchant sees them. */
@Injectable()
export class ProductRepository {
  /** The product with costs and exact stock, or null. */
  async find(tx: TenantTx, ctx: Ctx, productId: string): Promise<AdminProduct | null> {
    const row = await tx.one(productRow, {
      name: 'admin.product',
      text: `
SELECT row_to_json(whole) AS product FROM (SELECT
  p.id, p.slug, p.title, p.subtitle, p.description_html AS "descriptionHtml", p.brand, p.status, p.is_digital AS "isDigital",
  p.tax_category AS "taxCategory", p.tags, p.specs, json_build_object('title', p.seo_title, 'description', p.seo_description) AS seo,
  p.options,
  (SELECT coalesce(json_agg((SELECT row_to_json(line) FROM (SELECT
      v.id, v.sku, v.barcode,
      CASE WHEN cardinality(v.option_values) = 0 THEN p.title ELSE array_to_string(v.option_values, ' / ') END AS title,
      v.option_values AS "optionValues", money_json(v.price_minor, $3) AS price, money_json(v.compare_at_minor, $3) AS "compareAtPrice",
      v.weight_grams AS "weightGrams", v.media_id AS "imageId", money_json(v.cost_minor, $3) AS cost,
      v.length_mm AS "lengthMm", v.width_mm AS "widthMm", v.height_mm AS "heightMm", v.backorder_policy AS "backorderPolicy",
      v.low_stock_threshold AS "lowStockThreshold", v.is_active AS "isActive",
      s.on_hand AS "onHand", s.reserved, s.on_hand - s.reserved AS free) line) ORDER BY v.position, v.id), '[]')
   FROM variants v
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(l.on_hand), 0) AS on_hand, coalesce(sum(l.reserved), 0) AS reserved
     FROM stock_levels l WHERE l.tenant_id = $1 AND l.variant_id = v.id) s
   WHERE v.tenant_id = $1 AND v.product_id = p.id) AS variants,
  (SELECT coalesce(json_agg(image_json(m) ORDER BY pm.position, m.id), '[]')
   FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
   WHERE pm.tenant_id = $1 AND pm.product_id = p.id) AS images,
  (SELECT coalesce(json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) ORDER BY c.position, c.id), '[]')
   FROM product_categories pc JOIN categories c ON c.tenant_id = $1 AND c.id = pc.category_id
   WHERE pc.tenant_id = $1 AND pc.product_id = p.id) AS categories,
  p.custom_fields AS "customFields",
  (SELECT coalesce(json_agg(json_build_object('id', o.id, 'title', o.title, 'slug', o.slug, 'status', o.status,
      'image', ${firstPictureOf('o.id')}) ORDER BY r.position, o.id), '[]')
   FROM product_relations r JOIN products o ON o.tenant_id = $1 AND o.id = r.related_id
   WHERE r.tenant_id = $1 AND r.product_id = p.id) AS related,
  $4 || '/products/' || p.slug AS "storefrontUrl", p.version, p.updated_by AS "updatedBy",
  iso(p.published_at) AS "publishedAt", iso(p.unpublish_at) AS "unpublishAt", iso(p.created_at) AS "createdAt", iso(p.updated_at) AS "updatedAt"
FROM products p WHERE p.tenant_id = $1 AND p.id = $2) whole`,
      values: [tx.tenantId, productId, ctx.shop.currency, ctx.shop.origin],
    });
    return row?.product ?? null;
  }

  /** Counts by status and stock of active variants; units on hand are valued at cost, at their price where no cost is known. */
  async stats(tx: TenantTx, ctx: Ctx): Promise<ProductStats> {
    const stats = await tx.one(statsSchema, {
      name: 'admin.products.stats',
      text: `
WITH stock AS (
  SELECT v.id, v.is_active, p.is_digital, coalesce(v.cost_minor, v.price_minor) AS value_minor,
    coalesce(sum(l.on_hand), 0) AS on_hand, availability(coalesce(sum(l.on_hand - l.reserved), 0)::bigint) AS availability
  FROM variants v
  JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND p.status <> 'archived'
  LEFT JOIN stock_levels l ON l.tenant_id = $1 AND l.variant_id = v.id
  WHERE v.tenant_id = $1 GROUP BY v.id, v.is_active, p.is_digital, v.cost_minor, v.price_minor
), counted AS (
  SELECT count(*) FILTER (WHERE is_active) AS variants,
    count(*) FILTER (WHERE is_active AND NOT is_digital AND availability = 'low_stock') AS low,
    count(*) FILTER (WHERE is_active AND NOT is_digital AND availability = 'out_of_stock') AS out,
    coalesce(sum(on_hand * value_minor), 0)::bigint AS value_minor
  FROM stock
)
SELECT count(p.id) AS total, count(p.id) FILTER (WHERE p.status = 'active') AS active,
  count(p.id) FILTER (WHERE p.status = 'draft') AS draft, count(p.id) FILTER (WHERE p.status = 'archived') AS archived,
  c.variants, c.low AS "lowStockVariants", c.out AS "outOfStockVariants", money_json(c.value_minor, $2) AS "stockValue"
FROM counted c LEFT JOIN products p ON p.tenant_id = $1
GROUP BY c.variants, c.low, c.out, c.value_minor`,
      values: [tx.tenantId, ctx.shop.currency],
    });
    if (!stats) throw new Error('Counting always answers a row.');
    return stats;
  }
}
