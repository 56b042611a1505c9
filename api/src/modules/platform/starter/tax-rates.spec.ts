import { describe, expect, it } from 'vitest';
import { deliveryCountriesOf, pricesIncludeTaxIn, starterTaxRates } from './tax-rates.js';

describe('what a new shop begins with', () => {
  it('gives a German shop 19 % and 7 % at home', () => {
    const home = starterTaxRates('DE').filter((rate) => rate.country === 'DE');
    expect(home.map(({ taxCategory, ratePpm }) => [taxCategory, ratePpm])).toEqual([
      ['standard', 190_000],
      ['reduced', 70_000],
      ['digital', 190_000],
    ]);
  });
  it('taxes by destination across the union', () => {
    const french = starterTaxRates('DE').filter((rate) => rate.country === 'FR' && rate.taxCategory === 'reduced');
    expect(french.map((rate) => rate.ratePpm)).toEqual([55_000]);
    expect(deliveryCountriesOf('DE')).toHaveLength(27);
  });
  it('keeps a British shop at home, because beyond the border its parcels need customs papers', () => {
    expect(deliveryCountriesOf('GB')).toEqual(['GB']);
    expect(starterTaxRates('GB')).toHaveLength(3);
  });
  it('invents no rate for a country it does not know, and shows prices there before tax', () => {
    expect(starterTaxRates('US')).toEqual([]);
    expect(deliveryCountriesOf('US')).toEqual(['US']);
    expect(pricesIncludeTaxIn('US')).toBe(false);
  });
});
