import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Buyer } from '../../../../test/factories/buyer.js';
import {
  aShippingMethod,
  aSignedInCustomer,
  aSignedInStaffMember,
  germanTaxes,
  someGoods,
} from '../../../../test/factories/sales.factory.js';
import { aShop } from '../../../../test/factories/shop.factory.js';
import { testApp, type TestApp } from '../../../../test/application.js';
import type { ShopFacts } from '../../../plumbing/context.js';
import { type MailMessage, MailTransport } from '../../../plumbing/mail/mail.transport.js';
import { DeliverMail } from '../../mail/index.js';
import { RemindCarts } from '../index.js';

const hourMs = 60 * 60_000;

let test: TestApp;
let shop: ShopFacts;
let owner: string;
let shippingMethodId: string;
let sent: MailMessage[] = [];

beforeAll(async () => {
  test = await testApp();
  test.app.get(MailTransport).send = (message) => {
    sent.push(message);
    return Promise.resolve();
  };
});
beforeEach(async () => {
  shop = await aShop(test.database);
  await germanTaxes(test.database, shop);
  shippingMethodId = await aShippingMethod(test.database, shop);
  owner = (await aSignedInStaffMember(test, shop)).token;
});
afterEach(() => {
  sent = [];
});
afterAll(() => test.close());

const admin = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  test.request({
    path: `/api/v1/admin/cart-reminders${path}`,
    shop: shop.slug,
    token: owner,
    headers,
    ...(body !== undefined && { method: 'PUT', body }),
  });
const step = (afterHours: number, words: { subject?: string; discountCode?: string } = {}) => ({
  afterHours,
  ...words,
});
const turnOn = async (steps = [step(4)], audience = 'everyone') => {
  const answer = await admin('/settings', { isEnabled: true, audience, steps });
  expect(answer.statusCode, answer.body).toBe(200);
};
const remind = (hoursLater = 0) => test.app.get(RemindCarts).announceDue(new Date(Date.now() + hoursLater * hourMs));
const reminders = async () => (await admin('')).json().items;
const deliverAll = async () => {
  const { rows } = await test.database.admin.query<{ id: string }>(
    'SELECT id FROM cart_reminders WHERE tenant_id = $1 ORDER BY id',
    [shop.id],
  );
  for (const { id } of rows) {
    const key = { template: 'cart-reminder', aggregateId: id, dedupeKey: `cart-reminder:${id}` } as const;
    await test.app.get(DeliverMail).execute({ shopId: shop.id, ...key }, new Date());
  }
};
const tokenIn = (message: MailMessage | undefined) => /\/cart\/back\/([\w.-]+)/.exec(message?.text ?? '')?.[1] ?? '';

/** A customer whose cart holds two mugs and was left alone for five hours. */
async function aLeftCart({ hours = 5, accepts = false, onHand = 50 } = {}) {
  const mug = await someGoods(test.database, shop, { onHand });
  const { id, token } = await aSignedInCustomer(test, shop);
  const buyer = new Buyer(test, shop, token);
  await buyer.add(mug.variantId, 2);
  await test.database.admin.query(
    `WITH u AS (UPDATE customers SET marketing_at = CASE WHEN $3 THEN now() END WHERE id = $1)
     UPDATE carts SET updated_at = now() - make_interval(hours => $2) WHERE customer_id = $1`,
    [id, hours, accepts],
  );
  return { mug, buyer, customerId: id };
}

