import { Injectable } from '@nestjs/common';
import {
  priceListSchema,
  productPriceListSchema,
  type PriceList,
  type PriceListInput,
  type ProductPriceList,
} from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const listRow = z.object({ list: priceListSchema });
const inProductRow = z.object({ entry: productPriceListSchema });
const idRow = z.object({ id: z.string() });
const countRow = z.object({ n: z.number() });
const heldSchema = z.object({
  id: z.string(),
  currency: z.string(),
  groupId: z.string().nullable(),
  status: z.enum(['draft', 'active']),
  adjusts: z.boolean(),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: z.date(),
});

/** What decisions about a price list need; it stays as it is until the transaction ends. */
export type HeldPriceList = z.infer<typeof heldSchema>;

const state = `CASE WHEN l.status = 'draft' THEN 'draft' WHEN l.ends_at <= now() THEN 'ended' WHEN l.starts_at > now() THEN 'scheduled' ELSE 'running' END`;
const listJson = `json_build_object('id', l.id, 'name', l.name, 'currency', l.currency, 'priority', l.priority, 'status', l.status,
  'startsAt', iso(l.starts_at), 'endsAt', iso(l.ends_at), 'adjustmentPercent', (l.adjustment_ppm / 10000.0)::float8,
  'rounding', l.rounding, 'state', ${state},
  'group', (SELECT json_build_object('id', g.id, 'name', g.name) FROM customer_groups g WHERE g.tenant_id = $1 AND g.id = l.group_id),
  'variantCount', (SELECT count(DISTINCT x.variant_id) FROM price_list_prices x WHERE x.tenant_id = $1 AND x.price_list_id = l.id),
  'version', l.version, 'updatedBy', l.updated_by, 'updatedAt', iso(l.updated_at))`;
// The next moment after now at which the list begins or ends: what keep-price-lists waits for.
const nextChange = `CASE WHEN $6 = 'active' THEN (SELECT min(m) FROM unnest(ARRAY[$7, $8]::timestamptz[]) AS m WHERE m > now()) END`;

const ppmOf = (percent: number | null): number | null => (percent === null ? null : Math.round(percent * 10_000));

/** Price lists as staff keep them. */
@Injectable()
export class PriceListRepository {
  async all(tx: TenantTx): Promise<PriceList[]> {
    const rows = await tx.rows(listRow, {
      name: 'price-list.all',
      text: `SELECT ${listJson} AS list FROM price_lists l WHERE l.tenant_id = $1 ORDER BY l.priority DESC, lower(l.name), l.id`,
      values: [tx.tenantId],
    });
    return rows.map(({ list }) => list);
  }

  async find(tx: TenantTx, id: string): Promise<PriceList | null> {
    const row = await tx.one(listRow, {
      name: 'price-list.find',
      text: `SELECT ${listJson} AS list FROM price_lists l WHERE l.tenant_id = $1 AND l.id = $2`,
      values: [tx.tenantId, id],
    });
    return row?.list ?? null;
  }

