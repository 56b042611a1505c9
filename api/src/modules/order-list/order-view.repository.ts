import { Injectable } from '@nestjs/common';
import { orderViewInput, type OrderViewInput } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const recordSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  owner: z.string(),
  name: z.string(),
  filter: orderViewInput.shape.filter,
  sort: orderViewInput.shape.sort,
  isShared: z.boolean(),
  version: z.number(),
  updatedAt: z.date(),
});
/** A view as it is kept. */
export type OrderViewRecord = z.infer<typeof recordSchema>;

const columns = `id, account_id AS "accountId", owner, name, filter, sort, is_shared AS "isShared", version, updated_at AS "updatedAt"`;
const valuesOf = ({ name, filter, sort, isShared }: OrderViewInput) => [name, JSON.stringify(filter), sort, isShared];

/** Views staff save of the list of orders. */
@Injectable()
export class OrderViewRepository {
  /** Someone's own views and those others share, by name. */
  list(tx: TenantTx, accountId: string): Promise<OrderViewRecord[]> {
    return tx.rows(recordSchema, {
      name: 'order_view.list',
      text: `SELECT ${columns} FROM order_views WHERE tenant_id = $1 AND (account_id = $2 OR is_shared)
        ORDER BY account_id <> $2, lower(name), id`,
      values: [tx.tenantId, accountId],
    });
  }

  lock(tx: TenantTx, id: string): Promise<OrderViewRecord | null> {
    return tx.one(recordSchema, {
      name: 'order_view.lock',
      text: `SELECT ${columns} FROM order_views WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  /** @returns null when the account has a view of this name already */
  insert(tx: TenantTx, owner: { id: string; name: string }, input: OrderViewInput): Promise<OrderViewRecord | null> {
    return tx.one(recordSchema, {
      name: 'order_view.insert',
      text: `INSERT INTO order_views (tenant_id, account_id, owner, name, filter, sort, is_shared)
        VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7) ON CONFLICT DO NOTHING RETURNING ${columns}`,
      values: [tx.tenantId, owner.id, owner.name, ...valuesOf(input)],
    });
  }

  /** @returns null when another view of its owner has this name */
  update(tx: TenantTx, id: string, input: OrderViewInput): Promise<OrderViewRecord | null> {
    return tx.one(recordSchema, {
      name: 'order_view.update',
      text: `UPDATE order_views v SET name = $3, filter = $4::jsonb, sort = $5, is_shared = $6, version = version + 1, updated_at = now()
        WHERE tenant_id = $1 AND id = $2 AND NOT EXISTS (SELECT 1 FROM order_views other WHERE other.tenant_id = $1
          AND other.account_id = v.account_id AND lower(other.name) = lower($3) AND other.id <> v.id)
        RETURNING ${columns}`,
      values: [tx.tenantId, id, ...valuesOf(input)],
    });
  }

  async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.run({
      name: 'order_view.delete',
      text: `DELETE FROM order_views WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }
}
