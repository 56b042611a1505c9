import {
  categoryDetailSchema,
  listCategories,
  getProductAvailability,
  listProductVariants,
  productDetailSchema,
  productListSchema,
} from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let other: ShopFacts;
let kitchen: string;
const mugs: { id: string; slug: string; variantIds: string[] }[] = [];

const get = (path: string, at: ShopFacts = shop) => spec.request({ path: `/api/v1${path}`, shop: at.slug });

beforeAll(async () => {
  spec = await testApp();
  [shop, other] = [await aShop(spec.database), await aShop(spec.database, { currency: 'GBP' })];
  kitchen = await aCategory(spec.app, shop, { slug: 'kitchen', name: 'Kitchen' });
  const cups = await aCategory(spec.app, shop, { slug: 'cups', name: 'Cups', parentId: kitchen });
  for (let number = 1; number <= 7; number += 1) {
    mugs.push(
      await aProduct(spec.app, shop, {
        title: `Mug ${number}`,
        brand: number % 2 ? 'Tide' : 'Reef',
        priceMinor: 1000 + (number % 3) * 100,
        stock: number === 7 ? 0 : number,
        categoryIds: [cups],
      }),
    );
  }
  await aProduct(spec.app, shop, { title: 'Unfinished', status: 'draft', categoryIds: [cups] });
  await aProduct(spec.app, other, { title: 'Foreign mug', slug: 'mug-1' });
});
afterAll(() => spec.close());

test('only the fields asked for are sent, always with the id', async () => {
  const whole = (await spec.request({ path: '/api/v1/products?limit=1', shop: shop.slug })).json();
  const [first] = whole.items;
  const list = await spec.request({
    path: '/api/v1/products?limit=1&include=total&fields=title,price',
    shop: shop.slug,
  });
  expect(list.json()).toEqual({
    ...{ nextCursor: whole.nextCursor, total: expect.any(Number) },
    items: [{ id: first.id, title: first.title, price: first.price }],
  });
  const one = await spec.request({ path: `/api/v1/products/${first.id}?fields=tags`, shop: shop.slug });
  expect(Object.keys(one.json())).toEqual(['id', 'tags']);
  const unknown = await spec.request({ path: '/api/v1/products?fields=title,cost', shop: shop.slug });
  expect(unknown.json()).toMatchObject({ code: 'request.invalid' });
});

test.each(['featured', '-publishedAt', 'price', '-price', 'title'])(
  'pages by %s show every product on sale once',
  async (sort) => {
    for (const filter of ['', '&category=kitchen']) {
      const titles: string[] = [];
      let cursor: string | null = null;
      do {
        const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const answer = await get(`/products?limit=3&include=total&sort=${encodeURIComponent(sort)}${filter}${after}`);
        const page = productListSchema.parse(answer.json());
        expect(page.total).toBe(7);
        titles.push(...page.items.map((item) => item.title));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(titles.toSorted()).toEqual(['Mug 1', 'Mug 2', 'Mug 3', 'Mug 4', 'Mug 5', 'Mug 6', 'Mug 7']);
    }
  },
);

test('prices sort upwards and downwards', async () => {
  const prices = async (sort: string) =>
    productListSchema.parse((await get(`/products?sort=${sort}`)).json()).items.map((item) => item.price.amount);
  expect(await prices('price')).toEqual([1000, 1000, 1100, 1100, 1100, 1200, 1200]);
  expect(await prices('-price')).toEqual([1200, 1200, 1100, 1100, 1100, 1000, 1000]);
});

test('filters narrow a listing', async () => {
  const titles = async (filter: string) =>
    productListSchema.parse((await get(`/products?${filter}`)).json()).items.map((item) => item.title);
  expect(await titles('brand=Reef')).toEqual(['Mug 2', 'Mug 4', 'Mug 6']);
  expect(await titles('available=true&priceMin=1100&priceMax=1100')).toEqual(['Mug 1', 'Mug 4']);
});

test.each([
  ['/products?category=nothing-here', 404, 'category.not_found'],
  ['/products?cursor=bm9uc2Vuc2U', 422, 'request.invalid'],
  ['/products?limit=101', 422, 'request.invalid'],
  ['/products?colour=red', 422, 'request.invalid'],
  ['/products/unfinished', 404, 'product.not_found'],
  ['/products/01890000-0000-7000-8000-000000000000', 404, 'product.not_found'],
  ['/products/01890000-0000-7000-8000-000000000000/variants', 404, 'product.not_found'],
  ['/products/01890000-0000-7000-8000-000000000000/availability', 404, 'product.not_found'],
  ['/products/not-an-id/variants', 422, 'request.invalid'],
  ['/categories/nothing-here', 404, 'category.not_found'],
])('%s is refused', async (path, status, code) => {
  const answer = await get(path);
  expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code })]);
});

