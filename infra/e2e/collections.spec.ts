import { adminCollectionSchema } from '@smallshop/contract';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, repriceProduct, signIn } from './support/merchant.js';
import { callApi, firstShop } from './support/product.js';
import { stockProduct } from './support/shopper.js';

test('a category moves into another by keyboard, and the storefront follows', async ({
  page,
  context,
  checkAccessibility,
}) => {
  for (const name of ['Outdoors', 'Picnic'])
    expect((await callApi(firstShop, 'POST', '/categories', { name })).status).toBe(201);
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/categories`);
  await expect(page.getByRole('link', { name: 'Picnic' })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Reorder Picnic' }).press('ArrowRight');
  await expect(page.getByText('Picnic moved to the end, below Outdoors')).toBeAttached();
  const shopper = await context.newPage();
  await expect
    .poll(
      async () => (
        await shopper.goto(`${firstShop.storefrontUrl}/categories/outdoors`),
        shopper.getByRole('main').innerText()
      ),
      {
        timeout: 5_000,
      },
    )
    .toContain('Picnic');
  await page.getByRole('button', { name: 'Reorder Picnic' }).press('ArrowLeft');
  await expect(page.getByText('Picnic moved to the end', { exact: true })).toBeAttached();
});

test('a product enters a collection by rules when its price falls', async ({ page, context, checkAccessibility }) => {
  const product = await stockProduct(firstShop, 'Pebble saltcellar', { priceMinor: 9000 });
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/collections/new`);
  await page.getByLabel('Name').fill('Pebbles for a tenner');
  await page.getByLabel(/^By rules/).check();
  await page.getByLabel('Condition 1: about').selectOption('title');
  await page.getByLabel('Condition 1: how').selectOption('contains');
  await page.getByLabel('Condition 1: value').fill('pebble');
  await expect(page.getByText('1 product matches')).toBeVisible();
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByLabel('Condition 2: about').selectOption('price');
  await page.getByLabel('Condition 2: how').selectOption('atMost');
  await page.getByLabel('Condition 2: value').fill('10');
  await expect(page.getByText('0 products match')).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Add collection' }).click();
  await expect(page.getByRole('heading', { name: 'Pebbles for a tenner', level: 1 })).toBeVisible();
  await expect(page.getByText('Nothing matches the rules today.')).toBeVisible();
  await checkAccessibility(page);
  const shopper = await context.newPage();
  await shopper.goto(`${firstShop.storefrontUrl}/collections/pebbles-for-a-tenner`);
  await expect(shopper.getByRole('main')).not.toContainText('Pebble saltcellar');
  await repriceProduct(firstShop, product.id, 900);
  await expect
    .poll(async () => (await shopper.reload(), shopper.getByRole('main').innerText()), { timeout: 5_000 })
    .toContain('Pebble saltcellar');
  await checkAccessibility(shopper);
});

test('a menu edited in the console shows in the storefront’s header, and says which links lead nowhere', async ({
  page,
  context,
  checkAccessibility,
}) => {
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/menus`);
  await checkAccessibility(page);
  await page.getByRole('link', { name: /Footer/ }).click();
  await page.getByRole('button', { name: 'Add a link' }).click();
  await page.getByLabel('Leads to').fill('kiln');
  await page.getByRole('button', { name: /Just out of the kiln/ }).click();
  await page.getByRole('button', { name: 'Add link' }).click();
  await page.getByRole('button', { name: 'Add a link' }).click();
  await page.getByLabel('Name').last().fill('Gone');
  await page.getByLabel('Leads to').fill('/pages/long-gone');
  await page.getByRole('button', { name: 'Add link' }).click();
  await page.getByRole('button', { name: 'Reorder Gone' }).press('ArrowRight');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await expect(page.getByText('Leads nowhere')).toBeVisible();
  await checkAccessibility(page);
  const shopper = await context.newPage();
  await expect
    .poll(async () => (await shopper.goto(firstShop.storefrontUrl), shopper.getByRole('contentinfo').innerText()), {
      timeout: 5_000,
    })
    .toContain('Just out of the kiln');
});

test('the catalog’s arrangement is accessible on a phone too', async ({ page, checkAccessibility }) => {
  await page.setViewportSize(phone);
  await signIn(page, firstShop);
  const { body } = await callApi(firstShop, 'POST', '/collections', { name: 'On the phone' });
  const { id } = adminCollectionSchema.parse(body);
  for (const path of ['categories', 'collections', `collections/${id}`, 'pages', 'pages/new', 'menus']) {
    await page.goto(`${consoleOf(firstShop)}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await checkAccessibility(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  }
});
