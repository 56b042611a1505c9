import { customFieldDefinitionSchema, listCustomFields, type CustomFieldDefinition } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const ask = (path = '', request: Partial<ShopRequest> = {}) =>
  spec.request({ shop: shop.slug, token, ...request, path: `/api/v1/admin/custom-fields${path}` });
const define = async (changes: object = {}): Promise<CustomFieldDefinition> =>
  customFieldDefinitionSchema.parse(
    (await ask('', { body: { key: 'care', name: 'Care', kind: 'text', ...changes } })).json(),
  );
const all = async () => (listCustomFields.response?.parse((await ask()).json()) ?? { items: [] }).items;
const write = (id: string, body: object, headers = {}) => ask(`/${id}`, { method: 'PUT', body, headers });
const events = async () => {
  const { rows } = await spec.database.admin.query<{ topic: string }>(
    `SELECT topic FROM outbox WHERE tenant_id = $1 AND topic = 'custom_field.changed'`,
    [shop.id],
  );
  return rows.length;
};

test('a definition stands after the others until it is put elsewhere', async () => {
  const care = await define({ unit: 'h', isFilterable: true });
  const wood = await define({ key: 'wood', name: 'Wood', kind: 'choice', choices: ['Oak', 'Ash'] });
  expect(care).toMatchObject({ isRequired: false, isFilterable: true, isPublic: true, productCount: 0, version: 1 });
  expect(await all()).toEqual([care, wood]);
  expect((await ask('/order', { method: 'PUT', body: { ids: [wood.id, care.id] } })).statusCode).toBe(204);
  expect(await all()).toEqual([wood, care]);
});

test('GraphQL lists them for staff', async () => {
  await define();
  const query = '{ customFields { key kind productCount } }';
  const answer = await spec.request({ path: '/graphql', shop: shop.slug, token, body: { query } });
  expect(answer.json().data).toEqual({ customFields: [{ key: 'care', kind: 'text', productCount: 0 }] });
});

describe('a field with values', () => {
  let care: CustomFieldDefinition;
  beforeEach(async () => {
    care = await define();
    await aProduct(spec.app, shop, { title: 'Lamp', customFields: { care: 'Wipe' } });
  });

  test('counts its products, and may get another name', async () => {
    expect(await all()).toMatchObject([{ productCount: 1 }]);
    const renamed = await write(care.id, { key: 'care', name: 'How to clean', kind: 'text' }, { 'if-match': '"1"' });
    expect(renamed.json()).toMatchObject({ name: 'How to clean', version: 2, productCount: 1 });
    expect(await events()).toBe(1);
  });

  test.each([{ key: 'cleaning' }, { kind: 'multiline' }])('keeps its key and its kind: %j', async (changes) => {
    const answer = await write(care.id, { key: 'care', name: 'Care', kind: 'text', ...changes });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { code: 'custom_field.in_use', details: { productCount: 1 } },
    ]);
    expect(await all()).toMatchObject([{ key: 'care', kind: 'text', version: 1 }]);
  });

  test('is deleted only together with them', async () => {
    const refused = await ask(`/${care.id}`, { method: 'DELETE' });
    expect(refused.json()).toMatchObject({
      code: 'custom_field.in_use',
      message: 'One product has a value of this field. Delete their values too, or keep the field.',
      details: { productCount: 1 },
    });
    expect(await all()).toHaveLength(1);
    expect((await ask(`/${care.id}?deleteValues=true`, { method: 'DELETE' })).statusCode).toBe(204);
    const { rows } = await spec.database.admin.query('SELECT custom_fields FROM products WHERE tenant_id = $1', [
      shop.id,
    ]);
    expect([await all(), rows]).toEqual([[], [{ custom_fields: {} }]]);
  });
});

describe('refusals change nothing', () => {
  test('a key that is taken', async () => {
    const care = await define();
    const wood = await define({ key: 'wood' });
    const body = { key: 'care', name: 'Again', kind: 'text' };
    for (const answer of [await ask('', { body }), await write(wood.id, body)])
      expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'custom_field.key_taken' }]);
    expect(await all()).toEqual([care, wood]);
  });

  test('one more than a hundred', async () => {
    await spec.database.admin.query(
      `INSERT INTO custom_field_definitions (tenant_id, key, name, kind) SELECT $1, 'f' || n, 'F', 'text' FROM generate_series(1, 100) n`,
      [shop.id],
    );
    const answer = await ask('', { body: { key: 'care', name: 'Care', kind: 'text' } });
    expect(answer.json()).toMatchObject({ code: 'custom_field.too_many' });
    expect(await all()).toHaveLength(100);
  });

  test('somebody else was faster', async () => {
    const care = await define();
    await write(care.id, { key: 'care', name: 'Theirs', kind: 'text' });
    const mine = await write(care.id, { key: 'care', name: 'Mine', kind: 'text' }, { 'if-match': '"1"' });
    expect([mine.statusCode, mine.json()]).toMatchObject([412, { details: { currentVersion: 2 } }]);
    const removal = await ask(`/${care.id}`, { method: 'DELETE', headers: { 'if-match': '"1"' } });
    expect(removal.statusCode).toBe(412);
    expect(await all()).toMatchObject([{ name: 'Theirs' }]);
  });

  test.each([
    ['a choice without choices', { kind: 'choice' }],
    ['choices of a text', { choices: ['Oak'] }],
    ['a choice listed twice', { kind: 'choices', choices: ['Oak', 'Oak'] }],
    ['a key that is no name', { key: 'Care level' }],
  ])('%s', async (_case, changes) => {
    const answer = await ask('', { body: { key: 'care', name: 'Care', kind: 'text', ...changes } });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'request.invalid' }]);
    expect(await all()).toEqual([]);
  });

  test('a field of another shop', async () => {
    const care = await define();
    const mine = shop;
    shop = await aShop(spec.database);
    token = await aStaffToken(spec, shop);
    const answers = [
      await write(care.id, { key: 'care', name: 'Stolen', kind: 'text' }),
      await ask(`/${care.id}`, { method: 'DELETE' }),
      await ask('/order', { method: 'PUT', body: { ids: [care.id] } }),
    ];
    for (const answer of answers) expect(answer.json()).toMatchObject({ code: 'custom_field.not_found' });
    const { rows } = await spec.database.admin.query('SELECT name FROM custom_field_definitions WHERE tenant_id = $1', [
      mine.id,
    ]);
    expect(rows).toEqual([{ name: 'Care' }]);
  });
});
