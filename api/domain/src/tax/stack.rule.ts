import { shareByWeight } from '../money/share.rule.js';
import { shareHalfUp, sumOf, type Minor } from '../money/money.rule.js';
import type { TaxRate } from './tax.rule.js';

const million = 1_000_000n;

/** Rates that are due together, as exact fractions of the price without tax. */
export interface TaxStack {
  readonly rates: readonly TaxRate[];
  /** What each takes of a price of `denominator`, in the order of the rates. */
  readonly parts: readonly bigint[];
  readonly whole: bigint;
  readonly denominator: bigint;
}

/**
 * Puts rates on each other, in the order given: lower levels first. A compound rate takes its share of the taxes before it
 * too: 5 % and then 9.5 % on top of it take 14.975 %.
 */
export function stackRates(rates: readonly TaxRate[]): TaxStack {
  let parts: readonly bigint[] = [];
  let denominator = million;
  for (const { ratePpm, isCompound } of rates) {
    const rate = BigInt(ratePpm);
    if (isCompound && parts.length > 0) {
      const part = rate * (denominator + sumOf(parts));
      parts = [...parts.map((earlier) => earlier * million), part];
      denominator *= million;
    } else {
      parts = [...parts, (rate * denominator) / million];
    }
  }
  return { rates, parts, whole: sumOf(parts), denominator };
}

/**
 * The taxes that come on top of a net amount: each rate's is rounded half up by itself, as every authority does on its own.
 *
 * @param net 0 or more
 * @returns one amount per rate
 */
export function taxesOnTop(net: Minor, stack: TaxStack): Minor[] {
  return stack.parts.map((part) => shareHalfUp(net, part, stack.denominator));
}

/**
 * The taxes inside a gross amount: `gross × rates ÷ (1 + rates)` is rounded half up once and shared over the rates, so that
 * what is left without tax is never less than nothing.
 *
 * @param gross 0 or more
 * @returns one amount per rate
 */
export function taxesWithin(gross: Minor, stack: TaxStack): Minor[] {
  const tax = shareHalfUp(gross, stack.whole, stack.denominator + stack.whole);
  return stack.parts.length === 1 ? [tax] : shareByWeight(tax, stack.parts);
}

/**
 * A price that holds one tax, as the price that holds another and leaves the seller the same: `gross × (1 + to) ÷ (1 + from)`,
 * rounded half up once.
 *
 * @param from null: it holds no tax
 * @param to   null: it is to hold none
 */
export function exchangeTax(gross: Minor, from: TaxStack | null, to: TaxStack | null): Minor {
  const [fromWhole, fromOne] = from ? [from.denominator + from.whole, from.denominator] : [1n, 1n];
  const [toWhole, toOne] = to ? [to.denominator + to.whole, to.denominator] : [1n, 1n];
  return shareHalfUp(gross, fromOne * toWhole, fromWhole * toOne);
}
