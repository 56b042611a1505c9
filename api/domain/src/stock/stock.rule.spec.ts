import { describe, expect, it } from 'vitest';
import { coarseStock } from './stock.rule.js';

describe('stock as shoppers see it', () => {
  it.each([
    [null, 'in_stock'],
    [6, 'in_stock'],
    [5, 'low_stock'],
    [1, 'low_stock'],
    [0, 'out_of_stock'],
  ])('with %s units free and low from 5 down is %s', (free, stock) => {
    expect(coarseStock(free, 5)).toBe(stock);
  });
});
