import { describe, expect, it } from 'vitest';
import { settleEdit } from './edit.rule.js';
import { refundSale } from './refund.rule.js';
import { paidFor, type Sale, type SoldLine } from './sale.rule.js';

const line = (key: string, quantity: number, paid: bigint, tax: bigint): SoldLine => ({
  key,
  quantity,
  paid,
  taxes: [{ name: 'VAT', ratePercent: 19, amount: tax }],
});
const shipping = { paid: 490n, taxes: [{ name: 'VAT', ratePercent: 19, amount: 78n }] };
const before: Sale = { lines: [line('mug', 2, 3_998n, 638n), line('book', 1, 1_500n, 98n)], shipping };
const total = paidFor(before);

describe('an edited order', () => {
  it('is charged what was added', () => {
    const after = { ...before, lines: [...before.lines, line('lamp', 1, 2_500n, 399n)] };
    expect(settleEdit(before, after, [], total)).toEqual({
      difference: 2_500n,
      taxDifference: 399n,
      charge: 2_500n,
      refund: 0n,
      lines: [{ key: 'lamp', quantity: 1, amount: 2_500n, tax: 399n }],
      shipping: { amount: 0n, tax: 0n },
    });
  });

  it('gives back what was taken out, and what became free', () => {
    const after = {
      lines: [line('mug', 1, 1_999n, 319n), ...before.lines.slice(1)],
      shipping: { paid: 0n, taxes: [] },
    };
    expect(settleEdit(before, after, [], total)).toEqual({
      difference: -2_489n,
      taxDifference: -397n,
      charge: 0n,
      refund: 2_489n,
      lines: [{ key: 'mug', quantity: -1, amount: -1_999n, tax: -319n }],
      shipping: { amount: -490n, tax: -78n },
    });
  });

  it('that is not paid yet owes its new total', () => {
    const after = { ...before, lines: before.lines.slice(0, 1) };
    expect(settleEdit(before, after, [], 0n)).toMatchObject({ difference: -1_500n, charge: 4_488n, refund: 0n });
  });

  it('gives back no more than the shop still holds', () => {
    const goodwill = refundSale(before, [], total, { extra: 5_000n });
    if ('refusal' in goodwill) throw new Error(goodwill.refusal);
    const after = { ...before, lines: before.lines.slice(0, 1) };
    expect(settleEdit(before, after, [goodwill], total)).toMatchObject({ charge: 0n, refund: 988n });
  });

  it('keeps units that were given back: taking them out again would pay for them twice', () => {
    const returned = refundSale(before, [], total, { lines: [{ key: 'mug', quantity: 1 }] });
    if ('refusal' in returned) throw new Error(returned.refusal);
    const without = (units: number) => ({
      ...before,
      lines: [...(units > 0 ? [line('mug', units, 1_999n, 319n)] : []), ...before.lines.slice(1)],
    });
    expect(settleEdit(before, without(0), [returned], total)).toEqual({
      refusal: 'units_refunded',
      key: 'mug',
      leastUnits: 1,
    });
    expect(settleEdit(before, without(1), [returned], total)).toMatchObject({ refund: 1_999n });
  });

  it('that did not change settles nothing', () => {
    expect(settleEdit(before, before, [], total)).toMatchObject({ difference: 0n, charge: 0n, refund: 0n, lines: [] });
  });
});
