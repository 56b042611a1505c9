import { productListQuery, productListSchema, searchResultSchema, type ProductList } from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { systemCtx, type Ctx } from '../../plumbing/context.js';
import { fillScaleShop } from '../../seed/scale/fill.shop.js';
import { FacetCounts } from './index.js';

/** Enough that a sample is one: most_counted() is less than half of it. */
const made = 1_500;

let spec: TestApp;
let ctx: Ctx;

const get = async (path: string): Promise<object> =>
  (await spec.request({ path: `/api/v1${path}`, shop: ctx.shop.slug })).json<object>();
const list = async (query: string) => productListSchema.parse(await get(`/products?limit=100&${query}`));
const search = async (query: string) => searchResultSchema.parse(await get(`/search?limit=50&${query}`));
const idsOf = ({ items }: Pick<ProductList, 'items'>) => items.map(({ id }) => id);
const titlesOf = ({ items }: Pick<ProductList, 'items'>) => items.map(({ title }) => title);

const narrowings = [
  '', 'priceMax=40000', 'priceMin=20000&priceMax=21000', 'tag=linen', 'brand=Kestrel+3', 'brand=Kestrel+3&tag=linen', 'option=Size:M',
  'available=true', 'range=weight:10..20', 'field=material:Linen', 'category=range-1', 'category=range-1&available=true',
  'priceMax=40000&option=Size:M&available=true',
]; // prettier-ignore
const words = ['q=linen', 'q=linen+shirt', 'q=shirt&brand=Kestrel+3', 'q=made', 'q=made&priceMax=40000', 'q=noteboko'];

/** What the shop answers counted one by one, before its counts are kept. */
const exactly = new Map<string, ProductList>();
const known = (query: string): ProductList => exactly.get(query) ?? { items: [], nextCursor: null };

beforeAll(async () => {
  spec = await testApp();
  ctx = systemCtx(await aShop(spec.database, { locale: 'en' }), 'Spec', new Date());
  await fillScaleShop(spec.app, ctx, made, () => undefined);
  await spec.database.admin.query('ANALYZE');
  for (const query of narrowings) {
    for (const sort of productListQuery.shape.sort.unwrap().options)
      exactly.set(`${sort} ${query}`, await list(`sort=${sort}&${query}`));
    exactly.set(query, await list(`facets=true&${query}`));
  }
  for (const query of words) {
    exactly.set(`price ${query}`, await search(`sort=price&${query}`));
    exactly.set(query, await search(`facets=true&${query}`));
  }
  await spec.app.get(FacetCounts).recount(ctx, 1);
}, 120_000);
afterAll(() => spec.close());

test.each(narrowings)('a listing of “%s” shows the same products in every order', async (query) => {
  for (const sort of productListQuery.shape.sort.unwrap().options) {
    const found = await list(`sort=${sort}&${query}`);
    expect([sort, found]).toEqual([sort, known(`${sort} ${query}`)]);
  }
});

test('pages of a listing follow each other without a gap', async () => {
  const pages: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: ProductList = await list(`sort=-price&tag=linen${cursor === '' ? '' : `&cursor=${cursor}`}`);
    pages.push(...idsOf(page));
    cursor = page.nextCursor;
  }
  expect([pages.length, new Set(pages).size]).toEqual([known('tag=linen').total, known('tag=linen').total]);
});

/** Every count of the facets, by what it counts. */
const countsOf = ({ facets = [] }: ProductList): Map<string, number> =>
  new Map(
    facets.flatMap(({ kind, name, values }) =>
      values.map(({ value, count }) => [`${kind} ${name} ${value}`, count] as const),
    ),
  );

// Six standard deviations of a sample of 600 among 1,500, lots of uneven size included.
const isNear = (estimate: number, count: number, tolerance: number) => Math.abs(estimate / count - 1) < tolerance;

test.each([...narrowings, ...words])('what “%s” leaves is counted, or estimated and said to be', async (query) => {
  const found = query.startsWith('q=') ? await search(`facets=true&${query}`) : await list(`facets=true&${query}`);
  const exact = known(query);
  if (found.isEstimated !== true) {
    expect([found.total, found.facets]).toEqual([exact.total, exact.facets]);
    return;
  }
  expect(String(found.total)).toMatch(/^\d\d0*$/);
  expect([found.total, exact.total, isNear(found.total ?? 0, exact.total ?? 0, 0.25)]).toContain(true);
  const estimates = countsOf(found);
  const often = [...countsOf(exact)].filter(([, count]) => count >= 300);
  expect(often.length).toBeGreaterThan(0);
  for (const [value, count] of often)
    expect([value, count, isNear(estimates.get(value) ?? 0, count, 0.5)]).toContain(true);
});

test('what is counted one by one is not called an estimate, nor is what is kept', async () => {
  for (const query of ['', 'category=range-1', 'brand=Kestrel+3', 'tag=linen', 'q=linen+shirt']) {
    const found = query.startsWith('q=') ? await search(`facets=true&${query}`) : await list(`facets=true&${query}`);
    expect([query, found.isEstimated]).toEqual([query, undefined]);
  }
  expect((await list('facets=true&priceMax=40000')).isEstimated).toBe(true);
  expect((await list('include=total&priceMax=40000')).isEstimated).toBe(true);
});

test.each(words)('words find the same in an order that is not theirs: “%s”', async (query) =>
  expect(idsOf(await search(`sort=price&${query}`))).toEqual(idsOf(known(`price ${query}`))),
);

test('of words that few products have, the best come in the same order', async () => {
  expect(idsOf(await search('q=linen+shirt'))).toEqual(idsOf(known('q=linen+shirt')));
  expect(idsOf(await search('q=linen'))).toEqual(idsOf(known('q=linen')));
});

test('of words that nearly all products have, those called so come first, and some hundreds can be paged through', async () => {
  // “Made” stands in every subtitle; in one title it does, too, and that product is last in the merchant’s order.
  const { rows } = await spec.database.admin.query<{ id: string }>(
    `UPDATE products SET title = 'Made bowl' WHERE tenant_id = $1 AND position = $2 RETURNING id`,
    [ctx.tenantId, made],
  );
  await spec.database.admin.query(
    `BEGIN; SELECT set_config('app.tenant_id', '${ctx.tenantId}', true); SELECT refresh_product_documents('{${rows[0]?.id}}'); COMMIT`,
  );
  const first = await search('q=made');
  expect(titlesOf(first)[0]).toBe('Made bowl');
  let [shown, cursor] = [first.items.length, first.nextCursor];
  while (cursor !== null) {
    const page = await search(`q=made&cursor=${cursor}`);
    shown += page.items.length;
    cursor = page.nextCursor;
  }
  expect(shown).toBeGreaterThanOrEqual(300);
  expect(shown).toBeLessThanOrEqual(901);
});

test.each([
  ['noteboko', 'notebook'],
  ['linnen shrit', 'linen shirt'],
  ['kestrle', 'kestrel'],
])('who types “%s” is shown “%s”', async (typed, corrected) => {
  const found = await search(`q=${encodeURIComponent(typed)}`);
  expect(found.help).toEqual({ correctedTo: corrected, shorter: [] });
  expect(found.items.length).toBeGreaterThan(0);
});

test('one letter stands for words that begin so', async () => {
  const found = await search('q=l');
  expect(titlesOf(found).every((title) => /\bl/i.test(title))).toBe(true);
  expect(found.items).toHaveLength(50);
});
