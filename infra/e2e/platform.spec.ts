import type { Page } from '@playwright/test';
import { expect, test } from './support/journey.js';
import { consoleUrl, demo, firstShop, requestAs, secondShop } from './support/product.js';

async function signInToPlatform(page: Page): Promise<void> {
  await page.goto(`${consoleUrl}/platform/`);
  await page.getByLabel('E-mail').fill(demo.platformAdmin.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(demo.platformAdmin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('main')).toContainText(firstShop.name);
}

/** Suspends a shop or opens it again, giving the reason the dialog asks for. */
async function useDoor(page: Page, action: 'Suspend' | 'Open again', reason: string): Promise<void> {
  await page.getByRole('button', { name: action }).click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: action }).click();
  await expect(dialog).toBeHidden();
}

const statusOf = async (port: string, host: string): Promise<number> =>
  (await requestAs(`http://127.0.0.1:${port}/`, { host })).status;

test('a super admin opens a shop that looks different and shares nothing, suspends it and opens it again', async ({
  page,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const slug = `journey-${Date.now().toString(36)}`;
  await signInToPlatform(page);
  await checkAccessibility(page);
  await page.goto(`${consoleUrl}/platform/shops/new`);
  await checkAccessibility(page);
  await page.getByLabel('Shop name').fill('Journey Goods');
  await page.getByLabel('Address').fill(slug);
  await page.getByLabel('Owner’s name').fill('Jo Urney');
  await page.getByLabel('Owner’s e-mail').fill(`${slug}@example.com`);
  await page.getByRole('radio', { name: /volt/i }).click();
  await page.getByRole('radio', { name: /sample/i }).click();
  await page.getByRole('button', { name: 'Open the shop' }).click();
  await expect(page.getByRole('main')).toContainText(`${slug}@example.com`, { timeout: 20_000 });

  const origin = new URL(secondShop.storefrontUrl);
  const storefront = `http://${slug}.localhost:${origin.port}`;
  await page.goto(storefront);
  await expect(page.locator('h1')).toHaveCount(1);
  const home = await page.content();
  expect(home).toContain('Journey Goods');
  expect(home).not.toContain(firstShop.name);
  expect(home).not.toContain(secondShop.name);
  await page.goto(`${storefront}/products`);
  await expect(page.locator('main a[href*="/products/"]').first()).toBeVisible();

  await page.goto(`${consoleUrl}/platform/`);
  await page.getByRole('link', { name: 'Journey Goods' }).first().click();
  await useDoor(page, 'Suspend', 'Trying the door.');
  await expect.poll(() => statusOf(origin.port, `${slug}.localhost`)).toBe(503);
  await useDoor(page, 'Open again', 'Tried.');
  await expect.poll(() => statusOf(origin.port, `${slug}.localhost`)).toBe(200);
  await page.goto(`${consoleUrl}/platform/audit`);
  await expect(page.getByRole('main')).toContainText('Trying the door.');
  await checkAccessibility(page);
});

test('a merchant cannot sign in to the platform console', async ({ page }) => {
  await page.goto(`${consoleUrl}/platform/`);
  await page.getByLabel('E-mail').fill(firstShop.owner.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(firstShop.owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/do not match/)).toBeVisible();
});
