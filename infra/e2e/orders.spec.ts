import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { callApi, firstShop, secondShop, type DemoShop } from './support/product.js';
import { addToCart, confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';
import type { Page } from '@playwright/test';

/** Buys a product of each title. @returns the address of the confirmation, which shows how the order stands */
async function buy(page: Page, shop: DemoShop, email: string, titles: readonly string[]) {
  const products = [];
  for (const title of titles) {
    const product = await stockProduct(shop, title, { units: 5 });
    await addToCart(page, shop, product.slug);
    products.push(product);
  }
  await fillCheckout(page, shop, { email });
  await pay(page);
  await page.waitForURL(confirmationUrl);
  return { products, confirmation: page.url() };
}

/** Opens the order of a buyer in the console. */
async function openOrder(page: Page, shop: DemoShop, email: string) {
  await page.goto(`${consoleOf(shop)}/orders?q=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: /^#\d+/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Order \d+/ })).toBeVisible();
}

test('one of two lines is shipped, the other refunded and restocked; the shopper sees both', async ({
  page,
  context,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const shopper = await context.newPage();
  const email = 'parts@example.com';
  const { products, confirmation } = await buy(shopper, firstShop, email, ['Parting jug', 'Staying jar']);
  await signIn(page, firstShop);
  await openOrder(page, firstShop, email);
  await checkAccessibility(page);

  await page.getByRole('button', { name: 'Ship items' }).click();
  await page.getByRole('spinbutton', { name: 'Units of Staying jar to send' }).press('ArrowDown');
  await page.getByLabel('Carrier').fill('DHL');
  await page.getByLabel(/Tracking number/).fill('00340434');
  await page.getByLabel(/Tracking link/).fill('https://dhl.example/00340434');
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Ship 1 item' }).click();
  await expect(page.getByText('Partly shipped', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Refund' }).click();
  await page.getByRole('spinbutton', { name: 'Units of Staying jar to refund' }).press('ArrowUp');
  await page.getByLabel(/Reason/).fill('Out of glaze');
  await expect(page.getByRole('button', { name: 'Refund €24.00' })).toBeEnabled();
  await page.setViewportSize(phone);
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Refund €24.00' }).click();
  await expect(page.getByRole('main')).toContainText('€24.00 refunded: 1 × Staying jar. Out of glaze');
  await expect(page.getByText('Partly refunded', { exact: true })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Mark as delivered' }).click();
  await expect(page.getByText('Delivered', { exact: true })).toBeVisible();

  await shopper.goto(confirmation);
  const main = shopper.getByRole('main');
  await expect(main.getByRole('link', { name: 'Track 00340434' })).toHaveAttribute(
    'href',
    'https://dhl.example/00340434',
  );
  await expect(main).toContainText('1 × Parting jug');
  await expect(main).toContainText('1 × Staying jar');
  await expect(main).toContainText('€24.00');
  await checkAccessibility(shopper);
  const restocked = products[1]?.variants[0]?.id;
  const { body } = await callApi(firstShop, 'GET', `/admin/variants/${restocked}/stock`);
  expect(body).toMatchObject({ onHand: 5 });
});

test('an order is cancelled by keyboard, what was paid goes back, and the shopper sees it', async ({
  page,
  context,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const shopper = await context.newPage();
  const email = 'called-off@example.com';
  const { confirmation } = await buy(shopper, secondShop, email, ['Called-off lamp']);
  await signIn(page, secondShop);
  await openOrder(page, secondShop, email);
  await page.getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Cancel order' }).press('Enter');
  await page.getByLabel('Reason').selectOption('out_of_stock');
  await checkAccessibility(page);
  await page.getByRole('button', { name: /^Cancel and refund £/ }).press('Enter');
  await expect(page.getByText('Cancelled: Items are not available')).toBeVisible();
  await expect(page.getByText('Refunded', { exact: true }).first()).toBeVisible();
  await checkAccessibility(page);
  await shopper.goto(confirmation);
  await expect(shopper.getByRole('heading', { level: 1 })).toHaveText('Cancelled');
  await expect(shopper.getByRole('main')).toContainText('Refunded');
  await checkAccessibility(shopper);
});

test('orders are found by a saved view, tagged together, printed and taken to a spreadsheet', async ({
  page,
  context,
  checkAccessibility,
}) => {
  test.setTimeout(180_000);
  const shopper = await context.newPage();
  const email = 'together@example.com';
  await buy(shopper, firstShop, email, ['Together bowl']);
  await buy(shopper, firstShop, email, ['Together spoon']);
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/orders?q=${encodeURIComponent(email)}`);
  await expect(page.getByRole('link', { name: /^#\d+/ })).toHaveCount(2);
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Together');
  await checkAccessibility(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('link', { name: 'Together' })).toHaveAttribute('aria-current', 'true');
  await page.goto(`${consoleOf(firstShop)}/orders`);
  await page.getByRole('link', { name: 'Together' }).click();
  await expect(page.getByRole('link', { name: /^#\d+/ })).toHaveCount(2);
  await checkAccessibility(page);

  await page.getByRole('checkbox', { name: /all/i }).first().press('Space');
  await page.getByRole('button', { name: 'More for the selected orders' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Add tags…' }).press('Enter');
  await page.getByRole('dialog').getByRole('combobox').fill('wrap');
  await page.getByRole('dialog').getByRole('combobox').press('Enter');
  await page.getByRole('button', { name: 'Add tags' }).click();
  await expect(page.getByText('2 orders done')).toBeVisible({ timeout: 30_000 });
  await checkAccessibility(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'A row for each item' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click({ timeout: 30_000 });
  expect((await download).suggestedFilename()).toMatch(/-lines-.*\.csv$/);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await page.goto(`${consoleOf(firstShop)}/settings/invoices`);
  await page.getByLabel('Street and number').fill('Hafenstraße 7');
  await page.getByLabel('Postcode').fill('20457');
  await page.getByLabel('City').fill('Hamburg');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Business details saved')).toBeVisible();
  await checkAccessibility(page);
  await openOrder(page, firstShop, email);
  await page.getByRole('button', { name: 'Issue invoice' }).click();
  const invoice = page.getByRole('link', { name: /^Invoice \d+/ });
  await expect(invoice).toBeVisible();
  const pdf = await page.request.get((await invoice.getAttribute('href')) ?? '');
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await page.setViewportSize(phone);
  await checkAccessibility(page);
});
