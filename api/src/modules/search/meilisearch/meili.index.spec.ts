import { searchResultSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/application.js';
import { aProduct } from '../../../../test/factories/catalog.factory.js';
import { aShop } from '../../../../test/factories/shop.factory.js';
import { fakeMeilisearch, type FakeMeilisearch } from '../../../../test/meilisearch.js';
import { systemCtx, type ShopFacts } from '../../../plumbing/context.js';
import { Metrics } from '../../../plumbing/observability/metrics.js';
import { PurgeLog } from '../../../plumbing/purge/purge.log.js';
import { ProductDocuments } from '../../catalog/index.js';
import { SearchIndex } from '../index.js';
import { MeiliClient } from './meili.client.js';

let meili: FakeMeilisearch;
let spec: TestApp;
let shop: ShopFacts;
let index: SearchIndex;
let mugId: string;

const found = async (q: string, at: ShopFacts = shop): Promise<string[]> =>
  searchResultSchema
    .parse((await spec.request({ path: `/api/v1/search?q=${q}`, shop: at.slug })).json())
    .items.map(({ title }) => title);
const held = async (q: string) => {
  const filter = [`shop = "${shop.id}"`];
  const query = { indexUid: 'smallshop-products-en-GB', q, filter, limit: 9, matchingStrategy: 'all', attributesToRetrieve: ['id'] } as const; // prettier-ignore
  const [answer] = await new MeiliClient(meili).search([query]);
  return answer?.hits.map(({ id }) => id);
};

beforeAll(async () => {
  meili = await fakeMeilisearch();
  spec = await testApp({ MEILI_URL: meili.url, MEILI_KEY: meili.key });
  shop = await aShop(spec.database);
  index = spec.app.get(SearchIndex);
  mugId = (await aProduct(spec.app, shop, { title: 'Stoneware mug' })).id;
  await index.rebuild();
});
beforeEach(() => {
  meili.calls.length = 0;
  meili.queries.length = 0;
});
afterAll(async () => {
  await spec.close();
  await meili.close();
});

test('nothing is ever asked outside one shop', async () => {
  for (const path of ['/search?q=mug&facets=true&priceMax=9000', '/search/suggest?q=mug']) {
    await spec.request({ path: `/api/v1${path}`, shop: shop.slug });
  }
  expect(meili.queries.length).toBeGreaterThan(4);
  expect(meili.queries.filter(({ filter }) => filter[0] !== `shop = "${shop.id}"`)).toEqual([]);
});

test('a product is found once the worker was told of it, and gone once it is off sale', async () => {
  const { id } = await aProduct(spec.app, shop, { title: 'Linen apron' });
  expect(await held('apron')).toEqual([]);
  await index.update({ tenantId: shop.id }, { productIds: [id] });
  expect(await held('apron')).toEqual([id]);
  await spec.database.admin.query(`UPDATE products SET status = 'archived' WHERE id = $1`, [id]);
  await spec.app.get(ProductDocuments).refreshAll(systemCtx(shop, 'Spec', new Date()), { productIds: [id] });
  expect(await found('apron')).toEqual([]);
  await index.update({ tenantId: shop.id }, { productIds: [id] });
  expect(await held('apron')).toEqual([]);
});

test('what Meilisearch holds of another shop is not shown, whatever it answers', async () => {
  const client = new MeiliClient(meili);
  const stranger = await aShop(spec.database);
  const [foreign] = [await aProduct(spec.app, stranger, { title: 'Foreign kettle' })];
  await client.put('smallshop-products-en-GB', [
    { id: foreign.id, shop: shop.id, title: 'Foreign kettle', position: 1 },
  ]);
  expect(await held('kettle')).toEqual([foreign.id]);
  expect(await found('kettle')).toEqual([]);
  await client.remove('smallshop-products-en-GB', [foreign.id]);
});

test('a rebuild fills another index and exchanges the two; what is left over goes', async () => {
  await new MeiliClient(meili).put('smallshop-products-xx', [{ id: mugId, shop: shop.id }]);
  meili.calls.length = 0;
  await index.rebuild();
  const changes = meili.calls.filter((call) => !call.startsWith('GET'));
  expect(changes).toEqual([
    'POST /indexes',
    'PATCH /indexes/smallshop-products-en-GB-next/settings',
    ...changes.filter((call) => call === 'POST /indexes/smallshop-products-en-GB-next/documents'),
    'POST /swap-indexes',
    'DELETE /indexes/smallshop-products-en-GB-next',
    'DELETE /indexes/smallshop-products-xx',
  ]);
  expect(await held('mug')).toEqual([mugId]);
});

test('what changes during a rebuild is brought up to date after it', async () => {
  const lines: string[] = [];
  let id = '';
  await index.rebuild(async (line) => {
    if (lines.push(line) > 1) return;
    ({ id } = await aProduct(spec.app, shop, { title: 'Late teapot' }));
    await spec.app.get(PurgeLog).record({ tenantId: shop.id }, { tags: [`product:${id}`, 'products'], isHard: true });
  });
  expect(lines).toContain(`1 products of shop ${shop.id}`);
  expect(await held('teapot')).toEqual([id]);
  expect(lines.at(-1)).toBe('1 indexes are in place');
});

test('a new language is searched in the database until its index is there', async () => {
  const german = await aShop(spec.database, { locale: 'de-DE' });
  await aProduct(spec.app, german, { title: 'Große Tassen' });
  expect(await found('tassen', german)).toEqual(['Große Tassen']);
  await index.rebuild();
  expect(await new MeiliClient(meili).indexes()).toEqual(['smallshop-products-en-GB', 'smallshop-products-de-DE']);
});

test('what is not filterable is refused as Meilisearch refuses it', async () => {
  const query = { indexUid: 'smallshop-products-en-GB', q: '', filter: ['title = "x"'], limit: 1, matchingStrategy: 'all', attributesToRetrieve: [] } as const; // prettier-ignore
  await expect(new MeiliClient(meili).search([query])).rejects.toMatchObject({ code: 'invalid_search_filter' });
  await expect(new MeiliClient({ ...meili, key: 'wrong' }).indexes()).rejects.toMatchObject({
    code: 'invalid_api_key',
  });
  await expect(new MeiliClient(meili).deleteIndex('nothing')).rejects.toMatchObject({ code: 'index_not_found' });
});

// Last: the engine rests for a while after a failure.
test('an outage is answered by the database, is counted, and is not tried again at once', async () => {
  const broken = await testApp({ MEILI_URL: meili.url, MEILI_KEY: meili.key });
  const at = await aShop(broken.database);
  await aProduct(broken.app, at, { title: 'Stoneware mug' });
  meili.isBroken = true;
  for (const path of ['/search?q=mug', '/search/suggest?q=mug', '/search?q=mug&facets=true']) {
    const answer = await broken.request({ path: `/api/v1${path}`, shop: at.slug });
    expect([answer.statusCode, answer.json().items.length]).toEqual([200, 1]);
  }
  meili.isBroken = false;
  expect(meili.calls.filter((call) => call === 'POST /multi-search')).toHaveLength(1);
  expect((await broken.app.get(Metrics).expose()).text).toContain('search_fallbacks_total 1');
  await broken.close();
});
