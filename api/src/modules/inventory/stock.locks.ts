import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

/**
 * Every row lock on stock is taken in this file and in stock.moves.ts, always in the order (variant, location), so that two
 * transactions can wait for each other but never in a circle. Sorting is what matters: the same statements unsorted gave 52 deadlocks and 9 orders
 * where these gave 845 orders a second. Call them last in a transaction, for a hot variant's row stays locked until COMMIT.
 */

/** Units of a variant; `quantity` is 1 or more. */
export interface StockLine {
  readonly variantId: string;
  readonly quantity: number;
}

/**
 * Takes the levels of these variants for this transaction. A statement of its own, in the same flight as the one that needs
 * them: that one's snapshot then shows the rows as they are. In one statement with the lock, units that another transaction
 * had just reserved were counted as free.
 */
export const lockLevels = (tx: TenantTx, variantIds: readonly string[]): Promise<number> =>
  tx.run({
    name: 'stock.lock',
    text: `SELECT FROM stock_levels WHERE tenant_id = $1 AND variant_id = ANY ($2::uuid[])
      ORDER BY variant_id, location_id FOR NO KEY UPDATE`,
    values: [tx.tenantId, variantIds],
  });

const reservedSchema = z.object({
  variantId: z.string(),
  sku: z.string(),
  asked: z.number(),
  free: z.number(),
  isShort: z.boolean(),
  isCrossed: z.boolean(),
});
/** One variant of a reservation: units `free` before it, whether they were too few, whether anyone is to be told of the change. */
export type ReservedLine = z.infer<typeof reservedSchema>;

const reserveText = `
WITH wanted AS MATERIALIZED (
  SELECT variant_id, sum(quantity)::int AS quantity
  FROM unnest($3::uuid[], $4::int[]) AS line (variant_id, quantity) GROUP BY variant_id
), locked AS MATERIALIZED (
  SELECT variant_id, location_id, on_hand - reserved AS free, backordered FROM stock_levels
  WHERE tenant_id = $1 AND variant_id = ANY ($3::uuid[])
), asked AS MATERIALIZED (
  SELECT w.variant_id, w.quantity, v.sku, v.low_stock_threshold, v.backorder_policy = 'allow' AS is_open,
    greatest(0, sum(k.free) - sum(k.backordered))::int AS free
  FROM wanted w JOIN locked k USING (variant_id) JOIN variants v ON v.tenant_id = $1 AND v.id = w.variant_id
  GROUP BY w.variant_id, w.quantity, v.sku, v.low_stock_threshold, v.backorder_policy
), placed AS MATERIALIZED (
  SELECT k.variant_id, k.location_id,
    least(k.free, greatest(0, least(a.quantity, a.free) - (sum(k.free) OVER shelf - k.free)))::int AS take,
    CASE WHEN row_number() OVER shelf = 1 THEN greatest(0, a.quantity - a.free) ELSE 0 END AS promise
  FROM locked k
  JOIN asked a USING (variant_id)
  JOIN locations p ON p.tenant_id = $1 AND p.id = k.location_id
  WHERE NOT EXISTS (SELECT FROM asked WHERE free < quantity AND NOT is_open)
  WINDOW shelf AS (PARTITION BY k.variant_id ORDER BY p.is_default DESC, p.position, k.location_id)
), taken AS (
  UPDATE stock_levels s SET reserved = s.reserved + p.take, backordered = s.backordered + p.promise FROM placed p
  WHERE s.tenant_id = $1 AND s.variant_id = p.variant_id AND s.location_id = p.location_id AND p.take + p.promise > 0
), held AS (
  INSERT INTO stock_reservations (tenant_id, checkout_id, variant_id, location_id, quantity, expires_at)
  SELECT $1, $2, variant_id, location_id, take, $5 FROM placed WHERE take > 0
), promised AS (
  INSERT INTO stock_backorders (tenant_id, checkout_id, variant_id, location_id, quantity)
  SELECT $1, $2, variant_id, location_id, promise FROM placed WHERE promise > 0
)
SELECT variant_id AS "variantId", sku, quantity AS asked, free, free < quantity AND NOT is_open AS "isShort",
  stock_crossed(free, free - quantity, stock_threshold(low_stock_threshold)) AS "isCrossed"
FROM asked ORDER BY variant_id`;

/**
 * Reserves all lines or none: when any line has `isShort`, nothing was written. Takes from the default location first, then
 * from the others in their order; what is missing of a variant sold beyond the shelf is promised at the first of them.
 * Variants without a stock level (digital goods) are skipped.
 */
export async function lockAndReserve(
  tx: TenantTx,
  checkoutId: string,
  lines: readonly StockLine[],
  expiresAt: Date,
): Promise<ReservedLine[]> {
  const variantIds = lines.map((line) => line.variantId);
  const quantities = lines.map((line) => line.quantity);
  const values = [tx.tenantId, checkoutId, variantIds, quantities, expiresAt];
  const [, reserved] = await Promise.all([
    lockLevels(tx, variantIds),
    tx.rows(reservedSchema, { name: 'stock.reserve', text: reserveText, values }),
  ]);
  return reserved;
}

const takenSchema = z.object({ variantId: z.string(), quantity: z.number(), promised: z.number() });

