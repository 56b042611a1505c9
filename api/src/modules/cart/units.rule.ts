import type { SaleVariant } from '../catalog/index.js';
import { Refusal } from '../../plumbing/refusal.js';

/** Most units a line may hold, whatever the stock. */
export const mostUnits = 999;

/** Most units of a variant one buyer can have now. */
export function mostOf(variant: Pick<SaleVariant, 'isSellable' | 'free' | 'isBackordered'>): number {
  if (!variant.isSellable) return 0;
  if (variant.isBackordered) return mostUnits;
  return Math.max(0, Math.min(variant.free ?? mostUnits, mostUnits));
}

/** Most different items in a cart. */
export const mostLines = 100;

/**
 * Whether a line may hold so many units of a variant.
 *
 * @throws Refusal `cart.variant_unavailable`; `stock.insufficient` with `details` { variantId, sku, asked, free };
 *         `request.invalid` for more than a line holds of anything
 */
export function checkUnits(variant: SaleVariant, quantity: number): void {
  const { variantId, sku, title, free, isSellable, isBackordered } = variant;
  if (!isSellable) throw new Refusal('cart.variant_unavailable', { variantId, sku }, `${title} is no longer sold.`);
  if (free !== null && quantity > free && !isBackordered) {
    const left = Math.max(0, free);
    const message = left === 0 ? `${title} is sold out.` : `Only ${left} of ${title} left.`;
    throw new Refusal('stock.insufficient', { variantId, sku, asked: quantity, free: left }, message);
  }
  if (quantity <= mostUnits) return;
  const issue = { in: 'body', path: ['quantity'], message: `A line holds at most ${mostUnits} units.` };
  throw new Refusal('request.invalid', { issues: [issue] });
}
