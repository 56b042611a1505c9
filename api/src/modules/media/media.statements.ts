import type { MediaListQuery } from '@smallshop/contract';
import { z } from 'zod';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';

/** Places that show or sell a file `m`, as rows of contract's MediaUsage; of the theme, what is published or being drafted. */
const usages = `
SELECT 'product' AS kind, p.id, p.title FROM product_media u JOIN products p ON p.tenant_id = u.tenant_id AND p.id = u.product_id
  WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'variant', p.id, p.title || ' · ' || array_to_string(u.option_values, ' / ') FROM variants u
  JOIN products p ON p.tenant_id = u.tenant_id AND p.id = u.product_id
  WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'download', p.id, p.title FROM product_files u JOIN products p ON p.tenant_id = u.tenant_id AND p.id = u.product_id
  WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'category', u.id, u.name FROM categories u WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'collection', u.id, u.name FROM collections u WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'theme', NULL, 'Theme' FROM shop_themes s
  JOIN theme_revisions r ON r.tenant_id = s.tenant_id AND r.revision IN (s.published_revision, s.draft_revision)
  WHERE s.tenant_id = m.tenant_id AND position(m.storage_key IN concat(r.settings, r.templates)) > 0`;

/** At most 50 places of a file `m`, as a JSON array. */
export const usagesColumn = `
(SELECT coalesce(json_agg(json_build_object('kind', u.kind, 'id', u.id, 'title', u.title)), '[]')
 FROM (SELECT * FROM (${usages}) every_place ORDER BY kind, title LIMIT 50) u)`;

/** The shop's languages beside its own. */
export const localesColumn = `
ARRAY(SELECT l.locale FROM shop_locales l WHERE l.tenant_id = m.tenant_id ORDER BY l.position, l.locale)`;

/** Columns of a file `m` as contract's Media. */
export const mediaColumns = `
m.id, m.kind, m.file_name AS "fileName", m.content_type AS "contentType", m.byte_size AS "byteSize",
CASE WHEN m.kind = 'image' THEN image_json(m) END AS image, m.alt, m.alt_by_locale AS "altByLocale", m.state,
(SELECT count(*)::int FROM (${usages}) every_place) AS "usageCount",
m.version, iso(m.created_at) AS "createdAt", iso(m.updated_at) AS "updatedAt"`;

const orders = {
  createdAt: {
    key: 'm.created_at',
    type: 'timestamptz',
    position: z.tuple([z.iso.datetime({ offset: true }), z.guid()]),
  },
  fileName: { key: 'lower(m.file_name) COLLATE "C"', type: 'text', position: z.tuple([z.string(), z.guid()]) },
  byteSize: { key: 'm.byte_size', type: 'bigint', position: z.tuple([z.int(), z.guid()]) },
} as const;

const orderOf = (sort: MediaListQuery['sort']) => {
  const name = sort.replace(/^-/, '');
  const order = name === 'fileName' ? orders.fileName : name === 'byteSize' ? orders.byteSize : orders.createdAt;
  return { ...order, isDescending: sort.startsWith('-') };
};

function conditions(query: MediaListQuery, add: (part: string, value: unknown) => string): string[] {
  const wanted = ['m.tenant_id = $1'];
  if (query.q) wanted.push(`m.id IN (SELECT find_media(${add('q', query.q)}))`);
  if (query.kind) wanted.push(`m.kind = ${add('kind', query.kind)}`);
  if (query.state) wanted.push(`m.state = ${add('state', query.state)}`);
  if (query.usage) wanted.push(`${query.usage === 'unused' ? 'NOT ' : ''}EXISTS (${usages})`);
  return wanted;
}

/**
 * One page of a shop's files as JSON of contract's MediaList.
 *
 * @throws Refusal `request.invalid` for a cursor of another order
 */
export function mediaListStatement(tenantId: string, query: MediaListQuery): Statement {
  const values: unknown[] = [tenantId, query.limit];
  const parts = ['media.list', query.sort, query.usage ?? 'any', query.include ?? 'page'];
  const add = (part: string, value: unknown): string => {
    parts.push(part);
    return `$${values.push(value)}`;
  };
  const { key, type, position, isDescending } = orderOf(query.sort);
  const matching = conditions(query, add).join(' AND ');
  const after = decodeCursor<z.ZodType<readonly [string | number, string]>>(position, query.cursor);
  const following = after ? afterPosition(`${add('after', after[0])}::${type}`, `${add('id', after[1])}::uuid`) : '';
  const total = query.include === 'total' ? `|| ',"total":' || (SELECT count(*) FROM media m WHERE ${matching})` : '';
  const text = `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY n) FILTER (WHERE n <= $2::int), '[]') || ',"nextCursor":'
  || CASE WHEN count(*) > $2::int
    THEN '"' || max(encode_cursor(json_build_array(key, page.id))) FILTER (WHERE n = $2::int) || '"' ELSE 'null' END
  ${total} || '}'
FROM (
  SELECT row_number() OVER () AS n, matches.* FROM (
    SELECT m.id, ${key} AS key FROM media m WHERE ${matching} ${following}
    ORDER BY ${key} ${isDescending ? 'DESC' : 'ASC'}, m.id LIMIT $2::int + 1) matches) page
JOIN media m ON m.tenant_id = $1 AND m.id = page.id
CROSS JOIN LATERAL (SELECT ${mediaColumns}) line`;
  return { name: parts.join('.'), text, values };

  function afterPosition(afterKey: string, afterId: string): string {
    if (!isDescending) return `AND (${key}, m.id) > (${afterKey}, ${afterId})`;
    return `AND ${key} <= ${afterKey} AND (${key} < ${afterKey} OR m.id > ${afterId})`;
  }
}