describe('a cart left behind', () => {
  it('is reminded of once, with what is in it, a way back and a way out', async () => {
    await turnOn();
    await aLeftCart();
    expect(await Promise.all([remind(), remind(), remind()])).toContain(1);
    expect(await remind()).toBe(0);
    await Promise.all([deliverAll(), deliverAll()].map((run) => run.catch(() => undefined)));
    await deliverAll();
    expect(sent).toHaveLength(1);
    const [message] = sent;
    expect(message?.subject).toBe('Your cart at Harbor Goods is still here');
    expect(message?.text).toContain('Hello Ada, we have kept');
    expect(message?.text).toContain('- 2 × Stoneware mug: €39.98');
    expect(message?.unsubscribeUrl).toBe(`${shop.origin}/unsubscribe/${tokenIn(message)}`);
    expect(await reminders()).toMatchObject([
      {
        step: 1,
        status: 'sent',
        value: { amount: 3_998, currency: 'EUR' },
        items: [{ title: 'Stoneware mug', quantity: 2 }],
      },
    ]);
  });

  it('is announced once when a process dies before its commit: what was claimed is claimed with its event, or not at all', async () => {
    await turnOn();
    await aLeftCart();
    const events = async () => {
      const text = `SELECT count(*)::int AS n FROM outbox WHERE tenant_id = $1 AND topic = 'cart.left_behind'`;
      return (await test.database.admin.query<{ n: number }>(text, [shop.id])).rows[0]?.n;
    };
    await test.database.admin.query(
      `CREATE FUNCTION refuse_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
       CREATE TRIGGER killed BEFORE INSERT ON outbox FOR EACH ROW WHEN (NEW.topic = 'cart.left_behind') EXECUTE FUNCTION refuse_event()`,
    );
    await expect(remind()).rejects.toThrow('killed');
    await test.database.admin.query('DROP TRIGGER killed ON outbox; DROP FUNCTION refuse_event()');
    expect([(await reminders()).length, await events()]).toEqual([0, 0]);
    expect(await remind()).toBe(1);
    expect([(await reminders()).length, await events()]).toEqual([1, 1]);
  });

  it('is left alone before its time, and when the shop reminds nobody', async () => {
    await aLeftCart();
    expect(await remind()).toBe(0);
    await turnOn([step(6)]);
    expect(await remind()).toBe(0);
    expect(await remind(2)).toBe(1);
  });

  it('is reminded of again step by step, never twice at once, and with the shop’s words and code', async () => {
    await turnOn([step(4), step(24, { subject: 'Last call', discountCode: 'BACK10' }), step(72)]);
    await aLeftCart({ hours: 100 });
    expect([await remind(), await remind(), await remind(19)]).toEqual([1, 0, 0]);
    expect([await remind(21), await remind(30), await remind(70)]).toEqual([1, 0, 1]);
    await deliverAll();
    expect(sent.map(({ subject }) => subject)).toEqual([
      'Your cart at Harbor Goods is still here',
      'Last call',
      'Your cart at Harbor Goods is still here',
    ]);
    expect(sent[1]?.text).toContain('With the code BACK10 it costs less');
  });

  it('is only reminded of to customers who agreed, unless the shop writes to everyone', async () => {
    await turnOn([step(4)], 'consent');
    await aLeftCart();
    expect(await remind()).toBe(0);
    await aLeftCart({ accepts: true });
    expect(await remind()).toBe(1);
    await turnOn();
    expect(await remind()).toBe(1);
  });

  it('is not reminded of after it was bought, when nothing is left of it, or when it is older than a week', async () => {
    await turnOn();
    const { buyer } = await aLeftCart();
    await buyer.buy({ shippingMethodId });
    await aLeftCart({ onHand: 2 }).then(({ mug }) =>
      test.database.admin.query('UPDATE stock_levels SET on_hand = 0 WHERE variant_id = $1', [mug.variantId]),
    );
    await aLeftCart({ hours: 9 * 24 });
    expect(await remind()).toBe(0);
  });

  it('bought between the claim and the e-mail is not written about', async () => {
    await turnOn();
    const { buyer } = await aLeftCart();
    expect(await remind()).toBe(1);
    await buyer.buy({ shippingMethodId });
    await deliverAll();
    expect(sent).toEqual([]);
  });

  it('of a guest is reminded of to the address their checkout began with', async () => {
    await turnOn();
    const mug = await someGoods(test.database, shop);
    const guest = new Buyer(test, shop);
    await guest.add(mug.variantId);
    await guest.order({ shippingMethodId, card: 'tok_declined', email: 'Guest@Example.com' });
    await test.database.admin.query(`UPDATE carts SET updated_at = now() - interval '5 hours' WHERE tenant_id = $1`, [
      shop.id,
    ]);
    expect(await remind()).toBe(1);
    await deliverAll();
    expect(sent.map(({ to }) => to)).toEqual(['guest@example.com']);
  });
});

