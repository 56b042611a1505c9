import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../money/money.rule.js';
import { collectTax, totalTaxes } from './collect.rule.js';
import { exchangeTax, stackRates, taxesOnTop, taxesWithin, type TaxStack } from './stack.rule.js';
import { ratesFor, type TaxRate } from './tax.rule.js';

const rate = (name: string, ratePpm: number, change: Partial<TaxRate> = {}): TaxRate => ({
  name,
  country: 'US',
  taxCategory: 'standard',
  ratePpm,
  ...change,
});

/** Québec until 2013: the provincial tax was charged on the price with the federal one. */
const quebec = stackRates([rate('GST', 50_000), rate('QST', 95_000, { level: 2, isCompound: true })]);
const texas = [
  rate('Texas', 62_500, { regions: ['TX'] }),
  rate('Austin', 10_000, { regions: ['TX'], postcodes: ['787*'], level: 2 }),
  rate('Transit', 10_000, { regions: ['TX'], postcodes: ['78701-78705'], level: 3 }),
];

describe('several taxes on one price', () => {
  it('are charged on each other where one is compound', () => {
    expect(quebec.whole * 100_000n).toBe(14_975n * quebec.denominator);
    expect(taxesOnTop(10_000n, quebec)).toEqual([500n, 998n]);
    expect(taxesOnTop(1_999n, quebec)).toEqual([100n, 199n]);
  });

  it('are found again inside the price, rounded once and shared', () => {
    expect(taxesWithin(11_498n, quebec)).toEqual([500n, 998n]);
    expect(taxesWithin(1n, quebec)).toEqual([0n, 0n]);
  });

  it('are those of the state, the city and the district of a postcode', () => {
    const taxesAt = (postcode: string) =>
      taxesOnTop(1_999n, stackRates(ratesFor(texas, { country: 'US', region: 'TX', postcode }, 'standard')));
    expect(taxesAt('78701')).toEqual([125n, 20n, 20n]);
    expect(taxesAt('78759')).toEqual([125n, 20n]);
    expect(taxesAt('75001-0001')).toEqual([125n]);
    expect(ratesFor(texas, { country: 'US', region: 'CA', postcode: '78701' }, 'standard')).toEqual([]);
  });

  it('replace each other on one level, the more precise area first', () => {
    const spain = rate('IVA', 210_000, { country: 'ES' });
    const canaries = rate('IGIC', 70_000, { country: 'ES', regions: ['TF', 'GC'] });
    const of = (region: string) => ratesFor([spain, canaries], { country: 'ES', region }, 'standard');
    expect(of('TF')).toEqual([canaries]);
    expect(of('M')).toEqual([spain]);
  });

  it('agree with and without tax to within ⌊(rates + 1) ÷ 2⌋ units', () => {
    const anyRates = fc.array(fc.tuple(fc.nat({ max: 500_000 }), fc.boolean()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), anyRates, (net, choices) => {
        const stack = stackRates(choices.map(([ratePpm, isCompound]) => rate('Tax', ratePpm, { isCompound })));
        const added = sumOf(taxesOnTop(net, stack));
        const found = sumOf(taxesWithin(net + added, stack));
        const bound = BigInt(Math.floor((choices.length + 1) / 2));
        return found - added <= bound && added - found <= bound;
      }),
    );
  });
});

describe('a price that changes its tax', () => {
  const german = stackRates([rate('MwSt.', 190_000)]);
  const french = stackRates([rate('TVA', 200_000)]);

  it.each([
    [11_900n, german, french, 12_000n],
    [1_999n, german, french, 2_016n],
    [11_900n, german, null, 10_000n],
    [10_000n, null, german, 11_900n],
    [1_999n, german, german, 1_999n],
    [1_999n, null, null, 1_999n],
  ])('of %s is rounded once', (gross, from, to, exchanged) => {
    expect(exchangeTax(gross, from, to)).toBe(exchanged);
  });
});

describe('tax rounded on the total', () => {
  const nineteen = stackRates([rate('MwSt.', 190_000)]);
  const three = [1, 2, 3].map(() => ({ amount: 333n, stack: nineteen }));
  const taxes = (isIncluded: boolean, rounding: 'line' | 'total') =>
    collectTax(three, { isIncluded, rounding }).map(({ tax }) => tax);

  it('is shared over the lines so that they sum to it', () => {
    expect(taxes(false, 'line')).toEqual([63n, 63n, 63n]);
    expect(taxes(false, 'total')).toEqual([64n, 63n, 63n]);
    expect(taxes(true, 'line')).toEqual([53n, 53n, 53n]);
    expect(taxes(true, 'total')).toEqual([54n, 53n, 53n]);
  });

  it('sums by line and by rate, and is never more than an amount that includes it', () => {
    const stacks = [quebec, nineteen, null];
    const anyAmounts = fc.array(fc.tuple(fc.bigInt(0n, 2_000n), fc.nat({ max: 2 })), { maxLength: 15 });
    fc.assert(
      fc.property(anyAmounts, fc.boolean(), (amounts, isIncluded) => {
        const taxables = amounts.map(([amount, at]) => ({ amount, stack: stacks[at] ?? null }));
        const taxed = collectTax(taxables, { isIncluded, rounding: 'total' });
        const taxesOn = (stack: TaxStack, amount: bigint) => (isIncluded ? taxesWithin : taxesOnTop)(amount, stack);
        const grossOf = (stack: unknown) =>
          sumOf(taxables.filter((one) => one.stack === stack).map((one) => one.amount));
        const expected = [quebec, nineteen].map((stack) => sumOf(taxesOn(stack, grossOf(stack))));
        expect(sumOf(taxed.map(({ tax }) => tax))).toBe(sumOf(expected));
        const rateSums = taxesOn(quebec, sumOf(amounts.filter(([, at]) => at === 0).map(([amount]) => amount)));
        const quebecois = totalTaxes(taxed).filter(({ name }) => name !== 'MwSt.');
        if (quebecois.length > 0) expect(quebecois.map(({ amount }) => amount)).toEqual(rateSums.toReversed());
        return taxed.every(
          ({ tax, taxes: parts }, at) =>
            sumOf(parts.map(({ amount }) => amount)) === tax &&
            parts.every(({ amount }) => amount >= 0n) &&
            (!isIncluded || tax <= (taxables[at]?.amount ?? 0n)),
        );
      }),
    );
  });
});
