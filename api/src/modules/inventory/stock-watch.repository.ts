import { Injectable } from '@nestjs/common';
import { imageSchema, type StockDiscrepancy, type StockSettings, type StockSettingsInput } from '@smallshop/contract';
import { z } from 'zod';
import type { Database, TenantTx } from '../../plumbing/db/database.js';
import { pictureJoin, stockVariantColumns } from './stock.columns.js';

type SystemTx = Parameters<Parameters<Database['asSystem']>[1]>[0];

const settingsSchema = z.object({ lowStockThreshold: z.number(), isDigestWanted: z.boolean(), version: z.number() });
const checkSchema = z.object({
  checkedAt: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
  levels: z.number(),
});
const shopSchema = z.object({ shopId: z.string() });
const changedSchema = z.object({ variantId: z.string() });
const discrepancySchema = z.object({
  variantId: z.string(),
  productId: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  barcode: z.string().nullable(),
  image: imageSchema.nullable(),
  locationId: z.string(),
  location: z.string(),
  kind: z.enum(['on_hand', 'reserved', 'backordered']),
  levelUnits: z.number(),
  summedUnits: z.number(),
  foundAt: z.date().transform((date) => date.toISOString()),
});

const freeUnits = `SELECT v.id, v.low_stock_threshold, greatest(0, coalesce(sum(l.on_hand - l.reserved - l.backordered), 0))::int AS free,
    coalesce(sum(l.on_hand), 0)::int AS on_hand, coalesce(sum(l.backordered), 0)::int AS backordered
  FROM variants v
  JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND NOT p.is_digital AND p.status = 'active'
  LEFT JOIN stock_levels l ON l.tenant_id = $1 AND l.variant_id = v.id
  WHERE v.tenant_id = $1 AND v.is_active`;

const summaryText = `WITH stock AS (
    SELECT f.*, f.free <= stock_threshold(f.low_stock_threshold) AS is_low FROM (${freeUnits} GROUP BY v.tenant_id, v.id) f)
  SELECT json_build_object('variants', count(*), 'unitsOnHand', coalesce(sum(on_hand), 0), 'low', count(*) FILTER (WHERE is_low),
    'out', count(*) FILTER (WHERE free = 0), 'backordered', count(*) FILTER (WHERE backordered > 0),
    'incomingUnits', (SELECT coalesce(sum(t.quantity - t.received), 0) FROM stock_transfers h
      JOIN stock_transfer_lines t ON t.tenant_id = $1 AND t.transfer_id = h.id WHERE h.tenant_id = $1 AND h.status = 'in_transit'),
    'openTransfers', (SELECT count(*) FROM stock_transfers WHERE tenant_id = $1 AND status IN ('draft', 'in_transit')),
    'openCounts', (SELECT count(*) FROM stock_counts WHERE tenant_id = $1 AND status = 'open'),
    'discrepancies', (SELECT count(*) FROM stock_discrepancies WHERE tenant_id = $1 AND resolved_at IS NULL))::text FROM stock`;

