import { productListSchema, type ProductList } from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { systemCtx, type Ctx, type ShopFacts } from '../../plumbing/context.js';
import { Queue } from '../../plumbing/queue/queue.js';
import { FacetCounts, ProductDocuments } from './index.js';

let spec: TestApp;
let shop: ShopFacts;
let ctx: Ctx;
let counts: FacetCounts;

const list = async (query: string): Promise<ProductList> =>
  productListSchema.parse(
    (await spec.request({ path: `/api/v1/products?facets=true&${query}`, shop: shop.slug })).json(),
  );
const brands = (found: ProductList) =>
  Object.fromEntries(
    found.facets?.find(({ kind }) => kind === 'brand')?.values.map(({ value, count }) => [value, count]) ?? [],
  );
const admin = async <Row extends object>(text: string): Promise<Row[]> =>
  (await spec.database.admin.query<Row>(text, [shop.id])).rows;
const purges = () => admin<{ tags: string[] }>('SELECT tags FROM purge_events WHERE tenant_id = $1 ORDER BY sequence');
const kept = () => admin('SELECT DISTINCT place FROM facet_counts WHERE tenant_id = $1');

const queries = [
  '', 'sort=price', 'category=cups', 'category=cups&sort=-price', 'brand=Tide', 'tag=new', 'range=weight:200..',
  'priceMin=2001', 'brand=Tide&tag=new', 'category=cups&brand=Reef', 'brand=Nobody', 'category=bowls',
]; // prettier-ignore

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  ctx = systemCtx(shop, 'Spec', new Date());
  counts = spec.app.get(FacetCounts);
  const [cups, bowls] = [
    await aCategory(spec.app, shop, { slug: 'cups', name: 'Cups' }),
    await aCategory(spec.app, shop, { slug: 'bowls', name: 'Bowls' }),
  ];
  await spec.database.admin.query(
    `INSERT INTO custom_field_definitions (tenant_id, key, name, kind, unit, is_filterable) VALUES ($1, 'weight', 'Weight', 'decimal', 'g', true)`,
    [shop.id],
  );
  const made = [
    await aProduct(spec.app, shop, {
      title: 'Anna',
      brand: 'Tide',
      tags: ['new'],
      priceMinor: 1500,
      categoryIds: [cups],
    }),
    await aProduct(spec.app, shop, { title: 'Bert', brand: 'Tide', priceMinor: 2500, categoryIds: [cups] }),
    await aProduct(spec.app, shop, { title: 'Cleo', brand: 'Reef', priceMinor: 9900, categoryIds: [cups] }),
    await aProduct(spec.app, shop, { title: 'Dora', brand: 'Reef', tags: ['new'], categoryIds: [bowls] }),
  ];
  for (const [index, { id }] of made.entries()) {
    await spec.database.admin.query(`UPDATE products SET custom_fields = $2 WHERE id = $1`, [
      id,
      { weight: 120.5 + 100 * index },
    ]);
  }
  await spec.app.get(ProductDocuments).refreshAll(ctx, {});
});
afterAll(() => spec.close());

test('counts that are kept are those a listing would count itself, whatever is chosen in it', async () => {
  const counted = [];
  for (const query of queries) counted.push(await list(query));
  await counts.recount(ctx, 1);
  expect(await kept()).toHaveLength(3);
  for (const [index, query] of queries.entries()) expect([query, await list(query)]).toEqual([query, counted[index]]);
});

test('a change counts after the next recount, which has the pages drawn anew; a recount that finds nothing new does not', async () => {
  await counts.recount(ctx, 1);
  const before = await purges();
  await aProduct(spec.app, shop, { title: 'Emil', brand: 'Gale' });
  expect(brands(await list(''))).toEqual({ Reef: 2, Tide: 2 });
  await counts.recount(ctx, 1);
  expect(brands(await list(''))).toEqual({ Gale: 1, Reef: 2, Tide: 2 });
  const after = await purges();
  expect(after.slice(before.length)).toEqual([{ tags: ['products'] }]);
  await counts.recount(ctx, 1);
  expect(await purges()).toEqual(after);
});

test('a listing that is small again is counted as before', async () => {
  await counts.recount(ctx, 1);
  await counts.recount(ctx, 4);
  expect(await kept()).toEqual([{ place: '00000000-0000-0000-0000-000000000000' }]);
  await counts.recount(ctx);
  expect(await kept()).toEqual([]);
});

const waiting = async () =>
  (await spec.app.get(Queue).depths()).find(({ name, state }) => name === 'count-facets' && state === 'delayed')?.jobs;

test('a small shop asks nobody to count, a shop with kept counts once for all changes of ten seconds', async () => {
  await counts.recount(ctx);
  await counts.ask(ctx);
  expect(await waiting()).toBe(0);
  await counts.recount(ctx, 1);
  await counts.ask(ctx);
  await counts.ask(ctx);
  expect(await waiting()).toBe(1);
});
