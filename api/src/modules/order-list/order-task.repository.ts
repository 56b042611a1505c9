import { Injectable } from '@nestjs/common';
import { orderFilterSchema, orderWorkSchema, refusedOrderSchema, type OrderTask } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const mostRefused = 500;

const recordSchema = z.object({
  id: z.string(),
  work: orderWorkSchema,
  filter: orderFilterSchema.nullable(),
  orderIds: z.array(z.string()),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.number(),
  total: z.number().nullable(),
  refused: z.array(refusedOrderSchema),
  refusedCount: z.number(),
  fileName: z.string().nullable(),
  storageKey: z.string(),
  byteSize: z.number().nullable(),
  createdBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
});
/** A task as it is kept. */
export type OrderTaskRecord = z.infer<typeof recordSchema>;

const columns = `id, work, filter, order_ids AS "orderIds", state, done, total, refused, refused_count AS "refusedCount",
  file_name AS "fileName", storage_key AS "storageKey", byte_size AS "byteSize", created_by AS "createdBy",
  created_at AS "createdAt", finished_at AS "finishedAt"`;

/** A file that was written. */
export interface WrittenFile {
  readonly fileName: string;
  readonly byteSize: number;
}

/** Work on many orders, and how far it has come. */
@Injectable()
export class OrderTaskRepository {
  async insert(
    tx: TenantTx,
    task: Pick<OrderTaskRecord, 'id' | 'work' | 'filter' | 'orderIds' | 'total' | 'storageKey' | 'createdBy'>,
  ): Promise<void> {
    const { id, work, filter, orderIds, total, storageKey, createdBy } = task;
    await tx.run({
      name: 'order_task.insert',
      text: `INSERT INTO order_tasks (tenant_id, id, work, filter, order_ids, total, storage_key, created_by)
        VALUES ($1, $2, $3::jsonb, $4::jsonb, $5::uuid[], $6, $7, $8)`,
      values: [
        ...[tx.tenantId, id, JSON.stringify(work), filter && JSON.stringify(filter), orderIds, total, storageKey],
        createdBy,
      ],
    });
  }

  find(tx: TenantTx, id: string): Promise<OrderTaskRecord | null> {
    return tx.one(recordSchema, {
      name: 'order_task.find',
      text: `SELECT ${columns} FROM order_tasks WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Newest first, after the position of the page before. */
  list(tx: TenantTx, after: readonly [string, string] | null, limit: number): Promise<OrderTaskRecord[]> {
    return tx.rows(recordSchema, {
      name: 'order_task.list',
      text: `SELECT ${columns} FROM order_tasks
        WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $4`,
      values: [tx.tenantId, after?.[0] ?? null, after?.[1] ?? null, limit],
    });
  }

  /** Notes which orders it is about. */
  async begin(tx: TenantTx, id: string, orderIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'order_task.begin',
      text: `UPDATE order_tasks SET state = 'running', order_ids = $3::uuid[], total = cardinality($3::uuid[])
        WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, orderIds],
    });
  }

  /** Notes how many orders were gone through, and which of the last ones were left as they were. */
  async progress(tx: TenantTx, id: string, done: number, refused: OrderTask['refused']): Promise<void> {
    await tx.run({
      name: 'order_task.progress',
      text: `UPDATE order_tasks SET done = $3, refused_count = refused_count + $4,
          refused = CASE WHEN jsonb_array_length(refused) < ${mostRefused} THEN refused || $5::jsonb ELSE refused END
        WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, done, refused.length, JSON.stringify(refused)],
    });
  }

  async finish(tx: TenantTx, id: string, state: 'done' | 'failed', file: WrittenFile | null): Promise<void> {
    await tx.run({
      name: 'order_task.finish',
      text: `UPDATE order_tasks SET state = $3, file_name = $4, byte_size = $5, finished_at = now()
        WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, state, file?.fileName ?? null, file?.byteSize ?? null],
    });
  }
}
