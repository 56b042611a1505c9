import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { callApi, firstShop, requestAs } from './support/product.js';
import { addToCart, confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';

const password = 'a-long-enough-password';
const madeSchema = z.object({ id: z.string() });

const idOf = async (path: string, body: object): Promise<string> => {
  const made = await callApi(firstShop, 'POST', path, body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return madeSchema.parse(made.body).id;
};

async function register(page: Page, email: string): Promise<void> {
  await page.goto(`${firstShop.storefrontUrl}/account/register`);
  for (const [field, value] of Object.entries({ firstName: 'Mia', lastName: 'Guild', email, password }))
    await page.locator(`main [name=${field}]`).fill(value);
  await page.locator('main form [type=submit]').last().click();
  await expect(page).toHaveURL(/\/account$/);
}

test('a merchant puts a customer into a new group', async ({ page, browser, checkAccessibility }) => {
  const email = `member-${Date.now()}@example.com`;
  await register(await (await browser.newContext()).newPage(), email);
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/customers/groups`);
  await page.getByRole('button', { name: 'Add a group' }).first().click();
  const group = `Guild ${Date.now()}`;
  await page.getByLabel('Name').fill(group);
  await page.getByRole('button', { name: 'Add the group' }).click();
  await expect(page.getByRole('heading', { name: group, level: 1 })).toBeVisible();
  await page.getByRole('combobox', { name: 'Add customers by name or e-mail' }).fill(email);
  await page.getByRole('option', { name: /Mia Guild/ }).click();
  await expect(page.getByRole('link', { name: 'Mia Guild' })).toBeVisible();
  await checkAccessibility();
  await page.getByRole('link', { name: 'Mia Guild' }).click();
  await expect(page.getByRole('checkbox', { name: group })).toBeChecked();
});

test('a merchant types a group’s prices into a new list', async ({ page, checkAccessibility }) => {
  const title = `Guild jug ${Date.now()}`;
  await stockProduct(firstShop, title, { priceMinor: 4000 });
  const group = `Masters ${Date.now()}`;
  await idOf('/admin/customer-groups', { name: group });
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/price-lists`);
  await page.getByRole('button', { name: 'Add a price list' }).first().click();
  await page.getByLabel('Name').fill(`${group} prices`);
  await page.getByLabel('For', { exact: true }).selectOption(group);
  await page.getByRole('button', { name: 'Add the price list' }).click();
  await expect(page.getByRole('heading', { name: `${group} prices`, level: 1 })).toBeVisible();
  await page.getByRole('checkbox', { name: /^Active/ }).click();
  await page.getByRole('searchbox', { name: 'Search by title or SKU' }).fill(title);
  const price = page.getByRole('textbox', { name: `Price of ${title} in EUR`, exact: true });
  await price.fill('30');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('1 price saved')).toBeAttached();
  await expect(page.getByText('Running').first()).toBeVisible();
  await page.setViewportSize(phone);
  await expect(price).toHaveValue('30.00');
  await checkAccessibility();
});

test('a member of a group sees and pays its prices, a guest does not', async ({ page, browser }) => {
  const email = `payer-${Date.now()}@example.com`;
  const product = await stockProduct(firstShop, `Guild bowl ${Date.now()}`, { priceMinor: 4000 });
  await register(page, email);
  const { items } = z
    .object({ items: z.array(madeSchema) })
    .parse((await callApi(firstShop, 'GET', `/admin/customers?q=${encodeURIComponent(email)}`)).body);
  const groupId = await idOf('/admin/customer-groups', { name: `Payers ${Date.now()}` });
  await callApi(firstShop, 'POST', `/admin/customer-groups/${groupId}/customers`, {
    customerIds: items.map(({ id }) => id),
  });
  const list = { name: `Payers ${Date.now()}`, currency: 'EUR', status: 'active', groupId, priority: 50 };
  const prices = [{ variantId: product.variants[0]?.id, priceMinor: 3000 }];
  const listId = await idOf('/admin/price-lists', list);
  expect((await callApi(firstShop, 'PUT', `/admin/price-lists/${listId}/prices`, { prices })).status).toBe(200);

  const guest = await (await browser.newContext()).newPage();
  for (const path of [`/products/${product.slug}`, `/search?q=${product.slug.replaceAll('-', '+')}`]) {
    await page.goto(`${firstShop.storefrontUrl}${path}`);
    await expect(page.locator('main [data-price]').first()).toHaveText('€30.00');
    await guest.goto(`${firstShop.storefrontUrl}${path}`);
    await expect(guest.locator('main [data-price]').first()).toHaveText('€40.00');
  }
  await addToCart(page, firstShop, product.slug);
  await fillCheckout(page, firstShop, { email });
  await expect(page.locator('main')).toContainText('€30.00');
  await pay(page);
  await expect(page).toHaveURL(confirmationUrl);
  await expect(page.locator('main')).toContainText('€30.00');
});

