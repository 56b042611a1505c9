import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Checkout } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { salesOf } from '../../../test/factories/sales.books.js';
import { aShippingMethod, someGoods, type Goods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { Fault } from '../../plumbing/refusal.js';
import { PaymentService, TestGateway } from '../payment/index.js';
import { signWebhook } from '../payment/providers/signature.js';
import { CheckoutService, RecoverCheckouts } from './index.js';
import { SettlePayment } from './use-cases/settle-payment.js';

let test: TestApp;
let shop: ShopFacts;
let shippingMethodId: string;
let gateway: TestGateway;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  shippingMethodId = await aShippingMethod(test.database, shop);
  gateway = test.app.get(TestGateway);
});
afterAll(() => test.close());
afterEach(() => void vi.restoreAllMocks());

const sql = async (text: string, values: unknown[]) => (await test.database.admin.query(text, values)).rows;

const aChallenge = async (onHand = 5) => {
  const mug = await someGoods(test.database, shop, { onHand });
  const buyer = new Buyer(test, shop);
  await buyer.add(mug.variantId);
  const checkout = await buyer.buy({ shippingMethodId, card: 'tok_challenge' });
  const gatewayId = /challenge\/([^?]+)/.exec(JSON.stringify(checkout.action))?.[1] ?? 'none';
  return { mug, buyer, checkout, gatewayId };
};
const approveSilently = async (gatewayId: string) =>
  (await gateway.answerChallenge(shop.id, gatewayId, true, new Date())).event;

const deliver = (event: { body: string; signature: string }) =>
  test.request({
    path: '/api/v1/payments/webhook',
    body: event.body,
    headers: { 'test-gateway-signature': event.signature },
  });
const look = async (checkout: Checkout): Promise<Checkout> =>
  (await test.request({ path: `/api/v1/checkout/${checkout.id}?key=${checkout.accessKey}`, shop: shop.slug })).json();
const confirm = (checkout: Checkout) =>
  test.request({
    path: `/api/v1/checkout/${checkout.id}/confirm?key=${checkout.accessKey}`,
    shop: shop.slug,
    body: {},
  });

const runOut = (checkout: Checkout) =>
  sql(`UPDATE checkouts SET expires_at = now() - interval '1 second' WHERE id = $1`, [checkout.id]);
const expire = (checkout: Checkout) =>
  test.app.get(CheckoutService).expire(systemCtx(shop, 'Spec', new Date()), checkout.id);
const soldOnce = { sold: 1, orders: 1, reserved: 0 };

describe('the provider’s message', () => {
  it('places the order when the browser never comes back, and only once', async () => {
    const { mug, checkout, gatewayId } = await aChallenge();
    const event = await approveSilently(gatewayId);
    const answers = await Promise.all([deliver(event), deliver(event), deliver(event)]);
    expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual(
      answers.map(() => [200, { received: true }]),
    );
    expect((await deliver(event)).statusCode).toBe(200);
    expect(await look(checkout)).toMatchObject({ status: 'completed', order: { paymentStatus: 'paid' } });
    expect(await salesOf(test.database, mug.variantId)).toEqual({ ...soldOnce, onHand: 4, ledger: 4 });
    expect(await sql('SELECT count(*) FROM webhook_receipts WHERE event_id LIKE $1', [`%${gatewayId}%`])).toEqual([
      { count: '1' },
    ]);
  });

  it('and the browser’s return may race: the order is placed once', async () => {
    const { mug, checkout, gatewayId } = await aChallenge();
    const event = await approveSilently(gatewayId);
    const [confirmed, delivered] = await Promise.all([
      confirm(checkout),
      deliver(event),
      confirm(checkout),
      deliver(event),
    ]);
    expect([confirmed.statusCode, delivered.statusCode]).toEqual([200, 200]);
    expect(await salesOf(test.database, mug.variantId)).toEqual({ ...soldOnce, onHand: 4, ledger: 4 });
  });

  it('is refused when forged, altered, too old or unsigned', async () => {
    const { mug, checkout, gatewayId } = await aChallenge();
    const { body, signature } = await approveSilently(gatewayId);
    const old = signWebhook(gatewaySecret, body, new Date(Date.now() - 301_000));
    const forgeries = [
      { body, signature: signWebhook('another secret', body, new Date()) },
      { body: `${body} `, signature },
      { body, signature: old },
      { body, signature: 'nonsense' },
    ];
    for (const forgery of forgeries) {
      const answer = await deliver(forgery);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'webhook.signature_invalid']);
    }
    const unsigned = await test.request({ path: '/api/v1/payments/webhook', body });
    expect(unsigned.json().code).toBe('webhook.signature_invalid');
    expect((await look(checkout)).status).toBe('awaiting_payment');
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ reserved: 1, sold: 0 });
  });

  it('about another kind of thing, another shop or no payment of ours is accepted and ignored', async () => {
    const { checkout, gatewayId } = await aChallenge();
    const other = await aShop(test.database);
    const paymentId = gatewayId.slice('test_'.length);
    const events = [
      { id: 'evt_1', type: 'payout.paid', data: { tenantId: shop.id, paymentId, declineCode: null } },
      { id: 'evt_2', type: 'payment.succeeded', data: { tenantId: other.id, paymentId, declineCode: null } },
      { id: 'evt_3', type: 'payment.succeeded', data: { tenantId: randomUUID(), paymentId, declineCode: null } },
      {
        id: 'evt_4',
        type: 'payment.succeeded',
        data: { tenantId: shop.id, paymentId: randomUUID(), declineCode: null },
      },
    ];
    for (const event of events) {
      const body = JSON.stringify(event);
      expect((await deliver({ body, signature: signWebhook(gatewaySecret, body, new Date()) })).json()).toEqual({
        received: true,
      });
    }
    expect((await look(checkout)).status).toBe('awaiting_payment');
  });
});

