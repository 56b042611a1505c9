import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** True for what can only be an id: slugs are looked up by another index. */
export const isId = (slugOrId: string): boolean => uuid.test(slugOrId);

/** Contract's Product by slug or id, or null; the JSON begins with its id. */
export const productStatement = (ctx: Ctx, slugOrId: string): Statement =>
  isId(slugOrId)
    ? {
        name: 'product.by-id',
        text: `SELECT close_document(detail, published_at) FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND product_id = $3`,
        values: [ctx.tenantId, ctx.locale, slugOrId],
      }
    : {
        name: 'product.by-slug',
        text: `SELECT close_document(detail, published_at) FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND slug = $3`,
        values: [ctx.tenantId, ctx.locale, slugOrId],
      };

/** The variants of a product on sale, `{ items }`, or null. */
export const variantsStatement = (ctx: Ctx, productId: string): Statement => ({
  name: 'product.variants',
  text: `
SELECT '{"items":' || ((detail || '}')::json -> 'variants') || '}'
FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND product_id = $3`,
  values: [ctx.tenantId, ctx.locale, productId],
});

/** Prices and coarse stock of a product on sale from the tables themselves, `{ items }`, or null. */
export const availabilityStatement = (ctx: Ctx, productId: string): Statement => ({
  name: 'product.availability',
  text: `
SELECT '{"items":' || coalesce((
  SELECT json_agg((SELECT row_to_json(line) FROM (
    SELECT v.variant_id AS "variantId", v.availability, v.document -> 'price' AS price, v.document -> 'compareAtPrice' AS "compareAtPrice",
      '[]'::json AS "quantityPrices") line) ORDER BY v.position, v.variant_id)
  FROM variant_documents(ARRAY[$3::uuid]) v WHERE v.locale = $2), '[]') || '}'
FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND product_id = $3`,
  values: [ctx.tenantId, ctx.locale, productId],
});

const neighbours = (comparison: string, direction: string) => `
  (SELECT o.product_id, o.position FROM category_documents o
   JOIN product_documents d ON d.tenant_id = $1 AND d.locale = $2 AND d.product_id = o.product_id
   WHERE o.tenant_id = $1 AND o.category_id = mine.category_id AND (o.position, o.product_id) ${comparison} (mine.position, mine.product_id)
   ORDER BY o.position ${direction}, o.product_id ${direction} LIMIT $4::int)`;

/**
 * Cards of products to show beside one: the merchant's choice first, then its nearest neighbours in its categories, buyable
 * ones before sold-out ones; a JSON array, empty when the product is not on sale.
 */
export const relatedStatement = (ctx: Ctx, slug: string, limit: number): Statement => ({
  name: 'product.related',
  text: `
WITH shown AS (
  SELECT product_id FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND slug = $3
), candidates AS (
  SELECT r.related_id AS product_id, 0 AS kind, r.position AS distance
  FROM product_relations r WHERE r.tenant_id = $1 AND r.product_id = (SELECT product_id FROM shown)
  UNION ALL
  SELECT near.product_id, 1, abs(near.position - mine.position)
  FROM category_documents mine
  CROSS JOIN LATERAL (${neighbours('<', 'DESC')} UNION ALL ${neighbours('>', 'ASC')}) near
  WHERE mine.tenant_id = $1 AND mine.product_id = (SELECT product_id FROM shown)
), best AS (
  SELECT DISTINCT ON (product_id) product_id, kind, distance FROM candidates ORDER BY product_id, kind, distance
), chosen AS (
  SELECT d.card, d.published_at, b.kind, d.is_available, b.distance, d.product_id
  FROM best b JOIN product_documents d ON d.tenant_id = $1 AND d.locale = $2 AND d.product_id = b.product_id
  ORDER BY b.kind, d.is_available DESC, b.distance, d.product_id LIMIT $4::int
)
SELECT '[' || coalesce(string_agg(close_document(card, published_at), ',' ORDER BY kind, is_available DESC, distance, product_id), '') || ']'
FROM chosen`,
  values: [ctx.tenantId, ctx.locale, slug, limit],
});

/** Cards of these products that are on sale, in the order of the ids; a JSON array. */
export const chosenStatement = (ctx: Ctx, productIds: readonly string[]): Statement => ({
  name: 'product.chosen',
  text: `
SELECT '[' || coalesce(string_agg(close_document(d.card, d.published_at), ',' ORDER BY wanted.n), '') || ']'
FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted (id, n)
JOIN product_documents d ON d.tenant_id = $1 AND d.locale = $2 AND d.product_id = wanted.id`,
  values: [ctx.tenantId, ctx.locale, productIds],
});
