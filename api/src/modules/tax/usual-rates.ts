import type { TaxRate } from '@smallshop/contract';

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

const wholeCountry = { regions: [], postcodes: [], level: 1, isCompound: false };

/** The rates a country usually has; none for one without an entry here: a wrong rate is worse than an absent one. */
export function usualRates(country: string): readonly TaxRate[] {
  const entry = europe[country];
  if (entry === undefined) return [];
  const [name, standard, reduced] = entry;
  return [
    { name, taxCategory: 'standard', ratePercent: standard, ...wholeCountry },
    { name, taxCategory: 'reduced', ratePercent: reduced, ...wholeCountry },
    { name, taxCategory: 'digital', ratePercent: standard, ...wholeCountry },
  ];
}

/** Whether a shop of this country shows its prices with tax, as consumers there expect. */
export const pricesIncludeTaxIn = (country: string): boolean =>
  country in europe || ['AU', 'NZ', 'JP'].includes(country);

/** Countries a new shop of `country` ships to: the whole union from inside it, else its own. */
export const deliveryCountriesOf = (country: string): readonly string[] =>
  union.includes(country) ? union : [country];
