import type { TestDatabase } from '../database.js';

/** What the books say of a variant: shelf, promises, ledger, and units in orders. */
export interface SalesBooks {
  readonly onHand: number;
  readonly reserved: number;
  /** The sum of all movements; equal to `onHand` when nothing went wrong. */
  readonly ledger: number;
  readonly sold: number;
  readonly orders: number;
}

/** Reads a variant's books, past every policy. */
export async function salesOf(database: TestDatabase, variantId: string): Promise<SalesBooks> {
  const { rows } = await database.admin.query<SalesBooks>(
    `SELECT l.on_hand AS "onHand", l.reserved,
       (SELECT coalesce(sum(m.delta), 0)::int FROM stock_movements m WHERE m.variant_id = $1) AS ledger,
       (SELECT coalesce(sum(o.quantity), 0)::int FROM order_lines o WHERE o.variant_id = $1) AS sold,
       (SELECT count(DISTINCT o.order_id)::int FROM order_lines o WHERE o.variant_id = $1) AS orders
     FROM stock_levels l WHERE l.variant_id = $1`,
    [variantId],
  );
  const books = rows[0];
  if (!books) throw new Error('This variant has no stock level.');
  return books;
}
