import { expect, type Page } from '@playwright/test';
import { adminProductSchema } from '@smallshop/contract';
import { callApi, consoleUrl, type DemoShop } from './product.js';

/** Where a shop's console begins. */
export const consoleOf = (shop: DemoShop): string => `${consoleUrl}/s/${shop.slug}`;

/** Signs an owner into the merchant console. */
export async function signIn(page: Page, shop: DemoShop): Promise<void> {
  await page.goto(consoleUrl);
  await page.getByLabel('E-mail').fill(shop.owner.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(shop.owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** Changes the price of a product's first variant, as an integration would. */
export async function repriceProduct(shop: DemoShop, id: string, priceMinor: number): Promise<void> {
  const read = await callApi(shop, 'GET', `/admin/products/${id}`);
  const product = adminProductSchema.parse(read.body);
  const written = await callApi(shop, 'PUT', `/products/${id}`, {
    title: product.title,
    slug: product.slug,
    status: product.status,
    variants: product.variants.map(({ id: variantId, sku, optionValues }) => ({
      id: variantId,
      sku,
      optionValues,
      priceMinor,
    })),
  });
  expect(written.status, JSON.stringify(written.body)).toBe(200);
}