/**
 * Turns a checkout's reservations into sold units with their ledger rows, and its promises into the order's. Nothing held,
 * nothing done. `promised` of the `quantity` sold are not here yet; all levels of their variants are locked, so that filling them
 * later in the transaction takes no lock after the order's number.
 */
export const lockAndCommit = (
  tx: TenantTx,
  checkoutId: string,
  sale: { readonly orderId: string; readonly actor: string },
): Promise<z.infer<typeof takenSchema>[]> =>
  tx.rows(takenSchema, {
    name: 'stock.commit',
    text: `
WITH held AS MATERIALIZED (
  SELECT variant_id, location_id, quantity FROM stock_reservations
  WHERE tenant_id = $1 AND checkout_id = $2 ORDER BY variant_id, location_id FOR UPDATE
), owed AS (
  UPDATE stock_backorders SET order_id = $3 WHERE tenant_id = $1 AND checkout_id = $2 AND order_id IS NULL
  RETURNING variant_id, quantity
), locked AS MATERIALIZED (
  SELECT l.variant_id, l.location_id, coalesce(h.quantity, 0) AS quantity
  FROM stock_levels l LEFT JOIN held h ON h.variant_id = l.variant_id AND h.location_id = l.location_id
  WHERE l.tenant_id = $1 AND l.variant_id IN (SELECT variant_id FROM held UNION SELECT variant_id FROM owed)
  ORDER BY l.variant_id, l.location_id FOR NO KEY UPDATE OF l
), freed AS (
  DELETE FROM stock_reservations r USING held h
  WHERE r.tenant_id = $1 AND r.checkout_id = $2 AND r.variant_id = h.variant_id AND r.location_id = h.location_id
), sold AS (
  UPDATE stock_levels s SET on_hand = s.on_hand - k.quantity, reserved = s.reserved - k.quantity FROM locked k
  WHERE s.tenant_id = $1 AND s.variant_id = k.variant_id AND s.location_id = k.location_id AND k.quantity > 0
  RETURNING s.variant_id, s.location_id, k.quantity
), ledger AS (
  INSERT INTO stock_movements (tenant_id, variant_id, location_id, delta, reason, reference_type, reference_id, actor)
  SELECT $1, variant_id, location_id, -quantity, 'sold', 'order', $3, $4 FROM sold
)
SELECT variant_id AS "variantId", sum(quantity)::int AS quantity, sum(promised)::int AS promised
FROM (SELECT variant_id, quantity, 0 AS promised FROM sold UNION ALL SELECT variant_id, quantity, quantity FROM owed) parts
GROUP BY variant_id ORDER BY variant_id`,
    values: [tx.tenantId, checkoutId, sale.orderId, sale.actor],
  });

const releasedSchema = z.object({ variantId: z.string(), isCrossed: z.boolean() });

/** Gives a checkout's reserved units back, to the locations they were taken from. Nothing held, nothing done. */
export const lockAndRelease = (tx: TenantTx, checkoutId: string): Promise<z.infer<typeof releasedSchema>[]> =>
  tx.rows(releasedSchema, {
    name: 'stock.release',
    text: `
WITH held AS MATERIALIZED (
  SELECT variant_id, location_id, quantity FROM stock_reservations
  WHERE tenant_id = $1 AND checkout_id = $2 ORDER BY variant_id, location_id FOR UPDATE
), owed AS MATERIALIZED (
  DELETE FROM stock_backorders WHERE tenant_id = $1 AND checkout_id = $2 AND order_id IS NULL
  RETURNING variant_id, location_id, quantity
), locked AS MATERIALIZED (
  SELECT l.variant_id, l.location_id, l.on_hand - l.reserved - l.backordered AS free,
    coalesce(h.quantity, 0) AS quantity, coalesce(o.quantity, 0) AS promised
  FROM stock_levels l
  LEFT JOIN held h ON h.variant_id = l.variant_id AND h.location_id = l.location_id
  LEFT JOIN owed o ON o.variant_id = l.variant_id AND o.location_id = l.location_id
  WHERE l.tenant_id = $1 AND l.variant_id IN (SELECT variant_id FROM held UNION SELECT variant_id FROM owed)
  ORDER BY l.variant_id, l.location_id FOR NO KEY UPDATE OF l
), forgotten AS (
  DELETE FROM stock_reservations r USING held h
  WHERE r.tenant_id = $1 AND r.checkout_id = $2 AND r.variant_id = h.variant_id AND r.location_id = h.location_id
), returned AS (
  UPDATE stock_levels s SET reserved = s.reserved - k.quantity, backordered = s.backordered - k.promised FROM locked k
  WHERE s.tenant_id = $1 AND s.variant_id = k.variant_id AND s.location_id = k.location_id AND k.quantity + k.promised > 0
)
SELECT k.variant_id AS "variantId", stock_crossed(sum(k.free), sum(k.free + k.quantity + k.promised),
  stock_threshold(v.low_stock_threshold)) AS "isCrossed"
FROM locked k JOIN variants v ON v.tenant_id = $1 AND v.id = k.variant_id
GROUP BY k.variant_id, v.low_stock_threshold ORDER BY k.variant_id`,
    values: [tx.tenantId, checkoutId],
  });
