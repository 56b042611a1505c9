import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, type TenantTx } from '../../plumbing/db/database.js';

const shopRow = z.object({ tenantId: z.string() });
const dueRow = z.object({ productId: z.string() });
const categoryRow = z.object({ categoryId: z.string() });

/** Moments at which products come on sale or go off it. */
@Injectable()
export class ProductScheduleRepository {
  constructor(private readonly database: Database) {}

  /** Shops with a moment that has come. */
  async dueShops(now: Date): Promise<string[]> {
    const rows = await this.database.asSystem('scheduled products', (tx) =>
      tx.rows(shopRow, {
        name: 'schedule.shops',
        text: `SELECT DISTINCT tenant_id AS "tenantId" FROM product_due WHERE due_at <= $1`,
        values: [now],
      }),
    );
    return rows.map((row) => row.tenantId);
  }

  /** Strikes off at most `limit` moments that have come. @returns their products, once each */
  async take(tx: TenantTx, now: Date, limit: number): Promise<string[]> {
    const rows = await tx.rows(dueRow, {
      name: 'schedule.take',
      text: `
WITH due AS (
  SELECT product_id, due_at FROM product_due WHERE tenant_id = $1 AND due_at <= $2
  ORDER BY due_at, product_id LIMIT $3 FOR UPDATE SKIP LOCKED
)
DELETE FROM product_due d USING due
WHERE d.tenant_id = $1 AND d.product_id = due.product_id AND d.due_at = due.due_at RETURNING d.product_id AS "productId"`,
      values: [tx.tenantId, now, limit],
    });
    return [...new Set(rows.map((row) => row.productId))];
  }

  /** Categories that show one product more or less when these come or go. */
  async categoriesOf(tx: TenantTx, productIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(categoryRow, {
      name: 'schedule.categories',
      text: `SELECT DISTINCT category_id AS "categoryId" FROM product_categories WHERE tenant_id = $1 AND product_id = ANY ($2::uuid[])`,
      values: [tx.tenantId, productIds],
    });
    return rows.map((row) => row.categoryId);
  }
}
