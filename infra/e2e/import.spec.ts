import { readFile } from 'node:fs/promises';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { firstShop } from './support/product.js';

const file = `Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price
journey-jug,Journey jug,<p>Thrown by hand.</p>,Journey,new,true,Size,Small,JOURNEY-S,4,24.00
journey-jug,,,,,,,Large,JOURNEY-L,2,38.00
journey-broken,Journey broken,,Journey,,true,Title,Default Title,JOURNEY-B,,cheap
`;

test('a Shopify export becomes products in the storefront, its broken row comes back as a file, and all of it can be undone', async ({
  page,
  checkAccessibility,
}) => {
  test.setTimeout(180_000);
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/products`);
  await page.getByRole('link', { name: 'Import / Export' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import and export' })).toBeVisible();
  await checkAccessibility(page);
  await page.setInputFiles('input[type=file]', {
    name: 'journey.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file),
  });

  await expect(page.getByLabel('What “Handle” is')).toHaveValue('slug');
  await expect(page.getByText('Shopify export')).toBeVisible();
  await checkAccessibility(page);
  await page.setViewportSize(phone);
  await checkAccessibility(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Check the file' }).click();

  const importIt = page.getByRole('button', { name: 'Import 1 product' });
  await expect(importIt).toBeVisible({ timeout: 30_000 });
  await page.getByRole('tab', { name: 'Errors and notes' }).click();
  await expect(page.getByText('“cheap” is not a price such as 19.99.')).toBeVisible();
  await checkAccessibility(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download failed rows' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain(
    'Variant Price: “cheap” is not a price such as 19.99.',
  );

  await importIt.click();
  await expect(page.getByText('1 product imported')).toBeVisible({ timeout: 30_000 });
  await checkAccessibility(page);
  const product = `${firstShop.storefrontUrl}/products/journey-jug`;
  const importUrl = page.url();
  await expect.poll(async () => (await page.goto(product))?.status(), { timeout: 15_000 }).toBe(200);
  await expect(page.getByRole('main')).toContainText('Thrown by hand.');

  await page.goto(importUrl);
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await page.getByRole('button', { name: 'Undo 1 product' }).click();
  await expect(page.getByText('The import was undone')).toBeVisible({ timeout: 30_000 });
  await expect.poll(async () => (await page.goto(product))?.status(), { timeout: 15_000 }).toBe(404);
});
