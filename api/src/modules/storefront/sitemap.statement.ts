import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';

/** Contract's Sitemap: addresses of everything on show, at most the 45,000 newest products, as one sitemap file holds. */
export const sitemapStatement = (ctx: Ctx): Statement => ({
  name: 'storefront.sitemap',
  text: `
SELECT row_to_json(sitemap) FROM (SELECT
  (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
    SELECT d.slug, iso(p.updated_at) AS "updatedAt"
    FROM product_documents d JOIN products p ON p.tenant_id = $1 AND p.id = d.product_id
    WHERE d.tenant_id = $1 AND d.locale = $2 ORDER BY d.published_at DESC, d.product_id LIMIT 45000) line) AS products,
  (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
    SELECT slug, iso(updated_at) AS "updatedAt" FROM categories WHERE tenant_id = $1 ORDER BY slug) line) AS categories,
  (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
    SELECT slug, iso(updated_at) AS "updatedAt" FROM collections WHERE tenant_id = $1 AND is_published ORDER BY slug) line) AS collections,
  (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
    SELECT slug, iso(updated_at) AS "updatedAt" FROM pages WHERE tenant_id = $1 AND is_published ORDER BY slug) line) AS pages
) sitemap`,
  values: [ctx.tenantId, ctx.shop.locale],
});
