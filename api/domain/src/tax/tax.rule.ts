import { precisionOf, type Area, type Place } from '../place/place.rule.js';

/**
 * What an area takes on a category of goods, in parts per million: 190,000 is 19 %.
 *
 * Rates of one `level` replace each other: the most precise area wins, as the Canary Islands' does over Spain's. Rates of
 * different levels are due together, as those of a state and its county.
 */
export interface TaxRate extends Area {
  readonly name: string;
  readonly taxCategory: string;
  readonly ratePpm: number;
  /** 1 or more, 1 unless said otherwise. */
  readonly level?: number;
  /** Charged on the price plus the taxes of the lower levels, instead of on the price alone. */
  readonly isCompound?: boolean;
}

const levelOf = (rate: TaxRate): number => rate.level ?? 1;

function ratesOn(rates: readonly TaxRate[], place: Place, taxCategory: string): TaxRate[] {
  const best = new Map<number, { readonly rate: TaxRate; readonly precision: number }>();
  for (const rate of rates) {
    if (rate.taxCategory !== taxCategory) continue;
    const precision = precisionOf(rate, place);
    if (precision === null) continue;
    const known = best.get(levelOf(rate));
    if (!known || precision > known.precision) best.set(levelOf(rate), { rate, precision });
  }
  const found = [...best.values()].map(({ rate }) => rate);
  return found.length < 2 ? found : found.sort((a, b) => levelOf(a) - levelOf(b));
}

/**
 * The rates on a category of goods delivered to a place, by level; none where the shop registered none, and then no tax is
 * due. Of rates of one level and one precision the earlier counts. A digital category without a rate of its own is taxed as
 * `standard`, as in every country that does not single it out.
 */
export function ratesFor(rates: readonly TaxRate[], place: Place, taxCategory: string): TaxRate[] {
  const own = ratesOn(rates, place, taxCategory);
  return own.length === 0 && taxCategory === 'digital' ? ratesOn(rates, place, 'standard') : own;
}

/** A rate as people read it: 55,000 ppm is 5.5. */
export function ratePercent(ratePpm: number): number {
  return ratePpm / 10_000;
}
