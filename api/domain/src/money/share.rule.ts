import { sumOf, type Minor } from './money.rule.js';

/**
 * Shares an amount in proportion to weights, so that the shares sum to it exactly.
 *
 * Largest remainder: every share is its exact quota rounded down or up, the units left over go to the largest fractions,
 * ties to the earlier. Hence no share exceeds its weight while the amount does not exceed the sum of the weights.
 *
 * @param amount  minor units, 0 or more
 * @param weights 0 or more each
 * @returns one share per weight, in their order
 * @throws RangeError for negative input, and for an amount that nobody has the weight to take
 */
export function shareByWeight(amount: Minor, weights: readonly bigint[]): Minor[] {
  const whole = sumOf(weights);
  if (amount < 0n || weights.some((weight) => weight < 0n))
    throw new RangeError('Shares are taken of amounts from 0 up.');
  if (whole === 0n && amount > 0n) throw new RangeError('Nobody has the weight to take a share.');
  if (amount === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (amount * weight) / whole);
  const left = Number(amount - sumOf(shares));
  if (left === 0) return shares;
  const fractions = weights.map((weight, at) => ({ at, fraction: (amount * weight) % whole }));
  fractions.sort((a, b) => (a.fraction === b.fraction ? a.at - b.at : a.fraction < b.fraction ? 1 : -1));
  const lucky = new Set(fractions.slice(0, left).map(({ at }) => at));
  return shares.map((share, at) => (lucky.has(at) ? share + 1n : share));
}
