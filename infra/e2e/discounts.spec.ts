import type { Page } from '@playwright/test';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { firstShop } from './support/product.js';
import { addToCart, confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';

async function openNewDiscount(page: Page, name: string): Promise<void> {
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/discounts`);
  await page.getByRole('button', { name: 'Add a discount' }).first().click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Add the discount' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

test('a code made in the console takes its share off a shopper’s order', async ({
  page,
  browser,
  checkAccessibility,
}) => {
  const [name, code] = [`Spring ${Date.now()}`, `SPRING${Date.now()}`];
  await openNewDiscount(page, name);
  await page.getByLabel('New code').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await page.getByLabel('Percentage').fill('25');
  await page.getByRole('checkbox', { name: /^On counts/i }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await checkAccessibility();

  const { slug } = await stockProduct(firstShop, `Discounted jug ${Date.now()}`, { priceMinor: 4000 });
  const shopper = await (await browser.newContext()).newPage();
  await addToCart(shopper, firstShop, slug);
  await shopper.goto(`${firstShop.storefrontUrl}/cart`);
  await shopper.locator('main [name=code]').fill('no-such-code');
  await shopper.locator('main form:has([name=code]) button').click();
  await expect(shopper.getByText(/NO-SUCH-CODE is not a discount code/).first()).toBeVisible();
  await shopper.locator('main [name=code]').fill(code.toLowerCase());
  await shopper.locator('main form:has([name=code]) button').click();
  await expect(shopper.locator('main').getByText(`${name} (${code})`)).toBeVisible();
  await expect(shopper.locator('main')).toContainText('10.00');
  await fillCheckout(shopper, firstShop, { email: `ada-${Date.now()}@example.com` });
  await pay(shopper);
  await expect(shopper).toHaveURL(confirmationUrl);
  await expect(shopper.getByText(`${name} (${code})`)).toBeVisible();

  await page.reload();
  await expect(page.getByText(/Used 1 time/)).toBeVisible();
});

test('a code is entered without JavaScript on a phone', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: phone, javaScriptEnabled: false })).newPage();
  const { slug } = await stockProduct(firstShop, `Quiet jug ${Date.now()}`, { priceMinor: 4000 });
  await page.goto(`${firstShop.storefrontUrl}/products/${slug}`);
  await page.locator('#buy-form [type=submit], [form=buy-form][type=submit]').first().click();
  await expect(page).toHaveURL(/\/cart$/);
  await page.locator('main [name=code]').fill('welcome10');
  await page.locator('main form:has([name=code]) button').click();
  await expect(page.locator('main').getByText(/\(WELCOME10\)/)).toBeVisible();
});
