import { expect, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { firstShop } from './support/product.js';
import { stockProduct } from './support/shopper.js';

test('a product gets sizes, prices pasted from a spreadsheet and an address of its own, and shoppers find it all', async ({
  page,
  context,
  checkAccessibility,
}) => {
  const product = await stockProduct(firstShop, 'Journey jug', { priceMinor: 2000 });
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/products/${product.id}`);

  await page.getByRole('button', { name: 'Add an option such as size or colour' }).click();
  const value = page.getByRole('textbox', { name: 'Value 1 of Size' });
  await value.fill('Small');
  await value.press('Enter');
  const another = page.getByRole('textbox', { name: 'Add a value to Size' });
  await another.fill('Large, Huge');
  await another.press('Enter');
  await page.getByRole('button', { name: 'Add all 2' }).click();
  const price = page.getByRole('textbox', { name: 'Price of Small', exact: true });
  await price.focus();
  await price.evaluate((cell) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '21.00\n23.50\n29.90\n');
    cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await price.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Price of Large', exact: true })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Price of Huge', exact: true })).toHaveValue('29.90');
  await page.getByLabel('Address').fill('journey-pitcher');
  await expect(page.getByText(`Visitors of the old address, ${product.slug}, will be sent here.`)).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved/).first()).toBeVisible();

  const shopper = await context.newPage();
  await expect
    .poll(
      async () => (await shopper.goto(`${firstShop.storefrontUrl}/products/${product.slug}?from=mail`), shopper.url()),
    )
    .toBe(`${firstShop.storefrontUrl}/products/journey-pitcher?from=mail`);
  await expect(shopper.getByRole('main')).toContainText('21.00');
  await expect(shopper.getByRole('main')).toContainText('Huge');

  await page.goto(`${consoleOf(firstShop)}/settings/redirects`);
  await expect(page.getByRole('main')).toContainText(`/products/${product.slug}`);
  await checkAccessibility(page);
});

test('a custom field is defined, filled in and read on the product page', async ({
  page,
  context,
  checkAccessibility,
}) => {
  const product = await stockProduct(firstShop, 'Measured lamp');
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/settings/custom-fields`);
  await page.getByRole('button', { name: 'Define a field' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Wattage');
  await dialog.getByLabel('Holds').selectOption('integer');
  await dialog.getByLabel(/^Unit/).fill('W');
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Save field' }).click();
  await expect(page.getByRole('main')).toContainText('wattage');

  await page.goto(`${consoleOf(firstShop)}/products/${product.id}`);
  await page.getByLabel(/^Wattage/).fill('60');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  const shopper = await context.newPage();
  await expect
    .poll(async () => {
      await shopper.goto(`${firstShop.storefrontUrl}/products/${product.slug}`);
      return (await shopper.getByRole('main').innerText()).replaceAll('\u00a0', ' ');
    })
    .toContain('60 W');
});
