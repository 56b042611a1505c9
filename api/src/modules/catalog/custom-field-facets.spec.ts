import { customFieldDefinitionSchema, productListSchema, type Facet } from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { jobsOf } from '../../plumbing/outbox/event.routing.js';
import { ProductDocuments } from './index.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;
let glazeId: string;
let bowl: { id: string };

const glaze = { key: 'glaze', name: 'Glaze', kind: 'choice', choices: ['Ash', 'Celadon'], isFilterable: true };
const write = async (changes: object) => {
  const path = `/api/v1/admin/custom-fields/${glazeId}`;
  const answer = await spec.request({ path, method: 'PUT', shop: shop.slug, token, body: { ...glaze, ...changes } });
  expect(answer.statusCode, answer.body).toBe(200);
  await work();
};

/** What the workers do of everything that waits, until nothing does. @returns the tags that were purged */
async function work(): Promise<string[]> {
  const { rows } = await spec.database.admin.query<{ id: string; topic: string; payload: unknown }>(
    'DELETE FROM outbox WHERE tenant_id = $1 RETURNING id, topic, payload',
    [shop.id],
  );
  const jobs = rows.flatMap(({ id, ...event }) => jobsOf({ ...event, id: Number(id), writtenAt: 0, shopId: shop.id }));
  for (const job of jobs)
    if (job.name === 'refresh-product-documents')
      await spec.app.get(ProductDocuments).refreshAll(systemCtx(shop, 'Spec', new Date()), {});
  const purged = jobs.flatMap(({ payload }) => ('tags' in payload ? payload.tags : []));
  return rows.length === 0 ? [] : [...purged, ...(await work())];
}
const facet = async (): Promise<Facet | undefined> => {
  const answer = await spec.request({ path: '/api/v1/products?facets=true', shop: shop.slug });
  return productListSchema.parse(answer.json()).facets?.find(({ name }) => name === 'glaze');
};
const values = async () => (await facet())?.values.map(({ value, count }) => `${value} ${count}`);
const shownFields = async () =>
  (await spec.request({ path: `/api/v1/products/${bowl.id}`, shop: shop.slug })).json<{ customFields: unknown[] }>()
    .customFields;

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
  const path = '/api/v1/admin/custom-fields';
  glazeId = customFieldDefinitionSchema.parse(
    (await spec.request({ path, shop: shop.slug, token, body: glaze })).json(),
  ).id;
  bowl = await aProduct(spec.app, shop, { title: 'Bowl', customFields: { glaze: 'Celadon' } });
  await aProduct(spec.app, shop, { title: 'Plate', customFields: { glaze: 'Ash' } });
  await work();
});
afterAll(() => spec.close());

test('a filter follows its field: name, order of choices, filterable, shown, and gone', async () => {
  expect(await values()).toEqual(['Ash 1', 'Celadon 1']);
  await write({ name: 'Surface', choices: ['Celadon', 'Ash'] });
  expect([(await facet())?.label, await values()]).toEqual(['Surface', ['Celadon 1', 'Ash 1']]);
  expect(await shownFields()).toMatchObject([{ key: 'glaze', name: 'Surface', value: 'Celadon' }]);

  await write({ isFilterable: false, isPublic: false });
  expect([await facet(), await shownFields()]).toEqual([undefined, []]);
  await write({});
  expect([await values(), await shownFields()]).toMatchObject([['Ash 1', 'Celadon 1'], [{ name: 'Glaze' }]]);

  const path = `/api/v1/admin/custom-fields/${glazeId}?deleteValues=true`;
  await spec.request({ path, method: 'DELETE', shop: shop.slug, token });
  expect(await work()).toContain('products');
  expect([await facet(), await shownFields()]).toEqual([undefined, []]);
});

test('pages of listings are forgotten only once the documents are new, though no product was changed', async () => {
  const path = '/api/v1/admin/custom-fields';
  const body = { key: 'origin', name: 'Origin', kind: 'text', isPublic: false };
  const { id } = customFieldDefinitionSchema.parse((await spec.request({ path, shop: shop.slug, token, body })).json());
  await aProduct(spec.app, shop, { title: 'Jug', customFields: { origin: 'Kyoto' } });
  await work();
  await spec.request({
    ...{ path: `${path}/${id}`, method: 'PUT', shop: shop.slug, token },
    body: { ...body, isFilterable: true },
  });
  expect(await work()).toEqual(['products']);
  const listed = await spec.request({ path: '/api/v1/products?field=origin:Kyoto', shop: shop.slug });
  expect(productListSchema.parse(listed.json()).items.map(({ title }) => title)).toEqual(['Jug']);
});
