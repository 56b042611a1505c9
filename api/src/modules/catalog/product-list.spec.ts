import { adminProductRowSchema, getProductStats, listOf } from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;

const ask = (path: string) => spec.request({ shop: shop.slug, token, path: `/api/v1${path}` });
const titles = async (query: string) => {
  const answer = await ask(`/admin/products?${query}`);
  return listOf(adminProductRowSchema)
    .parse(answer.json())
    .items.map((row) => row.title);
};

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
  const category = await aCategory(spec.app, shop, { slug: 'lamps' });
  await aProduct(spec.app, shop, {
    title: 'Arc lamp',
    brand: 'Lumen',
    stock: 3,
    tags: ['Gift', 'Évening'],
    priceMinor: 300,
    categoryIds: [category],
  });
  await aProduct(spec.app, shop, { title: 'Brass hook', stock: 0, priceMinor: 100 });
  await aProduct(spec.app, shop, { title: 'Candle', stock: 90, priceMinor: 200, status: 'draft' });
  await aProduct(spec.app, shop, { title: 'Drawing file', isDigital: true, taxCategory: 'digital', priceMinor: 400 });
});

afterAll(() => spec.close());

test.each([
  ['sort=title', ['Arc lamp', 'Brass hook', 'Candle', 'Drawing file']],
  ['sort=-title', ['Drawing file', 'Candle', 'Brass hook', 'Arc lamp']],
  ['sort=price', ['Brass hook', 'Candle', 'Arc lamp', 'Drawing file']],
  ['sort=-createdAt', ['Drawing file', 'Candle', 'Brass hook', 'Arc lamp']],
  ['sort=title&q=LAM', ['Arc lamp']],
  ['sort=title&q=lumen', ['Arc lamp']],
  ['sort=title&q=SKU-', ['Arc lamp', 'Brass hook', 'Candle', 'Drawing file']],
  ['sort=title&q=100%25', []],
  ['sort=title&status=draft', ['Candle']],
  ['sort=title&category=lamps', ['Arc lamp']],
  ['sort=title&brand=lumen', ['Arc lamp']],
  ['sort=title&tag=evening', ['Arc lamp']],
  ['sort=title&tag=even', []],
  ['sort=-stock', ['Candle', 'Arc lamp', 'Drawing file', 'Brass hook']],
  ['sort=title&stock=low', ['Arc lamp']],
  ['sort=title&stock=out', ['Brass hook']],
  ['sort=title&stock=in', ['Arc lamp', 'Candle', 'Drawing file']],
])('%s', async (query, expected) => expect(await titles(query)).toEqual(expected));

test.each(['title', '-updatedAt', 'createdAt', 'stock', '-stock', '-price'])(
  'pages by %s miss nothing',
  async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await ask(`/admin/products?limit=1&include=total&sort=${sort}${after}`);
      const page = listOf(adminProductRowSchema).parse(answer.json());
      expect(page.total).toBe(4);
      seen.push(...page.items.map((row) => row.title));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(['Arc lamp', 'Brass hook', 'Candle', 'Drawing file']);
  },
);

test('counts by status and stock', async () => {
  const answer = await ask('/admin/products/stats');
  expect(getProductStats.response?.parse(answer.json())).toEqual({
    total: 4,
    active: 3,
    draft: 1,
    archived: 0,
    variants: 4,
    lowStockVariants: 1,
    outOfStockVariants: 1,
    stockValue: { amount: 3 * 300 + 90 * 200, currency: 'EUR' },
  });
});

test('a cursor of another order is refused', async () => {
  const cursor = Buffer.from('["a","01890000-0000-7000-8000-000000000000"]').toString('base64url');
  const answer = await ask(`/admin/products?sort=price&cursor=${cursor}`);
  expect(answer.json()).toMatchObject({ code: 'request.invalid' });
});

test('GraphQL answers staff alike', async () => {
  const query = '{ adminProducts(sort: "title", limit: 1) { items { title stockFree } } productStats { total } }';
  const answer = await spec.request({ path: '/graphql', shop: shop.slug, token, body: { query } });
  expect(answer.json().data).toEqual({
    adminProducts: { items: [{ title: 'Arc lamp', stockFree: 3 }] },
    productStats: { total: 4 },
  });
});
