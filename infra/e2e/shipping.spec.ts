import type { Locator, Page } from '@playwright/test';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { firstShop, secondShop } from './support/product.js';
import { addToCart, confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';

async function addZoneOfIceland(page: Page): Promise<void> {
  await page.goto(`${consoleOf(firstShop)}/settings/shipping`);
  await page.getByRole('button', { name: 'Add a zone' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Iceland');
  await dialog.getByPlaceholder('Find a country').fill('icel');
  await dialog.getByRole('checkbox', { name: 'Iceland' }).click();
  await dialog.getByRole('button', { name: 'Add the zone' }).click();
  await expect(page.getByRole('heading', { name: 'Iceland', level: 1 })).toBeVisible();
}

async function addRate(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Add a rate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Add the rate' }).click();
  await expect(dialog).toBeHidden();
}

const methodsOf = (page: Page) => page.locator('[data-refresh=shipping] .choice-title').allTextContents();
const field = (page: Page, name: string) => page.locator(`#checkout-form [name="shippingAddress.${name}"]`);

test('a zone, its rates and a tax made in the console are what a shopper there is offered and pays', async ({
  page,
  browser,
  checkAccessibility,
}) => {
  await signIn(page, firstShop);
  await addZoneOfIceland(page);
  await addRate(page, 'Boat', (dialog) => dialog.getByLabel('Amount').fill('12.50'));
  await addRate(page, 'Plane', async (dialog) => {
    await dialog.getByLabel('Price', { exact: true }).selectOption('weight');
    await dialog.getByLabel('Step 1 price').fill('39');
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Zone saved')).toBeVisible();
  await page.getByLabel('Country').last().selectOption('IS');
  await expect(page.getByText('Iceland covers this address.')).toBeVisible();
  await checkAccessibility();

  await page.goto(`${consoleOf(firstShop)}/settings/taxes`);
  await checkAccessibility();
  await page.getByRole('button', { name: 'Add a country' }).click();
  await page.getByRole('dialog').getByLabel('Country').selectOption('IS');
  await page.getByRole('dialog').getByRole('button', { name: 'Add the country' }).click();
  await expect(page.getByRole('heading', { name: 'Iceland', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Edit Tax' }).click();
  await page.getByLabel('Name', { exact: true }).fill('VSK');
  await page.getByLabel('Rate', { exact: true }).fill('24');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Rates saved')).toBeVisible();
  await checkAccessibility();

  const { slug } = await stockProduct(firstShop, `Northern jug ${Date.now()}`, { priceMinor: 10_000 });
  const shopper = await (await browser.newContext()).newPage();
  await addToCart(shopper, firstShop, slug);
  await fillCheckout(shopper, firstShop, { email: `jon-${Date.now()}@example.com` });
  await expect.poll(() => methodsOf(shopper)).toEqual(['Standard', 'Express', 'Collect in Leipzig']);
  await expect(shopper.locator('[data-refresh=summary]')).toContainText('15.97');

  await field(shopper, 'postalCode').fill('27498');
  await field(shopper, 'city').fill('Helgoland');
  await expect.poll(() => methodsOf(shopper)).toEqual(['Standard', 'Collect in Leipzig']);

  await field(shopper, 'country').selectOption('IS');
  await expect.poll(() => methodsOf(shopper)).toEqual(['Boat', 'Plane', 'Collect in Leipzig']);
  await field(shopper, 'postalCode').fill('101');
  await field(shopper, 'city').fill('Reykjavík');
  await expect(shopper.locator('[data-refresh=summary]')).toContainText('VSK');
  await expect(shopper.locator('[data-refresh=pay]')).toContainText('112.50');
  await checkAccessibility(shopper);
  await pay(shopper);
  await expect(shopper).toHaveURL(confirmationUrl);
  await expect(shopper.locator('main')).toContainText('112.50');
  await expect(shopper.locator('main')).toContainText('VSK');
});

test('an American address has a ZIP code and a state, and both decide the tax', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: phone })).newPage();
  const { slug } = await stockProduct(secondShop, `Exported lamp ${Date.now()}`, { priceMinor: 12_000 });
  await addToCart(page, secondShop, slug);
  await page.goto(`${secondShop.storefrontUrl}/checkout`);
  await field(page, 'country').selectOption('US');
  await expect(page.getByLabel('ZIP code').first()).toBeVisible();
  await expect.poll(() => methodsOf(page)).toEqual(['International Tracked']);
  await expect(page.locator('[data-refresh=summary]')).not.toContainText('California');
  await field(page, 'region').selectOption('CA');
  await expect(page.locator('[data-refresh=summary]')).toContainText('California sales tax');
  await field(page, 'postalCode').fill('90012');
  await field(page, 'city').fill('Los Angeles');
  await expect(page.locator('[data-refresh=summary]')).toContainText('Los Angeles district tax');
});

test('without JavaScript the address is priced by a button, and a wrong postcode is named', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const { slug } = await stockProduct(firstShop, `Plain jug ${Date.now()}`, { priceMinor: 10_000 });
  await page.goto(`${firstShop.storefrontUrl}/products/${slug}`);
  await page.locator('#buy-form [type=submit], [form=buy-form][type=submit]').first().click();
  await page.goto(`${firstShop.storefrontUrl}/checkout`);
  await field(page, 'country').selectOption('AT');
  await page.locator('[data-refresh=shipping] button[value=quote]').click();
  await expect(page.locator('[data-refresh=summary]')).toContainText('USt.');
  for (const [name, value] of Object.entries({ firstName: 'Ada', lastName: 'Ferrer', line1: 'Ring 1', city: 'Wien' })) {
    await field(page, name).fill(value);
  }
  await field(page, 'postalCode').fill('10115');
  await page.locator('#checkout-form [name=email]').fill('ada@example.com');
  await page.locator('#checkout-form [name=payment]').first().check({ force: true });
  await page.locator('#checkout-form [data-submit]').click();
  await expect(page.getByText('Use a postcode such as 1010.')).toBeVisible();
});
