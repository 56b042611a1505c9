import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';

const productsPerPage = 10_000;

/**
 * Contract's Sitemap: addresses of everything on show. Products by the page, in the order of their ids, so that new ones come on the last page.
 *
 * @param page 1 or more
 */
export const sitemapStatement = (ctx: Ctx, page: number): Statement => ({
  name: 'storefront.sitemap',
  text: `
SELECT row_to_json(sitemap) FROM (SELECT
  (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
    SELECT d.slug, iso(p.updated_at) AS "updatedAt"
    FROM product_documents d JOIN products p ON p.tenant_id = $1 AND p.id = d.product_id
    WHERE d.tenant_id = $1 AND d.locale = $2 ORDER BY d.product_id LIMIT ${productsPerPage} OFFSET ($3::int - 1) * ${productsPerPage}) line) AS products,
  (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
    SELECT slug, iso(updated_at) AS "updatedAt" FROM categories WHERE tenant_id = $1 ORDER BY slug) line) AS categories,
  (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
    SELECT slug, iso(updated_at) AS "updatedAt" FROM collections WHERE tenant_id = $1 AND is_published ORDER BY slug) line) AS collections,
  (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
    SELECT slug, iso(updated_at) AS "updatedAt" FROM pages WHERE tenant_id = $1 AND is_published ORDER BY slug) line) AS pages,
  (SELECT greatest(1, ceil(count(*) / ${productsPerPage}.0))::int FROM product_documents WHERE tenant_id = $1 AND locale = $2) AS "pageCount"
) sitemap`,
  values: [ctx.tenantId, ctx.shop.locale, page],
});
