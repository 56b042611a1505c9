import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../money/money.rule.js';
import { totalTaxes } from '../tax/collect.rule.js';
import { everythingLeft, refundSale, spreadRefund, type RefundRequest } from './refund.rule.js';
import { remainderOf, type Refund } from './remainder.rule.js';
import { paidFor, taxIn, type Sale } from './sale.rule.js';

const vat = (amount: bigint, ratePercent = 19) => ({ name: `VAT ${ratePercent} %`, ratePercent, amount });

/** Two mugs and a book after discounts, with a parcel: 50.88 in all. */
const sale: Sale = {
  lines: [
    { key: 'mug', quantity: 2, paid: 3_245n, taxes: [vat(518n)] },
    { key: 'book', quantity: 1, paid: 1_353n, taxes: [vat(89n, 7)] },
  ],
  shipping: { paid: 490n, taxes: [vat(78n)] },
};
const paid = 5_088n;

function refund(request: RefundRequest, before: readonly Refund[] = [], captured = paid): Refund {
  const result = refundSale(sale, before, captured, request);
  if ('refusal' in result) throw new Error(`Refused: ${result.refusal}`);
  return result;
}
const mugs = (quantity: number, amount?: bigint) => ({ lines: [{ key: 'mug', quantity, amount }] });

describe('a refund', () => {
  it('gives units back at what was paid for them, with their tax, the last ones what is left', () => {
    const first = refund(mugs(1));
    expect(first).toMatchObject({ amount: 1_623n, tax: 259n, shipping: { amount: 0n, tax: 0n } });
    expect(first.lines).toEqual([
      { key: 'mug', quantity: 1, keptBack: 0n, amount: 1_623n, tax: 259n, taxes: [vat(259n)] },
    ]);
    expect(refund(mugs(1), [first])).toMatchObject({ amount: 1_622n, tax: 259n });
  });

  it('of everything is what was paid, rate by rate', () => {
    const all = refund(everythingLeft(sale, []));
    expect(all).toMatchObject({ amount: paid, tax: 685n, taxes: [vat(596n), vat(89n, 7)] });
    expect(refundSale(sale, [all], paid, everythingLeft(sale, [all]))).toEqual({ refusal: 'nothing' });
  });

  it('can keep something back for wear, and give it after all', () => {
    const worn = refund(mugs(1, 1_000n));
    expect(worn.lines[0]).toMatchObject({ amount: 1_000n, keptBack: 623n });
    const other = refund(mugs(1), [worn]);
    expect(other.amount).toBe(1_622n);
    const kept = refund(mugs(0, 623n), [worn, other]);
    expect(kept.lines[0]).toMatchObject({ amount: 623n, keptBack: -623n });
    expect(sumOf([worn, other, kept].map(({ amount }) => amount))).toBe(3_245n);
    expect(sumOf([worn, other, kept].map(({ tax }) => tax))).toBe(518n);
  });

  it('for a fault leaves the units worth less when they come back', () => {
    const goodwill = refund(mugs(0, 1_245n));
    expect(refund(mugs(1), [goodwill]).amount).toBe(1_000n);
  });

  it('for nothing in particular is taken from all that is left, so that its tax is right', () => {
    const extra = refund({ extra: 1_000n });
    expect(extra.lines.map(({ key, amount, quantity }) => [key, amount, quantity])).toEqual([
      ['mug', 638n, 0],
      ['book', 266n, 0],
    ]);
    expect(extra.shipping.amount).toBe(96n);
    expect(extra).toMatchObject({ amount: 1_000n, tax: 134n });
  });

  it('puts units, shipping and a goodwill together', () => {
    const together = refund({ ...mugs(2), shipping: 490n, extra: 53n });
    expect(together.lines.map(({ key, amount }) => [key, amount])).toEqual([
      ['mug', 3_245n],
      ['book', 53n],
    ]);
    expect(together.amount).toBe(3_788n);
  });

  it.each<[string, RefundRequest, object]>([
    ['nothing', {}, { refusal: 'nothing' }],
    [
      'a line the order does not have',
      { lines: [{ key: 'lamp', quantity: 1 }] },
      { refusal: 'line_unknown', key: 'lamp' },
    ],
    ['a line twice', { lines: [...mugs(1).lines, ...mugs(1).lines] }, { refusal: 'line_twice', key: 'mug' }],
    ['more units than were sold', mugs(3), { refusal: 'units_exceeded', key: 'mug', mostUnits: 2 }],
    ['parts of units', mugs(0.5), { refusal: 'negative' }],
    ['fewer than no units', mugs(-1), { refusal: 'negative' }],
    ['more than a line cost', mugs(0, 3_246n), { refusal: 'line_exceeded', key: 'mug', most: 3_245n }],
    ['a negative amount', mugs(1, -1n), { refusal: 'negative' }],
    ['a negative goodwill', { extra: -1n }, { refusal: 'negative' }],
    ['negative shipping', { shipping: -1n }, { refusal: 'negative' }],
    ['more than sending cost', { shipping: 491n }, { refusal: 'shipping_exceeded', most: 490n }],
    ['more than the order cost', { extra: 5_089n }, { refusal: 'order_exceeded', most: 5_088n }],
  ])('is refused for %s', (_, request, refusal) => {
    expect(refundSale(sale, [], paid, request)).toEqual(refusal);
  });

  it('stays within what was captured and not given back', () => {
    expect(refundSale(sale, [], 1_000n, mugs(1))).toEqual({ refusal: 'capture_exceeded', most: 1_000n });
    const first = refund({ extra: 600n }, [], 1_000n);
    expect(refundSale(sale, [first], 1_000n, { extra: 401n })).toEqual({ refusal: 'capture_exceeded', most: 400n });
    expect(refund({ extra: 400n }, [first], 1_000n).amount).toBe(400n);
  });

  it('takes units back that cost nothing', () => {
    const free: Sale = { lines: [{ key: 'mug', quantity: 1, paid: 0n, taxes: [] }], shipping: { paid: 0n, taxes: [] } };
    expect(refundSale(free, [], 0n, mugs(1))).toMatchObject({ amount: 0n, lines: [{ key: 'mug', quantity: 1 }] });
  });
});

