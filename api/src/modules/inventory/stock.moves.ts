import { z } from 'zod';
import type { MovementReason } from '@smallshop/contract';
import type { TenantTx } from '../../plumbing/db/database.js';
import { lockLevels } from './stock.locks.js';

/** Units that come to a location, or leave it. */
export interface StockMove {
  readonly variantId: string;
  readonly locationId: string;
  readonly delta: number;
}

/** Why units move, as the ledger keeps it. */
export interface MoveCause {
  readonly reason: MovementReason;
  readonly actor: string;
  readonly note?: string;
  readonly reference?: { readonly type: 'order' | 'transfer' | 'count'; readonly id: string };
}

const movedSchema = z.object({
  variantId: z.string(),
  sku: z.string().nullable(),
  isKnown: z.boolean(),
  isShort: z.boolean(),
  onHandThere: z.number(),
  reservedThere: z.number(),
  onHand: z.number(),
  reserved: z.number(),
  backordered: z.number(),
  isCrossed: z.boolean(),
});
/**
 * What a move did to a variant: units at its location before, and over all locations after. `isKnown` is false for digital
 * variants and for those of other shops; `isShort`: fewer would be left than are promised there.
 */
export type MovedStock = z.infer<typeof movedSchema>;

// Levels are opened where units come to for the first time. Other shops' ids find nothing to join.
const openText = `
INSERT INTO stock_levels (tenant_id, variant_id, location_id)
SELECT $1, v.id, p.id
FROM unnest($2::uuid[], $3::uuid[]) AS line (variant_id, location_id)
JOIN variants v ON v.tenant_id = $1 AND v.id = line.variant_id
JOIN products d ON d.tenant_id = $1 AND d.id = v.product_id AND NOT d.is_digital
JOIN locations p ON p.tenant_id = $1 AND p.id = line.location_id
ORDER BY v.id, p.id
ON CONFLICT (tenant_id, variant_id, location_id) DO NOTHING`;

const moveText = `
WITH wanted AS MATERIALIZED (
  SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::int[]) AS line (variant_id, location_id, delta)
), locked AS MATERIALIZED (
  SELECT variant_id, location_id, on_hand, reserved, backordered FROM stock_levels
  WHERE tenant_id = $1 AND variant_id = ANY ($2::uuid[])
), checked AS MATERIALIZED (
  SELECT w.*, k.variant_id IS NOT NULL AS is_known, coalesce(k.on_hand, 0) AS on_hand, coalesce(k.reserved, 0) AS reserved,
    coalesce(w.delta < 0 AND k.on_hand + w.delta < k.reserved, false) AS is_short
  FROM wanted w LEFT JOIN locked k USING (variant_id, location_id)
), allowed AS MATERIALIZED (
  SELECT * FROM checked WHERE NOT EXISTS (SELECT FROM checked WHERE is_short OR NOT is_known)
), moved AS (
  UPDATE stock_levels s SET on_hand = s.on_hand + a.delta FROM allowed a
  WHERE s.tenant_id = $1 AND s.variant_id = a.variant_id AND s.location_id = a.location_id
), ledger AS (
  INSERT INTO stock_movements (tenant_id, variant_id, location_id, delta, reason, actor, note, reference_type, reference_id)
  SELECT $1, variant_id, location_id, delta, $5, $6, $7, $8, $9::uuid FROM allowed ORDER BY variant_id
), totals AS (
  SELECT variant_id, sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved, sum(backordered)::int AS backordered
  FROM locked GROUP BY variant_id
)
SELECT c.variant_id AS "variantId", v.sku, c.is_known AS "isKnown", c.is_short AS "isShort", c.on_hand AS "onHandThere",
  c.reserved AS "reservedThere", coalesce(t.on_hand, 0) + c.delta AS "onHand", coalesce(t.reserved, 0) AS reserved,
  coalesce(t.backordered, 0) AS backordered,
  coalesce(stock_crossed(t.on_hand - t.reserved - t.backordered, t.on_hand - t.reserved - t.backordered + c.delta,
    stock_threshold(v.low_stock_threshold)), false) AS "isCrossed"
FROM checked c
LEFT JOIN totals t USING (variant_id)
LEFT JOIN variants v ON v.tenant_id = $1 AND v.id = c.variant_id
ORDER BY c.variant_id`;

/**
 * Moves units of several variants, each named once, and writes the ledger: all of them or none. None, when any row comes back
 * `isShort` or not `isKnown`.
 */
export async function lockAndMove(tx: TenantTx, moves: readonly StockMove[], cause: MoveCause): Promise<MovedStock[]> {
  const variantIds = moves.map((move) => move.variantId);
  const locationIds = moves.map((move) => move.locationId);
  const { reason, actor, note = '', reference } = cause;
  const [, , moved] = await Promise.all([
    tx.run({ name: 'stock.open-levels', text: openText, values: [tx.tenantId, variantIds, locationIds] }),
    lockLevels(tx, variantIds),
    tx.rows(movedSchema, {
      name: 'stock.move',
      text: moveText,
      values: [
        ...[tx.tenantId, variantIds, locationIds, moves.map((move) => move.delta)],
        ...[reason, actor, note, reference?.type ?? null, reference?.id ?? null],
      ],
    }),
  ]);
  return moved;
}

