import type { AdminCollectionListQuery, ProductSort } from '@smallshop/contract';
import { productSortSchema } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';
import { isId } from './product.statements.js';

const picture = 'LEFT JOIN media m ON m.tenant_id = $1 AND m.id = c.media_id';
const seo = `json_build_object('title', c.seo_title, 'description', c.seo_description) AS seo`;

// Of a collection `c` in the language `$2`: its translation `t`, text by text, else the shop's own.
const translation =
  'LEFT JOIN collection_translations t ON t.tenant_id = $1 AND t.collection_id = c.id AND t.locale = $2';
const said = (field: string): string => `coalesce(nullif(t.${field}, ''), c.${field})`;
const fields = `c.id, c.slug, ${said('name')} AS name, ${said('description')} AS description, image_json(m, $2) AS image,
  json_build_object('title', ${said('seo_title')}, 'description', ${said('seo_description')}) AS seo`;

/** Published collections by name, a JSON array of contract's Collection. */
export const collectionsStatement = (ctx: Ctx): Statement => ({
  name: 'collections.all',
  text: `
SELECT coalesce(json_agg(row_to_json(line) ORDER BY lower(line.name) COLLATE "C", line.id), '[]')
FROM (SELECT ${fields} FROM collections c ${picture} ${translation} WHERE c.tenant_id = $1 AND c.is_published) line`,
  values: [ctx.tenantId, ctx.locale],
});

/** Contract's Collection by slug or id, or null, also while it is not published; the JSON begins with its id. */
export const collectionStatement = (ctx: Ctx, slugOrId: string): Statement => ({
  name: isId(slugOrId) ? 'collection.by-id' : 'collection.by-slug',
  text: `
SELECT row_to_json(collection) FROM (
  SELECT ${fields} FROM collections c ${picture} ${translation}
  WHERE c.tenant_id = $1 AND c.is_published AND ${isId(slugOrId) ? 'c.id = $3::uuid' : 'c.slug = $3'}) collection`,
  values: [ctx.tenantId, ctx.locale, slugOrId],
});

/** Contract's Collection by id as shoppers would see it, hidden ones too, or null. */
export const collectionPreviewStatement = (ctx: Ctx, collectionId: string): Statement => ({
  name: 'collection.preview',
  text: `
SELECT row_to_json(collection) FROM (
  SELECT ${fields} FROM collections c ${picture} ${translation} WHERE c.tenant_id = $1 AND c.id = $3) collection`,
  values: [ctx.tenantId, ctx.locale, collectionId],
});

const shelfSchema = z.object({ id: z.string(), sort: productSortSchema });
/** A published collection as a listing must know it beforehand: its own order decides which index is walked. */
export interface CollectionShelf {
  readonly id: string;
  readonly sort: ProductSort;
}

/** JSON of a {@link CollectionShelf}, or null when there is no such published collection. */
export const shelfStatement = (ctx: Ctx, slug: string): Statement => ({
  name: 'collection.shelf',
  text: `SELECT json_build_object('id', id, 'sort', sort) FROM collections WHERE tenant_id = $1 AND slug = $2 AND is_published`,
  values: [ctx.tenantId, slug],
});

/** Reads what {@link shelfStatement} answered. */
export const shelfOf = (json: string | null): CollectionShelf | null =>
  json === null ? null : shelfSchema.parse(JSON.parse(json));

/** Contract's AdminCollectionRow of a collection `c` with its picture `m`, as SQL columns. */
const rowFields = `
  c.id, c.slug, c.name, c.kind, c.is_published AS "isPublished", image_json(m) AS image,
  (SELECT count(*) FROM collection_products cp WHERE cp.tenant_id = $1 AND cp.collection_id = c.id) AS "productCount",
  iso(c.updated_at) AS "updatedAt"`;

/** Contract's AdminCollection of a collection `c` with its picture `m`, as SQL columns; `$2` is the shop's origin. */
export const adminCollectionFields = `${rowFields},
  c.description, c.rules, c.sort, ${seo}, c.rules IS NOT NULL AND c.applied_at IS NULL AS "isApplying",
  $2::text || '/collections/' || c.slug AS "storefrontUrl", c.version, c.updated_by AS "updatedBy", iso(c.created_at) AS "createdAt"`;

const named = z.tuple([z.string(), z.guid()]);

/**
 * One page of a shop's collections by name, as JSON of a list of contract's AdminCollectionRow.
 *
 * @throws Refusal `request.invalid` for a cursor of another list
 */
export function collectionListStatement(ctx: Ctx, query: AdminCollectionListQuery): Statement {
  const values: unknown[] = [ctx.tenantId, query.limit];
  const parts = ['admin.collections', query.include ?? 'page'];
  const add = (part: string, value: unknown): string => {
    parts.push(part);
    return `$${values.push(value)}`;
  };
  const matching = ['c.tenant_id = $1'];
  if (query.q) matching.push(`strpos(lower(c.name), lower(${add('q', query.q)}::text)) > 0`);
  if (query.kind) matching.push(`c.kind = ${add('kind', query.kind)}`);
  const total = `|| ',"total":' || (SELECT count(*) FROM collections c WHERE ${matching.join(' AND ')})`;
  const after = decodeCursor(named, query.cursor);
  const key = 'lower(c.name) COLLATE "C"';
  const following = after ? [`(${key}, c.id) > (${add('after', after[0])}::text, ${add('id', after[1])}::uuid)`] : [];
  const text = `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY n) FILTER (WHERE n <= $2::int), '[]') || ',"nextCursor":'
  || CASE WHEN count(*) > $2::int
    THEN '"' || max(encode_cursor(json_build_array(key, page.id))) FILTER (WHERE n = $2::int) || '"' ELSE 'null' END
  ${query.include === 'total' ? total : ''} || '}'
FROM (SELECT row_number() OVER () AS n, found.* FROM (
  SELECT c.id, ${key} AS key FROM collections c WHERE ${[...matching, ...following].join(' AND ')}
  ORDER BY ${key}, c.id LIMIT $2::int + 1) found) page
JOIN collections c ON c.tenant_id = $1 AND c.id = page.id ${picture}
CROSS JOIN LATERAL (SELECT ${rowFields}) line`;
  return { name: parts.join('.'), text, values };
}
