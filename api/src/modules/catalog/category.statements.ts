import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';
import { isId } from './product.statements.js';

// Of a category `c` in the language `$2`: its translation `t`, text by text, else the shop's own.
const fields = `
  c.id, c.slug, coalesce(nullif(t.name, ''), c.name) AS name, coalesce(nullif(t.description, ''), c.description) AS description, c.parent_id AS "parentId", image_json(m, $2) AS image,
  (SELECT count(*) FROM category_documents d WHERE d.tenant_id = $1 AND d.category_id = c.id) AS "productCount"`;

const translation = 'LEFT JOIN category_translations t ON t.tenant_id = $1 AND t.category_id = c.id AND t.locale = $2';
const joins = `LEFT JOIN media m ON m.tenant_id = $1 AND m.id = c.media_id ${translation}`;

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
JOIN categories c ON c.tenant_id = $1 AND c.id = placed.id ${joins}
CROSS JOIN LATERAL (SELECT ${fields}) line`,
  values: [ctx.tenantId, ctx.locale],
});

/** Contract's CategoryDetail by slug or id, or null; the JSON begins with its id. */
export const categoryStatement = (ctx: Ctx, slugOrId: string): Statement => ({
  name: isId(slugOrId) ? 'category.by-id' : 'category.by-slug',
  text: `
WITH RECURSIVE shown AS (
  SELECT * FROM categories WHERE tenant_id = $1 AND ${isId(slugOrId) ? 'id = $3::uuid' : 'slug = $3'}
), above AS (
  SELECT parent_id, 0 AS distance, NULL::json AS crumb FROM shown
  UNION ALL
  SELECT c.parent_id, above.distance + 1, json_build_object('id', c.id, 'slug', c.slug, 'name', coalesce(nullif(t.name, ''), c.name))
  FROM above JOIN categories c ON c.tenant_id = $1 AND c.id = above.parent_id ${translation} WHERE above.distance < 20
)
SELECT row_to_json(detail) FROM (
  SELECT ${fields},
    (SELECT coalesce(json_agg(crumb ORDER BY distance DESC), '[]') FROM above WHERE distance > 0) AS breadcrumbs,
    (SELECT coalesce(json_agg(child ORDER BY position, id), '[]') FROM (
      SELECT c.position, c.id, (SELECT row_to_json(line) FROM (SELECT ${fields}) line) AS child
      FROM categories c ${joins} WHERE c.tenant_id = $1 AND c.parent_id = (SELECT id FROM shown)) children) AS children,
    json_build_object('title', coalesce(nullif(t.seo_title, ''), c.seo_title),
      'description', coalesce(nullif(t.seo_description, ''), c.seo_description)) AS seo
  FROM shown c ${joins}) detail`,
  values: [ctx.tenantId, ctx.locale, slugOrId],
});
