import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';

/** Published pages by title, `{ items }`. */
export const pagesStatement = (ctx: Ctx): Statement => ({
  name: 'pages.all',
  text: `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY line.title, line.slug), '[]') || '}'
FROM (SELECT slug, title, iso(updated_at) AS "updatedAt" FROM pages WHERE tenant_id = $1 AND is_published) line`,
  values: [ctx.tenantId],
});

/** Contract's Page, or null; the JSON begins with its id. */
export const pageStatement = (ctx: Ctx, slug: string): Statement => ({
  name: 'page.by-slug',
  text: `
SELECT row_to_json(page) FROM (
  SELECT id, slug, title, body_html AS "bodyHtml", json_build_object('title', seo_title, 'description', seo_description) AS seo,
    iso(updated_at) AS "updatedAt"
  FROM pages WHERE tenant_id = $1 AND slug = $2 AND is_published) page`,
  values: [ctx.tenantId, slug],
});

/** Contract's Menu; an empty one when the shop has none of that handle. */
export const menuStatement = (ctx: Ctx, handle: string): Statement => ({
  name: 'menu.by-handle',
  text: `
SELECT row_to_json(menu) FROM (
  SELECT $2::text AS handle, coalesce(m.title, '') AS title, coalesce(m.items, '[]') AS items
  FROM (SELECT) nothing LEFT JOIN menus m ON m.tenant_id = $1 AND m.handle = $2) menu`,
  values: [ctx.tenantId, handle],
});
