import { expect, phone, test } from './support/journey.js';
import { firstShop, requestAs, secondShop, type DemoShop } from './support/product.js';

async function addresses(shop: DemoShop): Promise<string[]> {
  const list = async (path: string): Promise<string> => {
    const { host, port } = new URL(shop.storefrontUrl);
    const { body } = await requestAs(`http://127.0.0.1:${port}/sitemap.xml`, { host });
    const found = [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc ?? '');
    const page = found.find((loc) => new URL(loc).pathname.startsWith(path));
    if (!page) throw new Error(`${shop.name} has no ${path} in its sitemap.`);
    return new URL(page).pathname;
  };
  return ['/', '/products', await list('/categories/'), await list('/products/'), await list('/pages/'),
    '/search?q=a', '/search?q=qqqqzzzz', '/cart', '/account/login', '/account/register']; // prettier-ignore
}

for (const shop of [firstShop, secondShop]) {
  test(`a visitor looks around ${shop.name} on a desk and on a phone, and every page is accessible`, async ({
    page,
    checkAccessibility,
  }) => {
    test.setTimeout(180_000);
    for (const path of await addresses(shop)) {
      const answer = await page.goto(`${shop.storefrontUrl}${path}`);
      expect(answer?.status(), path).toBe(200);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page).toHaveTitle(/\S/);
      await checkAccessibility(page);
      await page.setViewportSize(phone);
      // What scripts lay out follows the new width a moment later.
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow, `${path} scrolls sideways on a phone`).toBeLessThanOrEqual(0);
      await checkAccessibility(page);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });

  test(`a wrong address in ${shop.name} is told kindly, with ways on`, async ({ page, checkAccessibility }) => {
    const answer = await page.goto(`${shop.storefrontUrl}/no-such-thing`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
    await checkAccessibility(page);
  });
}

test('typing in the search suggests products that the arrow keys can choose', async ({ page }) => {
  await page.goto(`${firstShop.storefrontUrl}/search`);
  const box = page.getByRole('main').getByRole('combobox').first();
  await box.pressSequentially('mug');
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  await box.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  // Products stand last, after searches and categories; upwards from the field is the end of the list.
  await box.press('ArrowUp');
  await box.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/products\//);
});

test('the two shops look as if two designers had made them', async ({ page }) => {
  const looks: { font: string; ground: string }[] = [];
  for (const shop of [firstShop, secondShop]) {
    await page.goto(shop.storefrontUrl);
    looks.push(
      await page.locator('h1').evaluate((heading) => ({
        font: getComputedStyle(heading).fontFamily,
        ground: getComputedStyle(document.body).backgroundColor,
      })),
    );
  }
  expect(looks[0]?.font).not.toBe(looks[1]?.font);
  expect(looks[0]?.ground).not.toBe(looks[1]?.ground);
});

test('an unknown host is answered with 421 and no shop’s data', async () => {
  const { status, body } = await requestAs(`${new URL(firstShop.storefrontUrl).origin}/`, { host: 'nobody.example' });
  expect(status).toBe(421);
  expect(body).not.toContain(firstShop.name);
  expect(body).not.toContain(secondShop.name);
});

test('a forged forwarding header does not bring up another shop', async () => {
  const { host } = new URL(firstShop.storefrontUrl);
  const origin = new URL(firstShop.storefrontUrl).origin;
  const forged = await requestAs(`${origin}/`, { host, 'x-forwarded-host': new URL(secondShop.storefrontUrl).host });
  expect(forged.body).toContain(firstShop.name);
  expect(forged.body).not.toContain(secondShop.name);
});
