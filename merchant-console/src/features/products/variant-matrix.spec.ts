import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinations, skuOf, skusOf } from './variant-matrix.js';

describe('variants of a new product', () => {
  it('makes one variant per combination, the last option changing fastest', () => {
    const options = [
      { name: 'Colour', values: ['Blue', 'Sand'] },
      { name: 'Size', values: ['S', 'L'] },
    ];
    expect(combinations(options)).toEqual([
      ['Blue', 'S'],
      ['Blue', 'L'],
      ['Sand', 'S'],
      ['Sand', 'L'],
    ]);
  });

  it('makes a single variant when there are no options', () => expect(combinations([])).toEqual([[]]));

  it('writes SKUs people can read', () => {
    expect(skuOf('Stoneware mug', ['Blue'])).toBe('STONEWARE-MUG-BLUE');
    expect(skuOf('Crème brûlée dish', [])).toBe('CREME-BRULEE-DISH');
    expect(skuOf('茶碗', [])).toBe('ITEM');
  });

  it('never gives two variants of a product the same SKU, nor one longer than 60 characters', () => {
    const row = fc.array(fc.constantFrom('Blue', 'blue', 'Bläu', 'S', ' '), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.string({ maxLength: 160 }), fc.array(row, { minLength: 1, maxLength: 30 }), (title, rows) => {
        const skus = skusOf(title, rows);
        expect(new Set(skus).size).toBe(skus.length);
        expect(Math.max(...skus.map(({ length }) => length))).toBeLessThanOrEqual(60);
      }),
    );
  });
});