const anySale: fc.Arbitrary<Sale> = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 7 }),
      net: fc.bigInt(0n, 5_000n),
      taxes: fc.array(fc.bigInt(0n, 900n), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map(([shipping, ...lines]) => {
    const part = ({ net, taxes }: { net: bigint; taxes: bigint[] }) => ({
      paid: net + sumOf(taxes),
      taxes: taxes.map((amount, at) => vat(amount, [19, 7][at])),
    });
    return {
      lines: lines.map((line, at) => ({ key: `${at}`, quantity: line.quantity, ...part(line) })),
      shipping: shipping ? part(shipping) : { paid: 0n, taxes: [] },
    };
  });
const anyPiece = fc.record({
  at: fc.nat({ max: 4 }),
  quantity: fc.integer({ min: 0, max: 4 }),
  amount: fc.option(fc.bigInt(0n, 3_000n), { nil: undefined }),
  shipping: fc.bigInt(0n, 200n),
  extra: fc.bigInt(0n, 300n),
});

describe('refunds of one order', () => {
  it('are together exactly what was paid, in whatever pieces and order, never more at any moment', () => {
    fc.assert(
      fc.property(anySale, fc.array(anyPiece, { maxLength: 8 }), (sold, pieces) => {
        const total = paidFor(sold);
        const given: Refund[] = [];
        const give = (request: RefundRequest) => {
          const result = refundSale(sold, given, total, request);
          if ('refusal' in result) return;
          expect(result.tax >= 0n && result.tax <= result.amount).toBe(true);
          expect(sumOf(result.taxes.map(({ amount }) => amount))).toBe(result.tax);
          expect(sumOf([...result.lines, result.shipping].map(({ amount }) => amount))).toBe(result.amount);
          given.push(result);
          expect(sumOf(given.map(({ amount }) => amount)) <= total).toBe(true);
        };
        for (const { at, quantity, amount, shipping, extra } of pieces) {
          give({ lines: [{ key: `${at}`, quantity, amount }], shipping, extra });
        }
        give(everythingLeft(sold, given));
        expect(sumOf(given.map(({ amount }) => amount))).toBe(total);
        const sums = totalTaxes(
          [...sold.lines, sold.shipping].map((part) => ({ tax: taxIn(part), taxes: part.taxes })),
        );
        expect(totalTaxes(given).filter(({ amount }) => amount > 0n)).toEqual(sums.filter(({ amount }) => amount > 0n));
        const left = remainderOf(sold, given);
        return [...left.lines.values()].every(
          (rest) => rest.paid === 0n && rest.quantity === 0 && rest.keptBack === 0n,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('unit by unit, in any order of the lines, leave nothing', () => {
    fc.assert(
      fc.property(anySale, fc.array(fc.nat({ max: 3 }), { maxLength: 30 }), (sold, order) => {
        const units = sold.lines.flatMap(({ key, quantity }) => Array.from({ length: quantity }, () => key));
        const given: Refund[] = [];
        order.forEach((move) => units.push(...units.splice(move % (units.length + 1), 1)));
        for (const key of units) {
          const result = refundSale(sold, given, paidFor(sold), { lines: [{ key, quantity: 1 }] });
          if (!('refusal' in result)) given.push(result);
        }
        expect(sumOf(given.map(({ amount }) => amount))).toBe(paidFor(sold) - sold.shipping.paid);
        return [...remainderOf(sold, given).lines.values()].every((rest) => rest.paid === 0n && taxIn(rest) === 0n);
      }),
    );
  });
});

describe('the payments of an order', () => {
  const payments = [
    { id: 'card', captured: 3_000n, refunded: 500n },
    { id: 'gift', captured: 2_000n, refunded: 0n },
  ];

  it('get a refund back in order, each at most what it gave', () => {
    expect(spreadRefund(2_500n, payments)).toEqual([{ id: 'card', amount: 2_500n }]);
    expect(spreadRefund(4_000n, payments)).toEqual([
      { id: 'card', amount: 2_500n },
      { id: 'gift', amount: 1_500n },
    ]);
    expect(() => spreadRefund(4_501n, payments)).toThrow(RangeError);
  });
});
