import { dashboardSchema } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { FoldSales } from './index.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';

let app: TestApp;
let shop: ShopFacts;
let token: string;

beforeAll(async () => {
  app = await testApp();
  shop = await aShop(app.database, { timezone: 'Pacific/Auckland', currency: 'NZD' });
  token = await aStaffToken(app, shop);
});
afterAll(() => app.close());

let number = 1000;

/** An order placed at noon of the shop's day, so many days ago. */
const order = (
  at: ShopFacts,
  daysAgo: number,
  totalMinor: number,
  change: { status?: string; payment?: string } = {},
) =>
  app.database.admin.query(
    `WITH placed AS (INSERT INTO orders (tenant_id, number, email, customer_name, status, payment_status, fulfillment_status, currency,
        subtotal_minor, shipping_minor, tax_minor, total_minor, totals, item_count, payment_method, placed_at)
      VALUES ($1, $2, 'a@example.com', 'Ada Byron', $3, $4, 'unfulfilled', 'NZD', $5, 0, 0, $5, '{"pricesIncludeTax":true,"taxes":[]}', 1, 'Test',
        (((now() AT TIME ZONE $6)::date - $7::int)::timestamp + interval '1 minute') AT TIME ZONE $6) RETURNING id)
      INSERT INTO order_lines (tenant_id, order_id, position, sku, title, variant_title, unit_price_minor, quantity, line_total_minor,
        charged_minor, tax_minor)
      SELECT $1, id, 1, 'M-1', 'Mug', 'Oat', $5, 2, $5, $5, 0 FROM placed`,
    [at.id, ++number, change.status ?? 'open', change.payment ?? 'paid', totalMinor, at.timezone, daysAgo],
  );
const read = async (at = shop, by = token) => {
  await app.app.get(FoldSales).foldShop(at.id);
  return app.request({ path: '/api/v1/admin/dashboard', shop: at.slug, token: by });
};

describe('the dashboard', () => {
  it('is empty but whole for a shop on its first day', async () => {
    const fresh = await aShop(app.database);
    const dashboard = dashboardSchema.parse((await read(fresh, await aStaffToken(app, fresh))).json());
    const nothing = { amount: 0, currency: 'EUR' };
    expect(dashboard.today).toEqual({ orders: 0, revenue: nothing, averageOrder: nothing });
    expect(dashboard.setup).toEqual({ hasProducts: false, hasActiveProducts: false, hasOrders: false });
    expect([dashboard.recentOrders, dashboard.lowStock, dashboard.bestSellers]).toEqual([[], [], []]);
  });

  it('counts orders on the shop’s own days and leaves cancelled ones out', async () => {
    await order(shop, 0, 1_000);
    await order(shop, 0, 2_001);
    await order(shop, 0, 9_999, { status: 'cancelled' });
    await order(shop, 1, 5_000, { payment: 'pending' });
    await order(shop, 7, 700);
    await order(shop, 29, 30);
    await order(shop, 30, 400);
    await order(shop, 60, 1_000_000);
    await order(await aShop(app.database), 0, 77_777);
    const dashboard = dashboardSchema.parse((await read()).json());
    const money = (amount: number) => ({ amount, currency: 'NZD' });
    expect(dashboard.today).toEqual({ orders: 2, revenue: money(3_001), averageOrder: money(1_501) });
    expect(dashboard.yesterday).toMatchObject({ orders: 1, revenue: money(5_000) });
    expect(dashboard.sameDayLastWeek).toMatchObject({ orders: 1, revenue: money(700) });
    expect(dashboard.last30Days).toMatchObject({ orders: 5, revenue: money(8_731) });
    expect(dashboard.previous30Days).toMatchObject({ orders: 1, revenue: money(400) });
    expect(dashboard.daily.at(-1)).toMatchObject({ orders: 2, revenue: money(3_001) });
    expect(dashboard.daily[0]).toMatchObject({ orders: 1, revenue: money(30) });
    expect(dashboard.previousDaily.at(-1)).toMatchObject({ orders: 1, revenue: money(400) });
    expect(dashboard.toFulfill).toBe(6);
    expect(dashboard.recentOrders[0]).toMatchObject({ customerName: 'Ada Byron', total: money(1_000_000) });
    expect(dashboard.recentOrders).toHaveLength(8);
  });

  it('warns of what runs out and shows what sells', async () => {
    const { rows } = await app.database.admin.query<{ product: string }>(
      `WITH product AS (INSERT INTO products (tenant_id, slug, title, status, published_at)
          VALUES ($1, 'mug', 'Mug', 'active', now()) RETURNING id),
        variant AS (INSERT INTO variants (tenant_id, product_id, sku, option_values, price_minor)
          SELECT $1, id, sku, ARRAY[colour], 100 FROM product, (VALUES ('M-1', 'Oat'), ('M-2', 'Tide')) v (sku, colour) RETURNING id, sku),
        level AS (INSERT INTO stock_levels (tenant_id, variant_id, location_id, on_hand, reserved)
          SELECT $1, v.id, l.id, 9, CASE v.sku WHEN 'M-1' THEN 4 ELSE 3 END FROM variant v, locations l WHERE l.tenant_id = $1),
        line AS (UPDATE order_lines l SET product_id = p.id FROM orders o, product p
          WHERE o.tenant_id = $1 AND o.total_minor IN (1000, 400, 9999) AND l.tenant_id = $1 AND l.order_id = o.id),
        changed AS (UPDATE orders SET version = version + 1 WHERE tenant_id = $1)
       SELECT id AS product FROM product`,
      [shop.id],
    );
    const dashboard = dashboardSchema.parse((await read()).json());
    expect(dashboard.lowStock).toMatchObject([{ sku: 'M-1', variantTitle: 'Oat', free: 5, image: null }]);
    expect(dashboard.bestSellers).toEqual([
      { productId: rows[0]?.product, title: 'Mug', units: 2, revenue: { amount: 1_000, currency: 'NZD' }, image: null },
    ]);
    expect(dashboard.setup).toEqual({ hasProducts: true, hasActiveProducts: true, hasOrders: true });
  });

  it('is for those who may read reports', async () => {
    const support = await aStaffToken(app, shop, 'support');
    const stranger = await aStaffToken(app, await aShop(app.database));
    expect((await app.request({ path: '/api/v1/admin/dashboard', shop: shop.slug })).json().code).toBe('auth.required');
    for (const by of [support, stranger]) expect((await read(shop, by)).json().code).toBe('auth.forbidden');
  });
});
