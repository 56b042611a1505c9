import { Injectable } from '@nestjs/common';
import { exportFormatSchema, exportInput } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../../plumbing/db/database.js';

const recordSchema = z.object({
  id: z.string(),
  format: exportFormatSchema,
  filter: exportInput.shape.filter,
  includeIds: z.boolean(),
  fileName: z.string(),
  storageKey: z.string(),
  state: z.enum(['writing', 'ready', 'failed']),
  products: z.number(),
  total: z.number().nullable(),
  byteSize: z.number().nullable(),
  createdBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
});
/** An export as it is kept. */
export type ExportRecord = z.infer<typeof recordSchema>;

const columns = `id, format, filter, include_ids AS "includeIds", file_name AS "fileName", storage_key AS "storageKey", state, products, total,
  byte_size AS "byteSize", created_by AS "createdBy", created_at AS "createdAt", finished_at AS "finishedAt"`;

/** Exports and how far they have come. */
@Injectable()
export class ExportRepository {
  async insert(
    tx: TenantTx,
    record: Pick<ExportRecord, 'id' | 'format' | 'filter' | 'includeIds' | 'fileName' | 'storageKey' | 'createdBy'>,
  ): Promise<void> {
    await tx.run({
      name: 'export.insert',
      text: `
INSERT INTO exports (tenant_id, id, format, filter, include_ids, file_name, storage_key, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        ...[tx.tenantId, record.id, record.format, JSON.stringify(record.filter), record.includeIds],
        ...[record.fileName, record.storageKey, record.createdBy],
      ],
    });
  }

  find(tx: TenantTx, exportId: string): Promise<ExportRecord | null> {
    return tx.one(recordSchema, {
      name: 'export.find',
      text: `SELECT ${columns} FROM exports WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, exportId],
    });
  }

  /** Newest first, after the position of the page before. */
  list(tx: TenantTx, after: readonly [string, string] | null, limit: number): Promise<ExportRecord[]> {
    return tx.rows(recordSchema, {
      name: 'export.list',
      text: `
SELECT ${columns} FROM exports
WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3::uuid))
ORDER BY created_at DESC, id DESC LIMIT $4`,
      values: [tx.tenantId, after?.[0] ?? null, after?.[1] ?? null, limit],
    });
  }

  async progress(tx: TenantTx, exportId: string, products: number, total: number | null): Promise<void> {
    await tx.run({
      name: 'export.progress',
      text: `UPDATE exports SET products = $3, total = $4 WHERE tenant_id = $1 AND id = $2 AND state = 'writing'`,
      values: [tx.tenantId, exportId, products, total],
    });
  }

  async finish(tx: TenantTx, exportId: string, products: number, byteSize: number | null): Promise<void> {
    await tx.run({
      name: 'export.finish',
      text: `
UPDATE exports SET state = CASE WHEN $4::bigint IS NULL THEN 'failed' ELSE 'ready' END, products = $3, total = $3, byte_size = $4, finished_at = now()
WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, exportId, products, byteSize],
    });
  }

  /** How many products the shop has. */
  async countProducts(tx: TenantTx): Promise<number> {
    const row = await tx.one(z.object({ total: z.number() }), {
      name: 'export.count-products',
      text: `SELECT count(*) AS total FROM products WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return row?.total ?? 0;
  }
}