// Every level beside the sums it stands for, in one snapshot: a movement and its level are always committed together.
const auditText = `WITH booked AS (
    SELECT variant_id, location_id, sum(delta)::int AS units FROM stock_movements WHERE tenant_id = $1 GROUP BY variant_id, location_id
  ), promised AS (
    SELECT variant_id, location_id, sum(quantity)::int AS units FROM stock_reservations WHERE tenant_id = $1 GROUP BY variant_id, location_id
  ), owed AS (
    SELECT variant_id, location_id, sum(quantity)::int AS units FROM stock_backorders WHERE tenant_id = $1 GROUP BY variant_id, location_id
  ), compared AS MATERIALIZED (
    SELECT variant_id, location_id, pair.kind, pair.level_units, pair.summed_units
    FROM (SELECT * FROM stock_levels WHERE tenant_id = $1) l
    FULL JOIN booked b USING (variant_id, location_id)
    LEFT JOIN promised r USING (variant_id, location_id)
    LEFT JOIN owed o USING (variant_id, location_id)
    CROSS JOIN LATERAL (VALUES
      ('on_hand', coalesce(l.on_hand, 0), coalesce(b.units, 0)),
      ('reserved', coalesce(l.reserved, 0), coalesce(r.units, 0)),
      ('backordered', coalesce(l.backordered, 0), coalesce(o.units, 0))) AS pair (kind, level_units, summed_units)
  ), wrong AS MATERIALIZED (
    SELECT * FROM compared WHERE level_units <> summed_units
  ), mended AS (
    UPDATE stock_discrepancies d SET resolved_at = $2 WHERE d.tenant_id = $1 AND d.resolved_at IS NULL AND NOT EXISTS (
      SELECT FROM wrong w WHERE w.variant_id = d.variant_id AND w.location_id = d.location_id AND w.kind = d.kind)
  ), found AS (
    INSERT INTO stock_discrepancies AS d (tenant_id, variant_id, location_id, kind, level_units, summed_units, found_at)
    SELECT $1, variant_id, location_id, kind, level_units, summed_units, $2 FROM wrong
    ON CONFLICT (tenant_id, variant_id, location_id, kind) DO UPDATE SET level_units = EXCLUDED.level_units,
      summed_units = EXCLUDED.summed_units, found_at = CASE WHEN d.resolved_at IS NULL THEN d.found_at ELSE EXCLUDED.found_at END,
      resolved_at = NULL
  )
  INSERT INTO stock_settings AS s (tenant_id, ledger_checked_at, ledger_levels)
  SELECT $1, $2, (SELECT count(*) FROM compared) / 3
  ON CONFLICT (tenant_id) DO UPDATE SET ledger_checked_at = EXCLUDED.ledger_checked_at, ledger_levels = EXCLUDED.ledger_levels`;

/** What the merchant is told of stock: thresholds, alerts, and whether the books agree. */
@Injectable()
export class StockWatchRepository {
  /** JSON of contract's StockSummary. */
  async summary(tx: TenantTx): Promise<string> {
    return (await tx.text({ name: 'stock.summary', text: summaryText, values: [tx.tenantId] })) ?? '';
  }

