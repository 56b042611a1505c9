import {
  adminSearchSchema,
  searchResultSchema,
  searchRuleSchema,
  searchTermsSchema,
  suggestionsSchema,
  synonymSchema,
} from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aSignedInStaffMember } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { SearchService } from './index.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;
const ids: Record<string, string> = {};

type Asked = Parameters<TestApp['request']>[0];
const ask = (path: string, wishes: Partial<Asked> = {}) =>
  spec.request({ path: `/api/v1${path}`, shop: shop.slug, token, ...wishes });
const asGuest = (path: string, body?: object) =>
  spec.request({ path: `/api/v1${path}`, shop: shop.slug, ...(body && { body }) });
const result = async (query: string) => searchResultSchema.parse((await ask(`/search?${query}`)).json());
const found = async (q: string): Promise<string[]> =>
  (await result(`q=${encodeURIComponent(q)}`)).items.map((item) => item.title);
const code = (answer: { statusCode: number; json: () => { code?: string } }) => [answer.statusCode, answer.json().code];
const nowhere = '01890000-0000-7000-8000-000000000000';

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  ({ token } = await aSignedInStaffMember(spec, shop));
  const cups = await aCategory(spec.app, shop, { slug: 'cups', name: 'Cups and mugs' });
  const made = [
    { title: 'Stoneware mug', brand: 'Tide', priceMinor: 3000, categoryIds: [cups] },
    { title: 'Travel mug', brand: 'Reef', priceMinor: 1000 },
    { title: 'Porcelain beaker', brand: 'Tide', priceMinor: 2000 },
    { title: 'Café press' },
    { title: 'Cotton tee' },
  ];
  for (const wishes of made) ids[wishes.title] = (await aProduct(spec.app, shop, wishes)).id;
});
afterAll(() => spec.close());

const add = (body: object) => ask('/admin/search/synonyms', { body });

test('two-way synonyms find each other, one-way ones only forwards, until they are removed', async () => {
  expect(await found('beaker')).toEqual(['Porcelain beaker']);
  const both = synonymSchema.parse((await add({ kind: 'two_way', terms: ['Mug', 'Beaker'] })).json());
  expect((await found('beaker')).toSorted()).toEqual(['Porcelain beaker', 'Stoneware mug', 'Travel mug']);
  expect((await found('MÜG')).toSorted()).toEqual(['Porcelain beaker', 'Stoneware mug', 'Travel mug']);
  const forwards = { kind: 'one_way', terms: ['t-shirt'], replacements: ['cotton tee'] };
  expect((await add(forwards)).statusCode).toBe(201);
  expect(await found('T-Shirt')).toEqual(['Cotton tee']);
  const changed = await ask(`/admin/search/synonyms/${both.id}`, {
    method: 'PUT',
    body: { kind: 'two_way', terms: ['beaker', 'press'] },
    headers: { 'if-match': '"1"' },
  });
  expect(synonymSchema.parse(changed.json())).toMatchObject({ version: 2, terms: ['beaker', 'press'] });
  expect((await found('beaker')).toSorted()).toEqual(['Café press', 'Porcelain beaker']);
  const stale = await ask(`/admin/search/synonyms/${both.id}`, {
    method: 'PUT',
    body: { kind: 'two_way', terms: ['a', 'b'] },
    headers: { 'if-match': '"1"' },
  });
  expect([code(stale), stale.json().details.currentVersion]).toEqual([[412, 'precondition.failed'], 2]);
  expect((await ask(`/admin/search/synonyms/${both.id}`, { method: 'DELETE' })).statusCode).toBe(204);
  expect(await found('beaker')).toEqual(['Porcelain beaker']);
});

test('pinned products come first in their order, hidden ones never, for this query alone', async () => {
  const body = { query: ' MUG ', pinnedIds: [ids['Café press'], ids['Travel mug']], hiddenIds: [ids['Stoneware mug']] };
  const rule = searchRuleSchema.parse((await ask('/admin/search/rules', { body })).json());
  expect(rule.pinned.map(({ title }) => title)).toEqual(['Café press', 'Travel mug']);
  expect(await found('mug')).toEqual(['Café press', 'Travel mug']);
  expect(await found('stoneware mug')).toEqual(['Stoneware mug']);
  expect((await result('q=mug&brand=Reef')).items.map(({ title }) => title)).toEqual(['Travel mug']);
  expect(code(await ask('/admin/search/rules', { body: { query: 'Mug!' } }))).toEqual([409, 'search_rule.query_taken']);
  const emptied = await ask(`/admin/search/rules/${rule.id}`, { method: 'PUT', body: { query: 'mug' } });
  expect(searchRuleSchema.parse(emptied.json())).toMatchObject({ pinned: [], hidden: [], version: 2 });
  expect((await ask(`/admin/search/rules/${rule.id}`, { method: 'DELETE' })).statusCode).toBe(204);
  expect((await found('mug')).toSorted()).toEqual(['Stoneware mug', 'Travel mug']);
});

