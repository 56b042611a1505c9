/** What a shopper is told of stock: never a count. */
export type CoarseStock = 'in_stock' | 'low_stock' | 'backorder' | 'out_of_stock';

/**
 * Stock as shoppers see it.
 *
 * @param free         units on hand and not promised; null for goods that never run out
 * @param lowThreshold units at or below which it shows as low
 * @param isOpen       whether it is sold beyond what is there
 * @param asked        units wanted, 1 unless said otherwise: more than are free ship later as well
 */
export function coarseStock(free: number | null, lowThreshold: number, isOpen: boolean, asked = 1): CoarseStock {
  if (free === null) return 'in_stock';
  if (isOpen && free < asked) return 'backorder';
  if (free > lowThreshold) return 'in_stock';
  return free > 0 ? 'low_stock' : 'out_of_stock';
}
