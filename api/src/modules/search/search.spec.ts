import { searchResultSchema, suggestProducts } from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let other: ShopFacts;

const get = (path: string, at: ShopFacts = shop) => spec.request({ path: `/api/v1${path}`, shop: at.slug });
const found = async (q: string, at: ShopFacts = shop): Promise<string[]> =>
  searchResultSchema
    .parse((await get(`/search?q=${encodeURIComponent(q)}`, at)).json())
    .items.map((item) => item.title);
const suggested = async (q: string, limit = 6): Promise<string[]> =>
  suggestProducts.response
    ?.parse((await get(`/search/suggest?q=${encodeURIComponent(q)}&limit=${limit}`)).json())
    .items.map((item) => item.title) ?? [];

beforeAll(async () => {
  spec = await testApp();
  [shop, other] = [await aShop(spec.database), await aShop(spec.database)];
  const variants = (sku: string) => [{ sku, optionValues: [], priceMinor: 2000, initialStock: 5 }];
  await aProduct(spec.app, shop, { title: 'Stoneware mug', tags: ['coffee'], variants: variants('MUG-7741') });
  await aProduct(spec.app, shop, {
    title: 'Café press',
    brand: 'Häfen',
    descriptionHtml: '<p>Brews for eight mugs.</p>',
  });
  await aProduct(spec.app, shop, { title: 'Linen apron', specs: [{ label: 'Material', value: 'Stonewashed linen' }] });
  await aProduct(spec.app, shop, { title: 'Secret mug', status: 'draft' });
  await aProduct(spec.app, other, { title: 'Foreign stoneware mug' });
});
afterAll(() => spec.close());

test.each([
  ['mug', ['Stoneware mug', 'Café press']],
  ['MUGS', ['Stoneware mug', 'Café press']],
  ['stoneware mug', ['Stoneware mug']],
  ['ston', ['Stoneware mug', 'Linen apron']],
  ['cafe', ['Café press']],
  ['hafen press', ['Café press']],
  ['coffee', ['Stoneware mug']],
  ['stonwear mgu', ['Stoneware mug']],
  ['MUG-7741', ['Stoneware mug']],
  ['zzzzqqqq', []],
  ['the', []],
  ["'; DROP TABLE products; -- & | ! :*", []],
])('“%s” finds %j', async (q, titles) => expect(await found(q)).toEqual(titles));

test('results come in pages', async () => {
  const first = searchResultSchema.parse((await get('/search?q=mug&limit=1&include=total')).json());
  expect([first.items[0]?.title, first.total]).toEqual(['Stoneware mug', 2]);
  const second = searchResultSchema.parse((await get(`/search?q=mug&limit=1&cursor=${first.nextCursor}`)).json());
  expect([second.items[0]?.title, second.nextCursor]).toEqual(['Café press', null]);
});

test.each([
  '/search',
  '/search?q=',
  '/search?q=mug&cursor=WyJ4Il0',
  '/search?q=mug&sort=featured',
  '/search/suggest?q=a&limit=11',
])('%s is refused', async (path) => {
  const answer = await get(path);
  expect([answer.statusCode, answer.json()]).toEqual([422, expect.objectContaining({ code: 'request.invalid' })]);
});

test.each([
  ['sto', ['Stoneware mug', 'Linen apron']],
  ['CAFÉ', ['Café press']],
  ['mug', ['Stoneware mug', 'Café press']],
  ['aprn', ['Linen apron']],
  ['zzzz', []],
])('typing “%s” suggests %j', async (q, titles) => expect(await suggested(q)).toEqual(titles));

test('at most as many suggestions as asked for', async () =>
  expect(await suggested('mug', 1)).toEqual(['Stoneware mug']));

test('each shop searches itself alone', async () => {
  expect(await found('mug', other)).toEqual(['Foreign stoneware mug']);
  expect(await found('foreign')).toEqual([]);
});

test('the search functions answer nothing outside a shop', async () => {
  const { rows } = await spec.database.admin.query<{ prosecdef: boolean; owner: string; settings: string[] }>(
    `SELECT prosecdef, proowner::regrole::text AS owner, proconfig AS settings FROM pg_proc
     WHERE proname IN ('search_products', 'suggest_products', 'find_products',
       'list_products', 'count_facets', 'find_orders', 'find_customers')`,
  );
  expect(rows.map((row) => [row.prosecdef, row.owner, row.settings[0]])).toEqual(
    Array(7).fill([true, 'app_search', 'search_path=public, pg_temp']),
  );
  await expect(spec.database.admin.query(`SELECT search_products('en', 'mug', '{}')`)).rejects.toThrow('app.tenant_id');
});

test('another language of the shop is another way to find', async () => {
  const german = await aShop(spec.database, { locale: 'de-DE' });
  await aProduct(spec.app, german, { title: 'Große Tassen' });
  expect(await found('tasse', german)).toEqual(['Große Tassen']);
});

test('a shop that changes its language keeps its products', async () => {
  const moving = await aShop(spec.database);
  await aProduct(spec.app, moving, { title: 'Kerzen' });
  await spec.database.admin.query(
    `BEGIN; SELECT set_config('app.tenant_id', '${moving.id}', true); UPDATE shop_settings SET locale = 'de-DE' WHERE tenant_id = '${moving.id}'; COMMIT`,
  );
  const { rows } = await spec.database.admin.query('SELECT locale FROM product_documents WHERE tenant_id = $1', [
    moving.id,
  ]);
  expect(rows).toEqual([{ locale: 'de-DE' }]);
});

test('GraphQL finds the same', async () => {
  const query =
    '{ search(q: "mug", limit: 1) { items { title } nextCursor } suggest(q: "sto", limit: 1) { title price { amount } } }';
  const { data } = (await spec.request({ path: '/graphql', shop: shop.slug, body: { query } })).json();
  expect(data).toMatchObject({
    search: { items: [{ title: 'Stoneware mug' }] },
    suggest: [{ title: 'Stoneware mug', price: { amount: 2000 } }],
  });
});
