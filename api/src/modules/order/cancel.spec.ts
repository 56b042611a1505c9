import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import { salesOf } from '../../../test/factories/sales.books.js';
import type { Goods } from '../../../test/factories/sales.factory.js';

let test: TestApp;
let desk: OrderDesk;
let mug: Goods;

beforeAll(async () => {
  test = await testApp();
  desk = await OrderDesk.open(test);
});
afterAll(() => test.close());

const anOrder = async (provider: 'test' | 'manual' = 'test', isDigital = false): Promise<Order> => {
  mug = await desk.goods({ title: 'Mug', isDigital });
  return desk.sold([{ goods: mug, quantity: 2 }], { provider });
};
const cancel = (order: { id: string }) => `/admin/orders/${order.id}/cancel`;
const spentBy = async (email: string) =>
  (await test.database.admin.query('SELECT spent_minor::int AS spent FROM customers WHERE email = $1', [email])).rows;

describe('cancelling an order', () => {
  it('that is not paid puts its units back and asks for no money any more', async () => {
    const order = await anOrder('manual');
    const cancelled = await desk.done(cancel(order), { reason: 'payment', note: 'Waited three weeks' });
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'pending',
      cancellation: { reason: 'payment', note: 'Waited three weeks' },
      payment: { status: 'cancelled' },
      refunds: [],
      lines: [{ toShipQuantity: 0 }],
      version: 2,
      events: [{ kind: 'cancelled', message: 'Cancelled: the payment did not come. Waited three weeks' }, {}, {}],
    });
    expect(cancelled.cancelledAt).not.toBeNull();
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 50, ledger: 50 });
    const moved = `SELECT delta, reason FROM stock_movements WHERE variant_id = $1 AND reference_id = $2 ORDER BY id`;
    expect((await test.database.admin.query(moved, [mug.variantId, order.id])).rows).toEqual([
      { delta: -2, reason: 'sold' },
      { delta: 2, reason: 'cancelled' },
    ]);
  });

  it('that is paid gives back what was paid, and what the buyer spent', async () => {
    const order = await anOrder();
    const email = `${randomUUID()}@example.com`;
    await test.database.admin.query(
      `UPDATE customers SET email = $2 WHERE id = (SELECT customer_id FROM orders WHERE id = $1)`,
      [order.id, email],
    );
    expect(await spentBy(email)).toEqual([{ spent: 4_488 }]);
    const cancelled = await desk.done(cancel(order), { reason: 'customer' });
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'refunded',
      refunded: { amount: 4_488 },
      refundable: { amount: 0 },
      refunds: [{ status: 'succeeded', reason: 'Order cancelled', shipping: { amount: 490 } }],
    });
    expect(await spentBy(email)).toEqual([{ spent: 0 }]);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 50, ledger: 50 });
    const told = await test.database.admin.query(`SELECT topic FROM outbox WHERE aggregate_id = $1 ORDER BY id`, [
      order.id,
    ]);
    expect(told.rows.map(({ topic }: { topic: string }) => topic)).toEqual([
      'order.placed',
      'order.cancelled',
      'order.refunded',
    ]);
  });

  it('may leave its units where they are', async () => {
    const order = await anOrder();
    await desk.done(cancel(order), { reason: 'fraud', restock: false });
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 48, ledger: 48 });
  });

  it('after a part was refunded gives back the rest', async () => {
    const order = await anOrder();
    const unit = { orderLineId: order.lines[0]?.id, quantity: 1, restock: true };
    await desk.done(`/admin/orders/${order.id}/refunds`, { lines: [unit], extraMinor: 100 });
    const cancelled = await desk.done(cancel(order), { reason: 'staff_error' });
    expect(cancelled.refunds.map(({ amount }) => amount.amount)).toEqual([2_099, 2_389]);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 50, ledger: 50 });
  });

  it('is refused once any of it was sent, once it is cancelled, and for what was delivered by download', async () => {
    const sent = await anOrder();
    const [line] = sent.lines;
    await desk.done(`/shipments/${sent.id}/create`, {
      carrier: 'DHL',
      lines: [{ orderLineId: line?.id, quantity: 1 }],
    });
    expect((await desk.refused(sent, cancel(sent), { reason: 'other' })).slice(0, 2)).toEqual([409, 'order.shipped']);
    const cancelled = await anOrder('manual');
    await desk.done(cancel(cancelled), { reason: 'other' });
    const refusal = [409, 'order.transition_refused', { status: 'cancelled' }];
    expect(await desk.refused(cancelled, cancel(cancelled), { reason: 'other' })).toEqual(refusal);
    const digital = await anOrder('test', true);
    expect((await desk.refused(digital, cancel(digital), { reason: 'other' })).slice(0, 2)).toEqual([
      409,
      'order.transition_refused',
    ]);
  });

  it('is refused without a reason, without signing in, to another version, and of unknown orders', async () => {
    const order = await anOrder();
    expect((await desk.refused(order, cancel(order), {})).slice(0, 2)).toEqual([422, 'request.invalid']);
    const stale = await desk.send(cancel(order), { reason: 'other' }, { 'if-match': '"7"' });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'precondition.failed']);
    const unknown = await desk.send(cancel({ id: randomUUID() }), { reason: 'other' });
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'order.not_found']);
    const guest = await test.request({
      path: `/api/v1${cancel(order)}`,
      shop: desk.shop.slug,
      body: { reason: 'other' },
    });
    expect([guest.statusCode, guest.json().code]).toEqual([401, 'auth.required']);
    expect((await desk.look(order)).status).toBe('open');
  });

  it('that is paid takes the right to refund; support cancels what is not paid', async () => {
    const support = await desk.colleague('support');
    const paid = await anOrder();
    const refused = await support.send(cancel(paid), { reason: 'other' });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'auth.forbidden']);
    expect((await desk.look(paid)).status).toBe('open');
    const unpaid = await anOrder('manual');
    expect((await support.send(cancel(unpaid), { reason: 'other' })).statusCode).toBe(200);
  });

  it('and shipping it at once: one of the two happens', async () => {
    for (let round = 0; round < 5; round += 1) {
      const order = await anOrder();
      const [cancelled, shipped] = await Promise.all([
        desk.send(cancel(order), { reason: 'other' }),
        desk.send(`/shipments/${order.id}/create`, { carrier: 'DHL' }),
      ]);
      const after = await desk.look(order);
      const { onHand, ledger } = await salesOf(test.database, mug.variantId);
      expect(onHand).toBe(ledger);
      if (cancelled.statusCode === 200) {
        expect([shipped.statusCode, shipped.json().code]).toEqual([409, 'order.transition_refused']);
        expect([after.status, after.shipments, onHand]).toEqual(['cancelled', [], 50]);
      } else {
        expect([cancelled.json().code, shipped.statusCode]).toEqual(['order.shipped', 201]);
        expect([after.status, after.refunds, onHand]).toEqual(['completed', [], 48]);
      }
    }
  });
});