const gatewaySecret = createHmac('sha256', 'spec-auth-secret-spec-auth-secret-0001')
  .update('test gateway webhooks')
  .digest('hex');

describe('a checkout whose time ran out', () => {
  it('gives the stock back and can be paid no more', async () => {
    const { mug, buyer, checkout, gatewayId } = await aChallenge();
    await expire(checkout);
    expect((await look(checkout)).status).toBe('awaiting_payment');
    await runOut(checkout);
    await expire(checkout);
    await expire(checkout);
    expect(await look(checkout)).toMatchObject({ status: 'expired', failure: { code: 'checkout.expired' } });
    expect(await salesOf(test.database, mug.variantId)).toEqual({
      onHand: 5,
      reserved: 0,
      ledger: 5,
      sold: 0,
      orders: 0,
    });
    const refused = await confirm(checkout);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'checkout.not_payable']);
    await expect(approveSilently(gatewayId)).rejects.toMatchObject({ code: 'checkout.not_payable' });
    expect((await buyer.look()).itemCount).toBe(1);
  });

  it('is an order all the same when it was paid and nobody had told us', async () => {
    const { mug, checkout, gatewayId } = await aChallenge();
    await approveSilently(gatewayId);
    await runOut(checkout);
    await expire(checkout);
    expect((await look(checkout)).status).toBe('completed');
    expect(await salesOf(test.database, mug.variantId)).toEqual({ ...soldOnce, onHand: 4, ledger: 4 });
  });

  it('waits while the provider does not answer', async () => {
    const { mug, checkout } = await aChallenge();
    await runOut(checkout);
    vi.spyOn(gateway, 'standing').mockRejectedValue(new Error('connection refused'));
    await expect(expire(checkout)).rejects.toMatchObject({ code: 'payment.unavailable' });
    expect((await look(checkout)).status).toBe('awaiting_payment');
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ reserved: 1 });
  });
});

