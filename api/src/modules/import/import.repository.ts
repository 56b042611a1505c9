import { Injectable } from '@nestjs/common';
import { importFormatSchema, importOptionsSchema, importSchema, importStateSchema } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

/** What a worker is at. */
export const phaseSchema = z.enum(['reading', 'checking', 'applying', 'linking', 'undoing']);
export type ImportPhase = z.infer<typeof phaseSchema>;

const recordSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  byteSize: z.number(),
  storageKey: z.string(),
  container: z.enum(['csv', 'jsonl']),
  format: importFormatSchema,
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.string(),
  columns: importSchema.shape.columns,
  options: importOptionsSchema,
  state: importStateSchema,
  phase: phaseSchema.nullable(),
  phaseCursor: z.number(),
  phaseDone: z.number(),
  phaseTotal: z.number().nullable(),
  phaseStartedAt: z.date().nullable(),
  rowCount: z.number(),
  failure: importSchema.shape.failure,
  canWriteStock: z.boolean(),
  createdBy: z.string(),
  version: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
  finishedAt: z.date().nullable(),
});
/** An import as it is kept. */
export type ImportRecord = z.infer<typeof recordSchema>;

/** A file that was analysed. */
export type NewImport = Pick<
  ImportRecord,
  | 'id'
  | 'fileName'
  | 'byteSize'
  | 'storageKey'
  | 'container'
  | 'format'
  | 'encoding'
  | 'delimiter'
  | 'columns'
  | 'createdBy'
>;

const countsSchema = importSchema.shape.counts
  .omit({ rows: true })
  .extend({ restored: z.number(), deleted: z.number(), archived: z.number(), kept: z.number() });
/** What became of an import's products and pictures. */
export type ImportCounts = z.infer<typeof countsSchema>;

const columns = `id, file_name AS "fileName", byte_size AS "byteSize", storage_key AS "storageKey", container, format, encoding, delimiter,
  columns, options, state, phase, phase_cursor AS "phaseCursor", phase_done AS "phaseDone", phase_total AS "phaseTotal",
  phase_started_at AS "phaseStartedAt", row_count AS "rowCount", failure, can_write_stock AS "canWriteStock", created_by AS "createdBy",
  version, created_at AS "createdAt", updated_at AS "updatedAt", finished_at AS "finishedAt"`;

