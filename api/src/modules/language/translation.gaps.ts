import type { MissingTranslationsQuery } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';
import { kindsOfRecord } from './translatable.kinds.js';

const position = z.tuple([z.guid()]);
const conditions = {
  any: `(t.locale IS NULL OR t.missing <> '{}' OR t.outdated <> '{}')`,
  missing: `(t.locale IS NULL OR t.missing <> '{}')`,
  outdated: `t.outdated <> '{}'`,
} as const;

/**
 * Records whose translation lacks something, oldest first: JSON of a list of contract's TranslationGap; null when the shop does
 * not have the language.
 *
 * @throws Refusal `request.invalid` for a cursor of another list
 */
export function gapsStatement(ctx: Ctx, query: MissingTranslationsQuery): Statement {
  const { kind, locale, limit, state = 'any' } = query;
  const { table, translations, column, name, only } = kindsOfRecord[kind];
  const after = decodeCursor(position, query.cursor);
  return {
    name: `translations.gaps.${kind}.${state}.${after ? 'after' : 'first'}`,
    text: `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY n) FILTER (WHERE n <= $3::int), '[]') || ',"nextCursor":'
  || CASE WHEN count(*) > $3::int
    THEN '"' || max(encode_cursor(json_build_array(line.id))) FILTER (WHERE n = $3::int) || '"' ELSE 'null' END || '}'
FROM (SELECT row_number() OVER () AS n, found.* FROM (
  SELECT r.id, r.${name} AS title, t.missing, t.outdated
  FROM ${table} r LEFT JOIN ${translations} t ON t.tenant_id = $1 AND t.${column} = r.id AND t.locale = $2
  WHERE r.tenant_id = $1 AND ${only} AND ${conditions[state]} ${after ? 'AND r.id > $4::uuid' : ''}
  ORDER BY r.id LIMIT $3::int + 1) found) page
CROSS JOIN LATERAL (SELECT '${kind}' AS kind, page.id, page.title, coalesce(page.missing, ARRAY(
    SELECT x.key FROM ${table} r CROSS JOIN LATERAL translatable_texts(to_jsonb(r)) x
    WHERE r.tenant_id = $1 AND r.id = page.id AND x.value <> '' ORDER BY x.n)) AS missing,
  coalesce(page.outdated, '{}') AS outdated) line
HAVING EXISTS (SELECT FROM shop_locales WHERE tenant_id = $1 AND locale = $2)`,
    values: [ctx.tenantId, locale, limit, ...(after ?? [])],
  };
}
