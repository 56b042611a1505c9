import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, minorToNumber, shareHalfUp, sumOf } from './money.rule.js';

describe('money', () => {
  it('refuses fractions of a minor unit', () => {
    expect(() => minor(19.99)).toThrow(RangeError);
    expect(() => minor(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
  });

  it('refuses to write an amount JSON would round', () => {
    expect(() => minorToNumber(2n ** 60n)).toThrow(RangeError);
  });

  it('comes back from storage as it went in', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (amount) => minorToNumber(minor(amount)) === amount));
  });

  it.each([
    [5n, 1n, 2n, 3n],
    [4n, 1n, 10n, 0n],
    [15n, 1n, 10n, 2n],
    [14n, 1n, 10n, 1n],
    [0n, 19n, 100n, 0n],
  ])('takes %s × %s ÷ %s as %s, halves up', (amount, numerator, denominator, share) => {
    expect(shareHalfUp(amount, numerator, denominator)).toBe(share);
  });

  it('is never further than half a unit from the exact share', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 11n), fc.bigInt(0n, 10n ** 6n), fc.bigInt(1n, 10n ** 6n), (amount, up, down) => {
        const error = 2n * (shareHalfUp(amount, up, down) * down - amount * up);
        return error <= down && error > -down;
      }),
    );
  });

  it('refuses a share of a negative amount', () => {
    expect(() => shareHalfUp(-1n, 1n, 2n)).toThrow(RangeError);
  });

  it('sums nothing to zero', () => {
    expect(sumOf([])).toBe(0n);
    expect(sumOf([1n, 2n, 3n])).toBe(6n);
  });
});
