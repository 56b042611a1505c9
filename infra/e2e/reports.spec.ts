import { z } from 'zod';
import { expect, phone, test } from './support/journey.js';
import { signIn } from './support/merchant.js';
import { callApi, firstShop } from './support/product.js';
import { addToCart, confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';

const moneySchema = z.object({ amount: z.number(), currency: z.string() });
const listSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const orderSchema = z.object({ lines: z.array(z.object({ id: z.string(), title: z.string() })) });
const dashboardSchema = z.object({
  today: z.object({ revenue: moneySchema, orders: z.number() }),
  daily: z.array(z.object({ date: z.string() })),
});
const overviewSchema = z.object({ current: z.object({ totalSales: moneySchema, orders: z.number() }) });

/** Cells of a report's row, its name first. */
const cells = (row: string[]): string[] => row.map((text) => text.replaceAll(/\s+/g, ' ').trim());

test('what is bought and given back stands in the reports to the cent, and agrees with the first page', async ({
  page,
  context,
  checkAccessibility,
}) => {
  test.setTimeout(180_000);
  const shopper = await context.newPage();
  const email = 'figures@example.com';
  for (const title of ['Counted cup', 'Returned plate']) {
    const product = await stockProduct(firstShop, title, { units: 5 });
    await addToCart(shopper, firstShop, product.slug);
  }
  await fillCheckout(shopper, firstShop, { email });
  await pay(shopper);
  await shopper.waitForURL(confirmationUrl);
  const list = listSchema.parse((await callApi(firstShop, 'GET', `/admin/orders?q=${email}`)).body);
  const path = `/admin/orders/${list.items[0]?.id}`;
  const order = orderSchema.parse((await callApi(firstShop, 'GET', path)).body);
  const plate = order.lines.find(({ title }) => title === 'Returned plate');
  const refund = { lines: [{ orderLineId: plate?.id, quantity: 1 }] };
  expect((await callApi(firstShop, 'POST', `${path}/refunds`, refund)).status).toBe(201);

  await signIn(page, firstShop);
  await page.getByRole('link', { name: 'Analytics' }).first().click();
  await page.getByRole('combobox', { name: 'Period' }).selectOption('today');
  await expect(page.getByRole('term').filter({ hasText: 'Total sales' })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('link', { name: /^Sales by product/ }).click();
  await page.waitForURL(/sales-by-product/);
  const row = (title: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) });
  await expect(async () => {
    await page.reload();
    await expect(row('Returned plate')).toBeVisible({ timeout: 4_000 });
    expect(cells(await row('Returned plate').getByRole('cell').allInnerTexts()).slice(0, 2)).toEqual(['1', '1']);
  }).toPass({ timeout: 90_000 });
  expect(cells(await row('Counted cup').getByRole('cell').allInnerTexts()).slice(0, 2)).toEqual(['1', '0']);
  const net = cells(await row('Returned plate').getByRole('cell').allInnerTexts())[5];
  expect(net).toMatch(/^€0\.00/);
  await checkAccessibility(page);
  await page.setViewportSize(phone);
  await checkAccessibility(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/-sales-by-product-.*\.csv$/);

  const dashboard = dashboardSchema.parse((await callApi(firstShop, 'GET', '/admin/dashboard')).body);
  const today = dashboard.daily.at(-1)?.date ?? '';
  const asked = `/admin/reports/overview?from=${today}&to=${today}`;
  const { current } = overviewSchema.parse((await callApi(firstShop, 'GET', asked)).body);
  expect({ revenue: current.totalSales, orders: current.orders }).toMatchObject({
    revenue: dashboard.today.revenue,
    orders: dashboard.today.orders,
  });
});
