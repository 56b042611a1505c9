/** What a shopper is told of stock: never a count. */
export type CoarseStock = 'in_stock' | 'low_stock' | 'out_of_stock';

/**
 * Stock as shoppers see it.
 *
 * @param free         units on hand and not reserved; null for goods that never run out
 * @param lowThreshold units at or below which it shows as low
 */
export function coarseStock(free: number | null, lowThreshold: number): CoarseStock {
  if (free === null || free > lowThreshold) return 'in_stock';
  return free > 0 ? 'low_stock' : 'out_of_stock';
}
