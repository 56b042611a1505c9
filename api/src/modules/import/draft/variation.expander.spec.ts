import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandVariations } from './variation.expander.js';

const colour = { name: 'Colour', values: ['Red', 'Blue'] };
const size = { name: 'Size', values: ['S', 'M'] };

describe('a variation', () => {
  it('that leaves an attribute open stands for each of its values that nobody names', () => {
    expect(
      expandVariations(
        [colour, size],
        [
          ['Red', 'M'],
          ['Red', undefined],
          [undefined, 'S'],
        ],
      ),
    ).toEqual([[['Red', 'M']], [['Red', 'S']], [['Blue', 'S']]]);
  });

  it('for which others leave nothing stands for nothing', () => {
    expect(expandVariations([colour], [[undefined], [undefined]])).toEqual([[['Red'], ['Blue']], []]);
  });

  it('never shares a combination with one that leaves values open, and together they cover what they can', () => {
    const value = (values: readonly string[]) => fc.constantFrom(undefined, ...values);
    const variations = fc.array(fc.tuple(value(colour.values), value(size.values)), { maxLength: 6 });
    fc.assert(
      fc.property(variations, (given) => {
        const made = expandVariations([colour, size], given);
        const open = made
          .filter((_, index) => given[index]?.includes(undefined))
          .flat()
          .map(String);
        const named = made
          .filter((_, index) => !given[index]?.includes(undefined))
          .flat()
          .map(String);
        expect(new Set(open).size).toBe(open.length);
        expect(open.filter((combination) => named.includes(combination))).toEqual([]);
        if (given.some(([one, other]) => one === undefined && other === undefined))
          expect(new Set([...open, ...named]).size).toBe(4);
      }),
    );
  });
});
