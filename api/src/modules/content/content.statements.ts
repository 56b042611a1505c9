import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';

const translation = 'LEFT JOIN page_translations t ON t.tenant_id = $1 AND t.page_id = p.id AND t.locale = $2';
const said = (field: string): string => `coalesce(nullif(t.${field}, ''), p.${field})`;

/** Published pages by title, `{ items }`. */
export const pagesStatement = (ctx: Ctx): Statement => ({
  name: 'pages.all',
  text: `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY line.title, line.slug), '[]') || '}'
FROM (SELECT p.slug, ${said('title')} AS title, iso(p.updated_at) AS "updatedAt"
  FROM pages p ${translation} WHERE p.tenant_id = $1 AND p.is_published) line`,
  values: [ctx.tenantId, ctx.locale],
});

const pageWhere = (condition: string): string => `
SELECT row_to_json(page) FROM (
  SELECT p.id, p.slug, ${said('title')} AS title, ${said('body_html')} AS "bodyHtml",
    json_build_object('title', ${said('seo_title')}, 'description', ${said('seo_description')}) AS seo,
    iso(p.updated_at) AS "updatedAt"
  FROM pages p ${translation} WHERE p.tenant_id = $1 AND ${condition}) page`;

/** Contract's Page, or null; the JSON begins with its id. */
export const pageStatement = (ctx: Ctx, slug: string): Statement => ({
  name: 'page.by-slug',
  text: pageWhere('p.slug = $3 AND p.is_published'),
  values: [ctx.tenantId, ctx.locale, slug],
});

/** Contract's Page by id as shoppers would see it, hidden ones too, or null. */
export const pagePreviewStatement = (ctx: Ctx, pageId: string): Statement => ({
  name: 'page.preview',
  text: pageWhere('p.id = $3'),
  values: [ctx.tenantId, ctx.locale, pageId],
});

/** Contract's Menu; an empty one when the shop has none of that handle. */
export const menuStatement = (ctx: Ctx, handle: string): Statement => ({
  name: 'menu.by-handle',
  text: `
SELECT row_to_json(menu) FROM (
  SELECT $3::text AS handle, coalesce(nullif(t.title, ''), m.title, '') AS title,
    CASE WHEN t.items IS NULL THEN coalesce(m.items, '[]') ELSE translated_items(m.items, t.items) END AS items
  FROM (SELECT) nothing LEFT JOIN menus m ON m.tenant_id = $1 AND m.handle = $3
  LEFT JOIN menu_translations t ON t.tenant_id = $1 AND t.menu_id = m.id AND t.locale = $2) menu`,
  values: [ctx.tenantId, ctx.locale, handle],
});
