import type { PriceListRow } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { changesOf, lessPercent, problemOf, typedPrices } from './price-edits.js';

const euros = (amount: number) => ({ amount, currency: 'EUR' as const });
const row: PriceListRow = {
  ...{ variantId: 'v', productId: 'p', productTitle: 'Mug', variantTitle: '', sku: 'MUG', image: null },
  ...{ basePrice: euros(1_999), usualPrice: euros(1_999) },
  prices: [{ minimumQuantity: 10, price: euros(1_500), compareAtPrice: euros(1_999) }],
};

describe('prices typed into a list', () => {
  it('begin with a row for a single unit', () => {
    expect(typedPrices(row)).toEqual([
      { minimumQuantity: 1, price: '', compareAt: '' },
      { minimumQuantity: 10, price: '15.00', compareAt: '19.99' },
    ]);
  });

  it('are saved as typed, and those that went are taken out', () => {
    const edits = new Map([['v', [{ minimumQuantity: 1, price: '17,50', compareAt: '' }]]]);
    expect(changesOf([row], edits, 'EUR')).toEqual([
      { variantId: 'v', minimumQuantity: 1, priceMinor: 1_750, compareAtMinor: null },
      { variantId: 'v', minimumQuantity: 10, priceMinor: null, compareAtMinor: null },
    ]);
    expect(changesOf([row], new Map(), 'EUR')).toEqual([]);
  });

  it.each([
    [{ price: '12', compareAt: '' }, undefined],
    [{ price: '', compareAt: '' }, undefined],
    [{ price: 'twelve', compareAt: '' }, 'Type an amount such as 19.95.'],
    [{ price: '', compareAt: '20' }, 'Give it a price too.'],
  ])('%j: %s', (typed, problem) => {
    expect(problemOf({ minimumQuantity: 1, ...typed }, 'EUR')).toBe(problem);
  });

  it('can begin from a percentage off', () => {
    expect([lessPercent(row, 15), lessPercent({ ...row, usualPrice: null }, 15)]).toEqual(['16.99', '']);
  });
});
