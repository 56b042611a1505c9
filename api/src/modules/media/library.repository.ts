import { Injectable } from '@nestjs/common';
import { mediaDetailSchema, mediaSchema, type MediaDetail, type Media, type MediaPatch } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { NewMedia } from './media.repository.js';
import { localesColumn, mediaColumns, usagesColumn } from './media.statements.js';

const detailSchema = mediaDetailSchema.omit({ downloadUrl: true });
/** A file and its usages; addresses are the caller's to sign. */
export type LibraryRecord = Omit<MediaDetail, 'downloadUrl'>;

const lockedSchema = z.object({
  kind: z.enum(['image', 'file']),
  storageKey: z.string(),
  fileName: z.string(),
  version: z.number(),
  updatedAt: z.date(),
});
/** A file under lock. */
export type LockedMedia = z.infer<typeof lockedSchema>;

const showingSchema = z.object({
  productIds: z.array(z.string()),
  categoryIds: z.array(z.string()),
  collectionIds: z.array(z.string()),
});

/** A shop's files as its staff see and change them. */
@Injectable()
export class LibraryRepository {
  byId(tx: TenantTx, mediaId: string): Promise<Media | null> {
    return tx.one(mediaSchema, {
      name: 'library.by-id',
      text: `SELECT ${mediaColumns} FROM media m WHERE m.tenant_id = $1 AND m.id = $2`,
      values: [tx.tenantId, mediaId],
    });
  }

  detail(tx: TenantTx, mediaId: string): Promise<LibraryRecord | null> {
    return tx.one(detailSchema, {
      name: 'library.detail',
      text: `SELECT ${mediaColumns}, ${usagesColumn} AS usages, ${localesColumn} AS locales FROM media m WHERE m.tenant_id = $1 AND m.id = $2`,
      values: [tx.tenantId, mediaId],
    });
  }

  /** Locks the file until the transaction ends: nobody begins to use it meanwhile. */
  lock(tx: TenantTx, mediaId: string): Promise<LockedMedia | null> {
    return tx.one(lockedSchema, {
      name: 'library.lock',
      text: `SELECT m.kind, m.storage_key AS "storageKey", m.file_name AS "fileName", m.version, m.updated_at AS "updatedAt"
        FROM media m WHERE m.tenant_id = $1 AND m.id = $2 FOR UPDATE`,
      values: [tx.tenantId, mediaId],
    });
  }

  async change(tx: TenantTx, mediaId: string, patch: MediaPatch): Promise<void> {
    await tx.run({
      name: 'library.change',
      text: `
UPDATE media SET file_name = coalesce($3, file_name), alt = coalesce($4, alt), alt_by_locale = coalesce($5::jsonb, alt_by_locale),
  focal_x = coalesce($6, focal_x), focal_y = coalesce($7, focal_y), version = version + 1, updated_at = now()
WHERE tenant_id = $1 AND id = $2`,
      values: [
        ...[tx.tenantId, mediaId, patch.fileName ?? null, patch.alt ?? null],
        ...[patch.altByLocale ? JSON.stringify(patch.altByLocale) : null, patch.focalX ?? null, patch.focalY ?? null],
      ],
    });
  }

  /** Puts other bytes in a file's place; its focal point returns to the middle, since it belonged to another picture. */
  async replace(tx: TenantTx, mediaId: string, kept: NewMedia): Promise<void> {
    await tx.run({
      name: 'library.replace',
      text: `
UPDATE media SET storage_key = $3, content_hash = $4, file_name = $5, content_type = $6, byte_size = $7, width = $8, height = $9,
  color = coalesce($10, '#e5e5e5'), placeholder = $11, focal_x = 0.5, focal_y = 0.5,
  state = CASE WHEN kind = 'image' THEN 'processing' ELSE 'ready' END, version = version + 1, updated_at = now()
WHERE tenant_id = $1 AND id = $2`,
      values: [
        ...[tx.tenantId, mediaId, kept.storageKey, kept.contentHash, kept.fileName, kept.contentType, kept.byteSize],
        ...[kept.width, kept.height, kept.color, kept.placeholder],
      ],
    });
  }

  /** Marks a picture's sizes as being drawn. */
  async markPending(tx: TenantTx, mediaId: string): Promise<void> {
    await tx.run({
      name: 'library.mark-pending',
      text: `UPDATE media SET state = 'processing' WHERE tenant_id = $1 AND id = $2 AND kind = 'image'`,
      values: [tx.tenantId, mediaId],
    });
  }

  async delete(tx: TenantTx, mediaId: string): Promise<void> {
    await tx.run({
      name: 'library.delete',
      text: `DELETE FROM media WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, mediaId],
    });
  }

  /** Whose pages show the file. */
  async showing(tx: TenantTx, mediaId: string): Promise<z.infer<typeof showingSchema>> {
    const row = await tx.one(showingSchema, {
      name: 'library.showing',
      text: `
SELECT ARRAY(SELECT product_id FROM product_media WHERE tenant_id = $1 AND media_id = $2
    UNION SELECT product_id FROM variants WHERE tenant_id = $1 AND media_id = $2) AS "productIds",
  ARRAY(SELECT id FROM categories WHERE tenant_id = $1 AND media_id = $2) AS "categoryIds",
  ARRAY(SELECT id FROM collections WHERE tenant_id = $1 AND media_id = $2) AS "collectionIds"`,
      values: [tx.tenantId, mediaId],
    });
    return row ?? { productIds: [], categoryIds: [], collectionIds: [] };
  }

  /** Whether some revision of the theme, however old, shows these bytes. */
  async isInTheme(tx: TenantTx, storageKey: string): Promise<boolean> {
    const row = await tx.one(z.object({ isShown: z.boolean() }), {
      name: 'library.in-theme',
      text: `SELECT EXISTS (SELECT FROM theme_revisions r
        WHERE r.tenant_id = $1 AND position($2 IN concat(r.settings, r.templates)) > 0) AS "isShown"`,
      values: [tx.tenantId, storageKey],
    });
    return row?.isShown ?? false;
  }

  /** Those of `locales` that the shop does not have beside its own. */
  async unknownLocales(tx: TenantTx, locales: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(z.object({ locale: z.string() }), {
      name: 'library.unknown-locales',
      text: `SELECT wanted.locale FROM unnest($2::text[]) AS wanted (locale)
        WHERE NOT EXISTS (SELECT FROM shop_locales l WHERE l.tenant_id = $1 AND l.locale = wanted.locale)`,
      values: [tx.tenantId, locales],
    });
    return rows.map(({ locale }) => locale);
  }
}
