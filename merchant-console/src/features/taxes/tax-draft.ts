import type { TaxCountry, TaxRate } from '@smallshop/contract';
import { numberFrom } from '../prices/price-list-draft.js';
import { listOf } from '../shipping/zone-draft.js';

/** A rate as it is typed. */
export interface RateDraft {
  /** Of the form alone, so that rows keep their place. */
  readonly key: string;
  readonly name: string;
  readonly percent: string;
  readonly taxCategory: TaxRate['taxCategory'];
  /** Codes between commas; empty: the whole country. */
  readonly regions: string;
  /** Patterns between commas; empty: all of them. */
  readonly postcodes: string;
  readonly level: string;
  readonly isCompound: boolean;
}

/** A country's rates as they are typed. */
export interface TaxCountryDraft {
  readonly rates: readonly RateDraft[];
}

/** A rate as the form begins with it. */
const rateDraftOf = (rate: TaxRate, key: string): RateDraft => ({
  ...{ key, name: rate.name, percent: String(rate.ratePercent), taxCategory: rate.taxCategory },
  regions: rate.regions.join(', '),
  postcodes: rate.postcodes.join(', '),
  ...{ level: String(rate.level), isCompound: rate.isCompound },
});

/** A rate nobody has typed yet. */
export const newRate = (): RateDraft => ({
  ...{ key: crypto.randomUUID(), name: '', percent: '', taxCategory: 'standard', regions: '', postcodes: '' },
  ...{ level: '1', isCompound: false },
});

/** What the form begins with. */
export const draftOf = ({ rates }: TaxCountry): TaxCountryDraft => ({
  rates: rates.map((rate, at) => rateDraftOf(rate, String(at))),
});

/** The write a draft stands for, for the contract to judge. */
export const inputOf = (country: string, { rates }: TaxCountryDraft): Record<string, unknown> => ({
  country,
  rates: rates.map(({ name, percent, taxCategory, regions, postcodes, level, isCompound }) => ({
    ...{ name, taxCategory, isCompound },
    ratePercent: numberFrom(percent),
    regions: listOf(regions),
    postcodes: listOf(postcodes),
    level: numberFrom(level),
  })),
});

/** Where a rate counts, in a line. */
export function whereText({ regions, postcodes }: Pick<TaxRate, 'regions' | 'postcodes'>): string {
  if (regions.length === 0 && postcodes.length === 0) return 'the whole country';
  const named = [...regions, ...postcodes];
  return named.length > 4 ? `${named.slice(0, 4).join(', ')} and ${named.length - 4} more` : named.join(', ');
}
