import type { Page } from '@playwright/test';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, repriceProduct, signIn } from './support/merchant.js';
import { firstShop, secondShop, type DemoShop } from './support/product.js';
import { addToCart, stockProduct } from './support/shopper.js';

const cartOf = (shop: DemoShop): string => `${shop.storefrontUrl}/cart`;
const heart = (page: Page) => page.locator('main shop-wish button').first();

async function wishFor(page: Page, shop: DemoShop, slug: string): Promise<void> {
  await page.goto(`${shop.storefrontUrl}/products/${slug}`);
  await heart(page).click();
  await expect(heart(page)).toHaveAttribute('aria-pressed', 'true');
}

for (const shop of [firstShop, secondShop]) {
  test(`a line waits for later, a cart is handed on, and a changed price is agreed to, at ${shop.name}`, async ({
    page,
    browser,
    checkAccessibility,
  }) => {
    await page.setViewportSize(phone);
    const [kept, bought] = [`Kept ${Date.now()}`, `Bought ${Date.now()}`];
    const aside = await stockProduct(shop, kept);
    const taken = await stockProduct(shop, bought, { priceMinor: 3000 });
    await addToCart(page, shop, aside.slug);
    await addToCart(page, shop, taken.slug);
    await page.goto(cartOf(shop));
    await page.getByRole('button', { name: `Save for later: ${kept}` }).click();
    await expect(page.locator('.saved-line')).toContainText(kept);
    await expect(page.locator('main .line')).toHaveCount(1);

    await repriceProduct(shop, taken.id, 3300);
    await page.reload();
    await expect(page.locator('main')).toContainText(/changed from .30\.00 to .33\.00/);
    await checkAccessibility();
    await page.locator('main .cart-changes-accept').click();
    await expect(page.locator('main .cart-changes')).toHaveCount(0);

    await page.getByRole('button', { name: 'Share this cart' }).click();
    const link = await page.locator('.copy-field').inputValue();
    const friend = await (await browser.newContext()).newPage();
    await friend.goto(link);
    await expect(friend.locator('.offer')).toContainText(bought);
    await checkAccessibility(friend);
    await friend.getByRole('button', { name: 'Put into my cart' }).click();
    await expect(friend).toHaveURL(cartOf(shop));
    await expect(friend.locator('main .line')).toContainText(bought);

    await page.getByRole('button', { name: `Move to cart: ${kept}` }).click();
    await expect(page.locator('main .line')).toHaveCount(2);
    await expect(page.locator('.saved-line')).toHaveCount(0);
  });

  test(`a guest’s wishes and cart come along at sign-in, and the list is shared, at ${shop.name}`, async ({
    page,
    browser,
    checkAccessibility,
  }) => {
    const [first, second] = [`Wish one ${Date.now()}`, `Wish two ${Date.now()}`];
    const wishes = [await stockProduct(shop, first), await stockProduct(shop, second)];
    for (const { slug } of wishes) await wishFor(page, shop, slug);
    await addToCart(page, shop, wishes[0]?.slug ?? '');
    await page.goto(`${shop.storefrontUrl}/wishlist`);
    await expect(page.locator('main .card')).toHaveCount(2);
    await checkAccessibility();

    await page.goto(`${shop.storefrontUrl}/account/login?next=/wishlist`);
    await page.locator('main [name=email]').fill(shop.customer.email);
    await page.locator('main [name=password]').fill(shop.customer.password);
    await page.locator('main form:has([name=password]) [type=submit]').click();
    await expect(page).toHaveURL(`${shop.storefrontUrl}/wishlist`);
    await expect(page.locator('main')).toContainText(first);
    await page.goto(cartOf(shop));
    await expect(page.locator('main')).toContainText(first);

    await page.goto(`${shop.storefrontUrl}/wishlist`);
    await page.getByRole('button', { name: 'Make a public link' }).click();
    const link = await page.locator('.copy-field').inputValue();
    const friend = await (await browser.newContext()).newPage();
    await friend.goto(link);
    await expect(friend.locator('main')).toContainText(second);
    await page.getByRole('button', { name: 'Close the link' }).click();
    await expect(page.locator('.copy-field')).toHaveCount(0);
    expect((await friend.goto(link))?.status()).toBe(404);
  });
}

test('reminders are turned on in the console, their e-mail looked at first', async ({ page, checkAccessibility }) => {
  await signIn(page, secondShop);
  await page.goto(`${consoleOf(secondShop)}/abandoned-carts`);
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByText(/is still here$/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Send a test to the shop' }).click();
  await expect(page.getByText(/^Test sent to/).first()).toBeVisible();
  // The e-mail stands in a frame that runs no scripts, so that nothing can look into it.
  await page.keyboard.press('Escape');
  await checkAccessibility();
  await page.getByRole('button', { name: 'Add an e-mail' }).click();
  await page
    .getByLabel(/^Subject/)
    .nth(1)
    .fill('Still thinking?');
  await page.getByRole('checkbox', { name: /Send reminders/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Reminders saved').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /Send reminders/ })).toBeChecked();
  await expect(page.getByLabel(/^Subject/).nth(1)).toHaveValue('Still thinking?');
  await checkAccessibility();
});
