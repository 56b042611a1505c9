import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf, type Minor } from '../money/money.rule.js';
import { stackRates, taxesOnTop, taxesWithin } from './stack.rule.js';
import { ratePercent, ratesFor, type TaxRate } from './tax.rule.js';

const rates: TaxRate[] = [
  { name: 'MwSt. 19 %', country: 'DE', taxCategory: 'standard', ratePpm: 190_000 },
  { name: 'MwSt. 7 %', country: 'DE', taxCategory: 'reduced', ratePpm: 70_000 },
];

const single = (ratePpm: number) => stackRates([{ name: 'VAT', country: 'DE', taxCategory: 'standard', ratePpm }]);
const taxOnTop = (net: Minor, ratePpm: number) => sumOf(taxesOnTop(net, single(ratePpm)));
const taxWithin = (gross: Minor, ratePpm: number) => sumOf(taxesWithin(gross, single(ratePpm)));
const germany = { country: 'DE' };

describe('tax', () => {
  it.each([
    [11_900n, 190_000, 1_900n],
    [1_999n, 190_000, 319n],
    [1n, 190_000, 0n],
    [3n, 200_000, 1n],
    [2_500n, 0, 0n],
  ])('finds in %s at %s ppm a tax of %s', (gross, ratePpm, tax) => {
    expect(taxWithin(gross, ratePpm)).toBe(tax);
  });

  it.each([
    [10_000n, 190_000, 1_900n],
    [1_050n, 55_000, 58n],
    [10n, 50_000, 1n],
    [9n, 50_000, 0n],
  ])('adds to %s at %s ppm a tax of %s', (net, ratePpm, tax) => {
    expect(taxOnTop(net, ratePpm)).toBe(tax);
  });

  it('finds inside a gross price what was added to the net one, to within one unit of rounding', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), fc.integer({ min: 0, max: 1_000_000 }), (net, ratePpm) => {
        const added = taxOnTop(net, ratePpm);
        const found = taxWithin(net + added, ratePpm);
        return found - added <= 1n && added - found <= 1n;
      }),
    );
  });

  it('never takes more than the price holds', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), fc.integer({ min: 0, max: 1_000_000 }), (gross, ratePpm) => {
        const tax = taxWithin(gross, ratePpm);
        return tax >= 0n && tax <= gross;
      }),
    );
  });

  it('taxes nothing in a country without a rate', () => {
    expect(ratesFor(rates, { country: 'US' }, 'standard')).toEqual([]);
    expect(ratesFor(rates, germany, 'zero')).toEqual([]);
  });

  it('taxes digital goods at the standard rate unless the country singles them out', () => {
    expect(ratesFor(rates, germany, 'digital')).toEqual([rates[0]]);
    const own = { name: 'Digital', country: 'DE', taxCategory: 'digital', ratePpm: 50_000 };
    expect(ratesFor([...rates, own], germany, 'digital')).toEqual([own]);
  });

  it('reads as a percentage', () => {
    expect(ratePercent(190_000)).toBe(19);
    expect(ratePercent(55_000)).toBe(5.5);
  });
});
