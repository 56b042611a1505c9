import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDifference } from './count.rule.js';
import { coarseStock } from './stock.rule.js';
import { transitionTransfer } from './transfer.rule.js';

describe('stock as shoppers see it', () => {
  it.each([
    [null, 'in_stock'],
    [6, 'in_stock'],
    [5, 'low_stock'],
    [1, 'low_stock'],
    [0, 'out_of_stock'],
  ])('with %s units free and low from 5 down is %s', (free, stock) => {
    expect(coarseStock(free, 5, false)).toBe(stock);
  });

  it.each([
    [null, 1, 'in_stock'],
    [6, 6, 'in_stock'],
    [6, 7, 'backorder'],
    [1, 1, 'low_stock'],
    [0, 1, 'backorder'],
  ])('with %s units free, %i wanted and selling on beyond the shelf is %s', (free, asked, stock) => {
    expect(coarseStock(free, 5, true, asked)).toBe(stock);
  });
});

describe('a count', () => {
  it.each([
    ['finds what the books say', { counted: 9, expected: 9, correctedSince: 0 }, 0],
    ['finds two missing', { counted: 7, expected: 9, correctedSince: 0 }, -2],
    ['finds what another count has put right already', { counted: 7, expected: 9, correctedSince: -2 }, 0],
  ])('that %s', (_case, units, difference) => {
    expect(countDifference(units)).toBe(difference);
  });

  it('leaves the books at what lies there, whatever is sold or received before it is applied', () => {
    const units = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(units, units, fc.integer({ min: -1000, max: 1000 }), (counted, expected, moved) => {
        const books = expected + moved + countDifference({ counted, expected, correctedSince: 0 });
        expect(books).toBe(counted + moved);
      }),
    );
  });

  it('and a second one of the same shelf at the same time put the books right once', () => {
    const units = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(units, units, (counted, expected) => {
        const first = countDifference({ counted, expected, correctedSince: 0 });
        const second = countDifference({ counted, expected, correctedSince: first });
        expect(expected + first + second).toBe(counted);
      }),
    );
  });
});

describe('a transfer', () => {
  it.each([
    ['draft', 'change', 'draft'],
    ['draft', 'send', 'in_transit'],
    ['draft', 'receive_all', null],
    ['draft', 'cancel', 'cancelled'],
    ['in_transit', 'change', null],
    ['in_transit', 'send', null],
    ['in_transit', 'receive_some', 'in_transit'],
    ['in_transit', 'receive_all', 'received'],
    ['in_transit', 'cancel', 'cancelled'],
    ['received', 'cancel', null],
    ['cancelled', 'send', null],
  ] as const)('that is %s and told to %s is %s', (state, event, after) => {
    expect(transitionTransfer(state, event)).toBe(after);
  });
});
