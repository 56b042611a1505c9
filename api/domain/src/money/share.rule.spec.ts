import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from './money.rule.js';
import { shareByWeight } from './share.rule.js';

describe('a shared amount', () => {
  it.each([
    [100n, [333n, 333n, 333n], [34n, 33n, 33n]],
    [500n, [333n, 333n, 333n], [167n, 167n, 166n]],
    [413n, [3_000n, 800n, 333n], [300n, 80n, 33n]],
    [1n, [0n, 1n, 1n], [0n, 1n, 0n]],
    [999n, [333n, 333n, 333n], [333n, 333n, 333n]],
    [0n, [0n, 0n], [0n, 0n]],
    [0n, [], []],
  ])('of %s over %s is %s', (amount, weights, shares) => {
    expect(shareByWeight(amount, weights)).toEqual(shares);
  });

  it('sums to the amount, every share within one unit of its exact quota', () => {
    const weights = fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 11n), weights, (amount, others) => {
        const all = [1n, ...others];
        const shares = shareByWeight(amount, all);
        expect(sumOf(shares)).toBe(amount);
        const whole = sumOf(all);
        return shares.every((share, at) => {
          const error = share * whole - amount * (all[at] ?? 0n);
          return error < whole && error > -whole;
        });
      }),
    );
  });

  it('never gives more than a weight holds while there is enough for all', () => {
    const part = fc.tuple(fc.array(fc.bigInt(0n, 1_000n), { minLength: 1, maxLength: 20 }), fc.nat({ max: 1_000 }));
    fc.assert(
      fc.property(part, ([weights, permille]) => {
        const amount = (sumOf(weights) * BigInt(permille)) / 1_000n;
        return shareByWeight(amount, weights).every((share, at) => share <= (weights[at] ?? 0n));
      }),
    );
  });

  it('is refused when negative, or when nobody can take it', () => {
    expect(() => shareByWeight(-1n, [1n])).toThrow(RangeError);
    expect(() => shareByWeight(1n, [2n, -1n])).toThrow(RangeError);
    expect(() => shareByWeight(1n, [0n])).toThrow(RangeError);
  });
});
