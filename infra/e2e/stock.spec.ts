import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { callApi, firstShop } from './support/product.js';
import { addToCart, stockProduct } from './support/shopper.js';

test('units travel to the second location, arrive in two parts, and the history tells of it', async ({
  page,
  checkAccessibility,
}) => {
  const product = await stockProduct(firstShop, 'Travelling vase', { units: 10 });
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/inventory/transfers/new`);
  await page.getByRole('combobox', { name: 'Add items by title, SKU or barcode' }).fill('Travelling vase');
  await page.getByRole('listbox', { name: 'Items found' }).getByRole('option').first().click();
  await page.getByRole('textbox', { name: /Units of Travelling vase/ }).fill('6');
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('On its way', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Receive', exact: true }).click();
  await page.getByRole('textbox', { name: /Units of Travelling vase/ }).fill('4');
  await page.getByRole('button', { name: 'Receive 4 units' }).click();
  await expect(page.getByRole('main')).toContainText('4 of 6 units received');
  await checkAccessibility(page);

  await page.getByRole('link', { name: /Travelling vase/ }).click();
  const movements = page.getByRole('list', { name: 'Movements' }).getByRole('listitem');
  await expect(movements).toHaveText([/\+4.*Arrived/s, /−6.*Sent to another location/s, /\+10.*Opening stock/s]);
  await page.getByRole('button', { name: 'Adjust stock' }).click();
  await page.getByRole('textbox', { name: 'Add or take' }).fill('-1');
  await page.getByLabel('Reason').last().selectOption('damaged');
  await page.getByRole('dialog').getByRole('button', { name: 'Adjust stock' }).click();
  await expect(movements.first()).toHaveText(/−1.*Damaged/s);
  await checkAccessibility(page);

  const { body } = await callApi(firstShop, 'GET', `/admin/variants/${product.variants[0]?.id}/stock`);
  expect(body).toMatchObject({ onHand: 7, incoming: 2 });
});

test('a variant sold on when sold out says so in the storefront and in the cart', async ({ page, context }) => {
  const product = await stockProduct(firstShop, 'Patient platter', { units: 0 });
  const shopper = await context.newPage();
  const address = `${firstShop.storefrontUrl}/products/${product.slug}`;
  await shopper.goto(address);
  await expect(shopper.getByRole('main')).toContainText('Sold out');
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/inventory/variants/${product.variants[0]?.id}`);
  await page.getByLabel('When sold out').selectOption('allow');
  await page.getByRole('button', { name: 'Save stock rules' }).click();
  await expect(page.getByText('Stock rules saved')).toBeVisible();
  await expect
    .poll(async () => (await shopper.goto(address), shopper.getByRole('main').innerText()), { timeout: 10_000 })
    .toContain('Ships when back in stock');
  await addToCart(shopper, firstShop, product.slug);
  await expect(shopper.locator('dialog.cart-drawer')).toContainText('ships when back in stock');
});

test('every screen of the inventory is accessible, on a desk and on a phone', async ({ page, checkAccessibility }) => {
  test.setTimeout(120_000);
  await signIn(page, firstShop);
  const screens = ['', '?state=low', '/transfers', '/transfers/new', '/counts', '/locations'];
  for (const size of [{ width: 1440, height: 900 }, phone]) {
    await page.setViewportSize(size);
    for (const screen of screens) {
      await page.goto(`${consoleOf(firstShop)}/inventory${screen}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await checkAccessibility(page);
    }
    await page.goto(`${consoleOf(firstShop)}/inventory/counts?status=open`);
    await page.getByRole('list', { name: 'Counts' }).getByRole('link').first().click();
    await expect(page.getByLabel('Scan or type a barcode or SKU')).toBeVisible();
    await checkAccessibility(page);
  }
});
