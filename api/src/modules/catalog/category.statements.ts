import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';
import { isId } from './product.statements.js';

const fields = `
  c.id, c.slug, c.name, c.description, c.parent_id AS "parentId", image_json(m) AS image,
  (SELECT count(*) FROM category_documents d WHERE d.tenant_id = $1 AND d.category_id = c.id) AS "productCount"`;

const picture = 'LEFT JOIN media m ON m.tenant_id = $1 AND m.id = c.media_id';

/** Contract's Category, all of a shop: a JSON array in the merchant's order, each followed by those below it. */
export const categoriesStatement = (ctx: Ctx): Statement => ({
  name: 'categories.all',
  text: `
WITH RECURSIVE placed AS (
  SELECT id, ARRAY[lpad(position::text, 10, '0') || id] AS path FROM categories WHERE tenant_id = $1 AND parent_id IS NULL
  UNION ALL
  SELECT c.id, placed.path || (lpad(c.position::text, 10, '0') || c.id)
  FROM placed JOIN categories c ON c.tenant_id = $1 AND c.parent_id = placed.id
)
SELECT coalesce(json_agg(row_to_json(line) ORDER BY path), '[]')
FROM placed
JOIN categories c ON c.tenant_id = $1 AND c.id = placed.id ${picture}
CROSS JOIN LATERAL (SELECT ${fields}) line`,
  values: [ctx.tenantId],
});

/** Contract's CategoryDetail by slug or id, or null; the JSON begins with its id. */
export const categoryStatement = (ctx: Ctx, slugOrId: string): Statement => ({
  name: isId(slugOrId) ? 'category.by-id' : 'category.by-slug',
  text: `
WITH RECURSIVE shown AS (
  SELECT * FROM categories WHERE tenant_id = $1 AND ${isId(slugOrId) ? 'id = $2::uuid' : 'slug = $2'}
), above AS (
  SELECT parent_id, 0 AS distance, NULL::json AS crumb FROM shown
  UNION ALL
  SELECT c.parent_id, above.distance + 1, json_build_object('id', c.id, 'slug', c.slug, 'name', c.name)
  FROM above JOIN categories c ON c.tenant_id = $1 AND c.id = above.parent_id WHERE above.distance < 20
)
SELECT row_to_json(detail) FROM (
  SELECT ${fields},
    (SELECT coalesce(json_agg(crumb ORDER BY distance DESC), '[]') FROM above WHERE distance > 0) AS breadcrumbs,
    (SELECT coalesce(json_agg(child ORDER BY position, id), '[]') FROM (
      SELECT c.position, c.id, (SELECT row_to_json(line) FROM (SELECT ${fields}) line) AS child
      FROM categories c ${picture} WHERE c.tenant_id = $1 AND c.parent_id = (SELECT id FROM shown)) children) AS children,
    json_build_object('title', c.seo_title, 'description', c.seo_description) AS seo
  FROM shown c ${picture}) detail`,
  values: [ctx.tenantId, slugOrId],
});
