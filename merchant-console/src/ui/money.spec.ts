import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencySchema } from '@smallshop/contract';
import { parseMinor, toDecimal } from './money.js';

describe('an amount a merchant types', () => {
  it.each([
    ['19.99', 1999],
    ['19,99', 1999],
    ['19,9', 1990],
    ['20', 2000],
    ['1 999', 199_900],
    ['1.999,00', 199_900],
    ['1,999.00', 199_900],
    ['1,999', 199_900],
    ['€ 20', 2000],
    ['0', 0],
  ])('reads %s', (text, minor) => expect(parseMinor(text, 'EUR')).toBe(minor));

  it.each(['', 'abc', '-5', '1.99.9', '1,99,9', '19.999.9', '5 apples', '0x10'])('refuses %j', (text) => {
    expect(parseMinor(text, 'EUR')).toBeUndefined();
  });

  it('knows that yen have no smaller unit', () => {
    expect(parseMinor('500', 'JPY')).toBe(500);
    expect(parseMinor('5.5', 'JPY')).toBeUndefined();
  });

  it('comes back unchanged after it was shown for editing', () => {
    const amount = fc.integer({ min: 0, max: 100_000_000_000 });
    fc.assert(
      fc.property(amount, fc.constantFrom(...currencySchema.options), (minor, currency) => {
        expect(parseMinor(toDecimal(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});
