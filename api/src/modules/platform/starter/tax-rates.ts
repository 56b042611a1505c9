import type { TaxCategory } from '@smallshop/contract';

/** A tax rate a new shop begins with; `ratePpm` in parts per million (190000 is 19 %). */
export interface StarterTaxRate {
  readonly name: string;
  readonly country: string;
  readonly taxCategory: TaxCategory;
  readonly ratePpm: number;
}

/** What a country calls its tax, then its standard and its main reduced rate in percent, in force in 2026. */
const europe: Readonly<Record<string, readonly [name: string, standard: number, reduced: number]>> = {
  AT: ['USt.', 20, 10],
  BE: ['BTW / TVA', 21, 6],
  BG: ['ДДС', 20, 9],
  CH: ['MWST', 8.1, 2.6],
  CY: ['ΦΠΑ', 19, 5],
  CZ: ['DPH', 21, 12],
  DE: ['MwSt.', 19, 7],
  DK: ['Moms', 25, 25],
  EE: ['Käibemaks', 24, 9],
  ES: ['IVA', 21, 10],
  FI: ['ALV', 25.5, 13.5],
  FR: ['TVA', 20, 5.5],
  GB: ['VAT', 20, 5],
  GR: ['ΦΠΑ', 24, 13],
  HR: ['PDV', 25, 5],
  HU: ['ÁFA', 27, 5],
  IE: ['VAT', 23, 13.5],
  IT: ['IVA', 22, 10],
  LT: ['PVM', 21, 12],
  LU: ['TVA', 17, 8],
  LV: ['PVN', 21, 12],
  MT: ['VAT', 18, 5],
  NL: ['BTW', 21, 9],
  NO: ['MVA', 25, 15],
  PL: ['VAT', 23, 8],
  PT: ['IVA', 23, 6],
  RO: ['TVA', 21, 11],
  SE: ['Moms', 25, 12],
  SI: ['DDV', 22, 9.5],
  SK: ['DPH', 23, 19],
};

/** Countries that share the customs and tax area a shop of `country` can sell into without an import declaration. */
const outsideUnion = new Set(['CH', 'GB', 'NO']);
const union = Object.keys(europe).filter((country) => !outsideUnion.has(country));

const ppm = (percent: number): number => Math.round(percent * 10_000);

function ratesOf(country: string): StarterTaxRate[] {
  const entry = europe[country];
  if (entry === undefined) return [];
  const [name, standard, reduced] = entry;
  return [
    { name, country, taxCategory: 'standard', ratePpm: ppm(standard) },
    { name, country, taxCategory: 'reduced', ratePpm: ppm(reduced) },
    { name, country, taxCategory: 'digital', ratePpm: ppm(standard) },
  ];
}

/** Whether a shop of this country shows its prices with tax, as consumers there expect. */
export const pricesIncludeTaxIn = (country: string): boolean =>
  country in europe || ['AU', 'NZ', 'JP'].includes(country);

/** Countries a new shop of `country` ships to: the whole union from inside it, else its own. */
export const deliveryCountriesOf = (country: string): readonly string[] =>
  union.includes(country) ? union : [country];

/**
 * Rates a new shop of `country` begins with: one set for each country it delivers to. Countries without an entry here get
 * none, and their merchants enter their own: a wrong rate is worse than an absent one.
 */
export const starterTaxRates = (country: string): readonly StarterTaxRate[] =>
  deliveryCountriesOf(country).flatMap(ratesOf);
