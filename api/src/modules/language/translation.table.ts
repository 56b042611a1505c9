import type { TranslatableKind } from '@smallshop/contract';
import { z } from 'zod';
import type { Statement } from '../../plumbing/db/database.js';
import { kindsOfRecord } from './translatable.kinds.js';

/** Records read at once. */
export const recordsAtOnce = 200;

/** A text as it stands in a table of translations; without a key where a record has nothing to translate. */
export const tableRow = z.object({
  id: z.string(),
  key: z.string().nullable(),
  source: z.string().nullable(),
  text: z.string(),
  state: z.enum(['missing', 'outdated', 'translated']),
});

/** The texts of the next records of a kind, by id; at least one row for each record. */
export function tableStatement(
  tenantId: string,
  kind: TranslatableKind,
  { locale, after }: { readonly locale: string; readonly after: string | null },
): Statement {
  const { table, translations, column, only } = kindsOfRecord[kind];
  return {
    name: `translations.table.${kind}`,
    text: `
SELECT r.id, own.key, own.value AS source, coalesce(said.value, '') AS text,
  CASE WHEN coalesce(said.value, '') = '' THEN 'missing' WHEN own.key = ANY (t.outdated) THEN 'outdated' ELSE 'translated' END AS state
FROM (SELECT * FROM ${table} r WHERE r.tenant_id = $1 AND ${only} AND ($3::uuid IS NULL OR r.id > $3) ORDER BY r.id LIMIT ${recordsAtOnce}) r
LEFT JOIN LATERAL translatable_texts(to_jsonb(r)) own ON own.value <> ''
LEFT JOIN ${translations} t ON t.tenant_id = $1 AND t.${column} = r.id AND t.locale = $2
LEFT JOIN LATERAL translatable_texts(to_jsonb(t)) said ON said.key = own.key
ORDER BY r.id, own.n`,
    values: [tenantId, locale, after],
  };
}