  async settings(tx: TenantTx): Promise<StockSettings> {
    const stored = await tx.one(settingsSchema, {
      name: 'stock.settings',
      text: `SELECT low_stock_threshold AS "lowStockThreshold", is_digest_wanted AS "isDigestWanted", version
        FROM stock_settings WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return stored ?? { lowStockThreshold: 5, isDigestWanted: true, version: 1 };
  }

  /** Null when `ifMatch` names another version than the stored one. */
  saveSettings(tx: TenantTx, input: StockSettingsInput, ifMatch: number | null): Promise<StockSettings | null> {
    return tx.one(settingsSchema, {
      name: 'stock.save-settings',
      text: `INSERT INTO stock_settings AS s (tenant_id, low_stock_threshold, is_digest_wanted, version)
        SELECT $1, $2, $3, 2 WHERE $4::int IS NULL OR $4 = 1 OR EXISTS (SELECT FROM stock_settings WHERE tenant_id = $1)
        ON CONFLICT (tenant_id) DO UPDATE SET low_stock_threshold = $2, is_digest_wanted = $3, version = s.version + 1
          WHERE $4::int IS NULL OR s.version = $4
        RETURNING low_stock_threshold AS "lowStockThreshold", is_digest_wanted AS "isDigestWanted", version`,
      values: [tx.tenantId, input.lowStockThreshold, input.isDigestWanted, ifMatch],
    });
  }

  /** Brings in line which products the console's list calls low, for all that follow the shop's threshold. */
  async refreshLow(tx: TenantTx): Promise<void> {
    await tx.run({
      name: 'stock.refresh-low',
      text: `SELECT refresh_product_figures($1, ARRAY(
        SELECT DISTINCT product_id FROM variants WHERE tenant_id = $1 AND low_stock_threshold IS NULL))`,
      values: [tx.tenantId],
    });
  }

  /** Compares every level of the shop, and keeps what disagrees until it agrees again. */
  async audit(tx: TenantTx, now: Date): Promise<void> {
    await tx.run({ name: 'stock.audit', text: auditText, values: [tx.tenantId, now] });
  }

  async lastCheck(tx: TenantTx): Promise<z.infer<typeof checkSchema>> {
    const stored = await tx.one(checkSchema, {
      name: 'stock.last-check',
      text: `SELECT ledger_checked_at AS "checkedAt", ledger_levels AS levels FROM stock_settings WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return stored ?? { checkedAt: null, levels: 0 };
  }

  /** The first hundred, oldest first. */
  discrepancies(tx: TenantTx): Promise<StockDiscrepancy[]> {
    return tx.rows(discrepancySchema, {
      name: 'stock.discrepancies',
      text: `SELECT ${stockVariantColumns}, d.location_id AS "locationId", o.name AS location, d.kind, d.level_units AS "levelUnits",
          d.summed_units AS "summedUnits", d.found_at AS "foundAt"
        FROM stock_discrepancies d
        JOIN locations o ON o.tenant_id = $1 AND o.id = d.location_id
        JOIN variants v ON v.tenant_id = $1 AND v.id = d.variant_id
        JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id ${pictureJoin}
        WHERE d.tenant_id = $1 AND d.resolved_at IS NULL ORDER BY d.found_at, d.variant_id, d.kind LIMIT 100`,
      values: [tx.tenantId],
    });
  }

  /**
   * Raises alerts of variants that are low and resolves those of variants that are not any more, taken off sale ones included.
   * `variantIds` null: all of the shop. @returns variants raised now
   */
  raise(tx: TenantTx, variantIds: readonly string[] | null, now: Date): Promise<{ variantId: string }[]> {
    return tx.rows(changedSchema, {
      name: 'stock.raise-alerts',
      text: `WITH low AS MATERIALIZED (
          SELECT f.id, f.free, stock_threshold(f.low_stock_threshold) AS threshold
          FROM (${freeUnits} AND ($2::uuid[] IS NULL OR v.id = ANY ($2)) GROUP BY v.tenant_id, v.id) f
          WHERE f.free <= stock_threshold(f.low_stock_threshold)
        ), resolved AS (
          UPDATE stock_alerts a SET resolved_at = $3 WHERE a.tenant_id = $1 AND a.resolved_at IS NULL
            AND ($2::uuid[] IS NULL OR a.variant_id = ANY ($2)) AND NOT EXISTS (SELECT FROM low WHERE low.id = a.variant_id)
        )
        INSERT INTO stock_alerts (tenant_id, variant_id, free, threshold, raised_at)
        SELECT $1, id, free, threshold, $3 FROM low
        ON CONFLICT (tenant_id, variant_id) WHERE resolved_at IS NULL DO NOTHING
        RETURNING variant_id AS "variantId"`,
      values: [tx.tenantId, variantIds, now],
    });
  }

  /**
   * Gives alerts nobody was told of to the e-mail of `day`, unless that day has one already or the shop wants none.
   *
   * @returns how many alerts that e-mail tells of
   */
  claimDigest(tx: TenantTx, day: string): Promise<number> {
    return tx.run({
      name: 'stock.claim-digest',
      text: `UPDATE stock_alerts SET mailed_on = $2::date WHERE tenant_id = $1 AND resolved_at IS NULL AND mailed_on IS NULL
        AND NOT EXISTS (SELECT FROM stock_alerts told WHERE told.tenant_id = $1 AND told.mailed_on >= $2::date)
        AND NOT EXISTS (SELECT FROM stock_settings s WHERE s.tenant_id = $1 AND NOT s.is_digest_wanted)`,
      values: [tx.tenantId, day],
    });
  }

  /** Shops with an alert nobody was told of. */
  shopsWithAlerts(tx: SystemTx): Promise<{ shopId: string }[]> {
    return tx.rows(shopSchema, {
      name: 'stock.shops-with-alerts',
      text: `SELECT DISTINCT tenant_id AS "shopId" FROM stock_alerts WHERE resolved_at IS NULL AND mailed_on IS NULL ORDER BY 1`,
      values: [],
    });
  }

  /** Every shop that keeps stock, open or not. */
  shopsWithStock(tx: SystemTx): Promise<{ shopId: string }[]> {
    return tx.rows(shopSchema, {
      name: 'stock.shops-with-stock',
      text: `SELECT id AS "shopId" FROM platform.tenants t WHERE EXISTS (SELECT FROM stock_levels l WHERE l.tenant_id = t.id) ORDER BY 1`,
      values: [],
    });
  }
}
