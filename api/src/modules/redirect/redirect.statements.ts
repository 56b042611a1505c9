import type { RedirectListQuery } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';

/** `{ target }` of a path that moved, or null. */
export const redirectStatement = (ctx: Ctx, path: string): Statement => ({
  name: 'redirect.by-path',
  text: `SELECT json_build_object('target', target) FROM url_redirects WHERE tenant_id = $1 AND path = $2`,
  values: [ctx.tenantId, path],
});

const position = z.tuple([z.iso.datetime({ offset: true }), z.string()]);

/** One page of redirects as JSON of a list of contract's Redirect, newest first. @throws Refusal `request.invalid` for a foreign cursor */
export function redirectListStatement(ctx: Ctx, query: RedirectListQuery): Statement {
  const after = decodeCursor(position, query.cursor);
  // What a path begins with is leakproof and uses its index; a part of it would read every row.
  const matching = `tenant_id = $1 AND ($3 = '' OR path ^@ $3 OR target ^@ $3)`;
  const total =
    query.include === 'total' ? `|| ',"total":' || (SELECT count(*) FROM url_redirects WHERE ${matching})` : '';
  return {
    name: `redirect.list.${query.include ?? 'page'}`,
    text: `
SELECT '{"items":' || coalesce(json_agg(json_build_object('path', path, 'target', target, 'createdAt', iso(created_at)) ORDER BY n)
    FILTER (WHERE n <= $2::int), '[]') || ',"nextCursor":'
  || CASE WHEN count(*) > $2::int
    THEN '"' || max(encode_cursor(json_build_array(created_at, path))) FILTER (WHERE n = $2::int) || '"' ELSE 'null' END ${total} || '}'
FROM (SELECT row_number() OVER () AS n, page.* FROM (
  SELECT path, target, created_at FROM url_redirects
  WHERE ${matching} AND ($4::timestamptz IS NULL OR created_at <= $4 AND (created_at < $4 OR path > $5 COLLATE "C"))
  ORDER BY created_at DESC, path LIMIT $2::int + 1) page) numbered`,
    values: [ctx.tenantId, query.limit, query.q ?? '', after?.[0] ?? null, after?.[1] ?? ''],
  };
}
