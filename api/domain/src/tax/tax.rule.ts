import { shareHalfUp, type Minor } from '../money/money.rule.js';

/** What a country takes on a category of goods, in parts per million: 190,000 is 19 %. */
export interface TaxRate {
  readonly name: string;
  readonly country: string;
  readonly taxCategory: string;
  readonly ratePpm: number;
}

const million = 1_000_000n;

/**
 * The rate on a category of goods delivered to a country; null where the shop registered none, and then no tax is due.
 * A digital category without a rate of its own is taxed as `standard`, as in every country that does not single it out.
 */
export function rateFor(rates: readonly TaxRate[], country: string, taxCategory: string): TaxRate | null {
  const of = (category: string) => rates.find((rate) => rate.country === country && rate.taxCategory === category);
  return of(taxCategory) ?? (taxCategory === 'digital' ? of('standard') : undefined) ?? null;
}

/** The tax inside a gross amount: `gross × rate ÷ (1 + rate)`, rounded half up. */
export function taxWithin(gross: Minor, ratePpm: number): Minor {
  const rate = BigInt(ratePpm);
  return shareHalfUp(gross, rate, million + rate);
}

/** The tax that comes on top of a net amount: `net × rate`, rounded half up. */
export function taxOnTop(net: Minor, ratePpm: number): Minor {
  return shareHalfUp(net, BigInt(ratePpm), million);
}

/** A rate as people read it: 55,000 ppm is 5.5. */
export function ratePercent(ratePpm: number): number {
  return ratePpm / 10_000;
}
