import type { TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { fillBackorders, lockAndMove, type MoveCause, type MovedStock, type StockMove } from './stock.moves.js';

/** What is said when too few units are there: `stock.negative` for corrections, `stock.insufficient` for what is to leave. */
type ShortRefusal = 'stock.negative' | 'stock.insufficient';

/**
 * Moves units of several variants, each named once, at open locations of this shop: all of them or none. Orders that wait for
 * units get them first. Emits `stock.changed` where shoppers or the merchant are to be told.
 *
 * @throws Refusal `variant.not_found` with `details` { variantId }, also for digital variants; `stock.negative` or
 *         `stock.insufficient` with `details` { variantId, sku, onHand, reserved, free, asked, lines }
 */
export async function moveStock(
  tx: TenantTx,
  aggregateId: string,
  moves: readonly StockMove[],
  cause: MoveCause,
  refusal: ShortRefusal = 'stock.negative',
): Promise<MovedStock[]> {
  const moved = await lockAndMove(tx, moves, cause);
  const unknown = moved.find((row) => !row.isKnown);
  if (unknown) throw new Refusal('variant.not_found', { variantId: unknown.variantId });
  refuseShort(moved, moves, refusal);
  const waiting = moved.filter((row) => row.backordered > 0).map((row) => row.variantId);
  const filled = waiting.length === 0 ? null : await fillBackorders(tx, waiting, cause.actor);
  const crossed = moved.filter((row) => row.isCrossed).map((row) => row.variantId);
  if (crossed.length > 0) tx.emit('stock.changed', aggregateId, { variantIds: crossed });
  return moved.map((row) => withoutFilled(row, filled?.get(row.variantId) ?? 0));
}

const withoutFilled = (row: MovedStock, units: number): MovedStock => ({
  ...row,
  onHand: row.onHand - units,
  backordered: row.backordered - units,
});

function refuseShort(moved: readonly MovedStock[], moves: readonly StockMove[], refusal: ShortRefusal): void {
  const lines = moved
    .filter((row) => row.isShort)
    .map(({ variantId, sku, onHandThere: onHand, reservedThere: reserved }) => {
      const asked = -(moves.find((move) => move.variantId === variantId)?.delta ?? 0);
      return { variantId, sku, onHand, reserved, free: onHand - reserved, asked };
    });
  const [first] = lines;
  if (first) throw new Refusal(refusal, { ...first, lines });
}
