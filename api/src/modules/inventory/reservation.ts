import type { TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { lockAndCommit, lockAndRelease, lockAndReserve, type StockLine } from './stock.locks.js';

const announce = (tx: TenantTx, aggregateId: string, lines: readonly { variantId: string; isCrossed: boolean }[]) => {
  const variantIds = lines.filter((line) => line.isCrossed).map((line) => line.variantId);
  if (variantIds.length > 0) tx.emit('stock.changed', aggregateId, { variantIds });
};

/**
 * Holds units for a checkout until `expiresAt`; all lines or none. Lines of one variant add up; digital variants, which have no
 * stock level, are skipped. Emits `stock.changed` for variants whose coarse availability changed. Call it last.
 *
 * @throws Refusal `stock.insufficient` for the first short variant, `details` { variantId, sku, asked, free }
 */
export async function reserve(
  tx: TenantTx,
  checkoutId: string,
  lines: readonly StockLine[],
  expiresAt: Date,
): Promise<void> {
  const reserved = await lockAndReserve(tx, checkoutId, lines, expiresAt);
  const short = reserved.find((line) => line.isShort);
  if (short) {
    const { variantId, sku, asked, free } = short;
    throw new Refusal('stock.insufficient', { variantId, sku, asked, free });
  }
  announce(tx, checkoutId, reserved);
}

/**
 * Sells what a checkout holds: units leave the shelf and the ledger says for which order. Safe to repeat.
 *
 * @returns the units sold per variant, sorted by variant; empty when nothing was held (released, expired, sold already), so
 *          that the caller can tell a late payment from a digital cart
 */
export const commit = (
  tx: TenantTx,
  checkoutId: string,
  sale: { readonly orderId: string; readonly actor: string },
): Promise<StockLine[]> => lockAndCommit(tx, checkoutId, sale);

/** Frees what a checkout holds. Emits `stock.changed` where coarse availability changed. Safe to repeat. */
export async function release(tx: TenantTx, checkoutId: string): Promise<void> {
  announce(tx, checkoutId, await lockAndRelease(tx, checkoutId));
}
