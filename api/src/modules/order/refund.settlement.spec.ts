import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Order } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import { salesOf } from '../../../test/factories/sales.books.js';
import type { Goods } from '../../../test/factories/sales.factory.js';
import { systemCtx } from '../../plumbing/context.js';
import { Fault } from '../../plumbing/refusal.js';
import { PaymentService, type RefundResult } from '../payment/index.js';
import { RecoverRefunds, SettleRefund } from './index.js';

let test: TestApp;
let desk: OrderDesk;
let mug: Goods;
let book: Goods;

beforeAll(async () => {
  const stripe = {
    STRIPE_SECRET_KEY: 'sk_test',
    STRIPE_WEBHOOK_SECRET: 'whsec_spec',
    STRIPE_PUBLISHABLE_KEY: 'pk_test',
  };
  test = await testApp(stripe);
  desk = await OrderDesk.open(test);
});
afterAll(() => test.close());
afterEach(() => void vi.restoreAllMocks());

/** Two mugs at 19.99 with 19 % inside, a book at 10.00 with 7 %, and the parcel for 4.90: 54.88. */
const anOrder = async (): Promise<Order> => {
  [mug, book] = await Promise.all([
    desk.goods({ title: 'Mug' }),
    desk.goods({ title: 'Book', priceMinor: 1_000, taxCategory: 'reduced' }),
  ]);
  return desk.sold([
    { goods: mug, quantity: 2 },
    { goods: book, quantity: 1 },
  ]);
};
const refunds = (order: Order) => `/admin/orders/${order.id}/refunds`;
const everything = (order: Order) => ({
  lines: order.lines.map(({ id, quantity }) => ({ orderLineId: id, quantity, restock: true })),
  shippingMinor: 490,
});
const gatewayGave = async (order: Order): Promise<number> =>
  Number(
    (
      await test.database.admin.query<{ given: string }>(
        `SELECT coalesce(sum(r.amount_minor), 0) AS given FROM test_gateway_refunds r
         JOIN payments p ON p.tenant_id = r.tenant_id AND p.provider_payment_id = r.payment_id WHERE p.order_id = $1`,
        [order.id],
      )
    ).rows[0]?.given,
  );
const movementsOf = async (goods: Goods) =>
  (
    await test.database.admin.query(
      `SELECT delta, reason FROM stock_movements WHERE variant_id = $1 AND reason IN ('refunded', 'cancelled')`,
      [goods.variantId],
    )
  ).rows;

