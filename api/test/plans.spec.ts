import {
  adminProductListQuery,
  productListQuery,
  searchQuery,
  stockListQuery,
  type ProductListQuery,
} from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FacetCounts, listingStatement } from '../src/modules/catalog/index.js';
import { productListStatement } from '../src/modules/catalog/product-list.statements.js';
import { stockListStatement } from '../src/modules/inventory/stock-list.statement.js';
import { adminSearchStatement } from '../src/modules/search/admin-search.statements.js';
import { searchStatement, suggestStatement } from '../src/modules/search/search.statements.js';
import { systemCtx, type Ctx } from '../src/plumbing/context.js';
import { fillScaleShop } from '../src/seed/scale/fill.shop.js';
import { testApp, type TestApp } from './application.js';
import { aShop } from './factories/shop.factory.js';
import { PlanWatcher, pretendLarger } from './plans.js';

/** Products made, and how many times as many the planner is told of: 100,000. */
const made = 1_000;
const factor = 100;

/** What counting the values of a few thousand products may cost; of 100,000 it costs twenty times as much. */
const counting = 6_000;

/**
 * Likewise, for what words find: it is counted one by one for the hundred matches there are, while the planner is told of ten thousand,
 * and takes each for a hundred numbers to sort. Of the whole shop it would be ten times as much.
 */
const wordsCounting = 30_000;

let spec: TestApp;
let ctx: Ctx;
let watcher: PlanWatcher;

beforeAll(async () => {
  spec = await testApp();
  ctx = systemCtx(await aShop(spec.database, { locale: 'en' }), 'Spec', new Date());
  await fillScaleShop(spec.app, ctx, made, () => undefined);
  const village = systemCtx(await aShop(spec.database, { locale: 'en' }), 'Spec', new Date());
  await fillScaleShop(spec.app, village, 10, () => undefined);
  await spec.app.get(FacetCounts).recount(ctx, 150);
  await pretendLarger(spec.database, factor);
  watcher = await PlanWatcher.open(spec.database, ctx.tenantId);
}, 120_000);
afterAll(async () => {
  await watcher.close();
  await spec.close();
});

const list = (query: Partial<ProductListQuery>) => listingStatement(ctx, { ...productListQuery.parse({}), ...query });
const search = (query: object) => searchStatement(ctx, searchQuery.parse(query));

describe('a shop of 100,000 products reads no table as a whole and sorts no more than a page needs', () => {
  test.each(productListQuery.shape.sort.unwrap().options)('listing it by %s', async (sort) => {
    expect(await watcher.faultsOf(list({ sort }))).toEqual([]);
    expect(await watcher.faultsOf(list({ sort, facets: true }), counting)).toEqual([]);
  });

  test.each(['featured', '-publishedAt', 'price', '-price'] as const)('listing a category by %s', async (sort) => {
    expect(await watcher.faultsOf(list({ sort, category: 'range-1' }))).toEqual([]);
    expect(await watcher.faultsOf(list({ sort, category: 'range-1', facets: true }), counting)).toEqual([]);
  });

  test('narrowing a listing', async () => {
    expect(await watcher.faultsOf(list({ brand: ['Kestrel 3'], sort: 'price', facets: true }), counting)).toEqual([]);
    expect(await watcher.faultsOf(list({ tag: ['linen'], brand: ['Kestrel 3'], facets: true }), counting)).toEqual([]);
    expect(await watcher.faultsOf(list({ category: 'range-1', tag: ['linen'], facets: true }), counting)).toEqual([]);
  });

  test.each(['linen', 'linen shirt', 'noteboko', 'zzzzqqqq', 'SC-17-M'])('searching it for “%s”', async (q) => {
    expect(await watcher.faultsOf(search({ q }))).toEqual([]);
    const faults = await watcher.faultsOf(search({ q, facets: 'true', sort: 'price' }), wordsCounting);
    expect(faults.filter((fault) => !fault.startsWith('sorts'))).toEqual([]);
    expect(await watcher.faultsOf(suggestStatement(ctx, { q, limit: 6 }))).toEqual([]);
  });

  test.each(adminProductListQuery.shape.sort.unwrap().options)('the console’s list by %s', async (sort) => {
    expect(await watcher.faultsOf(productListStatement(ctx, adminProductListQuery.parse({ sort })))).toEqual([]);
  });

  test.each([{ stock: 'out' }, { brand: 'Kestrel 3' }, { tag: 'linen' }, { q: 'linen sh' }])(
    'the console’s list of %j',
    async (query) => {
      expect(await watcher.faultsOf(productListStatement(ctx, adminProductListQuery.parse(query)))).toEqual([]);
    },
  );

  test('the console’s own search, and its list of stock', async () => {
    expect(await watcher.faultsOf(adminSearchStatement(ctx, { q: 'linen sh', limit: 5 }))).toEqual([]);
    expect(await watcher.faultsOf(stockListStatement(ctx, stockListQuery.parse({})))).toEqual([]);
  });
});

test('what goes through the whole shop is seen, also inside a function', async () => {
  const ask = (text: string) => watcher.faultsOf({ name: '', text, values: [] });
  expect(await ask(`SELECT count(*) FROM products WHERE title LIKE '%x%'`)).toEqual([expect.stringMatching(/^costs/)]);
  expect(await ask('SELECT count_place(whole_shop())')).toContainEqual(expect.stringMatching(/^costs/));
  expect(await ask('SELECT id FROM products ORDER BY tags LIMIT 1')).toContainEqual(expect.stringMatching(/^sorts/));
});