test('a product page says what the contract promises, by slug and by id', async () => {
  const answer = await get('/products/mug-5');
  const product = productDetailSchema.parse(answer.json());
  expect(product).toMatchObject({
    title: 'Mug 5',
    price: { amount: 1200, currency: 'EUR' },
    availability: 'low_stock',
    isNew: true,
    variantCount: 1,
    defaultVariantId: mugs[4]?.variantIds[0],
    categories: [{ slug: 'cups', name: 'Cups' }],
  });
  expect((await get(`/products/${product.id}`)).json()).toEqual(product);
});

test('an unchanged product is not sent again', async () => {
  const { etag } = (await get('/products/mug-2')).headers;
  const again = await spec.request({
    path: '/api/v1/products/mug-2',
    shop: shop.slug,
    headers: { 'if-none-match': String(etag) },
  });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('variants and their availability are told', async () => {
  const [variantId] = mugs[6]?.variantIds ?? [];
  const variants = listProductVariants.response?.parse((await get(`/products/${mugs[6]?.id}/variants`)).json());
  expect(variants?.items).toMatchObject([{ id: variantId, title: 'Mug 7', availability: 'out_of_stock' }]);
  const fresh = getProductAvailability.response?.parse((await get(`/products/${mugs[6]?.id}/availability`)).json());
  expect(fresh).toEqual({
    items: [
      {
        ...{ variantId, availability: 'out_of_stock', price: { amount: 1100, currency: 'EUR' }, compareAtPrice: null },
        quantityPrices: [],
      },
    ],
  });
});

test('categories count what stands in them and below', async () => {
  const all = listCategories.response?.parse((await get('/categories')).json());
  expect(all?.items.map(({ slug, productCount }) => [slug, productCount])).toEqual([
    ['kitchen', 7],
    ['cups', 7],
  ]);
  const cups = categoryDetailSchema.parse((await get('/categories/cups')).json());
  expect(cups.breadcrumbs).toEqual([{ id: kitchen, slug: 'kitchen', name: 'Kitchen' }]);
  const top = categoryDetailSchema.parse((await get(`/categories/${kitchen}`)).json());
  expect(top.children.map((child) => [child.slug, child.productCount])).toEqual([['cups', 7]]);
});

test('another shop’s products and categories do not exist here', async () => {
  const id = mugs[0]?.id;
  for (const path of [
    `/products/${id}`,
    `/products/${id}/variants`,
    `/products/${id}/availability`,
    `/categories/${kitchen}`,
  ]) {
    expect((await get(path, other)).statusCode).toBe(404);
  }
  expect(productListSchema.parse((await get('/products', other)).json()).items.map((item) => item.title)).toEqual([
    'Foreign mug',
  ]);
});

test('GraphQL answers the same catalog', async () => {
  const query = `{
    products(limit: 2, sort: "price", available: true) { items { title price { amount } availability } nextCursor }
    product(slug: "mug-5") { title variants { availability } }
    categories { slug productCount }
    category(id: "cups") { breadcrumbs { slug } }
    relatedProducts(slug: "mug-5", limit: 3) { title }
    missing: product(slug: "unfinished") { title }
  }`;
  const { data, errors } = (await spec.request({ path: '/graphql', shop: shop.slug, body: { query } })).json();
  expect(data).toMatchObject({
    products: { items: [{ title: 'Mug 3', price: { amount: 1000 } }, { title: 'Mug 6' }] },
    product: { title: 'Mug 5', variants: [{ availability: 'low_stock' }] },
    categories: [
      { slug: 'kitchen', productCount: 7 },
      { slug: 'cups', productCount: 7 },
    ],
    category: { breadcrumbs: [{ slug: 'kitchen' }] },
    relatedProducts: [{ title: 'Mug 4' }, { title: 'Mug 6' }, { title: 'Mug 3' }],
    missing: null,
  });
  expect(errors).toMatchObject([{ extensions: { code: 'product.not_found' } }]);
});
