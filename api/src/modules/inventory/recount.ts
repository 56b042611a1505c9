import type { TenantTx } from '../../plumbing/db/database.js';
import { moveStock } from './stock.mover.js';
import type { StockMove } from './stock.moves.js';

/**
 * Brings levels in line with what was counted, as differences, so that sales between counting and booking stay true: all of them
 * or none. Levels are opened where there are none.
 *
 * @param differences each variant at most once for each location
 * @throws Refusal as moveStock does
 */
export async function recount(
  tx: TenantTx,
  aggregateId: string,
  differences: readonly StockMove[],
  cause: { readonly actor: string; readonly note: string },
): Promise<void> {
  const counted = differences.filter(({ delta }) => delta !== 0);
  const locationIds = [...new Set(counted.map(({ locationId }) => locationId))].toSorted();
  for (const locationId of locationIds) {
    const there = counted.filter((move) => move.locationId === locationId);
    await moveStock(tx, aggregateId, there, { reason: 'count', ...cause });
  }
}
