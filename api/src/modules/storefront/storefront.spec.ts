import { storefrontDataSchema, storefrontResultSchemas, type StorefrontDataInput } from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let other: ShopFacts;
let category: string;
let collection: string;
let mug: { id: string };

const ask = (queries: unknown, at: ShopFacts = shop) =>
  spec.request({ path: '/api/v1/storefront/data', shop: at.slug, body: { queries } });

beforeAll(async () => {
  spec = await testApp();
  [shop, other] = [await aShop(spec.database), await aShop(spec.database)];
  category = await aCategory(spec.app, shop, { slug: 'cups', name: 'Cups' });
  mug = await aProduct(spec.app, shop, { title: 'Mug', categoryIds: [category] });
  await aProduct(spec.app, shop, { title: 'Bowl', categoryIds: [category] });
  await spec.database.admin.query(
    `INSERT INTO pages (tenant_id, slug, title, body_html) VALUES ($1, 'about', 'About', '<p>Hi</p>')`,
    [shop.id],
  );
  const { rows } = await spec.database.admin.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO collections (tenant_id, slug, name, kind, sort) VALUES ($1, 'gifts', 'Gifts', 'manual', 'title') RETURNING id),
     held AS (
       INSERT INTO collection_products (tenant_id, collection_id, product_id)
       SELECT $1, made.id, p.id FROM made, products p WHERE p.tenant_id = $1)
     SELECT id FROM made`,
    [shop.id],
  );
  collection = rows[0]?.id ?? '';
});
afterAll(() => spec.close());

const everything = {
  menu: { kind: 'menu', handle: 'main' },
  categories: { kind: 'categories' },
  category: { kind: 'category', slug: 'cups' },
  collection: { kind: 'collection', slug: 'gifts' },
  collections: { kind: 'collections' },
  products: { kind: 'products', query: { category: 'cups', limit: 1 } },
  held: { kind: 'products', query: { collection: 'gifts' } },
  product: { kind: 'product', slug: 'mug' },
  quantityPrices: { kind: 'quantityPrices', slug: 'mug' },
  related: { kind: 'related', slug: 'mug', limit: 4 },
  page: { kind: 'page', slug: 'about' },
  search: { kind: 'search', query: { q: 'bowl' } },
  sitemap: { kind: 'sitemap', page: 1 },
  redirect: { kind: 'redirect', path: '/old' },
} as const satisfies StorefrontDataInput['queries'];

test('a page gets everything it asks for at once, with the tags that purge it', async () => {
  const answer = await ask(everything);
  const { results, tags, purgeSequence } = storefrontDataSchema.parse(answer.json());
  for (const [kind, schema] of Object.entries(storefrontResultSchemas)) schema.parse(results[kind]);
  expect(results).toMatchObject({
    menu: { items: [] },
    categories: [{ slug: 'cups', productCount: 2 }],
    category: { id: category },
    collection: { id: collection, name: 'Gifts' },
    collections: [{ id: collection, slug: 'gifts', image: null }],
    products: { items: [{ title: 'Mug' }] },
    held: { items: [{ title: 'Bowl' }, { title: 'Mug' }] },
    product: { id: mug.id },
    related: [{ title: 'Bowl' }],
    page: { title: 'About' },
    search: { items: [{ title: 'Bowl' }] },
    sitemap: {
      products: [{ slug: 'mug' }, { slug: 'bowl' }],
      categories: [{ slug: 'cups' }],
      collections: [{ slug: 'gifts' }],
      pages: [{ slug: 'about' }],
      pageCount: 1,
    },
  });
  const { rows } = await spec.database.admin.query<{ id: string }>('SELECT id FROM pages WHERE tenant_id = $1', [
    shop.id,
  ]);
  expect(tags.toSorted()).toEqual(
    [
      'categories',
      'collections',
      'pages',
      `collection:${collection}`,
      'menu:main',
      'products',
      'redirects',
      'shop',
      `category:${category}`,
      `page:${rows[0]?.id}`,
      `product:${mug.id}`,
    ].toSorted(),
  );
  expect(purgeSequence).toBe(0);
});

test('what does not exist is null, and its page is purged when it comes into being', async () => {
  const missing = {
    product: { kind: 'product', slug: 'no-such' },
    category: { kind: 'category', slug: 'no-such' },
    page: { kind: 'page', slug: 'no-such' },
    products: { kind: 'products', query: { category: 'no-such' } },
    collection: { kind: 'collection', slug: 'no-such' },
    held: { kind: 'products', query: { collection: 'no-such' } },
  };
  expect((await ask(missing)).json()).toEqual({
    results: {
      ...{ product: null, category: null, page: null, collection: null },
      ...{ products: { items: [], nextCursor: null }, held: { items: [], nextCursor: null } },
    },
    tags: ['shop', 'products', 'categories', 'pages', 'collections'],
    purgeSequence: 0,
  });
});

test('the sequence of the newest purge comes with the data', async () => {
  await spec.database.admin.query(`INSERT INTO counters (tenant_id, name, value) VALUES ($1, 'purge', 41)`, [other.id]);
  expect((await ask({}, other)).json()).toEqual({ results: {}, tags: ['shop'], purgeSequence: 41 });
});

test('another shop’s things are not there', async () => {
  const { results } = storefrontDataSchema.parse((await ask(everything, other)).json());
  expect(results).toMatchObject({
    categories: [],
    category: null,
    collections: [],
    product: null,
    related: [],
    page: null,
    search: { items: [] },
  });
});

test.each([
  ['an unknown kind', { a: { kind: 'orders' } }],
  ['an unknown field', { a: { kind: 'categories', all: true } }],
  ['a foreign cursor', { a: { kind: 'products', query: { cursor: 'WyJ4Il0' } } }],
  [
    'too many queries',
    Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`a${index}`, { kind: 'categories' }])),
  ],
])('%s is refused', async (_case, queries) => {
  const answer = await ask(queries);
  expect([answer.statusCode, answer.json()]).toEqual([422, expect.objectContaining({ code: 'request.invalid' })]);
});
