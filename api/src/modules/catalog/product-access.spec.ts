import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let other: ShopFacts;
let owner: string;
let support: string;
let otherOwner: string;

beforeAll(async () => {
  spec = await testApp();
  [shop, other] = [await aShop(spec.database), await aShop(spec.database)];
  owner = await aStaffToken(spec, shop);
  support = await aStaffToken(spec, shop, 'support');
  otherOwner = await aStaffToken(spec, other);
});
afterAll(() => spec.close());

const ask = (path: string, request: Partial<ShopRequest> = {}) =>
  spec.request({ shop: shop.slug, token: owner, ...request, path: `/api/v1${path}` });

const id = '01890000-0000-7000-8000-000000000000';
const variants = [{ sku: 'WHO', optionValues: [], priceMinor: 1 }];
const reads: [string, Partial<ShopRequest>][] = [
  ['/admin/products', {}],
  [`/admin/products/${id}`, {}],
  ['/admin/products/stats', {}],
  ['/admin/products/terms?kind=tag', {}],
  ['/admin/custom-fields', {}],
];
const writes: [string, Partial<ShopRequest>][] = [
  ['/products', { body: { title: 'Who', variants } }],
  [`/products/${id}`, { method: 'PUT', body: { title: 'Who', variants } }],
  [`/products/${id}`, { method: 'DELETE' }],
  [`/admin/products/${id}/duplicate`, { body: {} }],
  ['/admin/products/bulk', { body: { ids: [id], change: { kind: 'delete' } } }],
  ['/admin/custom-fields', { body: { key: 'who', name: 'Who', kind: 'text' } }],
  [`/admin/custom-fields/${id}`, { method: 'PUT', body: { key: 'who', name: 'Who', kind: 'text' } }],
  [`/admin/custom-fields/${id}`, { method: 'DELETE' }],
  ['/admin/custom-fields/order', { method: 'PUT', body: { ids: [id] } }],
];

test.each([...reads, ...writes])('nobody unknown: %s', async (path, request) => {
  const answer = await ask(path, { ...request, token: undefined });
  expect([answer.statusCode, answer.json()]).toEqual([401, expect.objectContaining({ code: 'auth.required' })]);
});

test.each([...reads, ...writes])('nobody of another shop: %s', async (path, request) => {
  const answer = await ask(path, { ...request, token: otherOwner });
  expect([answer.statusCode, answer.json()]).toEqual([403, expect.objectContaining({ code: 'auth.forbidden' })]);
});

test.each(writes)('support staff look, but do not touch: %s', async (path, request) => {
  expect((await ask('/admin/products', { token: support })).statusCode).toBe(200);
  expect((await ask(path, { ...request, token: support })).json()).toMatchObject({ code: 'auth.forbidden' });
});

test('another shop’s product cannot be read, changed or deleted', async () => {
  const foreign = await aProduct(spec.app, other, { title: 'Foreign' });
  const requests: [string, Partial<ShopRequest>][] = [
    [`/admin/products/${foreign.id}`, {}],
    [`/products/${foreign.id}`, { method: 'PUT', body: { title: 'Stolen', variants } }],
    [`/products/${foreign.id}`, { method: 'DELETE' }],
  ];
  for (const [path, request] of requests)
    expect((await ask(path, request)).json()).toMatchObject({ code: 'product.not_found' });
  const kept = await ask(`/admin/products/${foreign.id}`, { shop: other.slug, token: otherOwner });
  expect(kept.json()).toMatchObject({ title: 'Foreign', version: 1 });
});