const fillText = `
WITH locked AS MATERIALIZED (
  SELECT variant_id, location_id, on_hand - reserved AS free FROM stock_levels
  WHERE tenant_id = $1 AND variant_id = ANY ($2::uuid[])
), supply AS (
  SELECT k.variant_id, k.location_id, sum(k.free) OVER shelf - k.free AS first, sum(k.free) OVER shelf AS last
  FROM locked k JOIN locations p ON p.tenant_id = $1 AND p.id = k.location_id
  WINDOW shelf AS (PARTITION BY k.variant_id ORDER BY p.is_default DESC, p.position, k.location_id)
), demand AS (
  SELECT id, variant_id, location_id, order_id, sum(quantity) OVER line - quantity AS first, sum(quantity) OVER line AS last
  FROM stock_backorders WHERE tenant_id = $1 AND variant_id = ANY ($2::uuid[]) AND order_id IS NOT NULL
  WINDOW line AS (PARTITION BY variant_id ORDER BY id)
), matched AS MATERIALIZED (
  SELECT d.id, d.variant_id, d.order_id, d.location_id AS promised_at, s.location_id,
    (least(d.last, s.last) - greatest(d.first, s.first))::int AS units
  FROM demand d JOIN supply s USING (variant_id)
  WHERE least(d.last, s.last) > greatest(d.first, s.first)
), changes AS (
  SELECT variant_id, location_id, sum(leaving)::int AS leaving, sum(kept)::int AS kept
  FROM (SELECT variant_id, location_id, units AS leaving, 0 AS kept FROM matched
        UNION ALL SELECT variant_id, promised_at, 0, units FROM matched) parts
  GROUP BY variant_id, location_id
), filled AS (
  UPDATE stock_levels s SET on_hand = s.on_hand - c.leaving, backordered = s.backordered - c.kept FROM changes c
  WHERE s.tenant_id = $1 AND s.variant_id = c.variant_id AND s.location_id = c.location_id
), ledger AS (
  INSERT INTO stock_movements (tenant_id, variant_id, location_id, delta, reason, reference_type, reference_id, actor)
  SELECT $1, variant_id, location_id, -sum(units), 'backorder_filled', 'order', order_id, $3
  FROM matched GROUP BY variant_id, location_id, order_id
), promises AS (
  SELECT id, sum(units)::int AS units FROM matched GROUP BY id
), done AS (
  DELETE FROM stock_backorders b USING promises p WHERE b.tenant_id = $1 AND b.id = p.id AND b.quantity = p.units
), fewer AS (
  UPDATE stock_backorders b SET quantity = b.quantity - p.units FROM promises p
  WHERE b.tenant_id = $1 AND b.id = p.id AND b.quantity > p.units
)
SELECT variant_id AS "variantId", sum(units)::int AS units FROM matched GROUP BY variant_id`;

const filledSchema = z.object({ variantId: z.string(), units: z.number() });

/**
 * Gives free units to orders that wait for them, oldest promise first: they leave the shelf and the ledger says for which
 * order. What checkouts still being paid were promised stays kept back. Free units as shoppers see them do not change.
 *
 * @returns units that left, by variant
 */
export async function fillBackorders(
  tx: TenantTx,
  variantIds: readonly string[],
  actor: string,
): Promise<ReadonlyMap<string, number>> {
  const values = [tx.tenantId, variantIds, actor];
  const [, filled] = await Promise.all([
    lockLevels(tx, variantIds),
    tx.rows(filledSchema, { name: 'stock.fill', text: fillText, values }),
  ]);
  return new Map(filled.map((row) => [row.variantId, row.units]));
}

const forgoText = `
WITH wanted AS (
  SELECT * FROM unnest($3::uuid[], $4::int[]) AS line (variant_id, units)
), owed AS (
  SELECT b.id, b.variant_id, b.location_id, b.quantity, w.units,
    sum(b.quantity) OVER (PARTITION BY b.variant_id ORDER BY b.id DESC) - b.quantity AS later
  FROM stock_backorders b JOIN wanted w USING (variant_id) WHERE b.tenant_id = $1 AND b.order_id = $2
), cut AS MATERIALIZED (
  SELECT id, variant_id, location_id, quantity, least(quantity, units - later)::int AS units FROM owed WHERE units > later
), gone AS (
  DELETE FROM stock_backorders b USING cut c WHERE b.tenant_id = $1 AND b.id = c.id AND c.units = c.quantity
), fewer AS (
  UPDATE stock_backorders b SET quantity = b.quantity - c.units FROM cut c
  WHERE b.tenant_id = $1 AND b.id = c.id AND c.units < c.quantity
), freed AS (
  UPDATE stock_levels s SET backordered = s.backordered - c.units
  FROM (SELECT variant_id, location_id, sum(units)::int AS units FROM cut GROUP BY variant_id, location_id) c
  WHERE s.tenant_id = $1 AND s.variant_id = c.variant_id AND s.location_id = c.location_id
)
SELECT variant_id AS "variantId", sum(units)::int AS units FROM cut GROUP BY variant_id`;

/**
 * Takes back what was promised to an order beyond the shelf, the youngest promise first; what had arrived for it stays gone.
 *
 * @param lines variants, each named once, with the most units to take back
 * @returns units taken back, by variant
 */
export async function lockAndForgo(
  tx: TenantTx,
  orderId: string,
  lines: readonly { readonly variantId: string; readonly units: number }[],
): Promise<ReadonlyMap<string, number>> {
  const variantIds = lines.map((line) => line.variantId);
  const values = [tx.tenantId, orderId, variantIds, lines.map((line) => line.units)];
  const [, forgone] = await Promise.all([
    lockLevels(tx, variantIds),
    tx.rows(filledSchema, { name: 'stock.forgo', text: forgoText, values }),
  ]);
  return new Map(forgone.map((row) => [row.variantId, row.units]));
}
