import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sumOf } from '../money/money.rule.js';
import { everythingLeft, refundSale } from '../refund/refund.rule.js';
import type { Refund } from '../refund/remainder.rule.js';
import { paidFor, type Sale } from '../refund/sale.rule.js';
import { foldSales, totalOf, type OrderHistory, type SalesFact } from './fold.rule.js';

const vat = (amount: bigint, ratePercent = 19) => ({ name: `VAT ${ratePercent} %`, ratePercent, amount });

/** Two mugs at 19.99 less 10 %, a book at 10.00, and a parcel for 4.90; prices include tax. */
const sale: Sale = {
  lines: [
    { key: 'mug', quantity: 2, paid: 3_598n, taxes: [vat(574n)] },
    { key: 'book', quantity: 1, paid: 1_000n, taxes: [vat(65n, 7)] },
  ],
  shipping: { paid: 490n, taxes: [vat(78n)] },
};
const history = (more: Partial<OrderHistory> = {}): OrderHistory => ({
  ...{ sale, discounts: new Map([['mug', 400n]]), pricesIncludeTax: true, refunds: [], isVoid: false, ownRate: 1 },
  ...more,
});
const kept = (facts: readonly SalesFact[]): bigint => sumOf(facts.map(totalOf));

function given(request: Parameters<typeof refundSale>[3], before: readonly Refund[] = []): Refund {
  const refund = refundSale(sale, before, paidFor(sale), request);
  if ('refusal' in refund) throw new Error(refund.refusal);
  return refund;
}

describe('an order in the figures', () => {
  it('is sold without tax, before discounts, and its parts sum to what was paid', () => {
    const facts = foldSales(history());
    expect(facts).toMatchObject([
      { occasion: 'sale', lineKey: 'mug', units: 2, gross: 3_360n, discounts: 336n, returns: 0n, tax: 574n },
      { occasion: 'sale', lineKey: 'book', units: 1, gross: 935n, discounts: 0n, tax: 65n },
      { occasion: 'sale', lineKey: null, units: 0, shipping: 412n, tax: 78n },
    ]);
    expect(facts[0]?.taxes).toEqual([{ name: 'VAT 19 %', ratePercent: 19, taxable: 3_024n, amount: 574n }]);
    expect(kept(facts)).toBe(5_088n);
  });

  it('lowers returns, tax and shipping by what is given back, and not the sale itself', () => {
    const refund = { id: 'r1', ...given({ lines: [{ key: 'mug', quantity: 1 }], shipping: 490n }) };
    const facts = foldSales(history({ refunds: [refund] }));
    expect(facts.slice(3)).toMatchObject([
      { occasion: 'refund', refundId: 'r1', lineKey: 'mug', units: -1, gross: 0n, returns: 1_512n, tax: -287n },
      { occasion: 'refund', refundId: 'r1', lineKey: null, units: 0, returns: 0n, shipping: -412n, tax: -78n },
    ]);
    expect(kept(facts)).toBe(5_088n - 1_799n - 490n);
  });

  it('cancelled before it was paid comes to nothing, each line and each rate of it', () => {
    const facts = foldSales(history({ isVoid: true }));
    expect(kept(facts)).toBe(0n);
    expect(sumOf(facts.map(({ tax }) => tax))).toBe(0n);
    expect(facts.reduce((units, fact) => units + fact.units, 0)).toBe(0);
    expect(facts.slice(3).every(({ occasion }) => occasion === 'cancellation')).toBe(true);
  });

  it('of another currency is turned into the shop’s own to the cent', () => {
    const facts = foldSales(history({ ownRate: 0.937 }));
    expect(kept(facts)).toBe(4_767n);
  });

  it('added tax leaves discounts as they are', () => {
    const [mug] = foldSales(history({ pricesIncludeTax: false }));
    expect(mug).toMatchObject({ gross: 3_424n, discounts: 400n });
  });
});

const anyPart = { net: fc.bigInt(0n, 9_000n), taxes: fc.array(fc.bigInt(0n, 900n), { maxLength: 2 }) };
const partOf = ({ net, taxes }: { net: bigint; taxes: bigint[] }) => ({
  paid: net + sumOf(taxes),
  taxes: taxes.map((amount, index) => vat(amount, index === 0 ? 19 : 7)),
});
const anyHistory = fc
  .record({
    lines: fc.array(
      fc.record({ ...anyPart, quantity: fc.integer({ min: 1, max: 5 }), discount: fc.bigInt(0n, 2_000n) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    shipping: fc.record(anyPart),
    wishes: fc.array(fc.record({ at: fc.nat(3), quantity: fc.nat(3), extra: fc.bigInt(0n, 500n) }), { maxLength: 5 }),
    isAllGivenBack: fc.boolean(),
    isVoid: fc.boolean(),
    pricesIncludeTax: fc.boolean(),
    ownRate: fc.constantFrom(1, 1.0837, 0.0061, 163.2),
  })
  .map(({ lines, shipping, wishes, isAllGivenBack, ...rest }) => {
    const anySale: Sale = {
      lines: lines.map((line, index) => ({ key: String(index), quantity: line.quantity, ...partOf(line) })),
      shipping: partOf(shipping),
    };
    const refunds: (Refund & { id: string })[] = [];
    const give = (request: Parameters<typeof refundSale>[3]) => {
      const refund = refundSale(anySale, refunds, paidFor(anySale), request);
      if (!('refusal' in refund)) refunds.push({ id: String(refunds.length), ...refund });
    };
    for (const { at, quantity, extra } of wishes)
      give({ lines: [{ key: String(at % lines.length), quantity }], extra });
    if (isAllGivenBack) give(everythingLeft(anySale, refunds));
    const discounts = new Map(lines.map((line, index) => [String(index), line.discount]));
    return { ...rest, sale: anySale, discounts, refunds } satisfies OrderHistory;
  });

describe('whatever happens to an order', () => {
  it('its figures sum to what was paid less what went back, turned once, and to nothing when it is void', () => {
    fc.assert(
      fc.property(anyHistory, (any) => {
        const refunded = sumOf(any.refunds.map(({ amount }) => amount));
        const left = any.isVoid ? 0n : paidFor(any.sale) - refunded;
        expect(kept(foldSales(any))).toBe(minor(Math.round(Number(left) * any.ownRate)));
      }),
      { numRuns: 400 },
    );
  });

  it('the tax of its figures is that of its rates, and units that all came back are none', () => {
    fc.assert(
      fc.property(anyHistory, (any) => {
        const facts = foldSales(any);
        for (const fact of facts) expect(fact.tax).toBe(sumOf(fact.taxes.map(({ amount }) => amount)));
        if (any.isVoid) expect(facts.reduce((units, fact) => units + fact.units, 0)).toBe(0);
      }),
    );
  });
});