describe('the link in a reminder', () => {
  const restore = (buyer: Buyer, token: string) =>
    buyer.send({ path: '/api/v1/cart/restore', method: 'POST', body: { token } });

  it('brings the cart back on another device, once, and what is ordered from it counts as recovered', async () => {
    await turnOn();
    const { mug } = await aLeftCart();
    await remind();
    await deliverAll();
    const token = tokenIn(sent[0]);
    const phone = new Buyer(test, shop);
    const back = await restore(phone, token);
    expect(back.json()).toMatchObject({ lines: [{ sku: mug.sku, quantity: 2 }], token: expect.any(String) });
    const headers = { 'x-cart-token': back.json().token };
    const again = await phone.send({ path: '/api/v1/cart/restore', method: 'POST', body: { token }, headers });
    expect(again.json().itemCount).toBe(2);
    expect(await reminders()).toMatchObject([{ status: 'opened', order: null }]);
    const total = (
      await phone.send({ path: `/api/v1/cart?country=DE&shippingMethodId=${shippingMethodId}`, headers })
    ).json();
    const order = await phone.send({
      path: '/api/v1/checkout',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body: {
        email: 'ada@example.com',
        shippingAddress: {
          firstName: 'Ada',
          lastName: 'Byron',
          line1: 'Torstraße 1',
          city: 'Berlin',
          postalCode: '10119',
          country: 'DE',
        },
        shippingMethodId,
        payment: { provider: 'test', token: 'tok_success' },
        expected: { totalMinor: total.totals.total.amount, currency: 'EUR' },
      },
    });
    expect(order.statusCode, order.body).toBe(201);
    expect(await reminders()).toMatchObject([{ status: 'recovered', order: { total: { amount: 4_488 } } }]);
    expect((await admin('/summary')).json()).toEqual({
      ...{ sent: 1, opened: 1, recovered: 1 },
      revenue: { amount: 4_488, currency: 'EUR' },
    });
  });

  it('finds the very cart on the device it was left on', async () => {
    await turnOn();
    const { buyer } = await aLeftCart();
    await remind();
    await deliverAll();
    expect((await restore(buyer, tokenIn(sent[0]))).json()).toMatchObject({ id: buyer.cart?.id, itemCount: 2 });
  });

  it('is refused when it is forged, of another shop or too old, and opens nothing', async () => {
    await turnOn();
    await aLeftCart();
    await remind();
    await deliverAll();
    const token = tokenIn(sent[0]);
    const other = new Buyer(test, await aShop(test.database));
    for (const [buyer, given] of [
      [new Buyer(test, shop), `x${token}`],
      [other, token],
    ] as const) {
      const refused = await restore(buyer, given);
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'cart.reminder_not_found']);
    }
    expect(await reminders()).toMatchObject([{ status: 'sent' }]);
  });

  it('ends reminders to its address for good, without signing in', async () => {
    await turnOn([step(4), step(24)]);
    await aLeftCart();
    await remind();
    await deliverAll();
    const optOut = (token: string) =>
      new Buyer(test, shop).send({ path: '/api/v1/cart/reminders/opt-out', method: 'POST', body: { token } });
    expect((await optOut('nonsense.token')).json().code).toBe('cart.reminder_not_found');
    expect([(await optOut(tokenIn(sent[0]))).statusCode, (await optOut(tokenIn(sent[0]))).statusCode]).toEqual([
      204, 204,
    ]);
    expect(await remind(48)).toBe(0);
  });
});

describe('settings of reminders', () => {
  it('are off until a shop turns them on, and are saved over the version that was read', async () => {
    const read = await admin('/settings');
    expect(read.json()).toMatchObject({
      isEnabled: false,
      audience: 'consent',
      steps: [{ afterHours: 4 }],
      version: 1,
    });
    const body = { isEnabled: true, audience: 'everyone', steps: [step(1)] };
    const saved = await admin('/settings', body, { 'if-match': '"1"' });
    expect(saved.json()).toMatchObject({ isEnabled: true, version: 2 });
    const late = await admin('/settings', body, { 'if-match': '"1"' });
    expect([late.statusCode, late.json().details.currentVersion]).toEqual([412, 2]);
  });

  it('refuse steps out of order, and people without the permission', async () => {
    const steps = [step(24), step(4)];
    const invalid = await admin('/settings', { isEnabled: true, audience: 'everyone', steps });
    expect([invalid.statusCode, invalid.json().code]).toEqual([422, 'request.invalid']);
    const { token } = await aSignedInStaffMember(test, shop, 'support');
    const forbidden = await test.request({
      ...{ path: '/api/v1/admin/cart-reminders/settings', method: 'PUT', shop: shop.slug, token },
      body: { isEnabled: true, audience: 'everyone', steps: [step(4)] },
    });
    expect([forbidden.statusCode, forbidden.json().code]).toEqual([403, 'auth.forbidden']);
    const nobody = await test.request({ path: '/api/v1/admin/cart-reminders', shop: shop.slug });
    expect(nobody.statusCode).toBe(401);
  });
});
