import { Injectable } from '@nestjs/common';
import { imageSchema, type Image } from '@smallshop/contract';
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
  readonly height: number | null;
  readonly alt: string;
  readonly color: string | null;
}

const columns = `m.id, m.kind, m.storage_key AS "storageKey", m.file_name AS "fileName", m.content_type AS "contentType",
  m.byte_size AS "byteSize", m.width`;

const insertedSchema = z.object({ id: z.string(), image: imageSchema.nullable() });

/** Files of a shop: who they are, not their bytes. */
@Injectable()
export class MediaRepository {
  /** Enters a file, or finds the one with the same bytes. */
  async insert(tx: TenantTx, media: NewMedia): Promise<{ id: string; image: Image | null }> {
    const row = await tx.one(insertedSchema, {
      name: 'media.insert',
      text: `
INSERT INTO media AS m (tenant_id, kind, storage_key, file_name, content_type, byte_size, width, height, alt, color)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10, '#e5e5e5'))
ON CONFLICT (tenant_id, storage_key) DO UPDATE SET storage_key = EXCLUDED.storage_key
RETURNING m.id, CASE WHEN m.kind = 'image' THEN image_json(m) END AS image`,
      values: [
        ...[tx.tenantId, media.kind, media.storageKey, media.fileName, media.contentType, media.byteSize],
        ...[media.width, media.height, media.alt, media.color],
      ],
    });
    if (!row) throw new Error('An insert returns its row.');
    return row;
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
