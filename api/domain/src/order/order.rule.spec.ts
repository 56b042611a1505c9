import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fulfillmentOf,
  isDone,
  moneyStateOf,
  receivePayment,
  transitionOrder,
  transitionRefund,
  unitsToShip,
  type FulfillmentState,
  type LineUnits,
  type RefundState,
} from './order.rule.js';

const line = (quantity: number, fulfilled = 0, dropped = 0, isDigital = false): LineUnits => ({
  quantity,
  fulfilled,
  dropped,
  isDigital,
});

const someLine = fc
  .record({ quantity: fc.integer({ min: 1, max: 9 }), isDigital: fc.boolean(), cuts: fc.tuple(fc.nat(), fc.nat()) })
  .map(({ quantity, isDigital, cuts: [sent, dropped] }) => {
    const fulfilled = isDigital ? 0 : sent % (quantity + 1);
    return line(quantity, fulfilled, dropped % (quantity - fulfilled + 1), isDigital);
  });

describe('an order', () => {
  it('is completed or cancelled once, and never after the other', () => {
    expect(transitionOrder('open', 'complete')).toBe('completed');
    expect(transitionOrder('open', 'cancel')).toBe('cancelled');
    for (const over of ['completed', 'cancelled'] as const) {
      expect([transitionOrder(over, 'complete'), transitionOrder(over, 'cancel')]).toEqual([null, null]);
    }
  });

  it('is open again when it is completed and there is something to send, and only then', () => {
    expect(transitionOrder('completed', 'reopen')).toBe('open');
    expect([transitionOrder('open', 'reopen'), transitionOrder('cancelled', 'reopen')]).toEqual([null, null]);
  });

  it('is paid for once', () => {
    expect(receivePayment('pending', 'receive')).toBe('paid');
    expect(receivePayment('failed', 'receive')).toBe('paid');
    for (const state of ['paid', 'partially_refunded', 'refunded'] as const) {
      expect(receivePayment(state, 'receive')).toBeNull();
    }
  });

  it('is paid until money goes back, partly refunded until all of it has', () => {
    expect(moneyStateOf(1_000n, 0n)).toBe('paid');
    expect(moneyStateOf(1_000n, 1n)).toBe('partially_refunded');
    expect(moneyStateOf(1_000n, 999n)).toBe('partially_refunded');
    expect(moneyStateOf(1_000n, 1_000n)).toBe('refunded');
  });

  it.each<[string, LineUnits[], FulfillmentState]>([
    ['has not left', [line(2), line(1)], 'unfulfilled'],
    ['has left in part', [line(2, 1), line(1)], 'partially_fulfilled'],
    ['has left in whole', [line(2, 2), line(1, 1)], 'fulfilled'],
    ['has left as far as it was not given back', [line(2, 2), line(1, 0, 1)], 'fulfilled'],
    ['was given back before it left', [line(2, 0, 2)], 'not_required'],
    ['is digital', [line(1, 0, 0, true)], 'not_required'],
    ['is digital in part', [line(1, 0, 0, true), line(1)], 'unfulfilled'],
  ])('that %s says so', (_, lines, state) => {
    expect(fulfillmentOf(lines)).toBe(state);
  });

  it('is fulfilled exactly when something was sent and nothing is left to send', () => {
    fc.assert(
      fc.property(fc.array(someLine, { minLength: 1, maxLength: 5 }), (lines) => {
        const left = lines.reduce((units, each) => units + unitsToShip(each), 0);
        const sent = lines.reduce((units, each) => units + each.fulfilled, 0);
        expect(fulfillmentOf(lines) === 'fulfilled').toBe(left === 0 && sent > 0);
        expect(fulfillmentOf(lines.toReversed())).toBe(fulfillmentOf(lines));
      }),
    );
  });

  it('is done when nothing is left to send and its money is settled', () => {
    expect(isDone('fulfilled', 'paid')).toBe(true);
    expect(isDone('not_required', 'refunded')).toBe(true);
    expect(isDone('fulfilled', 'pending')).toBe(false);
    expect(isDone('partially_fulfilled', 'paid')).toBe(false);
  });
});

describe('a refund', () => {
  it.each<[RefundState, (RefundState | null)[]]>([
    ['pending', ['succeeded', 'failed']],
    ['succeeded', [null, 'failed']],
    ['failed', [null, null]],
  ])('that is %s answers success and failure with %j', (state, next) => {
    expect([transitionRefund(state, 'succeed'), transitionRefund(state, 'fail')]).toEqual(next);
  });
});
