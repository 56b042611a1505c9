import { Injectable } from '@nestjs/common';
import { imageSchema } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const recordSchema = z.object({
  id: z.string(),
  kind: z.enum(['image', 'file']),
  storageKey: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  byteSize: z.number(),
  width: z.number().nullable(),
});
/** A stored file; `width` of pictures in pixels. */
export type MediaRecord = z.infer<typeof recordSchema>;

/** A file whose bytes are in place, to be entered into the books. */
export interface NewMedia extends Omit<MediaRecord, 'id'> {
  /** SHA-256 of what was sent. */
  readonly contentHash: Buffer;
  readonly height: number | null;
  readonly alt: string;
  readonly color: string | null;
  readonly placeholder: string;
}

const columns = `m.id, m.kind, m.storage_key AS "storageKey", m.file_name AS "fileName", m.content_type AS "contentType",
  m.byte_size AS "byteSize", m.width`;

const imageColumn = `CASE WHEN m.kind = 'image' THEN image_json(m) END AS image`;
const enteredSchema = z.object({ id: z.string(), image: imageSchema.nullable() });
const insertedSchema = enteredSchema.extend({ storageKey: z.string() });
const totalsSchema = z.object({ count: z.number(), storedBytes: z.number() });

/** Files of a shop: who they are, not their bytes. */
@Injectable()
export class MediaRepository {
  /** Enters a file, or finds the one with the same bytes; a missing alternative text is filled in. */
  async insert(tx: TenantTx, media: NewMedia): Promise<z.infer<typeof insertedSchema>> {
    const row = await tx.one(insertedSchema, {
      name: 'media.insert',
      text: `
INSERT INTO media AS m (tenant_id, kind, storage_key, content_hash, file_name, content_type, byte_size, width, height, alt, color,
  placeholder, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11, '#e5e5e5'), $12, CASE WHEN $2 = 'image' THEN 'processing' ELSE 'ready' END)
ON CONFLICT (tenant_id, kind, content_hash) DO UPDATE SET alt = CASE WHEN m.alt = '' THEN EXCLUDED.alt ELSE m.alt END
RETURNING m.id, m.storage_key AS "storageKey", ${imageColumn}`,
      values: [
        ...[tx.tenantId, media.kind, media.storageKey, media.contentHash, media.fileName, media.contentType],
        ...[media.byteSize, media.width, media.height, media.alt, media.color, media.placeholder],
      ],
    });
    if (!row) throw new Error('An insert returns its row.');
    return row;
  }

  /** The file that was made of these bytes. */
  byContent(tx: TenantTx, kind: NewMedia['kind'], contentHash: Buffer): Promise<z.infer<typeof enteredSchema> | null> {
    return tx.one(enteredSchema, {
      name: 'media.by-content',
      text: `SELECT m.id, ${imageColumn} FROM media m WHERE m.tenant_id = $1 AND m.kind = $2 AND m.content_hash = $3`,
      values: [tx.tenantId, kind, contentHash],
    });
  }

  /** What the shop stores; sizes drawn from pictures are not counted. */
  async totals(tx: TenantTx): Promise<z.infer<typeof totalsSchema>> {
    const row = await tx.one(totalsSchema, {
      name: 'media.totals',
      text: `SELECT count(*)::int AS count, coalesce(sum(byte_size), 0)::bigint AS "storedBytes" FROM media WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return row ?? { count: 0, storedBytes: 0 };
  }

  /** Notes how drawing ahead came out, unless the bytes were replaced meanwhile. */
  async settle(tx: TenantTx, mediaId: string, storageKey: string, state: 'ready' | 'failed'): Promise<void> {
    await tx.run({
      name: 'media.settle',
      text: `UPDATE media SET state = $4 WHERE tenant_id = $1 AND id = $2 AND storage_key = $3 AND state <> $4`,
      values: [tx.tenantId, mediaId, storageKey, state],
    });
  }

  byKey(tx: TenantTx, storageKey: string): Promise<MediaRecord | null> {
    return tx.one(recordSchema, {
      name: 'media.by-key',
      text: `SELECT ${columns} FROM media m WHERE m.tenant_id = $1 AND m.storage_key = $2`,
      values: [tx.tenantId, storageKey],
    });
  }

  byId(tx: TenantTx, mediaId: string): Promise<MediaRecord | null> {
    return tx.one(recordSchema, {
      name: 'media.by-id',
      text: `SELECT ${columns} FROM media m WHERE m.tenant_id = $1 AND m.id = $2`,
      values: [tx.tenantId, mediaId],
    });
  }
}
