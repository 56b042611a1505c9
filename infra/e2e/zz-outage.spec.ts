import { expect, test } from './support/journey.js';
import { apiUrl, callApi, firstShop, hold, killProcess, release, requestAs } from './support/product.js';
import { addToCart, confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';
import { z } from 'zod';

const mails = z.object({ items: z.array(z.object({ id: z.string(), template: z.string(), status: z.string() })) });

async function isUp(): Promise<boolean> {
  return fetch(`${apiUrl}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function confirmationsTo(recipient: string): Promise<string[]> {
  const { body } = await callApi(firstShop, 'GET', `/admin/mails?recipient=${encodeURIComponent(recipient)}`);
  return mails.parse(body).items.filter((mail) => mail.template === 'order-confirmation').map((mail) => mail.status); // prettier-ignore
}

test.afterEach(async () => {
  for (const name of ['api', 'workers']) release(name);
  await expect.poll(isUp, { timeout: 30_000 }).toBe(true);
});

test('while the API is down cached pages keep serving, checkout says so, and all recovers', async ({ page }) => {
  const home = `${firstShop.storefrontUrl}/`;
  const cacheOfHome = async (): Promise<string | undefined> => (await page.request.get(home)).headers()['x-cache'];
  await expect.poll(cacheOfHome, { timeout: 30_000 }).toBe('hit');
  const product = await stockProduct(firstShop, 'Outage lamp');
  // A new product strikes the pages that may list it: what is kept from here on is current.
  await expect.poll(cacheOfHome, { timeout: 30_000 }).toBe('miss');
  await addToCart(page, firstShop, product.slug);
  hold('api');
  killProcess('api');
  await expect.poll(isUp).toBe(false);
  for (const url of [home, `${firstShop.storefrontUrl}/products/${product.slug}`]) {
    expect((await page.goto(url))?.status(), url).toBe(200);
  }
  const checkout = await page.goto(`${firstShop.storefrontUrl}/checkout`);
  expect(checkout?.status()).toBe(503);
  await expect(page.locator('h1')).toHaveCount(1);
  release('api');
  await expect.poll(isUp, { timeout: 30_000 }).toBe(true);
  await expect
    .poll(async () => (await page.goto(`${firstShop.storefrontUrl}/checkout`))?.status(), { timeout: 20_000 })
    .toBe(200);
  await fillCheckout(page, firstShop, { email: 'after-outage@example.com' });
  await pay(page);
  await page.waitForURL(confirmationUrl);
});

for (const victim of ['workers', 'api']) {
  test(`the confirmation goes out exactly once when the ${victim} process dies right after the order`, async ({
    page,
  }) => {
    const email = `once-${victim}-${Date.now()}@example.com`;
    const product = await stockProduct(firstShop, `Crash cup ${victim}`);
    await addToCart(page, firstShop, product.slug);
    await fillCheckout(page, firstShop, { email });
    // Nobody is there to send anything until the order stands.
    hold('workers');
    killProcess('workers');
    await pay(page);
    await page.waitForURL(confirmationUrl);
    if (victim === 'api') killProcess('api');
    release('workers');
    await expect.poll(isUp, { timeout: 30_000 }).toBe(true);
    await expect.poll(() => confirmationsTo(email), { timeout: 30_000 }).toEqual(['sent']);
    // A second worker life must not send it again: the one sent stays the only one after another crash.
    killProcess('workers');
    const marker = `marker-${Date.now()}@example.com`;
    await orderByApi(marker, product.variants[0]?.id ?? '');
    await expect.poll(() => confirmationsTo(marker), { timeout: 30_000 }).toEqual(['sent']);
    expect(await confirmationsTo(email)).toEqual(['sent']);
  });
}

test('a storefront restarted without its API still serves the pages it kept on disk', async ({ page }) => {
  const { host, origin } = new URL(firstShop.storefrontUrl);
  await page.goto(`${firstShop.storefrontUrl}/`);
  hold('api');
  killProcess('api');
  await expect.poll(isUp).toBe(false);
  killProcess('storefront');
  await expect.poll(() => requestAs(`${origin}/`, { host }).then(({ status }) => status, () => 0), { timeout: 30_000 }).toBe(200); // prettier-ignore
});

async function orderByApi(email: string, variantId: string): Promise<void> {
  const cart = await callApi(firstShop, 'POST', '/cart/items', { variantId, quantity: 1 });
  const { token, totals } = z
    .object({
      token: z.string(),
      totals: z.object({ subtotal: z.object({ amount: z.number(), currency: z.string() }) }),
    })
    .parse(cart.body);
  const methods = await callApi(firstShop, 'GET', '/shipping/methods?country=DE', undefined, {
    'x-cart-token': token,
  });
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string(), price: z.object({ amount: z.number() }) })).min(1) })
    .parse(methods.body);
  const [method] = items;
  const order = await callApi(
    firstShop,
    'POST',
    '/checkout',
    {
      email,
      shippingAddress: {
        firstName: 'M',
        lastName: 'Arker',
        line1: 'Weg 1',
        city: 'Berlin',
        postalCode: '10115',
        country: 'DE',
      },
      shippingMethodId: method?.id,
      payment: { provider: 'test', token: 'tok_success' },
      expected: {
        totalMinor: totals.subtotal.amount + (method?.price.amount ?? 0),
        currency: totals.subtotal.currency,
      },
    },
    { 'x-cart-token': token, 'idempotency-key': email },
  );
  expect(order.status, JSON.stringify(order.body)).toBe(201);
}