  /** Whoever locks it decides; others wait. */
  lock(tx: TenantTx, id: string): Promise<HeldPriceList | null> {
    return tx.one(heldSchema, {
      name: 'price-list.lock',
      text: `SELECT id, currency, group_id AS "groupId", status, adjustment_ppm IS NOT NULL AS adjusts, version,
          updated_by AS "updatedBy", updated_at AS "updatedAt"
        FROM price_lists WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  async count(tx: TenantTx): Promise<number> {
    const row = await tx.one(countRow, {
      name: 'price-list.count',
      text: `SELECT count(*)::int AS n FROM price_lists WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return row?.n ?? 0;
  }

  /** Whether another list has this name, however it is written. @param id null for a new one */
  async isNameTaken(tx: TenantTx, id: string | null, name: string): Promise<boolean> {
    const other = await tx.one(idRow, {
      name: 'price-list.by-name',
      text: `SELECT id FROM price_lists WHERE tenant_id = $1 AND lower(name) = lower($2) AND id IS DISTINCT FROM $3::uuid`,
      values: [tx.tenantId, name, id],
    });
    return other !== null;
  }

  /** Whether the shop sells in this currency, published or not, its own included. */
  async isSoldIn(tx: TenantTx, currency: string): Promise<boolean> {
    const row = await tx.one(countRow, {
      name: 'price-list.currency',
      text: `SELECT 1 AS n FROM shop_settings s WHERE s.tenant_id = $1 AND (s.currency = $2
          OR EXISTS (SELECT FROM shop_currencies c WHERE c.tenant_id = $1 AND c.currency = $2))`,
      values: [tx.tenantId, currency],
    });
    return row !== null;
  }

  /** Whether there is such a group; it cannot go until the transaction ends. */
  async shareGroup(tx: TenantTx, groupId: string): Promise<boolean> {
    const row = await tx.one(idRow, {
      name: 'price-list.group',
      text: `SELECT id FROM customer_groups WHERE tenant_id = $1 AND id = $2 FOR SHARE`,
      values: [tx.tenantId, groupId],
    });
    return row !== null;
  }

  /** @param id of the list to replace; null adds one. @returns its id */
  async put(tx: TenantTx, id: string | null, input: PriceListInput, by: string): Promise<string> {
    const values = [
      ...[tx.tenantId, input.name, input.currency, input.groupId, input.priority, input.status],
      ...[input.startsAt, input.endsAt, ppmOf(input.adjustmentPercent), input.rounding, by],
    ];
    const row = await tx.one(
      idRow,
      id === null
        ? {
            name: 'price-list.add',
            text: `INSERT INTO price_lists (tenant_id, name, currency, group_id, priority, status, starts_at, ends_at, adjustment_ppm,
                rounding, updated_by, next_change_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${nextChange}) RETURNING id`,
            values,
          }
        : {
            name: 'price-list.replace',
            text: `UPDATE price_lists SET name = $2, currency = $3, group_id = $4, priority = $5, status = $6, starts_at = $7,
                ends_at = $8, adjustment_ppm = $9, rounding = $10, updated_by = $11, next_change_at = ${nextChange},
                version = version + 1, updated_at = now()
              WHERE tenant_id = $1 AND id = $12 RETURNING id`,
            values: [...values, id],
          },
    );
    if (!row) throw new Error('A locked price list is gone.');
    return row.id;
  }

  async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.run({
      name: 'price-list.delete',
      text: `DELETE FROM price_lists WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Products of which a list holds prices. */
  async productsOf(tx: TenantTx, id: string): Promise<string[]> {
    const rows = await tx.rows(idRow, {
      name: 'price-list.products',
      text: `SELECT DISTINCT v.product_id AS id FROM price_list_prices x
        JOIN variants v ON v.tenant_id = x.tenant_id AND v.id = x.variant_id
        WHERE x.tenant_id = $1 AND x.price_list_id = $2 ORDER BY 1`,
      values: [tx.tenantId, id],
    });
    return rows.map((row) => row.id);
  }

  /** Lists a product's variants stand in, or that adjust every product; null when there is no such product. */
  async ofProduct(tx: TenantTx, productId: string): Promise<ProductPriceList[] | null> {
    const product = await tx.one(idRow, {
      name: 'price-list.product',
      text: `SELECT id FROM products WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, productId],
    });
    if (!product) return null;
    const rows = await tx.rows(inProductRow, {
      name: 'price-list.of-product',
      text: `SELECT json_build_object('list', ${listJson}, 'variantCount', held.n, 'lowest', money_json(held.lowest, l.currency),
          'highest', money_json(held.highest, l.currency)) AS entry
        FROM price_lists l CROSS JOIN LATERAL (
          SELECT count(DISTINCT x.variant_id) AS n, min(x.price_minor) AS lowest, max(x.price_minor) AS highest
          FROM variants v JOIN price_list_prices x ON x.tenant_id = $1 AND x.variant_id = v.id AND x.price_list_id = l.id
          WHERE v.tenant_id = $1 AND v.product_id = $2) held
        WHERE l.tenant_id = $1 AND (held.n > 0 OR l.adjustment_ppm IS NOT NULL)
        ORDER BY l.priority DESC, lower(l.name), l.id`,
      values: [tx.tenantId, productId],
    });
    return rows.map(({ entry }) => entry);
  }
}
