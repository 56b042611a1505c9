import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../money/money.rule.js';
import { payWithTenders, type Tender } from './tender.rule.js';

const card = (id: string, balance: bigint): Tender => ({ id, kind: 'gift_card', label: `Gift card ${id}`, balance });
const credit: Tender = { id: 'credit', kind: 'store_credit', label: 'Store credit', balance: 2_000n };

describe('gift cards and store credit', () => {
  it('pay in the order given, the last as far as needed', () => {
    expect(payWithTenders(5_988n, [card('a', 5_000n), credit])).toEqual({
      uses: [
        { id: 'a', kind: 'gift_card', label: 'Gift card a', amount: 5_000n, balanceLeft: 0n },
        { id: 'credit', kind: 'store_credit', label: 'Store credit', amount: 988n, balanceLeft: 1_012n },
      ],
      due: 0n,
    });
  });

  it('leave due what they cannot pay, and are not touched when nothing is', () => {
    expect(payWithTenders(5_988n, [card('a', 988n)]).due).toBe(5_000n);
    expect(payWithTenders(100n, [card('a', 100n), credit]).uses.map(({ id }) => id)).toEqual(['a']);
    expect(payWithTenders(100n, [card('empty', 0n)])).toEqual({ uses: [], due: 100n });
    expect(payWithTenders(0n, [credit])).toEqual({ uses: [], due: 0n });
  });

  it('are refused twice, and with a negative balance', () => {
    expect(() => payWithTenders(100n, [card('a', 60n), card('a', 60n)])).toThrow(RangeError);
    expect(() => payWithTenders(100n, [card('a', -1n)])).toThrow(RangeError);
  });

  it('never pay more than is due or than they hold', () => {
    const balances = fc.array(fc.bigInt(0n, 10_000n), { maxLength: 6 });
    fc.assert(
      fc.property(fc.bigInt(0n, 20_000n), balances, (total, held) => {
        const { uses, due } = payWithTenders(
          total,
          held.map((balance, at) => card(`${at}`, balance)),
        );
        expect(sumOf(uses.map(({ amount }) => amount)) + due).toBe(total);
        return due >= 0n && uses.every(({ amount, balanceLeft }) => amount > 0n && balanceLeft >= 0n);
      }),
    );
  });
});
