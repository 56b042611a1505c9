import { shopLanguageSchema } from '@smallshop/contract';
import { z } from 'zod';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { apiUrl, callApi, firstShop, secondShop } from './support/product.js';
import { confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';

test('a merchant adds a language, translates a product and publishes; a shopper switches to it and buys', async ({
  page,
  context,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const product = await stockProduct(firstShop, 'Lighthouse candle');
  const category = await callApi(firstShop, 'POST', '/categories', { name: 'Seaside', slug: 'seaside' });
  const { id: categoryId } = z.object({ id: z.string() }).parse(category.body);
  await callApi(firstShop, 'POST', `/admin/categories/${categoryId}/products`, { productIds: [product.id] });

  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/settings/languages`);
  await page.getByRole('button', { name: 'Add a language' }).click();
  await page.getByLabel('Language', { exact: true }).selectOption({ label: 'French' });
  await page.getByRole('button', { name: 'Add language' }).click();
  await expect(page.getByText('French is added')).toBeAttached();
  await checkAccessibility(page);

  await page.goto(`${consoleOf(firstShop)}/products/${product.id}`);
  await page.getByRole('link', { name: 'Translate' }).click();
  await page.getByRole('link', { name: /^French/ }).click();
  await page.getByLabel('Title').fill('Bougie du phare');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Unsaved changes')).toBeHidden();
  await checkAccessibility(page);

  const shopper = await context.newPage();
  expect((await shopper.goto(`${firstShop.storefrontUrl}/fr/products/${product.slug}`))?.status()).toBe(404);
  await page.goto(`${consoleOf(firstShop)}/settings/languages`);
  await page.getByRole('button', { name: 'Publish French' }).click();
  await expect(page.getByRole('button', { name: 'Take back French' })).toBeVisible();
  await expect(page.getByRole('link', { name: /\/fr$/ })).toBeVisible({ timeout: 20_000 });

  await shopper.goto(`${firstShop.storefrontUrl}/products/${product.slug}`);
  await shopper.getByRole('contentinfo').getByRole('link', { name: 'Français' }).click();
  await expect(shopper).toHaveURL(`${firstShop.storefrontUrl}/fr/products/${product.slug}`);
  await expect(shopper.getByRole('heading', { level: 1 })).toHaveText('Bougie du phare');
  await expect(shopper.locator('html')).toHaveAttribute('lang', 'fr');
  // What nobody translated reads in the shop's own words, at addresses of the language.
  await expect(shopper.getByRole('link', { name: 'Seaside' }).first()).toHaveAttribute(
    'href',
    '/fr/categories/seaside',
  );
  await checkAccessibility(shopper);

  await shopper.locator('#buy-form [type=submit], [form=buy-form][type=submit]').first().click();
  await expect(shopper.locator('dialog.cart-drawer')).toContainText('Bougie du phare');
  const french = { ...firstShop, storefrontUrl: `${firstShop.storefrontUrl}/fr` };
  await fillCheckout(shopper, french, { email: 'claire@example.com' });
  await pay(shopper);
  await expect(shopper).toHaveURL(confirmationUrl);
  expect(new URL(shopper.url()).pathname).toMatch(/^\/fr\/checkout\//);
  await expect(shopper.getByRole('main')).toContainText('Bougie du phare');

  const removed = await callApi(firstShop, 'PATCH', '/admin/languages/fr', { isPublished: false });
  expect(shopLanguageSchema.parse(removed.body).state).toBe('draft');
  await expect
    .poll(async () => (await shopper.goto(`${firstShop.storefrontUrl}/fr/products/${product.slug}`))?.status(), {
      timeout: 10_000,
    })
    .toBe(404);
});

test('a shop speaks its second language on every page, and search engines are told', async ({
  page,
  checkAccessibility,
}) => {
  await page.goto(`${firstShop.storefrontUrl}/de`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const alternates = await page
    .locator('link[rel=alternate]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('hreflang'), new URL(link.getAttribute('href') ?? '').pathname]),
    );
  expect(alternates).toEqual([
    ['en', '/'],
    ['de', '/de'],
    ['x-default', '/'],
  ]);
  await checkAccessibility(page);
  await page.goto(`${firstShop.storefrontUrl}/de/products/tideline-mug`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Becher Flutlinie');
  const inside = await page
    .locator('a[href^="/"]:not([hreflang])')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(inside.filter((href) => href !== '/de' && !/^\/de[/?]/.test(href))).toEqual([]);
  await page.getByRole('combobox').first().pressSequentially('flut');
  await expect(page.getByRole('option', { name: /Becher Flutlinie/ }).first()).toHaveAttribute(
    'href',
    '/de/products/tideline-mug',
  );
  const own = await fetch(`${apiUrl}/api/v1/products/tideline-mug`, { headers: { 'x-shop': firstShop.slug } });
  expect([own.headers.get('content-language'), await own.json()]).toMatchObject(['en', { title: 'Tideline Mug' }]);
});

test('the overview says what is missing, and a text is translated on a phone', async ({ page, checkAccessibility }) => {
  await page.setViewportSize(phone);
  await signIn(page, secondShop);
  await page.goto(`${consoleOf(secondShop)}/translations?locale=de&kind=category`);
  await expect(page.getByRole('progressbar', { name: 'Categories in German' })).toHaveAttribute('aria-valuenow', '40');
  await checkAccessibility(page);
  await page.getByRole('link', { name: /^Locks & bells/ }).click();
  await expect(page.getByText('Stay where you left it.', { exact: false })).toBeVisible();
  await page.getByLabel('Description').fill('Bleiben, wo man sie lässt. Sagen, dass man kommt.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
  await checkAccessibility(page);
  await page.getByRole('link', { name: 'Translations' }).first().click();
  await page
    .getByRole('link', { name: /^Categories/ })
    .first()
    .click();
  await expect(page.getByRole('progressbar', { name: 'Categories in German' })).toHaveAttribute('aria-valuenow', '60');
});
