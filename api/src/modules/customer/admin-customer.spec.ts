import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';

let app: TestApp;
let shop: ShopFacts;
let token: string;
const ids = new Map<string, string>();

const people = [
  { email: 'ada@example.com', first: 'Ada', last: 'Byron', orders: 3, spent: 30_000, day: 1 },
  { email: 'zoe_1@example.com', first: 'Zoe', last: 'Adams', orders: 3, spent: 10_000, day: 2 },
  { email: 'ben@example.com', first: 'ben', last: 'Cole', orders: 0, spent: 0, day: 3 },
];

beforeAll(async () => {
  app = await testApp();
  shop = await aShop(app.database);
  token = await aStaffToken(app, shop);
  for (const { email, first, last, orders, spent, day } of people) {
    const { rows } = await app.database.admin.query<{ id: string }>(
      `INSERT INTO customers (tenant_id, email, first_name, last_name, order_count, spent_minor, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, make_timestamptz(2026, 3, $7, 12, 0, 0.123456, 'UTC')) RETURNING id`,
      [shop.id, email, first, last, orders, spent, day],
    );
    ids.set(email, rows[0]?.id ?? '');
  }
});
afterAll(() => app.close());

const list = async (query = '') =>
  (await app.request({ path: `/api/v1/admin/customers${query}`, shop: shop.slug, token })).json();
const emails = (page: { items: { email: string }[] }) => page.items.map(({ email }) => email.split('@')[0] ?? '');

describe('the list of customers', () => {
  it.each([
    ['-createdAt', ['ben', 'zoe_1', 'ada']],
    ['createdAt', ['ada', 'zoe_1', 'ben']],
    ['name', ['ada', 'ben', 'zoe_1']],
    ['-spent', ['ada', 'zoe_1', 'ben']],
  ])('in order of %s reads the same page by page', async (sort, expected) => {
    expect(emails(await list(`?sort=${sort}`))).toEqual(expected);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`?sort=${sort}&limit=1${cursor}`);
      seen.push(...emails(page));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '' && seen.length < 10);
    expect(seen).toEqual(expected);
  });

  it('finds by name and e-mail, taking wildcards literally', async () => {
    expect(emails(await list('?q=BYRON'))).toEqual(['ada']);
    expect(emails(await list('?q=zoe_'))).toEqual(['zoe_1']);
    expect(emails(await list('?q=%25'))).toEqual([]);
    expect((await list('?q=example&include=total')).total).toBe(3);
  });

  it('tells guests from accounts and money in the shop’s currency', async () => {
    expect((await list('?q=ada@')).items[0]).toMatchObject({
      ...{ name: 'Ada Byron', orderCount: 3, spent: { amount: 30_000, currency: 'EUR' }, hasAccount: false },
      createdAt: '2026-03-01T12:00:00.123Z',
    });
  });

  it('refuses a cursor of another list', async () => {
    const answer = await app.request({ path: '/api/v1/admin/customers?cursor=abc', shop: shop.slug, token });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'request.invalid']);
  });
});

describe('one customer', () => {
  const get = (id: string, by = token, at = shop) =>
    app.request({ path: `/api/v1/admin/customers/${id}`, shop: at.slug, token: by });

  it('comes with addresses and latest orders', async () => {
    const id = ids.get('ada@example.com') ?? '';
    const address = {
      firstName: 'Ada',
      lastName: 'Byron',
      line1: 'Torstraße 1',
      city: 'Berlin',
      postalCode: '10119',
      country: 'DE',
    };
    await app.database.admin.query(
      `INSERT INTO customer_addresses (tenant_id, customer_id, is_default, address) VALUES ($1, $2, true, $3)`,
      [shop.id, id, address],
    );
    await app.database.admin.query(
      `INSERT INTO orders (tenant_id, number, customer_id, email, payment_status, fulfillment_status, currency, subtotal_minor,
          shipping_minor, tax_minor, total_minor, totals, item_count, payment_method)
        VALUES ($1, 1001, $2, 'ada@example.com', 'paid', 'unfulfilled', 'EUR', 1, 0, 0, 1234, '{}', 1, 'Test')`,
      [shop.id, id],
    );
    expect((await get(id)).json()).toMatchObject({
      ...{ id, city: 'Berlin', country: 'DE', phone: '' },
      addresses: [{ ...address, company: '', isDefault: true }],
      recentOrders: [{ number: 1001, total: { amount: 1_234, currency: 'EUR' } }],
    });
  });

  it('is unknown to other shops and closed to those without permission', async () => {
    const id = ids.get('ben@example.com') ?? '';
    const otherShop = await aShop(app.database);
    const stranger = await aStaffToken(app, otherShop);
    expect((await get(id, stranger, otherShop)).json().code).toBe('customer.not_found');
    expect((await get(id, stranger)).json().code).toBe('auth.forbidden');
    const anonymous = await app.request({ path: `/api/v1/admin/customers/${id}`, shop: shop.slug });
    expect(anonymous.json().code).toBe('auth.required');
  });
});
