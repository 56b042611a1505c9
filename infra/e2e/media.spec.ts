import type { Page } from '@playwright/test';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { firstShop } from './support/product.js';
import { stockProduct } from './support/shopper.js';

/** Drops a picture of two colours, drawn in the browser, on whatever shows `text`. */
async function dropPicture(page: Page, text: string | RegExp, fileName: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(async (name) => {
    const canvas = new OffscreenCanvas(800, 600);
    const brush = canvas.getContext('2d');
    if (brush) {
      brush.fillStyle = '#2a6f8f';
      brush.fillRect(0, 0, 800, 600);
      brush.fillStyle = '#e0a030';
      brush.fillRect(560, 60, 160, Math.floor(120 + Math.random() * 300));
    }
    const transfer = new DataTransfer();
    transfer.items.add(new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' }));
    return transfer;
  }, fileName);
  await page.getByText(text).first().dispatchEvent('drop', { dataTransfer });
}

test('a picture dropped on a product, given a focal point and a text, is what shoppers see', async ({
  page,
  checkAccessibility,
}) => {
  test.setTimeout(180_000);
  const product = await stockProduct(firstShop, 'Pictured jug');
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/products/${product.id}`);
  await dropPicture(page, 'No pictures yet', 'jug.png');
  await page.getByRole('button', { name: 'Edit picture 1' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Alt text', { exact: true }).fill('A blue jug beside a yellow cup');
  await drawer.getByRole('button', { name: /^Focal point/ }).focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(drawer.getByRole('button', { name: /80 % from the left, 48 % from the top/ })).toBeVisible();
  await checkAccessibility(page);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await expect(page.getByText(/the shop shows it/)).toBeVisible();
  await checkAccessibility(page);
  await page.goto(`${firstShop.storefrontUrl}/products/${product.slug}`);
  const picture = page.getByRole('img', { name: 'A blue jug beside a yellow cup' }).first();
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((img) => getComputedStyle(img).objectPosition)).toBe('80% 48%');
  await expect
    .poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth > 0))
    .toBe(true);
  await checkAccessibility(page);
});

test('the library shows what is uploaded, refuses what is no picture with a reason, and deletes what nobody uses', async ({
  page,
  checkAccessibility,
}) => {
  test.setTimeout(180_000);
  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/media`);
  await expect(page.getByRole('heading', { level: 1, name: 'Media' })).toBeVisible();
  await dropPicture(page, /Newest first/, 'Dropped vase.png');
  await expect(page.getByText('1 of 1 uploaded')).toBeVisible();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'broken.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg onload="alert(1)"/>'),
    });
  await expect(page.getByText(/Drawings in SVG can carry scripts/)).toBeVisible();
  await checkAccessibility(page);
  await page.getByLabel('Search by name or alt text').fill('dropped vase');
  await page.getByRole('button', { name: 'Open Dropped vase.png' }).first().click();
  await expect(page.getByText('Used nowhere.')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete file' }).click();
  await expect(page.getByText('Dropped vase.png is deleted')).toBeVisible();
  await page.goto(`${consoleOf(firstShop)}/media?view=list`);
  await expect(page.getByRole('button', { name: /^Open / }).first()).toBeVisible();
  await checkAccessibility(page);
  await page.setViewportSize(phone);
  await page.goto(`${consoleOf(firstShop)}/media`);
  await expect(page.getByRole('button', { name: /^Open / }).first()).toBeVisible();
  await checkAccessibility(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
