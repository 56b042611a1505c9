import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { reportSchema, salesOverviewSchema, type AdminOrder, type ReportName } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import type { Goods } from '../../../test/factories/sales.factory.js';
import { anyHistory, live } from '../../../test/factories/sales.history.js';
import { FoldSales } from './index.js';

let test: TestApp;
let desk: OrderDesk;
let mug: Goods;
let book: Goods;

beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  desk = await OrderDesk.open(test);
  [mug, book] = await Promise.all([
    desk.goods({ title: 'Mug', onHand: 5_000 }),
    desk.goods({ title: 'Book', priceMinor: 1_000, taxCategory: 'reduced', onHand: 5_000 }),
  ]);
});

const day = (daysAgo = 0) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const period = (more = '') => `from=${day(2)}&to=${day(-1)}&compare=none${more}`;
const fold = () => test.app.get(FoldSales).foldShop(desk.shop.id);
const overview = async (query = period()) =>
  salesOverviewSchema.parse((await desk.send(`/admin/reports/overview?${query}`)).json());
const report = async (name: ReportName, query = period()) => {
  const answer = await desk.send(`/admin/reports/${name}?${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return reportSchema.parse(answer.json());
};
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const column = ({ columns, rows }: Awaited<ReturnType<typeof report>>, id: string) =>
  rows.map(({ values }) => values[columns.findIndex((candidate) => candidate.id === id)] ?? 0);
/** What an order means to the shop: what was paid or is promised, less what went back. */
const keptOf = ({ status, totals, captured, refunded }: AdminOrder): number =>
  status === 'cancelled' && captured.amount === 0 ? 0 : totals.total.amount - refunded.amount;

/** Two mugs at 19.99 with 19 % inside, a book at 10.00 with 7 %, and the parcel for 4.90: 54.88. */
const anOrder = (provider: 'test' | 'manual' = 'test') =>
  desk.sold(
    [
      { goods: mug, quantity: 2 },
      { goods: book, quantity: 1 },
    ],
    { provider },
  );

describe('sales figures', () => {
  it('say what was sold, and the refund of a unit lowers them by exactly what went back', async () => {
    const order = await anOrder();
    const unit = { orderLineId: order.lines.find(({ title }) => title === 'Mug')?.id, quantity: 1 };
    await desk.done(`/admin/orders/${order.id}/refunds`, { lines: [unit] });
    await fold();
    const euros = (amount: number) => ({ amount, currency: 'EUR' });
    expect((await overview()).current).toEqual({
      grossSales: euros(4_295),
      discounts: euros(0),
      returns: euros(1_680),
      netSales: euros(2_615),
      shipping: euros(412),
      taxes: euros(462),
      totalSales: euros(3_489),
      orders: 1,
      averageOrder: euros(4_295),
      returningShare: 0,
    });
    const products = await report('sales-by-product');
    expect(products.rows.map(({ label, values }) => [label, values])).toEqual([
      ['Mug', [2, 1, 3_360, 0, 1_680, 1_680, 319]],
      ['Book', [1, 0, 935, 0, 0, 935, 65]],
    ]);
    expect(products.totals).toEqual([3, 1, 4_295, 0, 1_680, 2_615, 384]);
  });

  it('do not count an order that was cancelled before it was paid', async () => {
    const order = await anOrder('manual');
    await fold();
    expect((await overview()).current).toMatchObject({ orders: 1, totalSales: { amount: 5_488 } });
    await desk.done(`/admin/orders/${order.id}/cancel`, { reason: 'customer' });
    await fold();
    const { current } = await overview();
    expect(current).toMatchObject({
      orders: 0,
      netSales: { amount: 0 },
      shipping: { amount: 0 },
      taxes: { amount: 0 },
    });
    expect(current).toMatchObject({ totalSales: { amount: 0 }, returningShare: null });
  });

  it('are the same however often they are made, and made anew from the orders', async () => {
    const order = await anOrder();
    await desk.done(`/admin/orders/${order.id}/refunds`, { extraMinor: 333 });
    const all = () =>
      test.database.admin
        .query(`SELECT to_jsonb(f) FROM sales_facts f WHERE tenant_id = $1 ORDER BY order_id, position`, [desk.shop.id])
        .then(({ rows }) => rows);
    await Promise.all([fold(), fold(), fold()]);
    const once = await all();
    expect(once).not.toHaveLength(0);
    expect(await fold()).toBe(0);
    await test.app.get(FoldSales).rebuild();
    expect(await all()).toEqual(once);
  });

  it('agree with the orders to the cent, in every report, whatever happened to the orders', async () => {
    const histories = fc.sample(anyHistory, { numRuns: 40, seed: 20 });
    const orders: AdminOrder[] = [];
    for (const history of histories) orders.push(await live(desk, [mug, book], history));
    expect(new Set(orders.map(({ status, paymentStatus }) => `${status} ${paymentStatus}`)).size).toBeGreaterThan(4);
    await fold();
    const kept = sumOf(orders.map(keptOf));
    const { current } = await overview();
    expect(current.totalSales.amount).toBe(kept);
    expect(current.orders).toBe(orders.filter(({ status }) => status !== 'cancelled').length);
    for (const name of ['sales-over-time', 'sales-by-channel', 'sales-by-customer', 'sales-by-country'] as const)
      expect([name, sumOf(column(await report(name), 'totalSales'))]).toEqual([name, kept]);
    for (const name of ['sales-by-product', 'sales-by-variant', 'sales-by-category'] as const)
      expect([name, sumOf(column(await report(name), 'netSales'))]).toEqual([name, current.netSales.amount]);
    const taxes = await report('taxes');
    expect(sumOf(column(taxes, 'tax'))).toBe(current.taxes.amount);
    expect(sumOf(column(taxes, 'taxable')) - sumOf(column(taxes, 'taxableRefunded'))).toBe(
      current.netSales.amount + current.shipping.amount,
    );
    expect(sumOf(column(await report('shipping'), 'shipping'))).toBe(current.shipping.amount);
    const paid = orders.filter(({ captured }) => captured.amount > 0);
    const unpaid = orders.filter(({ status, captured }) => status === 'cancelled' && captured.amount === 0);
    const back =
      sumOf(paid.map(({ refunded }) => refunded.amount)) + sumOf(unpaid.map(({ totals }) => totals.total.amount));
    expect(sumOf(column(await report('refunds'), 'refunded'))).toBe(back);
  }, 120_000);

  it('count a day by the shop’s own clock, also after it was set to another', async () => {
    await anOrder();
    await fold();
    await test.database.admin.query(`UPDATE sales_facts SET at = '2026-03-01T23:30:00Z' WHERE tenant_id = $1`, [
      desk.shop.id,
    ]);
    const on = async (date: string) => (await overview(`from=${date}&to=${date}&compare=none`)).current.orders;
    expect(await Promise.all(['2026-03-01', '2026-03-02'].map(on))).toEqual([0, 1]);
    const { name, locale } = desk.shop;
    const settings = {
      name,
      locale,
      legalName: '',
      tagline: '',
      contactEmail: 'a@example.com',
      timezone: 'America/New_York',
    };
    expect((await desk.send('/admin/settings', settings, {}, 'PUT')).statusCode).toBe(200);
    expect(await Promise.all(['2026-03-01', '2026-03-02'].map(on))).toEqual([1, 0]);
  });
});