test.each([
  ['synonyms', 'synonym.not_found', { kind: 'two_way', terms: ['a', 'b'] }],
  ['rules', 'search_rule.not_found', { query: 'a' }],
])('%s that do not exist are told', async (kind, expected, body) => {
  const path = `/admin/search/${kind}/${nowhere}`;
  expect(code(await ask(path, { method: 'PUT', body }))).toEqual([404, expected]);
  expect(code(await ask(path, { method: 'DELETE' }))).toEqual([404, expected]);
});

test.each([
  ['synonyms', { kind: 'two_way', terms: ['mug'] }, 422, 'request.invalid'],
  ['synonyms', { kind: 'one_way', terms: ['mug'] }, 422, 'request.invalid'],
  ['synonyms', { kind: 'two_way', terms: ['mug', '!!'] }, 409, 'synonym.no_word'],
  ['rules', { query: '…' }, 409, 'search_rule.no_word'],
  ['rules', { query: 'mug', pinnedIds: [nowhere] }, 404, 'product.not_found'],
])('%s %j are refused and change nothing', async (kind, body, status, expected) => {
  const before = (await ask(`/admin/search/${kind}`)).json();
  expect(code(await ask(`/admin/search/${kind}`, { body }))).toEqual([status, expected]);
  expect((await ask(`/admin/search/${kind}`)).json()).toEqual(before);
});

test('a shop keeps at most 500 groups of synonyms', async () => {
  const full = await aShop(spec.database);
  await spec.database.admin.query(
    `INSERT INTO search_synonyms (tenant_id, kind, terms, terms_norm) SELECT $1, 'two_way', '{a,b}', '{a,b}' FROM generate_series(1, 500)`,
    [full.id],
  );
  const owner = (await aSignedInStaffMember(spec, full)).token;
  const body = { kind: 'two_way', terms: ['c', 'd'] };
  expect(code(await ask('/admin/search/synonyms', { shop: full.slug, token: owner, body }))).toEqual([
    409,
    'synonym.too_many',
  ]);
});

test('results can be ordered and narrowed, and count what each choice leaves', async () => {
  const priced = await result('q=mug&sort=price&facets=true');
  expect(priced.items.map(({ title }) => title)).toEqual(['Travel mug', 'Stoneware mug']);
  expect(priced.total).toBe(2);
  expect(priced.facets?.find(({ kind }) => kind === 'brand')?.values.map(({ value, count }) => [value, count])).toEqual(
    [
      ['Reef', 1],
      ['Tide', 1],
    ],
  );
  expect((await result('q=mug&brand=Tide&include=total')).total).toBe(1);
  expect((await result('q=mug&category=cups')).items.map(({ title }) => title)).toEqual(['Stoneware mug']);
  expect(code(await ask('/search?q=mug&category=nothing'))).toEqual([404, 'category.not_found']);
});

test('who finds nothing is helped: by the wording of look-alikes, or by fewer words', async () => {
  expect(await result('q=mug')).toMatchObject({ help: null });
  expect(await result('q=stonwear')).toMatchObject({ help: { correctedTo: 'stoneware', shorter: [] } });
  const nothing = await result('q=tide+qqqq');
  expect([nothing.items, nothing.help]).toEqual([[], { correctedTo: null, shorter: ['tide'] }]);
});

test('what people search for is counted by day, and suggested once it has proved itself', async () => {
  const report = (q: string, times: number, found: number) =>
    Promise.all(Array.from({ length: times }, () => asGuest('/search/terms', { q, found })));
  await report('Stone Mugs', 3, 4);
  await report('unicorn', 2, 0);
  await report('!!', 1, 0);
  await spec.app.get(SearchService).countSearches();
  await spec.app.get(SearchService).countSearches();
  const terms = searchTermsSchema.parse((await ask('/admin/search/terms')).json());
  expect(terms).toEqual({
    searches: 5,
    withoutResults: 2,
    top: [
      { term: 'stone mugs', searches: 3, withoutResults: 0 },
      { term: 'unicorn', searches: 2, withoutResults: 2 },
    ],
    fruitless: [{ term: 'unicorn', searches: 2 }],
  });
  const suggested = suggestionsSchema.parse((await ask('/search/suggest?q=sto')).json());
  expect(suggested.queries).toEqual(['stone mugs']);
  expect(suggestionsSchema.parse((await ask('/search/suggest?q=mug')).json()).categories).toMatchObject([
    { slug: 'cups' },
  ]);
});

test('the console finds products, orders and customers, each for those who may read them', async () => {
  await spec.database.admin.query(
    `INSERT INTO customers (tenant_id, email, first_name, last_name) VALUES ($1, 'mugatu@example.com', 'Jacobim', 'Mugatu')`,
    [shop.id],
  );
  const all = adminSearchSchema.parse((await ask('/admin/search?q=mug')).json());
  expect(all.products.map(({ title }) => title).toSorted()).toEqual(['Stoneware mug', 'Travel mug']);
  expect(all.customers).toMatchObject([{ name: 'Jacobim Mugatu', email: 'mugatu@example.com' }]);
  expect(adminSearchSchema.parse((await ask('/admin/search?q=%25')).json())).toEqual({
    products: [],
    orders: [],
    customers: [],
  });
  expect(code(await asGuest('/admin/search?q=mug'))).toEqual([401, 'auth.required']);
});
