import { Injectable } from '@nestjs/common';
import { localePrefix, shopLanguageSchema, type ShopLanguage } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { kindsOfRecord } from './translatable.kinds.js';

const languageRow = z.object({ language: shopLanguageSchema.omit({ storefrontUrl: true }) });
const currentRow = z.object({
  isPublished: z.boolean(),
  isReady: z.boolean(),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: z.date(),
});
/** A language under lock: what a change is decided from. */
export type CurrentLanguage = z.infer<typeof currentRow>;

const translated = Object.values(kindsOfRecord)
  .map(({ translations }) => `(SELECT count(*) FROM ${translations} t WHERE t.tenant_id = $1 AND t.locale = l.locale)`)
  .join(' + ');

/** Languages of a shop. */
@Injectable()
export class LanguageRepository {
  /** The shop's own first, then the others in their order. */
  async all(tx: TenantTx, ctx: Ctx): Promise<ShopLanguage[]> {
    const rows = await tx.rows(languageRow, {
      name: 'languages.all',
      text: `
SELECT json_build_object('locale', locale, 'isDefault', true, 'state', 'published', 'progress', NULL, 'translations', 0,
  'version', version, 'updatedBy', '', 'updatedAt', iso(updated_at)) AS language, -1 AS position, locale
FROM shop_settings WHERE tenant_id = $1
UNION ALL
SELECT json_build_object('locale', l.locale, 'isDefault', false,
  'state', CASE WHEN NOT l.is_published THEN 'draft' WHEN l.ready_at IS NULL THEN 'building' ELSE 'published' END,
  'progress', CASE WHEN l.is_published AND l.ready_at IS NULL
    THEN json_build_object('done', l.documents_done, 'total', l.documents_total) END,
  'translations', ${translated}, 'version', l.version, 'updatedBy', l.updated_by, 'updatedAt', iso(l.updated_at)), l.position, l.locale
FROM shop_locales l JOIN shop_settings s ON s.tenant_id = l.tenant_id AND s.locale <> l.locale
WHERE l.tenant_id = $1 ORDER BY position, locale`,
      values: [tx.tenantId],
    });
    return rows.map(({ language }) => ({ ...language, storefrontUrl: urlOf(ctx, language.locale) }));
  }

  lock(tx: TenantTx, locale: string): Promise<CurrentLanguage | null> {
    return tx.one(currentRow, {
      name: 'languages.lock',
      text: `SELECT is_published AS "isPublished", ready_at IS NOT NULL AS "isReady", version, updated_by AS "updatedBy",
          updated_at AS "updatedAt"
        FROM shop_locales WHERE tenant_id = $1 AND locale = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, locale],
    });
  }

  /** Adds a language at the end. */
  async add(tx: TenantTx, locale: string, updatedBy: string): Promise<void> {
    await tx.run({
      name: 'languages.add',
      text: `INSERT INTO shop_locales (tenant_id, locale, position, updated_by)
        SELECT $1, $2, coalesce(max(position), -1) + 1, $3 FROM shop_locales WHERE tenant_id = $1`,
      values: [tx.tenantId, locale, updatedBy],
    });
  }

  async arrange(tx: TenantTx, locales: readonly string[]): Promise<void> {
    await tx.run({
      name: 'languages.arrange',
      text: `UPDATE shop_locales l SET position = o.n FROM unnest($2::text[]) WITH ORDINALITY AS o (locale, n)
        WHERE l.tenant_id = $1 AND l.locale = o.locale`,
      values: [tx.tenantId, locales],
    });
  }

  /** Published or not; either way its documents are made or dropped from the beginning. */
  async publish(tx: TenantTx, locale: string, isPublished: boolean, updatedBy: string): Promise<void> {
    await tx.run({
      name: 'languages.publish',
      text: `UPDATE shop_locales SET is_published = $3, ready_at = NULL, documents_done = 0, version = version + 1,
          documents_total = (SELECT count(*) FROM products WHERE tenant_id = $1), updated_by = $4, updated_at = now()
        WHERE tenant_id = $1 AND locale = $2`,
      values: [tx.tenantId, locale, isPublished, updatedBy],
    });
  }

  /** Translations go with it. */
  async remove(tx: TenantTx, locale: string): Promise<void> {
    await tx.run({
      name: 'languages.remove',
      text: `WITH alternatives AS (
          UPDATE media SET alt_by_locale = alt_by_locale - $2::text WHERE tenant_id = $1 AND alt_by_locale ? $2)
        DELETE FROM shop_locales WHERE tenant_id = $1 AND locale = $2`,
      values: [tx.tenantId, locale],
    });
  }

  /** The next products whose documents are to be made, by id. */
  async nextProducts(tx: TenantTx, after: string | null, limit: number): Promise<string[]> {
    const rows = await tx.rows(z.object({ id: z.string() }), {
      name: 'languages.next-products',
      text: `SELECT id FROM products WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      values: [tx.tenantId, after, limit],
    });
    return rows.map(({ id }) => id);
  }

  async noteProgress(tx: TenantTx, locale: string, done: number, isReady: boolean): Promise<void> {
    await tx.run({
      name: 'languages.note-progress',
      text: `UPDATE shop_locales SET documents_done = $3, documents_total = greatest(documents_total, $3),
          ready_at = CASE WHEN $4 THEN now() END
        WHERE tenant_id = $1 AND locale = $2`,
      values: [tx.tenantId, locale, done, isReady],
    });
  }

  /** @returns how many documents of a language went, at most `limit` */
  dropDocuments(tx: TenantTx, locale: string, limit: number): Promise<number> {
    return tx.run({
      name: 'languages.drop-documents',
      text: `DELETE FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND product_id IN (
          SELECT product_id FROM product_documents WHERE tenant_id = $1 AND locale = $2 LIMIT $3)`,
      values: [tx.tenantId, locale, limit],
    });
  }
}

/** Where shoppers find the shop in a language. */
const urlOf = ({ shop }: Ctx, locale: string): string =>
  locale === shop.locale ? shop.origin : `${shop.origin}/${localePrefix(locale)}`;
