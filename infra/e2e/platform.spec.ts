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
  await page
    .getByLabel(/^(Shop )?name/i)
    .first()
    .fill('Journey Goods');
  await page
    .getByLabel(/address|slug/i)
    .first()
    .fill(slug);
  await page
    .getByLabel(/owner.*name|^name of the owner|full name/i)
    .first()
    .fill('Jo Urney');
  await page
    .getByLabel(/e-mail/i)
    .first()
    .fill(`${slug}@example.com`);
  await page.getByRole('radio', { name: /volt/i }).check({ force: true });
  await page.getByRole('radio', { name: /sample/i }).check({ force: true });
  await page.getByRole('button', { name: /open (the )?shop|create (the )?shop/i }).click();
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
  await page
    .getByRole('button', { name: /^suspend/i })
    .first()
    .click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog
    .getByLabel(/reason/i)
    .or(dialog.getByRole('textbox'))
    .first()
    .fill('Trying the door.');
  await dialog.getByRole('button', { name: /suspend/i }).click();
  await expect
    .poll(() =>
      requestAs(`http://127.0.0.1:${origin.port}/`, { host: `${slug}.localhost` }).then(({ status }) => status),
    )
    .toBe(503);
  await page
    .getByRole('button', { name: /reactivate|open again|re-open|reopen/i })
    .first()
    .click();
  await dialog
    .getByLabel(/reason/i)
    .or(dialog.getByRole('textbox'))
    .first()
    .fill('Tried.');
  await dialog.getByRole('button', { name: /reactivate|open/i }).click();
  await expect
    .poll(() =>
      requestAs(`http://127.0.0.1:${origin.port}/`, { host: `${slug}.localhost` }).then(({ status }) => status),
    )
    .toBe(200);
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
