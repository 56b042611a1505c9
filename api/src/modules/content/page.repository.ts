import { Injectable } from '@nestjs/common';
import { adminPageSchema, type AdminPage, type AdminPageListQuery, type ContentPageInput } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement, TenantTx } from '../../plumbing/db/database.js';

const pageRow = z.object({ page: adminPageSchema });
const currentRow = z.object({ slug: z.string(), version: z.number(), updatedBy: z.string(), updatedAt: z.date() });
/** A page under lock: what a change is decided from. */
export type CurrentPage = z.infer<typeof currentRow>;

const titled = z.tuple([z.string(), z.guid()]);

/**
 * One page of a shop's content pages by title, as JSON of a list of contract's AdminPageRow.
 *
 * @throws Refusal `request.invalid` for a cursor of another list
 */
export function pageListStatement(ctx: Ctx, query: AdminPageListQuery): Statement {
  const after = decodeCursor(titled, query.cursor);
  const matching = `tenant_id = $1 AND strpos(lower(title), lower($3::text)) > 0`;
  const key = 'lower(title) COLLATE "C"';
  const following = after ? `AND (${key}, id) > ($4::text, $5::uuid)` : '';
  const total = `|| ',"total":' || (SELECT count(*) FROM pages WHERE ${matching})`;
  return {
    name: `admin.pages.${query.include ?? 'page'}.${after ? 'after' : 'first'}`,
    text: `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY n) FILTER (WHERE n <= $2::int), '[]') || ',"nextCursor":'
  || CASE WHEN count(*) > $2::int
    THEN '"' || max(encode_cursor(json_build_array(key, page.id))) FILTER (WHERE n = $2::int) || '"' ELSE 'null' END
  ${query.include === 'total' ? total : ''} || '}'
FROM (SELECT row_number() OVER () AS n, found.* FROM (
  SELECT id, slug, title, is_published, updated_at, ${key} AS key FROM pages WHERE ${matching} ${following}
  ORDER BY ${key}, id LIMIT $2::int + 1) found) page
CROSS JOIN LATERAL (
  SELECT page.id, page.slug, page.title, page.is_published AS "isPublished", iso(page.updated_at) AS "updatedAt") line`,
    values: [ctx.tenantId, query.limit, query.q ?? '', ...(after ?? [])],
  };
}

/** Content pages as their merchant sees them. */
@Injectable()
export class PageRepository {
  /** The page, or null. */
  async find(tx: TenantTx, ctx: Ctx, pageId: string): Promise<AdminPage | null> {
    const row = await tx.one(pageRow, {
      name: 'admin.page',
      text: `
SELECT row_to_json(line) AS page FROM pages p
CROSS JOIN LATERAL (SELECT
  p.id, p.slug, p.title, p.body_html AS "bodyHtml", json_build_object('title', p.seo_title, 'description', p.seo_description) AS seo,
  iso(p.updated_at) AS "updatedAt", p.is_published AS "isPublished", $2::text || '/pages/' || p.slug AS "storefrontUrl",
  p.version, p.updated_by AS "updatedBy",
  (SELECT coalesce(json_agg(m.title ORDER BY m.title), '[]') FROM menus m WHERE m.tenant_id = $1
    AND jsonb_path_exists(m.items, '$[*].** ? (@.href == $href)', jsonb_build_object('href', '/pages/' || p.slug))) AS "linkedFrom") line
WHERE p.tenant_id = $1 AND p.id = $3`,
      values: [tx.tenantId, ctx.shop.origin, pageId],
    });
    return row?.page ?? null;
  }

  /** Locks the page until the transaction ends; null when there is none. */
  lock(tx: TenantTx, pageId: string): Promise<CurrentPage | null> {
    return tx.one(currentRow, {
      name: 'page.lock',
      text: `SELECT slug, version, updated_by AS "updatedBy", updated_at AS "updatedAt"
        FROM pages WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, pageId],
    });
  }

  /** Slugs that are `wanted` or begin with it and a hyphen; whoever asks for the same next waits for this transaction. */
  async similarSlugs(tx: TenantTx, wanted: string): Promise<Set<string>> {
    const [, rows] = await Promise.all([
      tx.run({
        name: 'page.claim-slug',
        text: `SELECT pg_advisory_xact_lock(hashtextextended('page-slug ' || $1::text || ' ' || $2::text, 0))`,
        values: [tx.tenantId, wanted],
      }),
      tx.rows(z.object({ slug: z.string() }), {
        name: 'page.similar-slugs',
        text: `SELECT slug FROM pages WHERE tenant_id = $1 AND (slug = $2 OR slug ^@ ($2 || '-'))`,
        values: [tx.tenantId, wanted],
      }),
    ]);
    return new Set(rows.map(({ slug }) => slug));
  }

  /** Adds the page, or replaces its fields and counts its version up. The body must be sanitised. */
  async save(
    tx: TenantTx,
    page: ContentPageInput & { readonly id: string; readonly slug: string; readonly updatedBy: string },
  ): Promise<void> {
    await tx.run({
      name: 'page.save',
      text: `
INSERT INTO pages AS p (tenant_id, id, slug, title, body_html, is_published, seo_title, seo_description, updated_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (tenant_id, id) DO UPDATE SET
  slug = EXCLUDED.slug, title = EXCLUDED.title, body_html = EXCLUDED.body_html, is_published = EXCLUDED.is_published,
  seo_title = EXCLUDED.seo_title, seo_description = EXCLUDED.seo_description, updated_by = EXCLUDED.updated_by,
  version = p.version + 1, updated_at = now()`,
      values: [
        ...[tx.tenantId, page.id, page.slug, page.title, page.bodyHtml, page.isPublished],
        ...[page.seo.title, page.seo.description, page.updatedBy],
      ],
    });
  }

  async remove(tx: TenantTx, pageId: string): Promise<void> {
    await tx.run({
      name: 'page.delete',
      text: `DELETE FROM pages WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, pageId],
    });
  }
}