/** Imports themselves; their rows and products are in StagingRepository. */
@Injectable()
export class ImportRepository {
  async insert(tx: TenantTx, record: NewImport): Promise<void> {
    await tx.run({
      name: 'import.insert',
      text: `
INSERT INTO imports (tenant_id, id, file_name, byte_size, storage_key, container, format, encoding, delimiter, columns, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      values: [
        ...[
          tx.tenantId,
          record.id,
          record.fileName,
          record.byteSize,
          record.storageKey,
          record.container,
          record.format,
        ],
        ...[record.encoding, record.delimiter, JSON.stringify(record.columns), record.createdBy],
      ],
    });
  }

  find(tx: TenantTx, importId: string): Promise<ImportRecord | null> {
    return tx.one(recordSchema, {
      name: 'import.find',
      text: `SELECT ${columns} FROM imports WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, importId],
    });
  }

  /** Locks the import until the transaction ends: one worker or person at a time moves it. */
  lock(tx: TenantTx, importId: string): Promise<ImportRecord | null> {
    return tx.one(recordSchema, {
      name: 'import.lock',
      text: `SELECT ${columns} FROM imports WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, importId],
    });
  }

  /** Newest first, after the position of the page before. */
  list(tx: TenantTx, after: readonly [string, string] | null, limit: number): Promise<ImportRecord[]> {
    return tx.rows(recordSchema, {
      name: 'import.list',
      text: `
SELECT ${columns} FROM imports
WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3::uuid))
ORDER BY created_at DESC, id DESC LIMIT $4`,
      values: [tx.tenantId, after?.[0] ?? null, after?.[1] ?? null, limit],
    });
  }

  /** Begins a dry run with these columns and options. */
  async beginCheck(tx: TenantTx, record: ImportRecord, isReadAgain: boolean): Promise<void> {
    await tx.run({
      name: 'import.begin-check',
      text: `
UPDATE imports SET state = 'checking', phase = $6, phase_cursor = 0, phase_done = 0, phase_total = CASE WHEN $6 = 'checking' THEN
    (SELECT count(*) FROM import_products p WHERE p.tenant_id = $1 AND p.import_id = $2) END,
  phase_started_at = now(), columns = $3, options = $4, can_write_stock = $5, failure = NULL, version = version + 1, updated_at = now()
WHERE tenant_id = $1 AND id = $2`,
      values: [
        ...[
          tx.tenantId,
          record.id,
          JSON.stringify(record.columns),
          JSON.stringify(record.options),
          record.canWriteStock,
        ],
        isReadAgain ? 'reading' : 'checking',
      ],
    });
  }

  /** Begins a phase of work. */
  async beginPhase(
    tx: TenantTx,
    importId: string,
    state: string,
    phase: ImportPhase,
    total: number | null,
  ): Promise<void> {
    await tx.run({
      name: 'import.begin-phase',
      text: `
UPDATE imports SET state = $3, phase = $4, phase_cursor = 0, phase_done = 0, phase_total = $5, phase_started_at = now(),
  version = version + 1, updated_at = now()
WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, importId, state, phase, total],
    });
  }

  /** Notes how far a worker has come, in the transaction of what it did. */
  async advance(tx: TenantTx, importId: string, cursor: number, done: number): Promise<void> {
    await tx.run({
      name: 'import.advance',
      text: `
UPDATE imports SET phase_cursor = $3, phase_done = phase_done + $4,
  row_count = CASE WHEN phase = 'reading' THEN phase_done + $4 ELSE row_count END, updated_at = now()
WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, importId, cursor, done],
    });
  }

  /** Ends work in a state; `failure` says why it failed. */
  async settle(
    tx: TenantTx,
    importId: string,
    state: string,
    failure: { code: string; message: string } | null,
  ): Promise<void> {
    await tx.run({
      name: 'import.settle',
      text: `
UPDATE imports SET state = $3, phase = NULL, failure = $4, version = version + 1, updated_at = now(),
  finished_at = CASE WHEN $3 IN ('applied', 'cancelled', 'failed') THEN coalesce(finished_at, now()) ELSE finished_at END
WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, importId, state, failure === null ? null : JSON.stringify(failure)],
    });
  }

  /** What became of the products of some imports, by import. */
  async counts(tx: TenantTx, importIds: readonly string[]): Promise<Map<string, ImportCounts>> {
    const rows = await tx.rows(countsSchema.extend({ id: z.string() }), {
      name: 'import.counts',
      text: `
SELECT i.id, p.*, m.* FROM unnest($2::uuid[]) AS i (id)
CROSS JOIN LATERAL (
  SELECT count(*) AS products, count(*) FILTER (WHERE outcome = 'create') AS create, count(*) FILTER (WHERE outcome = 'update') AS update,
    count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged, count(*) FILTER (WHERE outcome = 'skipped') AS skipped,
    count(*) FILTER (WHERE outcome = 'error') AS error, count(*) FILTER (WHERE is_applied) AS applied,
    count(*) FILTER (WHERE undone = 'restored') AS restored, count(*) FILTER (WHERE undone = 'deleted') AS deleted,
    count(*) FILTER (WHERE undone = 'archived') AS archived, count(*) FILTER (WHERE undone = 'kept' OR cardinality(kept) > 0) AS kept
  FROM import_products WHERE tenant_id = $1 AND import_id = i.id) p
CROSS JOIN LATERAL (
  SELECT count(*) AS images, count(*) FILTER (WHERE state = 'done') AS "imagesDone", count(*) FILTER (WHERE state = 'failed') AS "imagesFailed"
  FROM import_images WHERE tenant_id = $1 AND import_id = i.id) m`,
      values: [tx.tenantId, importIds],
    });
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }

  /** What a shop said of files with these column names; empty before it said anything. */
  async rememberedMapping(tx: TenantTx, signature: string): Promise<Record<string, string | null>> {
    const row = await tx.one(z.object({ fields: z.record(z.string(), z.string().nullable()) }), {
      name: 'import.remembered',
      text: `SELECT fields FROM import_mappings WHERE tenant_id = $1 AND signature = $2`,
      values: [tx.tenantId, signature],
    });
    return row?.fields ?? {};
  }

  async rememberMapping(
    tx: TenantTx,
    signature: string,
    fields: Readonly<Record<string, string | null>>,
  ): Promise<void> {
    await tx.run({
      name: 'import.remember',
      text: `
INSERT INTO import_mappings (tenant_id, signature, fields) VALUES ($1, $2, $3)
ON CONFLICT (tenant_id, signature) DO UPDATE SET fields = EXCLUDED.fields, updated_at = now()`,
      values: [tx.tenantId, signature, JSON.stringify(fields)],
    });
  }
}
