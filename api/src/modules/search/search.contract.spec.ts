import { searchResultSchema, suggestionsSchema, type Facet, type SearchResult } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { fakeMeilisearch, type FakeMeilisearch } from '../../../test/meilisearch.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { ProductDocuments } from '../catalog/index.js';
import { SearchIndex } from './index.js';

/** What both engines promise, a real Meilisearch included: TEST_MEILI_URL and TEST_MEILI_KEY name one. */
const { TEST_MEILI_URL, TEST_MEILI_KEY = '' } = process.env;
const engines = ['PostgreSQL', TEST_MEILI_URL === undefined ? 'Meilisearch, at its wire' : 'Meilisearch'] as const;

describe.each(engines)('searching in %s', (engine) => {
  let meili: FakeMeilisearch | null = null;
  let spec: TestApp;
  let shop: ShopFacts;
  let other: ShopFacts;
  const ids: Record<string, string> = {};

  const get = (path: string, at: ShopFacts = shop) => spec.request({ path: `/api/v1${path}`, shop: at.slug });
  const result = async (query: string, at?: ShopFacts): Promise<SearchResult> =>
    searchResultSchema.parse((await get(`/search?${query}`, at)).json());
  const titles = async (query: string, at?: ShopFacts) => (await result(query, at)).items.map(({ title }) => title);
  const counts = ({ facets }: SearchResult, kind: Facet['kind'], name = '') =>
    Object.fromEntries(
      facets
        ?.find((each) => each.kind === kind && each.name === name)
        ?.values.map(({ value, count }) => [value, count]) ?? [],
    );
  const reindexed = () => spec.app.get(SearchIndex).rebuild();
  const isDatabase = engine === 'PostgreSQL';

  beforeAll(async () => {
    if (!isDatabase && TEST_MEILI_URL === undefined) meili = await fakeMeilisearch();
    const server: Record<string, string> = isDatabase
      ? {}
      : { MEILI_URL: meili?.url ?? TEST_MEILI_URL ?? '', MEILI_KEY: meili?.key ?? TEST_MEILI_KEY };
    spec = await testApp(server);
    [shop, other] = [await aShop(spec.database), await aShop(spec.database)];
    const cups = await aCategory(spec.app, shop, { slug: 'cups', name: 'Cups and mugs' });
    await spec.database.admin.query(
      `INSERT INTO custom_field_definitions (tenant_id, key, name, kind, unit, is_filterable) VALUES ($1, 'weight', 'Weight', 'decimal', 'g', true)`,
      [shop.id],
    );
    const made = [
      { title: 'Stoneware mug', brand: 'Tide', priceMinor: 3000, categoryIds: [cups], tags: ['coffee'], customFields: { weight: 410 } },
      { title: 'Travel mug', brand: 'Reef', priceMinor: 1000, customFields: { weight: 250.5 } },
      { title: 'Porcelain beaker', brand: 'Tide', priceMinor: 2000 },
      { title: 'Café press', brand: 'Häfen', priceMinor: 4000 },
      { title: 'Secret mug', status: 'draft' as const },
    ]; // prettier-ignore
    for (const { customFields, ...wishes } of made) {
      const { id } = await aProduct(spec.app, shop, wishes);
      ids[wishes.title] = id;
      if (customFields)
        await spec.database.admin.query('UPDATE products SET custom_fields = $2 WHERE id = $1', [id, customFields]);
    }
    await aProduct(spec.app, other, { title: 'Foreign stoneware mug' });
    await spec.app.get(ProductDocuments).refreshAll(systemCtx(shop, 'Spec', new Date()), {});
    await reindexed();
  });
  afterAll(async () => {
    await spec.close();
    await meili?.close();
  });

  test.each([
    ['q=mug', ['Stoneware mug', 'Travel mug']],
    ['q=MÜG', ['Stoneware mug', 'Travel mug']],
    ['q=stoneware+mug', ['Stoneware mug']],
    ['q=stonew', ['Stoneware mug']],
    ['q=cafe', ['Café press']],
    ['q=hafen+press', ['Café press']],
    ['q=coffee', ['Stoneware mug']],
    ['q=stonewrae', ['Stoneware mug']],
    ['q=zzzzqqqq', []],
    [`q=${encodeURIComponent(`" OR shop != "x`)}`, []],
    ['q=mug&sort=price', ['Travel mug', 'Stoneware mug']],
    ['q=mug&sort=-price', ['Stoneware mug', 'Travel mug']],
    ['q=mug&brand=Tide', ['Stoneware mug']],
    ['q=mug&brand=Tide&brand=Reef', ['Stoneware mug', 'Travel mug']],
    ['q=mug&category=cups', ['Stoneware mug']],
    ['q=mug&priceMax=2999', ['Travel mug']],
    ['q=mug&range=weight:300..', ['Stoneware mug']],
    ['q=mug&range=unheard:300..', []],
    ['q=mug&availability=out_of_stock', []],
  ])('%s finds %j', async (query, expected) => expect(await titles(query)).toEqual(expected));

  test('results come in pages, with their number', async () => {
    const first = await result('q=mug&limit=1&include=total');
    expect([first.items[0]?.title, first.total]).toEqual(['Stoneware mug', 2]);
    const second = await result(`q=mug&limit=1&cursor=${first.nextCursor}`);
    expect([second.items[0]?.title, second.nextCursor]).toEqual(['Travel mug', null]);
  });

  test('each shop searches itself alone', async () => {
    expect(await titles('q=mug', other)).toEqual(['Foreign stoneware mug']);
    expect(await titles('q=foreign')).toEqual([]);
  });

  test('facets count what each choice leaves, and what the other values of a chosen one would add', async () => {
    const all = await result('q=mug&facets=true');
    expect([all.total, counts(all, 'brand'), counts(all, 'category')]).toEqual([2, { Reef: 1, Tide: 1 }, { cups: 1 }]);
    const ranges = all.facets?.map(({ kind, range }) => [kind, range && [range.min, range.max]]);
    expect(ranges).toContainEqual(['price', [1000, 3000]]);
    expect(ranges).toContainEqual(['field', [250.5, 410]]);
    const tide = await result('q=mug&facets=true&brand=Tide');
    expect([tide.total, counts(tide, 'brand')]).toEqual([1, { Tide: 1, Reef: 1 }]);
    expect(tide.facets?.find(({ kind }) => kind === 'price')?.range).toMatchObject({ min: 3000, max: 3000 });
    const cheap = await result('q=mug&facets=true&priceMax=2999');
    expect(cheap.facets?.find(({ kind }) => kind === 'price')?.range).toMatchObject({ min: 1000, max: 3000 });
  });

  test('synonyms and pinned products are the shop’s own', async () => {
    await spec.database.admin.query(
      `INSERT INTO search_synonyms (tenant_id, kind, terms, terms_norm) VALUES ($1, 'two_way', '{mug,beaker}', '{mug,beaker}')`,
      [shop.id],
    );
    expect((await titles('q=beaker')).toSorted()).toEqual(['Porcelain beaker', 'Stoneware mug', 'Travel mug']);
    expect(await titles('q=beaker', other)).toEqual([]);
    expect(await titles('q=beaker&sort=price&brand=Tide')).toEqual(['Porcelain beaker', 'Stoneware mug']);
    await spec.database.admin.query(
      `WITH rule AS (INSERT INTO search_rules (tenant_id, query, query_norm) VALUES ($1, 'press', 'press') RETURNING id)
       INSERT INTO search_rule_products (tenant_id, rule_id, product_id, kind)
       SELECT $1, rule.id, $2::uuid, 'pinned' FROM rule UNION ALL SELECT $1, rule.id, $3::uuid, 'hidden' FROM rule`,
      [shop.id, ids['Travel mug'], ids['Café press']],
    );
    expect(await titles('q=press')).toEqual(['Travel mug']);
    const { total, facets } = await result('q=press&facets=true');
    expect([total, facets?.find(({ kind }) => kind === 'brand')?.values]).toMatchObject([
      1,
      [{ value: 'Reef', count: 1 }],
    ]);
  });

  test('who mistypes is told what was found instead', async () => {
    expect(await result('q=stonewrae')).toMatchObject({ help: { correctedTo: 'stoneware', shorter: [] } });
    expect(await result('q=travel+mug')).toMatchObject({ help: null });
    expect((await result('q=tide+qqqq')).help).toEqual({ correctedTo: null, shorter: ['tide'] });
  });

  test('what is typed is completed', async () => {
    const suggested = async (q: string) => suggestionsSchema.parse((await get(`/search/suggest?q=${q}`)).json());
    const { items, categories } = await suggested('mu');
    expect(items.map(({ title }) => title)).toEqual(['Stoneware mug', 'Travel mug']);
    expect(categories).toMatchObject([{ slug: 'cups' }]);
    expect((await suggested('trav')).items.map(({ title }) => title)).toEqual(['Travel mug']);
    expect((await suggested('zzzz')).items).toEqual([]);
  });

  test.each([
    ['q=mug&cursor=WyJ4Il0', 422, 'request.invalid'],
    ['q=mug&category=nothing', 404, 'category.not_found'],
  ])('%s is refused', async (query, status, code) => {
    const answer = await get(`/search?${query}`);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});
