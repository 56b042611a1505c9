import { Injectable } from '@nestjs/common';
import { translatableTextSchema, type TranslatableKind } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { Statement, TenantTx } from '../../plumbing/db/database.js';
import { kindsOfRecord } from './translatable.kinds.js';

const textsSchema = z.record(z.string(), z.string());
const storedSchema = z.object({
  locale: z.string(),
  isPublished: z.boolean(),
  texts: textsSchema,
  sources: textsSchema,
  missing: z.array(z.string()),
  outdated: z.array(z.string()),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: z.iso.datetime().nullable(),
});
/** A translation as stored; version 0: there is none. */
export type StoredTranslation = z.infer<typeof storedSchema>;
/** What a theme says of a text of its own. */
const themedText = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  format: translatableTextSchema.shape.format,
});
const recordSchema = z.object({
  title: z.string(),
  locale: z.string(),
  texts: z.array(z.object({ key: z.string(), source: z.string() })),
  themed: z.array(themedText).nullable(),
  translations: z.array(storedSchema),
});
/** A record with its texts in every language of the shop. */
export type StoredRecord = z.infer<typeof recordSchema>;
const row = z.object({ record: recordSchema });

// Languages of the shop beside its own.
const others = `shop_locales l JOIN shop_settings s ON s.tenant_id = l.tenant_id AND l.locale <> s.locale`;

/** A translation about to be written. */
export interface TranslationToStore {
  readonly locale: string;
  /** Columns of the translation with what they hold from now on; null falls back to the shop's own. */
  readonly columns: Readonly<Record<string, string | null>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly updatedBy: string;
}

/** Records in the languages of their shop. */
@Injectable()
export class TranslationRepository {
  /** The record, or null. */
  async find(tx: TenantTx, kind: TranslatableKind, id: string): Promise<StoredRecord | null> {
    const { table, translations, column, name } = kindsOfRecord[kind];
    const found = await tx.one(row, {
      name: `translations.find.${kind}`,
      text: `
WITH own AS MATERIALIZED (
  SELECT r.${name} AS title, to_jsonb(r) AS record FROM ${table} r WHERE r.tenant_id = $1 AND r.id = $2
), texts AS MATERIALIZED (
  SELECT t.n, t.key, coalesce(t.value, '') AS value FROM own CROSS JOIN LATERAL translatable_texts(own.record) t
)
SELECT json_build_object('title', own.title, 'locale', (SELECT locale FROM shop_settings WHERE tenant_id = $1),
  'texts', (SELECT coalesce(json_agg(json_build_object('key', key, 'source', value) ORDER BY n), '[]') FROM texts),
  'themed', CASE jsonb_typeof(own.record -> 'texts') WHEN 'array' THEN own.record -> 'texts' END,
  'translations', (
    SELECT coalesce(json_agg(json_build_object('locale', l.locale, 'isPublished', l.is_published,
      'texts', coalesce((SELECT json_object_agg(x.key, x.value) FROM translatable_texts(to_jsonb(t)) x WHERE x.value <> ''), '{}'),
      'sources', coalesce(t.sources, '{}'),
      'missing', CASE WHEN t.locale IS NULL
        THEN ARRAY(SELECT key FROM texts WHERE value <> '' ORDER BY n) ELSE t.missing END,
      'outdated', coalesce(t.outdated, '{}'), 'version', coalesce(t.version, 0), 'updatedBy', coalesce(t.updated_by, ''),
      'updatedAt', iso(t.updated_at)) ORDER BY l.position, l.locale), '[]')
    FROM ${others} LEFT JOIN ${translations} t ON t.tenant_id = $1 AND t.${column} = $2 AND t.locale = l.locale
    WHERE l.tenant_id = $1)) AS record
FROM own`,
      values: [tx.tenantId, id],
    });
    return found?.record ?? null;
  }

