import { Injectable } from '@nestjs/common';
import {
  imageSchema,
  stockMovementSchema,
  variantStockSchema,
  type StockHistoryFilters,
  type StockMovement,
  type StockPolicyInput,
  type VariantStock,
} from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { incomingOf, levelsOf, pictureJoin, stockVariantColumns } from './stock.columns.js';

const matchSchema = z.object({
  code: z.string(),
  variantId: z.string(),
  productId: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  barcode: z.string().nullable(),
  image: imageSchema.nullable(),
  onHand: z.number(),
  reserved: z.number(),
});
/** A variant found by its code, with its units at one location. */
export type StockMatch = z.infer<typeof matchSchema>;

const instant = z.date().transform((date) => date.toISOString());
const movementSchema = stockMovementSchema.extend({ at: instant });
const policySchema = z.object({ productId: z.string() });
const levels = `(SELECT json_agg(json_build_object('locationId', o.id, 'location', o.name, 'isActive', o.is_active,
    'onHand', here.on_hand, 'reserved', here.reserved, 'free', here.free, 'backordered', here.backordered,
    'incoming', ${incomingOf('o.id')}) ORDER BY o.is_active DESC, o.is_default DESC, o.position, o.id)
  FROM locations o ${levelsOf('here', 'o.id')} WHERE o.tenant_id = $1 AND (o.is_active OR here.on_hand > 0))`;

const waiting = `(SELECT coalesce(json_agg(json_build_object('orderId', w."orderId", 'number', w.number, 'units', w.units, 'since', w.since) ORDER BY w.first), '[]')
  FROM (SELECT o.id AS "orderId", o.number, sum(b.quantity)::int AS units, iso(min(b.created_at)) AS since, min(b.id::text) AS first
        FROM stock_backorders b JOIN orders o ON o.tenant_id = $1 AND o.id = b.order_id
        WHERE b.tenant_id = $1 AND b.variant_id = v.id GROUP BY o.id, o.number ORDER BY first LIMIT 50) w)`;

/** One variant's stock and what happened to it. */
@Injectable()
export class VariantStockRepository {
  /** Null for digital variants, which have no stock, and for those of other shops. */
  find(tx: TenantTx, variantId: string): Promise<VariantStock | null> {
    return tx.one(variantStockSchema, {
      name: 'stock.variant',
      text: `SELECT ${stockVariantColumns}, f.on_hand AS "onHand", f.reserved, f.free, f.backordered,
          ${incomingOf(null)} AS incoming, v.backorder_policy AS "backorderPolicy", v.low_stock_threshold AS "lowStockThreshold",
          stock_threshold(v.low_stock_threshold) AS threshold, f.free <= stock_threshold(v.low_stock_threshold) AS "isLow",
          ${levels} AS levels, ${waiting} AS waiting
        FROM variants v JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND NOT p.is_digital
        ${pictureJoin} ${levelsOf('f', null)}
        WHERE v.tenant_id = $1 AND v.id = $2`,
      values: [tx.tenantId, variantId],
    });
  }

  /** The product gets a new version, so that nobody overwrites this from an older page. @returns its id, or null for no such variant */
  async setPolicy(tx: TenantTx, variantId: string, input: StockPolicyInput, actor: string): Promise<string | null> {
    const changed = await tx.one(policySchema, {
      name: 'stock.set-policy',
      text: `WITH changed AS (
          UPDATE variants v SET backorder_policy = $3, low_stock_threshold = $4, updated_at = now()
          FROM products d WHERE v.tenant_id = $1 AND v.id = $2 AND d.tenant_id = $1 AND d.id = v.product_id AND NOT d.is_digital
          RETURNING v.product_id)
        UPDATE products p SET version = p.version + 1, updated_at = now(), updated_by = $5 FROM changed c
        WHERE p.tenant_id = $1 AND p.id = c.product_id RETURNING p.id AS "productId"`,
      values: [tx.tenantId, variantId, input.backorderPolicy, input.lowStockThreshold, actor],
    });
    return changed?.productId ?? null;
  }

  /** Variants whose SKU (in any case) or barcode is one of `codes`; a code that fits none is simply not there. */
  match(tx: TenantTx, locationId: string, codes: readonly string[]): Promise<StockMatch[]> {
    return tx.rows(matchSchema, {
      name: 'stock.match',
      text: `SELECT c.code, ${stockVariantColumns}, here.on_hand AS "onHand", here.reserved
        FROM (SELECT DISTINCT code FROM unnest($3::text[]) AS code) c
        CROSS JOIN LATERAL (
          SELECT * FROM variants s WHERE s.tenant_id = $1 AND (s.sku = c.code OR s.sku = upper(c.code) OR s.barcode = c.code)
          ORDER BY s.sku = c.code DESC, s.id LIMIT 1) v
        JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND NOT p.is_digital
        ${pictureJoin} ${levelsOf('here', '$2::uuid')}
        ORDER BY c.code`,
      values: [tx.tenantId, locationId, codes],
    });
  }

  /**
   * Movements of a variant, newest first, from `after` on; the balance is of the movement's location. `timezone` says where the
   * days of the filter begin.
   */
  history(
    tx: TenantTx,
    variantId: string,
    filters: StockHistoryFilters,
    page: { readonly timezone: string; readonly after: string | null; readonly limit: number },
  ): Promise<StockMovement[]> {
    return tx.rows(movementSchema, {
      name: 'stock.history',
      text: `SELECT m.id, m.created_at AS at, m.location_id AS "locationId", l.name AS location, m.delta, m.reason, m.balance, m.actor,
          m.note, CASE WHEN r.number IS NOT NULL THEN
            json_build_object('type', m.reference_type, 'id', m.reference_id, 'number', r.number) END AS reference
        FROM (SELECT *, sum(delta) OVER (PARTITION BY location_id ORDER BY id)::int AS balance
              FROM stock_movements WHERE tenant_id = $1 AND variant_id = $2) m
        JOIN locations l ON l.tenant_id = $1 AND l.id = m.location_id
        LEFT JOIN LATERAL (
          SELECT number FROM orders o WHERE m.reference_type = 'order' AND o.tenant_id = $1 AND o.id = m.reference_id
          UNION ALL
          SELECT number FROM stock_transfers t WHERE m.reference_type = 'transfer' AND t.tenant_id = $1 AND t.id = m.reference_id
          UNION ALL
          SELECT number FROM stock_counts c WHERE m.reference_type = 'count' AND c.tenant_id = $1 AND c.id = m.reference_id) r ON true
        WHERE ($3::uuid IS NULL OR m.location_id = $3) AND ($4::text IS NULL OR m.reason = $4)
          AND ($5::date IS NULL OR m.created_at >= $5::date::timestamp AT TIME ZONE $7)
          AND ($6::date IS NULL OR m.created_at < ($6::date + 1)::timestamp AT TIME ZONE $7)
          AND ($8::uuid IS NULL OR m.id < $8)
        ORDER BY m.id DESC LIMIT $9`,
      values: [
        ...[tx.tenantId, variantId, filters.locationId ?? null, filters.reason ?? null, filters.from ?? null],
        ...[filters.to ?? null, page.timezone, page.after, page.limit],
      ],
    });
  }
}