describe('a payment company that', () => {
  const hear = (refundId: string, result: RefundResult) =>
    test.app.get(SettleRefund).settle(systemCtx(desk.shop, 'Spec', new Date()), refundId, { result, by: 'test' });

  it('does not answer leaves the refund pending, its money spoken for, and is asked again until it is done once', async () => {
    const order = await anOrder();
    const down = new Fault('payment.unavailable', { retryAfterSeconds: 1 });
    const asking = vi.spyOn(test.app.get(PaymentService), 'refund').mockRejectedValue(down);
    const begun = await desk.done(refunds(order), everything(order));
    expect(begun).toMatchObject({ paymentStatus: 'paid', refunds: [{ status: 'pending' }], refundable: { amount: 0 } });
    expect((await desk.refused(order, refunds(order), { extraMinor: 1 })).slice(0, 2)).toEqual([
      409,
      'refund.exceeded',
    ]);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 48 });
    asking.mockRestore();
    const recovery = test.app.get(RecoverRefunds);
    expect(await recovery.recover(new Date())).toBe(0);
    const later = new Date(Date.now() + 61_000);
    await Promise.all([recovery.recover(later), recovery.recover(later), recovery.recover(later)]);
    expect(await desk.look(order)).toMatchObject({ paymentStatus: 'refunded', refunds: [{ status: 'succeeded' }] });
    expect(await gatewayGave(order)).toBe(5_488);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 50, ledger: 50 });
    const told = await test.database.admin.query(
      `SELECT count(*)::int AS n FROM outbox WHERE topic = 'order.refunded' AND payload->>'orderId' = $1`,
      [order.id],
    );
    expect(told.rows).toEqual([{ n: 1 }]);
  });

  it('answered before we died is not asked for the money twice', async () => {
    const order = await anOrder();
    const settlement = test.app.get(SettleRefund);
    vi.spyOn(settlement, 'settle').mockRejectedValueOnce(new Error('killed'));
    expect((await desk.send(refunds(order), everything(order))).statusCode).toBe(500);
    expect([await gatewayGave(order), (await desk.look(order)).refunds[0]?.status]).toEqual([5_488, 'pending']);
    await test.app.get(RecoverRefunds).recover(new Date(Date.now() + 61_000));
    expect([await gatewayGave(order), (await desk.look(order)).refunds[0]?.status]).toEqual([5_488, 'succeeded']);
  });

  it('refuses gives the money back to the order, and says why', async () => {
    const order = await anOrder();
    const message = 'The card was closed.';
    const refusal = { state: 'failed', providerRefundId: null, message } as const;
    vi.spyOn(test.app.get(PaymentService), 'refund').mockResolvedValueOnce(refusal);
    const failed = await desk.done(refunds(order), everything(order));
    expect(failed).toMatchObject({
      paymentStatus: 'paid',
      fulfillmentStatus: 'unfulfilled',
      refundable: { amount: 5_488 },
      refunds: [{ status: 'failed', failure: message, restockedUnits: 0 }],
      events: [{ kind: 'refund_failed', message: `€54.88 could not be refunded. ${message}` }, {}, {}],
    });
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 48, ledger: 48 });
  });

  it('tells of a refund late, twice and in any order is listened to once; a failure after success is believed', async () => {
    const order = await anOrder();
    const underway = { state: 'pending', providerRefundId: `re_${order.number}` } as const;
    vi.spyOn(test.app.get(PaymentService), 'refund').mockResolvedValueOnce(underway);
    const refundId = (await desk.done(refunds(order), everything(order))).refunds[0]?.id ?? '';
    const success = { state: 'succeeded', providerRefundId: underway.providerRefundId } as const;
    await Promise.all([success, success, underway].map((news) => hear(refundId, news)));
    expect(await desk.look(order)).toMatchObject({
      paymentStatus: 'refunded',
      refunds: [{ status: 'succeeded', providerRefundId: underway.providerRefundId }],
    });
    expect(await movementsOf(mug)).toEqual([{ delta: 2, reason: 'refunded' }]);
    const failure = { state: 'failed', providerRefundId: underway.providerRefundId, message: 'Sent back.' } as const;
    await hear(refundId, failure);
    await hear(refundId, success);
    expect(await desk.look(order)).toMatchObject({ paymentStatus: 'paid', refunds: [{ status: 'failed' }] });
    await hear(randomUUID(), success);
  });

  it('sends a signed message is believed about its own refunds only', async () => {
    const order = await anOrder();
    const [mine, theirs] = [`re_${order.number}_1`, `re_${order.number}_2`];
    const answer = vi.spyOn(test.app.get(PaymentService), 'refund');
    const begin = async (providerRefundId: string) => {
      answer.mockResolvedValueOnce({ state: 'pending', providerRefundId });
      return (await desk.done(refunds(order), { extraMinor: 100 })).refunds.at(-1)?.id ?? '';
    };
    const [first, second] = [await begin(mine), await begin(theirs)];
    const tell = async (id: string, refundId: string, tenantId = desk.shop.id) => {
      const object = { id, object: 'refund', status: 'succeeded', metadata: { tenantId, refundId } };
      const payload = JSON.stringify({
        id: `evt_${randomUUID()}`,
        object: 'event',
        type: 'refund.updated',
        data: { object },
      });
      const signature = new Stripe('sk_test').webhooks.generateTestHeaderString({ payload, secret: 'whsec_spec' });
      const headers = { 'stripe-signature': signature };
      return (await test.request({ path: '/api/v1/payments/webhook', body: payload, headers })).statusCode;
    };
    const statuses = async () => (await desk.look(order)).refunds.map(({ status }) => status);
    expect(await tell(mine, first)).toBe(200);
    expect(await statuses()).toEqual(['pending', 'pending']);
    await test.database.admin.query(`UPDATE payments SET provider = 'stripe' WHERE order_id = $1`, [order.id]);
    expect(await Promise.all([tell(mine, first), tell(mine, first), tell(theirs, second, randomUUID())])).toEqual([
      200, 200, 200,
    ]);
    expect(await statuses()).toEqual(['succeeded', 'pending']);
  });
});
