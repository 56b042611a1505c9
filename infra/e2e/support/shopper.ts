import { expect, type Page } from '@playwright/test';
import { callApi, type DemoShop } from './product.js';
import { z } from 'zod';

const madeSchema = z.object({
  id: z.string(),
  slug: z.string(),
  variants: z.array(z.object({ id: z.string() })).min(1),
});

/** A product of the journey's own, so that no journey depends on what another one bought. */
export async function stockProduct(shop: DemoShop, title: string, { units = 20, priceMinor = 2400 } = {}) {
  const sku = `E2E-${title.replaceAll(/\W+/g, '-').toUpperCase()}-${Date.now()}`;
  const { status, body } = await callApi(shop, 'POST', '/products', {
    title,
    status: 'active',
    variants: [{ sku, optionValues: [], priceMinor, initialStock: units }],
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return madeSchema.parse(body);
}

/** Puts the product of a page into the cart and waits until the header counts it. */
export async function addToCart(page: Page, shop: DemoShop, slug: string): Promise<void> {
  await page.goto(`${shop.storefrontUrl}/products/${slug}`);
  await page.locator('#buy-form [type=submit], [form=buy-form][type=submit]').first().click();
  await expect(page.locator('dialog.cart-drawer')).toBeVisible();
  await expect(page.locator('dialog.cart-drawer [data-content]')).not.toHaveAttribute('aria-busy', 'true');
}

export interface Buyer {
  email: string;
  payment?: string;
}

/** Fills the one-page checkout as a guest in Germany or Britain would. */
export async function fillCheckout(
  page: Page,
  shop: DemoShop,
  { email, payment = 'test:tok_success' }: Buyer,
): Promise<void> {
  await page.goto(`${shop.storefrontUrl}/checkout`);
  await page.locator('#checkout-form [name=email]').fill(email);
  const address = {
    firstName: 'Ada',
    lastName: 'Ferrer',
    line1: shop.currency === 'GBP' ? '4 Mill Lane' : 'Uferweg 3',
    city: shop.currency === 'GBP' ? 'Leeds' : 'Berlin',
    postalCode: shop.currency === 'GBP' ? 'LS1 4AP' : '10115',
  };
  for (const [field, value] of Object.entries(address)) {
    await page.locator(`#checkout-form [name="shippingAddress.${field}"]`).fill(value);
  }
  await page.locator('#checkout-form [name=shippingMethodId]').first().check({ force: true });
  await page.locator(`#checkout-form [name=payment][value="${payment}"]`).check({ force: true });
}

/** Presses the button that pays. */
export async function pay(page: Page): Promise<void> {
  await page.locator('#checkout-form [data-submit], [form=checkout-form][data-submit]').first().click();
}

/** The address of a confirmation. */
export const confirmationUrl = /\/checkout\/[0-9a-f-]{36}/;
