import { describe, expect, it } from 'vitest';
import type { SaleVariant } from '../catalog/index.js';
import type { StoredLine } from './cart.repository.js';
import { mergeLines } from './merge.rule.js';

const variant = (variantId: string, free: number | null): [string, SaleVariant] => [
  variantId,
  {
    variantId,
    productId: variantId,
    slug: 'mug',
    title: 'Mug',
    variantTitle: 'Mug',
    sku: 'MUG',
    priceMinor: 1_999,
    compareAtMinor: null,
    isDigital: free === null,
    taxCategory: 'standard',
    isSellable: true,
    isBackordered: false,
    free,
    weightGrams: 0,
    image: null,
  },
];
const line = (variantId: string, quantity: number, seenPriceMinor = 1_999): StoredLine => ({
  id: `line-${variantId}`,
  variantId,
  quantity,
  seenPriceMinor,
  seenCurrency: null,
});

describe('joining a guest’s cart to a customer’s', () => {
  it('adds up the units of what both held', () => {
    const { lines, notices } = mergeLines([line('mug', 2)], [line('mug', 3)], new Map([variant('mug', 50)]));
    expect(lines).toEqual([{ variantId: 'mug', quantity: 5, seenPriceMinor: 1_999, seenCurrency: null }]);
    expect(notices).toEqual([]);
  });

  it('takes no more than there is, and says so', () => {
    const { lines, notices } = mergeLines([line('mug', 2)], [line('mug', 3)], new Map([variant('mug', 4)]));
    expect(lines).toEqual([{ variantId: 'mug', quantity: 4, seenPriceMinor: 1_999, seenCurrency: null }]);
    expect(notices).toEqual([
      {
        ...{ id: 'merged:mug:5:4', kind: 'merged', lineId: null },
        message: 'Your two carts held 5 of Mug; there are fewer, so it is 4 now.',
      },
    ]);
  });

  it('loses nothing either cart held alone when stock ran out meanwhile', () => {
    const { lines } = mergeLines([line('mug', 2)], [line('mug', 3)], new Map([variant('mug', 0)]));
    expect(lines[0]?.quantity).toBe(3);
  });

  it('keeps to the limit of a line for goods that never run out', () => {
    const { lines } = mergeLines([line('file', 600)], [line('file', 600)], new Map([variant('file', null)]));
    expect(lines[0]?.quantity).toBe(999);
  });

  it('brings the guest’s own lines along with the price they were shown', () => {
    const { lines } = mergeLines([line('mug', 1, 1_500)], [], new Map([variant('mug', 9)]));
    expect(lines).toEqual([{ variantId: 'mug', quantity: 1, seenPriceMinor: 1_500, seenCurrency: null }]);
  });
});
