import type { TenantTx } from '../../plumbing/db/database.js';

/** What decides which pages show a list's prices. */
export interface ListReach {
  readonly id: string;
  readonly currency: string;
  readonly groupId: string | null;
  readonly status: 'draft' | 'active';
  /** Whether it changes prices it does not name. */
  readonly adjusts: boolean;
}

const mostIds = 500;

/**
 * Announces that pages may show other prices. Pages show what everybody pays, so drafts and lists of a group change none; in
 * the shop's own currency the prices stand in products' documents; in another, pages are drawn from lists and all are drawn anew.
 *
 * @param productIds of which the list says, or said, something by name
 */
export function announcePrices(
  tx: TenantTx,
  list: ListReach,
  { ownCurrency, productIds }: { readonly ownCurrency: string; readonly productIds: readonly string[] },
): void {
  if (list.status === 'draft' || list.groupId !== null) return;
  if (list.currency !== ownCurrency) tx.emit('shop.changed', tx.tenantId, { isHard: true });
  else if (list.adjusts) tx.emit('prices.changed', list.id, {});
  else announceProducts(tx, list.id, productIds);
}

/** Announces products whose prices changed for everybody. */
function announceProducts(tx: TenantTx, listId: string, productIds: readonly string[]): void {
  for (let start = 0; start < productIds.length; start += mostIds)
    tx.emit('products.stale', listId, { productIds: productIds.slice(start, start + mostIds) });
}
