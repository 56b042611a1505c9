import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { consoleUrl, firstShop, secondShop } from './support/product.js';
import { addToCart, confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';

test('an order placed in the storefront stands on top of the merchant’s list, with its timeline', async ({
  page,
  checkAccessibility,
}) => {
  const product = await stockProduct(firstShop, 'Console carafe');
  await addToCart(page, firstShop, product.slug);
  await fillCheckout(page, firstShop, { email: 'seen@example.com' });
  await pay(page);
  await page.waitForURL(confirmationUrl);
  await signIn(page, firstShop);
  await checkAccessibility(page);
  await page.goto(`${consoleOf(firstShop)}/orders`);
  await expect(page.getByRole('main')).toContainText('Ada Ferrer');
  await checkAccessibility(page);
  await page.getByRole('main').getByRole('link').filter({ hasText: /\d{4}/ }).first().click();
  await expect(page.getByRole('main')).toContainText('Console carafe');
  await expect(page.getByRole('main')).toContainText('seen@example.com');
  await checkAccessibility(page);
});

test('a price edited in the console shows in the storefront’s product page and listing within two seconds', async ({
  page,
  context,
}) => {
  const product = await stockProduct(firstShop, 'Repriced mug', { priceMinor: 2400 });
  const shopper = await context.newPage();
  const productUrl = `${firstShop.storefrontUrl}/products/${product.slug}`;
  const listUrl = `${firstShop.storefrontUrl}/products?sort=-publishedAt`;
  await shopper.goto(listUrl);
  await expect(shopper.getByRole('main')).toContainText('Repriced mug');
  await shopper.goto(productUrl);
  await expect(shopper.getByRole('main')).toContainText('24.00');
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/products/${product.id}`);
  await page
    .getByLabel(/^Price/)
    .first()
    .fill('26.50');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await expect(page.getByText(/saved/i).first()).toBeVisible();
  await expect
    .poll(async () => (await shopper.goto(productUrl), shopper.getByRole('main').innerText()), {
      timeout: 2_000,
      intervals: [100],
    })
    .toContain('26.50');
  await shopper.goto(listUrl);
  await expect(shopper.getByRole('main')).toContainText('26.50');
});

test('every screen of the merchant console is accessible, on a desk and on a phone', async ({
  page,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  await signIn(page, firstShop);
  for (const path of [
    '',
    '/products',
    '/products/new',
    '/orders',
    '/customers',
    '/mails',
    '/settings',
    '/settings/custom-fields',
    '/settings/redirects',
  ]) {
    await page.goto(`${consoleOf(firstShop)}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await checkAccessibility(page);
    await page.setViewportSize(phone);
    await checkAccessibility(page);
    // What scripts lay out follows the new width a moment later.
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(overflow, `${path} scrolls sideways on a phone`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test('one shop’s owner finds nothing of the other', async ({ page }) => {
  const product = await stockProduct(firstShop, 'Private pitcher');
  await signIn(page, secondShop);
  await page.goto(`${consoleOf(secondShop)}/products/${product.id}`);
  await expect(page.getByRole('main')).not.toContainText('Private pitcher');
  await page.goto(`${consoleOf(secondShop)}/products?q=Private+pitcher`);
  await expect(page.getByRole('main')).not.toContainText('Private pitcher');
});

test('a wrong password is refused without saying which half was wrong', async ({ page }) => {
  await page.goto(consoleUrl);
  await page.getByLabel('E-mail').fill(firstShop.owner.email);
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/do not match/)).toBeVisible();
});
