import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminOrderSchema, orderSchema, type Order, type StaffRole } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import {
  aShippingMethod,
  aSignedInCustomer,
  aSignedInStaffMember,
  someGoods,
  type GoodsWishes,
  type SignedIn,
} from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let test: TestApp;
let shop: ShopFacts;
let owner: SignedIn;
let shippingMethodId: string;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  shippingMethodId = await aShippingMethod(test.database, shop);
  owner = await aSignedInStaffMember(test, shop);
});
afterAll(() => test.close());

const anOrder = async (wishes: GoodsWishes & { token?: string; provider?: 'manual' } = {}): Promise<Order> => {
  const goods = await someGoods(test.database, shop, wishes);
  const buyer = new Buyer(test, shop, wishes.token);
  await buyer.add(goods.variantId);
  const { order } = await buyer.buy({ shippingMethodId, ...(wishes.provider && { provider: wishes.provider }) });
  return orderSchema.parse(order);
};
const asStaff = (path: string, body?: unknown, headers?: Record<string, string>) =>
  test.request({ path: `/api/v1${path}`, shop: shop.slug, token: owner.token, body, ...(headers && { headers }) });
const parcel = { carrier: 'DHL', trackingNumber: '00340434', trackingUrl: 'https://dhl.example/00340434' };

describe('a customer', () => {
  it('finds own orders, newest first, page by page', async () => {
    const ada = await aSignedInCustomer(test, shop);
    const first = await anOrder({ token: ada.token });
    const second = await anOrder({ token: ada.token });
    const list = (query: string) => test.request({ path: `/api/v1/orders${query}`, shop: shop.slug, token: ada.token });
    const page = (await list('?limit=1&include=total')).json();
    expect(page).toMatchObject({ items: [{ id: second.id, total: { amount: 2_489 } }], total: 2 });
    const next = (await list(`?limit=1&cursor=${page.nextCursor}`)).json();
    expect(next).toMatchObject({ items: [{ id: first.id }], nextCursor: null });
    expect((await list('?cursor=nonsense')).statusCode).toBe(422);
    const one = await test.request({ path: `/api/v1/orders/${first.id}`, shop: shop.slug, token: ada.token });
    expect(orderSchema.parse(one.json())).toEqual(first);
  });

  it('sees nobody else’s, and nobody sees theirs without signing in', async () => {
    const [ada, eve] = [await aSignedInCustomer(test, shop), await aSignedInCustomer(test, shop)];
    const order = await anOrder({ token: ada.token });
    const path = `/api/v1/orders/${order.id}`;
    const foreign = await test.request({ path, shop: shop.slug, token: eve.token });
    const unknown = await test.request({ path: `/api/v1/orders/${randomUUID()}`, shop: shop.slug, token: eve.token });
    expect([foreign.statusCode, foreign.json()]).toEqual([404, unknown.json()]);
    expect(unknown.json().code).toBe('order.not_found');
    for (const address of [path, '/api/v1/orders']) {
      const guest = await test.request({ path: address, shop: shop.slug });
      expect([guest.statusCode, guest.json().code]).toEqual([401, 'auth.required']);
    }
    const other = await aShop(test.database);
    expect((await test.request({ path, shop: other.slug, token: ada.token })).statusCode).toBe(401);
  });

  it('gets a signed address for each file once it is paid', async () => {
    const goods = await someGoods(test.database, shop, { isDigital: true });
    await test.database.admin.query(
      `WITH file AS (INSERT INTO media (tenant_id, kind, storage_key, file_name, content_type, byte_size)
         VALUES ($1, 'file', $3, 'pattern.pdf', 'application/pdf', 12) RETURNING id)
       INSERT INTO product_files (tenant_id, product_id, media_id) SELECT $1, $2, id FROM file`,
      [shop.id, goods.productId, randomUUID()],
    );
    const downloadOf = async (provider: 'test' | 'manual') => {
      const buyer = new Buyer(test, shop);
      await buyer.add(goods.variantId);
      return (await buyer.buy({ provider })).order?.lines[0]?.downloadUrl;
    };
    expect(await downloadOf('manual')).toBeNull();
    expect(await downloadOf('test')).toMatch(new RegExp(`^${shop.origin}/api/v1/downloads/[\\w.-]{16,1024}$`));
  });
});

