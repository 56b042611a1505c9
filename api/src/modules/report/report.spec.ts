import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportNameSchema, reportSchema, salesOverviewSchema, type ReportName } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import type { Goods } from '../../../test/factories/sales.factory.js';
import { FoldSales } from './index.js';

let test: TestApp;
let desk: OrderDesk;
let mug: Goods;

const day = (daysAgo = 0) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
// Wide enough for whatever hour it is in the shop's time zone.
const period = (more = '') => `?from=${day(1)}&to=${day(-1)}${more}`;
const read = async (name: ReportName, query = period()) =>
  reportSchema.parse((await desk.send(`/admin/reports/${name}${query}`)).json());

beforeAll(async () => {
  test = await testApp();
  desk = await OrderDesk.open(test);
  mug = await desk.goods({ title: '=1+1, Mug' });
  await desk.sold([{ goods: mug, quantity: 2 }], { email: 'ada@example.com' });
  await desk.sold([{ goods: mug, quantity: 1 }], { email: 'ada@example.com' });
  const { rows } = await test.database.admin.query<{ id: string }>(
    `WITH code AS (UPDATE orders SET totals = jsonb_set(totals, '{explanations}', totals->'explanations' || '[{"rule":"discount",
        "label":"Ten off","code":"TEN","amount":{"amount":-200,"currency":"EUR"}}]'), version = version + 1
      WHERE tenant_id = $1 AND number = 1001 RETURNING id) SELECT id FROM code`,
    [desk.shop.id],
  );
  expect(rows).toHaveLength(1);
  const waiting = new Buyer(test, desk.shop);
  await waiting.add(mug.variantId);
  const fold = test.app.get(FoldSales);
  await fold.foldAll();
  await fold.valueStock(new Date());
});
afterAll(() => test.close());

describe('reports', () => {
  it('tell those who come back from those who order first', async () => {
    const { current, previous } = salesOverviewSchema.parse(
      (await desk.send(`/admin/reports/overview${period()}`)).json(),
    );
    expect(current).toMatchObject({ orders: 2, returningShare: 0.5, totalSales: { amount: 3_998 + 1_999 + 2 * 490 } });
    expect(previous).toMatchObject({ orders: 0, returningShare: null, averageOrder: { amount: 0 } });
    const { rows } = await read('new-and-returning');
    expect(rows.map(({ label, values }) => [label, values[1]])).toEqual([
      ['First order', 1],
      ['Ordered before', 1],
    ]);
  });

  it('say what a code has cost, what stands on the shelves, and how many carts became orders', async () => {
    expect((await read('discounts')).rows).toMatchObject([
      { label: 'Ten off', note: 'TEN', values: [1, 200], previous: 0 },
    ]);
    await test.database.admin.query(`UPDATE variants SET cost_minor = 500 WHERE id = $1`, [mug.variantId]);
    await test.app.get(FoldSales).valueStock(new Date());
    const stock = await read('stock-value');
    expect(stock.rows.map(({ values }) => values)).toEqual([[47, 47 * 500, 47 * 1_999, 0]]);
    expect(stock.series.map(({ current }) => current)).toContain(47 * 500);
    const funnel = await read('conversion');
    expect(funnel.rows.map(({ label, values }) => [label, values[0]])).toEqual([
      ['Cart begun', 3],
      ['Checkout begun', 2],
      ['Order placed', 2],
    ]);
    expect(funnel.rows[2]?.values[1]).toBe(0.6667);
  });

  it('stand beside the period before, row by row', async () => {
    const before = `?from=${day(-2)}&to=${day(-4)}`;
    const { rows, totals, previousTotal, series } = await read('sales-by-product', before);
    expect([rows, totals[0], series.map(({ current }) => current)]).toEqual([[], 0, [0, 0, 0]]);
    expect(previousTotal).toBe(5_040);
    const now = await read('sales-by-product', period('&compare=none'));
    expect(now).toMatchObject({ previousSpan: null, previousTotal: null, rows: [{ previous: null }] });
  });

  it('are narrowed to a channel and a country', async () => {
    const orders = async (more: string) =>
      salesOverviewSchema.parse((await desk.send(`/admin/reports/overview${period(more)}`)).json()).current.orders;
    expect(
      await Promise.all(['&channel=storefront', '&channel=phone', '&country=DE', '&country=FR'].map(orders)),
    ).toEqual([...[2, 0, 2, 0]]);
  });

  it('are files no spreadsheet takes for formulas', async () => {
    const file = await desk.send(`/admin/reports/sales-by-product/csv${period()}`);
    expect(file.headers['content-disposition']).toContain(
      `${desk.shop.slug}-sales-by-product-${day(1)}-${day(-1)}.csv`,
    );
    const [header, row, total] = file.body.split('\r\n');
    expect(header).toBe(
      'Product,Details,Units sold,Units returned,Gross sales (EUR),Discounts (EUR),Returns (EUR),Net sales (EUR),Taxes (EUR)',
    );
    expect(row).toBe(`"'=1+1, Mug",,3,0,50.40,0.00,0.00,50.40,9.57`);
    expect(total).toBe('Total,,3,0,50.40,0.00,0.00,50.40,9.57');
  });

  it.each(reportNameSchema.options)('include %s, by REST and by GraphQL alike', async (name) => {
    const query = `{ report(name: "${name}", from: "${day(1)}", to: "${day(-1)}") { name totals rows { label values } } }`;
    const answer = await desk.send(`/admin/reports/${name}${period()}`);
    expect(answer.statusCode).toBe(200);
    const report = reportSchema.parse(answer.json());
    const { authorization } = desk;
    const graph = await test.request({
      path: '/graphql',
      shop: desk.shop.slug,
      body: { query },
      headers: { authorization },
    });
    const { name: reportName, totals } = report;
    const rows = report.rows.map(({ label, values }) => ({ label, values }));
    expect(graph.json()).toEqual({ data: { report: { name: reportName, totals, rows } } });
  });

  it('are for those who may read them, over periods that make sense', async () => {
    const path = `/admin/reports/overview`;
    expect((await test.request({ path: `/api/v1${path}${period()}`, shop: desk.shop.slug })).statusCode).toBe(401);
    const support = await desk.colleague('support');
    for (const asked of [path, '/admin/reports/taxes', '/admin/reports/taxes/csv'])
      expect([asked, (await support.send(`${asked}${period()}`)).statusCode]).toEqual([asked, 403]);
    for (const wrong of ['', `?from=${day()}&to=${day(1)}`, '?from=1990-01-01&to=2026-01-01', period('&compare=week')])
      expect([wrong, (await desk.send(`${path}${wrong}`)).statusCode]).toEqual([wrong, 422]);
    expect((await desk.send(`/admin/reports/sales-by-moon${period()}`)).statusCode).toBe(422);
  });
});
