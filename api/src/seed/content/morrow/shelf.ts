import type { Shelf } from '../draft.js';

/** The shop's name, as it stands on every page. */
export const SHOP_NAME = 'Morrow & Clay';

/** A shelf of this shop. */
export function shelf(categoryNumber: number, categorySlug: string): Shelf {
  return { shopName: SHOP_NAME, shopNumber: 1, categoryNumber, categorySlug, format: 'tall' };
}
