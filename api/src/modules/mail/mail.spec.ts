import { randomUUID } from 'node:crypto';
import type { JobPayload } from '@smallshop/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Buyer } from '../../../test/factories/buyer.js';
import { aShippingMethod, germanTaxes, someGoods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { type MailMessage, MailTransport } from '../../plumbing/mail/mail.transport.js';
import { Fault } from '../../plumbing/refusal.js';
import { ShopFinder } from '../tenant/index.js';
import { DeliverMail } from './index.js';

let app: TestApp;
let shop: ShopFacts;
let owner: string;
let shippingMethodId: string;
let sent: MailMessage[] = [];
let isServerDown = false;

beforeAll(async () => {
  app = await testApp();
  shop = await aShop(app.database, { name: 'Salt & Sons <Ltd>' });
  owner = await aStaffToken(app, shop);
  await germanTaxes(app.database, shop);
  shippingMethodId = await aShippingMethod(app.database, shop);
  app.app.get(MailTransport).send = (message) => {
    if (isServerDown) return Promise.reject(new Fault('dependency.unavailable', { retryAfterSeconds: 1 }));
    sent.push(message);
    return Promise.resolve();
  };
});
afterEach(() => {
  sent = [];
  isServerDown = false;
});
afterAll(() => app.close());

async function anOrder(): Promise<{ id: string; number: number }> {
  const { variantId } = await someGoods(app.database, shop, { title: 'Mug “Tide” & saucer', priceMinor: 2_800 });
  const buyer = new Buyer(app, shop);
  await buyer.add(variantId, 2);
  const { order } = await buyer.buy({ email: 'ada@example.com', shippingMethodId });
  if (order === null) throw new Error('The order was not placed.');
  return order;
}

const deliver = (
  template: JobPayload<'send-mail'>['template'],
  aggregateId: string,
  key = `${template}:${aggregateId}`,
) => app.app.get(DeliverMail).execute({ shopId: shop.id, template, aggregateId, dedupeKey: key }, new Date());
const mails = async (query = '', token = owner) =>
  (await app.request({ path: `/api/v1/admin/mails${query}`, shop: shop.slug, token })).json();
const timeline = async (id: string) => {
  const order = (await app.request({ path: `/api/v1/admin/orders/${id}`, shop: shop.slug, token: owner })).json();
  return order.events.filter(({ kind }: { kind: string }) => kind === 'email_sent');
};

describe('an order confirmation', () => {
  it('repeats the order, links to it without signing in, and is written into its timeline', async () => {
    const order = await anOrder();
    await deliver('order-confirmation', order.id);
    expect(sent).toHaveLength(1);
    const [message] = sent;
    expect(message).toMatchObject({
      ...{ to: 'ada@example.com', fromName: 'Salt & Sons <Ltd>', replyTo: 'hello@example.com' },
      subject: `Your order ${order.number} at Salt & Sons <Ltd>`,
    });
    expect(message?.html).toContain('Mug “Tide” &amp; saucer');
    expect(message?.html).toContain('Salt &amp; Sons &lt;Ltd&gt;');
    expect(message?.text).toContain('- 2 × Mug “Tide” & saucer: €56.00\n\nSubtotal: €56.00\nParcel: €4.90');
    expect(message?.text).toContain('Total: €60.90');
    expect(message?.text).toContain('Ada Byron\nTorstraße 1\n10119 Berlin\nGermany');
    const [, checkoutId, key] = /\/checkout\/([\w-]+)\?key=([\w-]+)/.exec(message?.text ?? '') ?? [];
    const page = await app.request({ path: `/api/v1/checkout/${checkoutId}?key=${key}`, shop: shop.slug });
    expect(page.json().order.number).toBe(order.number);
    expect(await timeline(order.id)).toMatchObject([{ message: 'Order confirmation sent to ada@example.com' }]);
  });

  it('is written in the language the buyer shopped in, and leads there', async () => {
    await app.database.admin.query(
      `INSERT INTO shop_locales (tenant_id, locale, is_published, ready_at) VALUES ($1, 'de', true, now())`,
      [shop.id],
    );
    await app.app.get(ShopFinder).forget(shop.id);
    const { variantId } = await someGoods(app.database, shop, { title: 'Becher', priceMinor: 2_800 });
    const buyer = new Buyer(app, shop, undefined, 'de');
    await buyer.add(variantId, 2);
    const { order } = await buyer.buy({ email: 'ada@example.com', shippingMethodId });
    await deliver('order-confirmation', order?.id ?? '');
    const [message] = sent;
    expect(message?.subject).toBe(`Ihre Bestellung ${order?.number} bei Salt & Sons <Ltd>`);
    expect(message?.html).toContain('<html lang="de">');
    expect(message?.text).toContain('- 2 × Becher: 56,00\u00a0€\n\nZwischensumme: 56,00\u00a0€');
    expect(message?.text).toContain('10119 Berlin\nDeutschland');
    expect(message?.text).toMatch(/Bestellung ansehen: http:\/\/[^/]+\/de\/checkout\//);
    // Taken back since: the shop no longer has such pages.
    await app.database.admin.query(`UPDATE shop_locales SET is_published = false WHERE tenant_id = $1`, [shop.id]);
    await app.app.get(ShopFinder).forget(shop.id);
    await deliver('order-confirmation', order?.id ?? '', 'again');
    expect(sent.at(-1)?.subject).toBe(`Your order ${order?.number} at Salt & Sons <Ltd>`);
  });

  it('goes out once, however often and however simultaneously the job runs', async () => {
    const order = await anOrder();
    await Promise.allSettled(Array.from({ length: 8 }, () => deliver('order-confirmation', order.id)));
    await deliver('order-confirmation', order.id);
    expect(sent).toHaveLength(1);
    expect(await timeline(order.id)).toHaveLength(1);
  });

  it('is sent by a later run when the mail server was down, under the same Message-ID', async () => {
    const order = await anOrder();
    isServerDown = true;
    await expect(deliver('order-confirmation', order.id)).rejects.toMatchObject({ code: 'dependency.unavailable' });
    const [failed] = (await mails()).items;
    expect([failed.status, failed.sentAt, await timeline(order.id)]).toEqual(['failed', null, []]);
    isServerDown = false;
    await deliver('order-confirmation', order.id);
    expect(sent.map(({ messageId }) => messageId)).toEqual([failed.id]);
    expect((await mails()).items[0].status).toBe('sent');
  });

  it('goes out with others that are due, which one that cannot be written keeps back no more than itself', async () => {
    const orders = await Promise.all([anOrder(), anOrder(), anOrder()]);
    const order = (aggregateId: string) => ({
      template: 'order-confirmation' as const,
      aggregateId,
      dedupeKey: `order-confirmation:${aggregateId}`,
    });
    const mails = [...orders.map(({ id }) => order(id)), { ...order('no id at all'), dedupeKey: 'broken' }];
    const together = () => app.app.get(DeliverMail).executeAll({ shopId: shop.id, mails }, new Date());
    await expect(together()).rejects.toThrow('invalid input syntax for type uuid');
    expect(sent).toHaveLength(3);
    for (const { id } of orders) expect(await timeline(id)).toHaveLength(1);
    await expect(together()).rejects.toThrow('invalid input syntax for type uuid');
    expect(sent).toHaveLength(3);
  });

  it('goes out after a crash in the midst of sending, once the dead attempt has let go', async () => {
    const order = await anOrder();
    isServerDown = true;
    await deliver('order-confirmation', order.id).catch(() => undefined);
    isServerDown = false;
    const leave = (state: string) =>
      app.database.admin.query(
        `UPDATE mails SET status = 'queued', claimed_until = now() + $2::interval WHERE tenant_id = $1 AND status <> 'sent'`,
        [shop.id, state],
      );
    await leave('20 seconds');
    await expect(deliver('order-confirmation', order.id)).rejects.toMatchObject({ code: 'dependency.unavailable' });
    expect(sent).toEqual([]);
    await leave('-1 second');
    await deliver('order-confirmation', order.id);
    expect(sent).toHaveLength(1);
  });

  it('is not sent for what does not exist, or belongs to another shop', async () => {
    const order = await anOrder();
    const otherShop = await aShop(app.database);
    await deliver('order-confirmation', randomUUID());
    const job = {
      shopId: otherShop.id,
      template: 'order-confirmation',
      aggregateId: order.id,
      dedupeKey: 'foreign',
    } as const;
    await app.app.get(DeliverMail).execute(job, new Date());
    expect(sent).toEqual([]);
  });
});

describe('other e-mails', () => {
  it('tell what is in a parcel and where to follow it', async () => {
    const order = await anOrder();
    const parcel = { carrier: 'DHL', trackingNumber: 'X1', trackingUrl: 'https://track.example/X1' };
    const answer = await app.request({
      path: `/api/v1/shipments/${order.id}/create`,
      shop: shop.slug,
      token: owner,
      body: parcel,
    });
    await deliver('order-shipped', answer.json().shipments[0].id);
    expect(sent[0]).toMatchObject({ subject: `Order ${order.number} is on its way`, to: 'ada@example.com' });
    expect(sent[0]?.text).toContain('2 × Mug “Tide” & saucer');
    expect(sent[0]?.html).toContain('href="https://track.example/X1"');
    expect(await timeline(order.id)).toMatchObject([{ message: 'Shipping notice sent to ada@example.com' }]);
  });

  it('says that a parcel arrived, and what was in it', async () => {
    const order = await anOrder();
    const asStaff = async (path: string, body: unknown) =>
      (await app.request({ path: `/api/v1/shipments/${path}`, shop: shop.slug, token: owner, body })).json();
    const { shipments } = await asStaff(`${order.id}/create`, { carrier: 'DHL' });
    await asStaff(`${shipments[0].id}/deliver`, '');
    await deliver('order-delivered', shipments[0].id);
    expect(sent[0]).toMatchObject({ subject: `Order ${order.number} was delivered`, to: 'ada@example.com' });
    expect(sent[0]?.text).toContain('DHL has delivered your parcel');
    expect(sent[0]?.text).toContain('2 × Mug “Tide” & saucer');
    expect(await timeline(order.id)).toMatchObject([{ message: 'Delivery notice sent to ada@example.com' }]);
  });

  it('says how much went back and for what, once a refund is made', async () => {
    const order = await anOrder();
    const path = `/api/v1/admin/orders/${order.id}`;
    const shown = (await app.request({ path, shop: shop.slug, token: owner })).json();
    const body = { lines: [{ orderLineId: shown.lines[0].id, quantity: 1 }], reason: 'Known only to us' };
    const refunded = await app.request({ path: `${path}/refunds`, shop: shop.slug, token: owner, body });
    await deliver('order-refunded', refunded.json().refunds[0].id);
    expect(sent[0]).toMatchObject({
      subject: `Your refund of €28.00 for order ${order.number}`,
      to: 'ada@example.com',
    });
    expect(sent[0]?.text).toContain('the way you paid: Test card.');
    expect(sent[0]?.text).toContain('Refunded:\n1 × Mug “Tide” & saucer');
    expect(sent[0]?.html).not.toContain('Known only to us');
    expect(await timeline(order.id)).toMatchObject([{ message: 'Refund notice sent to ada@example.com' }]);
  });

  it('says that an order was cancelled, and what becomes of the money', async () => {
    const order = await anOrder();
    const body = { reason: 'fraud', note: 'Known only to us' };
    await app.request({ path: `/api/v1/admin/orders/${order.id}/cancel`, shop: shop.slug, token: owner, body });
    await deliver('order-cancelled', order.id);
    expect(sent[0]).toMatchObject({ subject: `Order ${order.number} was cancelled`, to: 'ada@example.com' });
    expect(sent[0]?.text).toContain('€60.90 goes back the way you paid.');
    expect(sent[0]?.text).not.toContain('Known only to us');
    expect(await timeline(order.id)).toMatchObject([{ message: 'Cancellation sent to ada@example.com' }]);
  });

  it('welcome a new customer', async () => {
    const person = {
      email: 'new@example.com',
      password: 'a long enough password',
      firstName: '<b>Eve</b>',
      lastName: 'X',
    };
    const session = (await app.request({ path: '/api/v1/auth/register', shop: shop.slug, body: person })).json();
    await deliver('welcome', session.customer.id);
    expect(sent[0]?.html).toContain('Welcome, &lt;b&gt;Eve&lt;/b&gt;');
    expect(sent[0]?.text).toContain(`${shop.origin}/account`);
  });
});

describe('the archive', () => {
  it('shows e-mails newest first and finds a recipient’s', async () => {
    const page = await mails('?limit=2&include=total');
    expect(page.items[0].template).toBe('welcome');
    const next = await mails(`?limit=2&cursor=${page.nextCursor}`);
    expect(next.items[0].id).not.toBe(page.items[1].id);
    expect((await mails('?recipient=NEW@example.com')).items).toMatchObject([
      { subject: `Welcome to ${shop.name}`, status: 'sent' },
    ]);
    const whole = await app.request({ path: `/api/v1/admin/mails/${page.items[0].id}`, shop: shop.slug, token: owner });
    expect(whole.json().html).toMatch(/^<!doctype html>/);
  });

  it('is closed to others, and to other shops', async () => {
    const [{ id }] = (await mails()).items;
    const otherShop = await aShop(app.database);
    const stranger = await aStaffToken(app, otherShop);
    const get = (token: string | undefined, at: ShopFacts) =>
      app.request({ path: `/api/v1/admin/mails/${id}`, shop: at.slug, token });
    expect((await get(undefined, shop)).json().code).toBe('auth.required');
    expect((await get(stranger, shop)).json().code).toBe('auth.forbidden');
    expect((await get(stranger, otherShop)).json().code).toBe('mail.not_found');
  });
});