test('a shopper turns to another currency, sees every page in it and pays in it', async ({
  page,
  checkAccessibility,
}) => {
  const product = await stockProduct(firstShop, `Frank cup ${Date.now()}`, { priceMinor: 5000 });
  const franc = /CHF\s47\.95/;
  await page.goto(`${firstShop.storefrontUrl}/products/${product.slug}`);
  await expect(page.locator('main [data-price]').first()).toHaveText('€50.00');
  await page.getByRole('button', { name: 'CHF' }).click();
  await expect(page).toHaveURL(`${firstShop.storefrontUrl}/products/${product.slug}`);
  await expect(page.locator('main [data-price]').first()).toHaveText(franc);
  await expect(page.getByRole('button', { name: 'CHF' })).toHaveAttribute('aria-pressed', 'true');
  await checkAccessibility();
  await addToCart(page, firstShop, product.slug);
  await fillCheckout(page, firstShop, { email: 'franc@example.com' });
  await expect(page.locator('main')).toContainText(franc);
  await pay(page);
  await expect(page).toHaveURL(confirmationUrl);
  await expect(page.locator('main')).toContainText(franc);
  const orders = await callApi(firstShop, 'GET', '/admin/orders?q=franc@example.com');
  expect(orders.body).toMatchObject({ items: [{ total: { currency: 'CHF' } }] });
});

test('a merchant adds a currency, and shoppers can choose it at once', async ({
  page,
  browser,
  checkAccessibility,
}) => {
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/settings/currencies`);
  await expect(page.getByText('Swiss Franc', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Add a currency' }).click();
  await page.getByLabel('Currency', { exact: true }).selectOption('SEK');
  await page.getByLabel('Rate').fill('11,2');
  await page.getByLabel(/^Published/).check();
  await checkAccessibility();
  await page.getByRole('button', { name: 'Add the currency' }).click();
  await expect(page.getByText('1 EUR = 11.2 SEK')).toBeVisible();
  await checkAccessibility();
  const shopper = await (await browser.newContext()).newPage();
  await expect
    .poll(
      async () => (await shopper.goto(firstShop.storefrontUrl), shopper.getByRole('button', { name: 'SEK' }).count()),
      {
        timeout: 5_000,
      },
    )
    .toBe(1);
  expect((await callApi(firstShop, 'DELETE', '/admin/currencies/SEK')).status).toBe(204);
});

test('a sale for everybody is on the page within seconds of being switched on', async ({ page }) => {
  const product = await stockProduct(firstShop, `Sale plate ${Date.now()}`, { priceMinor: 2000 });
  const shown = page.locator('main [data-price]').first();
  await page.goto(`${firstShop.storefrontUrl}/products/${product.slug}`);
  await expect(shown).toHaveText('€20.00');
  const list = { name: `Plates ${Date.now()}`, currency: 'EUR', status: 'active' };
  const { id } = madeSchema.parse((await callApi(firstShop, 'POST', '/admin/price-lists', list)).body);
  const prices = [{ variantId: product.variants[0]?.id, priceMinor: 1500 }];
  expect((await callApi(firstShop, 'PUT', `/admin/price-lists/${id}/prices`, { prices })).status).toBe(200);
  const address = new URL(`${firstShop.storefrontUrl}/products/${product.slug}`);
  const html = async () =>
    (await requestAs(`http://127.0.0.1:${address.port}${address.pathname}`, { host: address.host })).body;
  await expect.poll(html, { timeout: 5_000 }).toContain('€15.00');
  expect((await callApi(firstShop, 'DELETE', `/admin/price-lists/${id}`)).status).toBe(204);
  await expect.poll(html, { timeout: 5_000 }).toContain('€20.00');
});
