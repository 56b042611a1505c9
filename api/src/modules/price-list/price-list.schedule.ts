import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import type { ListReach } from './price.events.js';

const shopRow = z.object({ tenantId: z.string() });
const dueRow = z.object({
  id: z.string(),
  currency: z.string(),
  groupId: z.string().nullable(),
  status: z.enum(['draft', 'active']),
  adjusts: z.boolean(),
});

/** Moments at which price lists begin and end. */
@Injectable()
export class PriceListSchedule {
  constructor(private readonly database: Database) {}

  /** Shops with a moment that has come. */
  async dueShops(now: Date): Promise<string[]> {
    const rows = await this.database.asSystem('scheduled price lists', (tx) =>
      tx.rows(shopRow, {
        name: 'price-list.due-shops',
        text: `SELECT DISTINCT tenant_id AS "tenantId" FROM price_lists WHERE next_change_at <= $1`,
        values: [now],
      }),
    );
    return rows.map((row) => row.tenantId);
  }

  /** Strikes off the moments that have come, each list's next one taking its place. @returns the lists they were of */
  take(tx: TenantTx, now: Date): Promise<ListReach[]> {
    return tx.rows(dueRow, {
      name: 'price-list.take-due',
      text: `UPDATE price_lists l SET next_change_at = (
            SELECT min(m) FROM unnest(ARRAY[l.starts_at, l.ends_at]) AS m WHERE m > $2)
          WHERE l.tenant_id = $1 AND l.next_change_at <= $2
          RETURNING l.id, l.currency, l.group_id AS "groupId", l.status, l.adjustment_ppm IS NOT NULL AS adjusts`,
      values: [tx.tenantId, now],
    });
  }
}
