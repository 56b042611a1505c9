import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../money/money.rule.js';
import {
  lessFee,
  transitionReturn,
  unitsOut,
  unitsReturnable,
  type ReturnEvent,
  type ReturnState,
  type SentLine,
} from './return.rule.js';

const now = new Date('2026-03-31T12:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const sent = (given: Partial<SentLine> = {}): SentLine => ({
  isDigital: false,
  isFinalSale: false,
  fulfilled: 3,
  returning: 0,
  refundedOtherwise: 0,
  parcels: [{ quantity: 3, at: daysAgo(5) }],
  ...given,
});

const events: readonly ReturnEvent[] = ['approve', 'decline', 'cancel', 'receive', 'refund', 'exchange', 'close'];

describe('a return', () => {
  it.each<[ReturnState, Partial<Record<ReturnEvent, ReturnState>>]>([
    ['requested', { approve: 'approved', decline: 'declined', cancel: 'cancelled' }],
    ['approved', { receive: 'received', cancel: 'cancelled' }],
    ['received', { receive: 'received', refund: 'refunded', exchange: 'exchanged', close: 'closed' }],
    ['declined', {}],
    ['cancelled', {}],
    ['refunded', {}],
    ['exchanged', {}],
    ['closed', {}],
  ])('that is %s goes on only as it may', (state, next) => {
    for (const event of events) expect(transitionReturn(state, event)).toBe(next[event] ?? null);
  });
});

describe('what can be sent back of a line', () => {
  it.each([
    ['everything that was sent, until the window ends', {}, { units: 3, until: daysAgo(-25), refusal: null }],
    ['nothing digital', { isDigital: true }, { units: 0, until: null, refusal: 'digital' }],
    ['nothing that was not sent', { fulfilled: 0, parcels: [] }, { units: 0, until: null, refusal: 'not_sent' }],
    ['nothing sold for good', { isFinalSale: true }, { units: 0, until: null, refusal: 'final_sale' }],
    ['not what comes back already', { returning: 2 }, { units: 1, until: daysAgo(-25), refusal: null }],
    ['not what was refunded otherwise', { refundedOtherwise: 3 }, { units: 0, until: null, refusal: 'returned' }],
    [
      'nothing after the window',
      { parcels: [{ quantity: 3, at: daysAgo(31) }] },
      { units: 0, until: null, refusal: 'window_over' },
    ],
    [
      'what arrived in time of two parcels',
      {
        parcels: [
          { quantity: 1, at: daysAgo(40) },
          { quantity: 2, at: daysAgo(1) },
        ],
      },
      { units: 2, until: daysAgo(-29), refusal: null },
    ],
    [
      'all of it in the very moment the window ends',
      { parcels: [{ quantity: 3, at: daysAgo(30) }] },
      { units: 3, until: now, refusal: null },
    ],
  ])('is %s', (_what, given, expected) => {
    expect(unitsReturnable(sent(given), 30, now)).toEqual(expected);
  });

  it('is for staff also what the window and final sales keep from buyers', () => {
    const line = sent({ isFinalSale: true, parcels: [{ quantity: 3, at: daysAgo(400) }] });
    expect(unitsOut(line)).toEqual({ units: 3, until: null, refusal: null });
  });
});

describe('the fee of a return', () => {
  it('is kept from the first line, then from the next', () => {
    expect(lessFee(500n, [300n, 1_000n])).toEqual([0n, 800n]);
    expect(lessFee(5_000n, [300n, 1_000n])).toEqual([0n, 0n]);
  });

  it('is never more than what the lines are worth, and nothing below zero comes back', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10_000n), fc.array(fc.bigInt(0n, 5_000n)), (fee, worths) => {
        const back = lessFee(fee, worths);
        const worth = sumOf(worths);
        expect(worth - sumOf(back)).toBe(fee < worth ? fee : worth);
        expect(back.every((amount, at) => amount >= 0n && amount <= (worths[at] ?? 0n))).toBe(true);
      }),
    );
  });
});