  /** Keeps the record from changing, and its translations with it, until the transaction ends. @returns whether it exists */
  async lock(tx: TenantTx, kind: TranslatableKind, id: string): Promise<boolean> {
    const { table } = kindsOfRecord[kind];
    const locked = await tx.run({
      name: `translations.lock.${kind}`,
      text: `SELECT 1 FROM ${table} WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, id],
    });
    return locked === 1;
  }

  async save(tx: TenantTx, kind: TranslatableKind, id: string, translation: TranslationToStore): Promise<void> {
    const { translations, column } = kindsOfRecord[kind];
    const columns = Object.keys(translation.columns);
    const { lists, map } = kindsOfRecord[kind];
    const types = columns.map((name) => (name === map || lists.includes(name) ? 'jsonb' : 'text'));
    await tx.run({
      name: `translations.save.${kind}`,
      text: `
INSERT INTO ${translations} AS t (tenant_id, ${column}, locale, sources, updated_by, ${columns.join(', ')})
VALUES ($1, $2, $3, $4::jsonb, $5, ${types.map((type, index) => `$${index + 6}::${type}`).join(', ')})
ON CONFLICT (tenant_id, ${column}, locale) DO UPDATE SET version = t.version + 1, updated_at = now(),
  ${['sources', 'updated_by', ...columns].map((name) => `${name} = EXCLUDED.${name}`).join(', ')}`,
      values: [
        ...[tx.tenantId, id, translation.locale, JSON.stringify(translation.sources), translation.updatedBy],
        ...Object.values(translation.columns),
      ],
    });
  }

  /** A menu's handle, or null. */
  async handleOf(tx: TenantTx, menuId: string): Promise<string | null> {
    return tx.text({
      name: 'translations.handle',
      text: `SELECT handle FROM menus WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, menuId],
    });
  }

  /** Products shown with a category's name, at most 5,000: more are refreshed when they change themselves. */
  async productsIn(tx: TenantTx, categoryId: string): Promise<string[]> {
    const rows = await tx.rows(z.object({ id: z.string() }), {
      name: 'translations.products-in',
      text: `SELECT product_id AS id FROM product_categories WHERE tenant_id = $1 AND category_id = $2 ORDER BY product_id LIMIT 5000`,
      values: [tx.tenantId, categoryId],
    });
    return rows.map(({ id }) => id);
  }
}

/** JSON of contract's TranslationProgress for each language and these kinds: `{ locale, items }`. */
export function progressStatement(ctx: Ctx, kinds: readonly TranslatableKind[]): Statement {
  const counts = kinds.map((kind) => {
    const { table, translations, column, only } = kindsOfRecord[kind];
    const isEvery = only === 'true';
    return `
SELECT l.position, l.locale, '${kind}' AS kind, own.total, said.complete, said.outdated, own.total - said.complete - said.outdated AS missing
FROM ${others}
CROSS JOIN (SELECT count(*) AS total FROM ${table} r WHERE r.tenant_id = $1 AND ${only}) own
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE t.missing = '{}' AND t.outdated = '{}') AS complete,
    count(*) FILTER (WHERE t.missing = '{}' AND t.outdated <> '{}') AS outdated
  FROM ${translations} t ${isEvery ? '' : `JOIN ${table} r ON r.tenant_id = $1 AND r.id = t.${column} AND ${only}`}
  WHERE t.tenant_id = $1 AND t.locale = l.locale) said
WHERE l.tenant_id = $1`;
  });
  return {
    name: `translations.progress.${kinds.map((kind) => kind.slice(0, 3)).join('-')}`,
    text: `
SELECT json_build_object('locale', $2::text, 'items', (
  SELECT coalesce(json_agg(json_build_object('locale', locale, 'kind', kind, 'total', total, 'complete', complete,
    'outdated', outdated, 'missing', missing) ORDER BY position, locale, array_position($3::text[], kind)), '[]')
  FROM (${counts.join(' UNION ALL ')}) counted))`,
    values: [ctx.tenantId, ctx.shop.locale, kinds],
  };
}