describe('staff', () => {
  it('find an order by number, name or e-mail, filter and sort', async () => {
    const cheap = await anOrder({ priceMinor: 100 });
    const dear = await anOrder({ priceMinor: 9_000, provider: 'manual' });
    const list = async (query: string) =>
      (await asStaff(`/admin/orders?${query}`)).json().items.map((row: { id: string }) => row.id);
    expect(await list(`q=${dear.number}`)).toEqual([dear.id]);
    expect((await list('q=ada%20by&limit=100')).slice(0, 2)).toEqual([dear.id, cheap.id]);
    expect((await list('q=ADA@example&limit=100')).slice(0, 2)).toEqual([dear.id, cheap.id]);
    expect(await list('q=100%25')).toEqual([]);
    expect(await list('paymentStatus=pending&fulfillmentStatus=unfulfilled')).toEqual([dear.id]);
    expect((await list('sort=total'))[0]).toBe(cheap.id);
    expect((await list('sort=-total'))[0]).toBe(dear.id);
    const page = (await asStaff('/admin/orders?sort=-total&limit=1&include=total')).json();
    const rest = (await asStaff(`/admin/orders?sort=-total&limit=100&cursor=${page.nextCursor}`)).json();
    expect(rest.items).toHaveLength(page.total - 1);
    expect(rest.items.map((row: { id: string }) => row.id)).not.toContain(dear.id);
  });

  it('read an order with payment, buyer and timeline', async () => {
    const order = await anOrder();
    const answer = await asStaff(`/admin/orders/${order.id}`);
    expect(answer.headers.etag).toBe('"1"');
    expect(adminOrderSchema.parse(answer.json())).toMatchObject({
      customer: { name: 'Ada Byron', email: 'ada@example.com' },
      payment: { provider: 'test', status: 'succeeded', amount: { amount: 2_489, currency: 'EUR' } },
      source: 'storefront',
      events: [
        { kind: 'paid', actor: 'Test card', message: '€24.89 paid' },
        { kind: 'placed', actor: 'Guest', message: 'Order placed' },
      ],
    });
  });

  it('add notes, once per key, that buyers never see', async () => {
    const ada = await aSignedInCustomer(test, shop);
    const order = await anOrder({ token: ada.token });
    const headers = { 'idempotency-key': randomUUID() };
    const noted = await asStaff(`/admin/orders/${order.id}/notes`, { message: 'Gift wrap' }, headers);
    expect(noted.statusCode).toBe(201);
    const again = await asStaff(`/admin/orders/${order.id}/notes`, { message: 'Gift wrap' }, headers);
    expect(again.json()).toEqual(noted.json());
    expect(noted.json().events[0]).toMatchObject({ kind: 'note', actor: 'Grace Hopper', message: 'Gift wrap' });
    const seen = await test.request({ path: `/api/v1/orders/${order.id}`, shop: shop.slug, token: ada.token });
    expect(seen.body).not.toContain('Gift wrap');
    expect((await asStaff(`/admin/orders/${order.id}/notes`, { message: '' })).statusCode).toBe(422);
  });

  it('ship an order once; a paid one is complete with that', async () => {
    const order = await anOrder();
    const shipped = await asStaff(`/shipments/${order.id}/create`, parcel, { 'if-match': '"1"' });
    expect(shipped.statusCode).toBe(201);
    expect(shipped.json()).toMatchObject({
      status: 'completed',
      fulfillmentStatus: 'fulfilled',
      version: 2,
      lines: [{ quantity: 1, fulfilledQuantity: 1 }],
      shipments: [{ ...parcel, status: 'shipped', lines: [{ orderLineId: order.lines[0]?.id, quantity: 1 }] }],
    });
    expect(shipped.json().events[0]).toMatchObject({ kind: 'shipped', message: '1 item shipped with DHL, 00340434' });
    const announced = await test.database.admin.query(
      `SELECT payload->>'orderId' AS id FROM outbox WHERE topic = 'order.shipped'`,
    );
    expect(announced.rows).toContainEqual({ id: order.id });
    const again = await asStaff(`/shipments/${order.id}/create`, parcel);
    expect([again.statusCode, again.json().code]).toEqual([409, 'order.nothing_to_ship']);
  });

  it('are told when someone else changed the order first', async () => {
    const order = await anOrder();
    const refused = await asStaff(`/shipments/${order.id}/create`, parcel, { 'if-match': '"7"' });
    expect([refused.statusCode, refused.json().code]).toEqual([412, 'precondition.failed']);
    expect(refused.json().details).toMatchObject({ currentVersion: 1 });
    expect((await asStaff(`/admin/orders/${order.id}`)).json().shipments).toEqual([]);
  });

  it('cannot ship cancelled or digital orders', async () => {
    const cancelled = await anOrder();
    await test.database.admin.query(`UPDATE orders SET status = 'cancelled' WHERE id = $1`, [cancelled.id]);
    expect((await asStaff(`/shipments/${cancelled.id}/create`, parcel)).json().code).toBe('order.transition_refused');
    const digital = await anOrder({ isDigital: true });
    expect((await asStaff(`/shipments/${digital.id}/create`, parcel)).json().code).toBe('order.nothing_to_ship');
  });

  it('may do what their role allows, in their own shop only', async () => {
    const order = await anOrder();
    const other = await aShop(test.database);
    const stranger = await aSignedInStaffMember(test, other);
    const requests = [
      { path: '/api/v1/admin/orders' },
      { path: `/api/v1/admin/orders/${order.id}` },
      { path: `/api/v1/admin/orders/${order.id}/notes`, body: { message: 'x' } },
      { path: `/api/v1/shipments/${order.id}/create`, body: parcel },
    ];
    for (const request of requests) {
      const statusFor = async (from: string, token?: string) =>
        (await test.request({ ...request, shop: from, ...(token && { token }) })).statusCode;
      expect(await statusFor(shop.slug)).toBe(401);
      expect(await statusFor(shop.slug, (await aSignedInCustomer(test, shop)).token)).toBe(403);
      expect(await statusFor(shop.slug, stranger.token)).toBe(403);
      if (request.path.includes(order.id)) expect(await statusFor(other.slug, stranger.token)).toBe(404);
    }
    const roles: StaffRole[] = ['manager', 'staff', 'support'];
    for (const role of roles) {
      const { token } = await aSignedInStaffMember(test, shop, role);
      const note = await test.request({
        path: requests[2]?.path ?? '',
        shop: shop.slug,
        token,
        body: { message: role },
      });
      expect(note.statusCode).toBe(201);
    }
  });
});
