import type { TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { lockAndCommit, lockAndRelease, lockAndReserve, type StockLine } from './stock.locks.js';
import { fillBackorders } from './stock.moves.js';

const announce = (tx: TenantTx, aggregateId: string, lines: readonly { variantId: string; isCrossed: boolean }[]) => {
  const variantIds = lines.filter((line) => line.isCrossed).map((line) => line.variantId);
  if (variantIds.length > 0) tx.emit('stock.changed', aggregateId, { variantIds });
};

/**
 * Holds units for a checkout until `expiresAt`; all lines or none. Lines of one variant add up; digital variants, which have no
 * stock level, are skipped; what is missing of variants sold beyond the shelf is promised. Emits `stock.changed` where shoppers
 * or the merchant are to be told. Call it last.
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
 * Sells what a checkout holds: units leave the shelf and the ledger says for which order; those promised beyond it leave as
 * soon as they are there. Safe to repeat.
 *
 * @returns the units sold per variant, sorted by variant; empty when nothing was held (released, expired, sold already), so
 *          that the caller can tell a late payment from a digital cart
 */
export async function commit(
  tx: TenantTx,
  checkoutId: string,
  sale: { readonly orderId: string; readonly actor: string },
): Promise<StockLine[]> {
  const sold = await lockAndCommit(tx, checkoutId, sale);
  const promised = sold.filter((line) => line.promised > 0).map((line) => line.variantId);
  if (promised.length > 0) await fillBackorders(tx, promised, sale.actor);
  return sold.map(({ variantId, quantity }) => ({ variantId, quantity }));
}

/** Frees what a checkout holds. Emits `stock.changed` as {@link reserve} does. Safe to repeat. */
export async function release(tx: TenantTx, checkoutId: string): Promise<void> {
  announce(tx, checkoutId, await lockAndRelease(tx, checkoutId));
}
