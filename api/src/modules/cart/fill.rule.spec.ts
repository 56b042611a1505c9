import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaleVariant } from '../catalog/index.js';
import { fillLines } from './fill.rule.js';
import { mostLines } from './units.rule.js';

const variant = (variantId: string, free: number | null, isSellable = true): [string, SaleVariant] => [
  variantId,
  {
    ...{ variantId, productId: variantId, slug: 'mug', title: 'Mug', variantTitle: 'Mug', sku: 'MUG' },
    ...{ priceMinor: 1_999, compareAtMinor: null, isDigital: free === null, taxCategory: 'standard', isSellable },
    ...{ isBackordered: false, free, weightGrams: 0, image: null },
  },
];
const told = (filling: ReturnType<typeof fillLines>) => filling.notices.map(({ message }) => message);

describe('filling a cart', () => {
  it('adds units to what it holds, as far as stock goes, and says what is missing', () => {
    const filling = fillLines(
      [{ variantId: 'mug', quantity: 3 }],
      [{ variantId: 'mug', quantity: 2 }],
      new Map([variant('mug', 4)]),
    );
    expect(filling.lines).toEqual([{ variantId: 'mug', quantity: 4 }]);
    expect(told(filling)).toEqual(['Only 4 of Mug left, so it is 4 now.']);
  });

  it('leaves out what is sold out, taken off sale or deleted, each by its name', () => {
    const wanted = [
      { variantId: 'sold', quantity: 1 },
      { variantId: 'draft', quantity: 1 },
      { variantId: 'deleted', quantity: 1, title: 'Bowl' },
    ];
    const filling = fillLines(wanted, [], new Map([variant('sold', 0), variant('draft', 5, false)]));
    expect(filling.lines).toEqual([]);
    expect(told(filling)).toEqual([
      'Mug is sold out, so it was left out.',
      'Mug is no longer sold, so it was left out.',
      'Bowl is no longer sold, so it was left out.',
    ]);
  });

  it('keeps to a hundred lines', () => {
    const held = Array.from({ length: mostLines - 1 }, (_, n) => ({ variantId: `held-${n}`, quantity: 1 }));
    const wanted = [
      { variantId: 'a', quantity: 1 },
      { variantId: 'b', quantity: 1 },
    ];
    const filling = fillLines(wanted, held, new Map([variant('a', 9), variant('b', 9)]));
    expect(filling.lines).toEqual([{ variantId: 'a', quantity: 1 }]);
    expect(told(filling)).toEqual(['The cart is full: Mug was left out.']);
  });

  it('never takes a unit out, never exceeds stock by adding, and tells of every unit it leaves out', () => {
    const units = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 1_200 }), (asked, held, free) => {
        const before = held === 0 ? [] : [{ variantId: 'mug', quantity: held }];
        const filling = fillLines([{ variantId: 'mug', quantity: asked }], before, new Map([variant('mug', free)]));
        const after = filling.lines[0]?.quantity ?? held;
        expect(after).toBeGreaterThanOrEqual(held);
        if (after > held) expect(after).toBeLessThanOrEqual(free);
        expect(filling.notices.length).toBe(after === held + asked ? 0 : 1);
      }),
    );
  });
});
