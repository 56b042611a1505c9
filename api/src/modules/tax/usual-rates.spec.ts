import { describe, expect, it } from 'vitest';
import { deliveryCountriesOf, pricesIncludeTaxIn, usualRates } from './usual-rates.js';

describe('what a new shop begins with', () => {
  it('gives a German shop 19 % and 7 % at home', () => {
    expect(usualRates('DE').map(({ taxCategory, ratePercent }) => [taxCategory, ratePercent])).toEqual([
      ['standard', 19],
      ['reduced', 7],
      ['digital', 19],
    ]);
  });
  it('taxes by destination across the union', () => {
    const reduced = deliveryCountriesOf('DE').map((country) => usualRates(country)[1]?.ratePercent);
    expect(reduced).toHaveLength(27);
    expect(reduced).not.toContain(undefined);
    expect(usualRates('FR')[1]?.ratePercent).toBe(5.5);
  });
  it('keeps a British shop at home, because beyond the border its parcels need customs papers', () => {
    expect(deliveryCountriesOf('GB')).toEqual(['GB']);
  });
  it('invents no rate for a country it does not know, and shows prices there before tax', () => {
    expect(usualRates('US')).toEqual([]);
    expect(deliveryCountriesOf('US')).toEqual(['US']);
    expect(pricesIncludeTaxIn('US')).toBe(false);
  });
});