describe('money that comes after the stock was given back', () => {
  const paidTooLate = async (onHand: number, remaining: number) => {
    const { mug, checkout, gatewayId } = await aChallenge(onHand);
    vi.spyOn(gateway, 'cancel').mockResolvedValue();
    await runOut(checkout);
    await expire(checkout);
    await sql('UPDATE stock_levels SET on_hand = $2 WHERE variant_id = $1', [mug.variantId, remaining]);
    return { mug, checkout, gatewayId, event: await approveSilently(gatewayId) };
  };
  const bookedAt = (gatewayId: string) => sql('SELECT status FROM test_gateway_payments WHERE id = $1', [gatewayId]);

  it('becomes the order while there is stock', async () => {
    const { mug, checkout, event } = await paidTooLate(5, 5);
    await deliver(event);
    expect((await look(checkout)).status).toBe('completed');
    expect(await salesOf(test.database, mug.variantId)).toEqual({ ...soldOnce, onHand: 4, ledger: 4 });
  });

  it('goes back when the stock is gone, and leaves a trace', async () => {
    const { checkout, gatewayId, event } = await paidTooLate(5, 0);
    expect((await deliver(event)).statusCode).toBe(200);
    expect(await look(checkout)).toMatchObject({ status: 'expired', order: null });
    expect(await bookedAt(gatewayId)).toEqual([{ status: 'refunded' }]);
    const traces = `SELECT action FROM audit_events WHERE details->>'checkoutId' = $1 ORDER BY id`;
    expect(await sql(traces, [checkout.id])).toEqual([{ action: 'payment.unplaced' }, { action: 'payment.returned' }]);
  });

  it('goes back by the clean-up when the provider did not answer at first', async () => {
    const { gatewayId, checkout, event } = await paidTooLate(5, 0);
    const failing = vi.spyOn(gateway, 'giveBack').mockRejectedValueOnce(new Error('connection refused'));
    await deliver(event);
    expect(await bookedAt(gatewayId)).toEqual([{ status: 'succeeded' }]);
    await test.app.get(RecoverCheckouts).recover(new Date(Date.now() + 61_000));
    expect(failing).toHaveBeenCalledTimes(2);
    expect(await bookedAt(gatewayId)).toEqual([{ status: 'refunded' }]);
    expect(await sql('SELECT status FROM payments WHERE checkout_id = $1', [checkout.id])).toEqual([
      { status: 'cancelled' },
    ]);
  });
});

describe('a crash', () => {
  const begin = async () => {
    const mug = await someGoods(test.database, shop, { onHand: 5 });
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId);
    const wishes = { shippingMethodId, idempotencyKey: randomUUID(), expectedTotalMinor: 2_489 };
    return { mug, place: () => buyer.order(wishes) };
  };
  const paymentsFor = (mug: Goods) =>
    sql(
      `SELECT g.status FROM test_gateway_payments g JOIN payments p ON 'test_' || p.id = g.id JOIN checkouts c ON c.id = p.checkout_id
       WHERE c.lines @> jsonb_build_array(jsonb_build_object('variantId', $1::text))`,
      [mug.variantId],
    );

  it('before the payment is mended by the buyer’s retry', async () => {
    const { mug, place } = await begin();
    const fault = new Fault('payment.unavailable', { retryAfterSeconds: 5 });
    vi.spyOn(test.app.get(PaymentService), 'start').mockRejectedValueOnce(fault);
    const failed = await place();
    expect([failed.statusCode, failed.json().code, failed.headers['retry-after']]).toEqual([
      503,
      'payment.unavailable',
      '5',
    ]);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ reserved: 1, sold: 0 });
    const retried = await place();
    expect(retried.json().status).toBe('completed');
    expect((await place()).body).toBe(retried.body);
    expect(await salesOf(test.database, mug.variantId)).toEqual({ ...soldOnce, onHand: 4, ledger: 4 });
  });

  it('after the payment charges nobody twice on the retry', async () => {
    const { mug, place } = await begin();
    vi.spyOn(test.app.get(SettlePayment), 'settle').mockRejectedValueOnce(new Error('killed'));
    expect((await place()).statusCode).toBe(500);
    expect((await place()).json().status).toBe('completed');
    expect(await paymentsFor(mug)).toEqual([{ status: 'succeeded' }]);
    expect(await salesOf(test.database, mug.variantId)).toEqual({ ...soldOnce, onHand: 4, ledger: 4 });
  });

  it('after the payment is mended by the clean-up when the buyer has gone', async () => {
    const { mug, place } = await begin();
    vi.spyOn(test.app.get(SettlePayment), 'settle').mockRejectedValueOnce(new Error('killed'));
    await place();
    const recovery = test.app.get(RecoverCheckouts);
    await recovery.recover(new Date());
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ reserved: 1, sold: 0 });
    await recovery.recover(new Date(Date.now() + 61_000));
    expect(await salesOf(test.database, mug.variantId)).toEqual({ ...soldOnce, onHand: 4, ledger: 4 });
    expect((await place()).json().status).toBe('completed');
  });
});
