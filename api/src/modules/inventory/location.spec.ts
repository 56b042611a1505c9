import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Location } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { aLocation, aVariant, defaultLocation, Storekeeper } from '../../../test/factories/stock.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let keeper: Storekeeper;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  keeper = new Storekeeper(spec, shop, await aStaffToken(spec, shop));
});
afterAll(() => spec.close());

const places = async () =>
  (await keeper.get('/locations'))
    .json<{ items: Location[] }>()
    .items.map(({ name, isDefault, isActive }) => [name, isDefault, isActive]);
const loft = { name: 'Loft', address: { line1: 'Torstraße 1', city: 'Berlin', country: 'DE' } };

test('a new location stands behind the others, with its address', async () => {
  const made = await keeper.done<Location>('POST', '/locations', loft);
  expect(made).toMatchObject({
    name: 'Loft',
    address: { line1: 'Torstraße 1', line2: '', city: 'Berlin', postalCode: '', country: 'DE', phone: '' },
    isDefault: false,
    isActive: true,
    units: 0,
    version: 1,
  });
  expect(await places()).toEqual([
    ['Warehouse', true, true],
    ['Loft', false, true],
  ]);
});

test('another location becomes the default, and there is one', async () => {
  const { id } = await keeper.done<Location>('POST', '/locations', loft);
  await keeper.done('PUT', `/locations/${id}`, { ...loft, isDefault: true });
  expect(await places()).toEqual([
    ['Loft', true, true],
    ['Warehouse', false, true],
  ]);
});

test('locations are put in the order orders are filled from them', async () => {
  const [loftId, cellarId] = [await aLocation(spec.database, shop), await aLocation(spec.database, shop, 'Cellar')];
  const answer = await keeper.done<{ items: Location[] }>('PUT', '/location-order', { ids: [cellarId, loftId] });
  expect(answer.items.map(({ name }) => name)).toEqual(['Warehouse', 'Cellar', 'Loft']);
  const foreign = await defaultLocation(spec.database, await aShop(spec.database));
  const refused = await keeper.send('PUT', '/location-order', { ids: [loftId, foreign] });
  expect([refused.statusCode, refused.json()]).toEqual([404, expect.objectContaining({ code: 'location.not_found' })]);
  expect((await places()).map(([name]) => name)).toEqual(['Warehouse', 'Cellar', 'Loft']);
});

describe('a location is closed', () => {
  test('once it is empty, and can be opened again', async () => {
    const id = await aLocation(spec.database, shop);
    await keeper.done('PUT', `/locations/${id}`, { name: 'Loft', isActive: false });
    expect(await places()).toEqual([
      ['Warehouse', true, true],
      ['Loft', false, false],
    ]);
    await keeper.done('PUT', `/locations/${id}`, { name: 'Loft', isActive: true });
    expect(await places()).toContainEqual(['Loft', false, true]);
  });

  test('but not while units, transfers or counts are there', async () => {
    const id = await aLocation(spec.database, shop);
    const mug = await aVariant(spec, shop, 5);
    await keeper.done('POST', `/variants/${mug}/stock-adjustments`, { delta: 3, reason: 'received', locationId: id });
    const originId = await defaultLocation(spec.database, shop);
    const lines = [{ variantId: mug, quantity: 1 }];
    await keeper.done('POST', '/transfers', { originId, destinationId: id, lines });
    await keeper.done('POST', '/stock-counts', { locationId: id });
    const answer = await keeper.send('PUT', `/locations/${id}`, { name: 'Loft', isActive: false });
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      {
        code: 'location.in_use',
        message: 'Loft still has 3 units, 1 open transfers, 1 open counts. Move or finish them first.',
        details: { units: 3, openTransfers: 1, openCounts: 1 },
      },
    ]);
    expect(await places()).toContainEqual(['Loft', false, true]);
  });

  test('and takes nothing in then', async () => {
    const id = await aLocation(spec.database, shop);
    const mug = await aVariant(spec, shop, 5);
    await keeper.done('PUT', `/locations/${id}`, { name: 'Loft', isActive: false });
    const body = { delta: 3, reason: 'received', locationId: id };
    const answer = await keeper.send('POST', `/variants/${mug}/stock-adjustments`, body);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { code: 'location.closed', details: { name: 'Loft' } },
    ]);
  });

  test('never, when it is the default', async () => {
    const id = await defaultLocation(spec.database, shop);
    for (const change of [{ isActive: false }, { isDefault: false }, { isDefault: true, isActive: false }]) {
      const answer = await keeper.send('PUT', `/locations/${id}`, { name: 'Warehouse', ...change });
      expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'location.last' }]);
    }
    expect((await keeper.send('DELETE', `/locations/${id}`)).json()).toMatchObject({ code: 'location.last' });
    expect(await places()).toEqual([['Warehouse', true, true]]);
  });
});

test('a location that never held anything can be deleted, one with a history cannot', async () => {
  const [empty, used] = [await aLocation(spec.database, shop), await aLocation(spec.database, shop, 'Cellar')];
  const mug = await aVariant(spec, shop, 5);
  await keeper.done('POST', `/variants/${mug}/stock-adjustments`, { delta: 3, reason: 'received', locationId: used });
  await keeper.done('POST', `/variants/${mug}/stock-adjustments`, { delta: -3, reason: 'damaged', locationId: used });
  expect((await keeper.send('DELETE', `/locations/${empty}`)).statusCode).toBe(204);
  const refused = await keeper.send('DELETE', `/locations/${used}`);
  expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'location.in_use' }]);
  expect(await places()).toEqual([
    ['Warehouse', true, true],
    ['Cellar', false, true],
  ]);
});

test('a name is given once, however it is written', async () => {
  const id = await aLocation(spec.database, shop);
  const created = await keeper.send('POST', '/locations', { name: 'WAREHOUSE' });
  const renamed = await keeper.send('PUT', `/locations/${id}`, { name: 'warehouse' });
  for (const answer of [created, renamed]) {
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'location.name_taken' }]);
  }
  expect((await places()).map(([name]) => name)).toEqual(['Warehouse', 'Loft']);
});

test('whoever read an older version is told so', async () => {
  const id = await aLocation(spec.database, shop);
  await keeper.done('PUT', `/locations/${id}`, { name: 'Attic' });
  const answer = await keeper.send('PUT', `/locations/${id}`, { name: 'Roof' }, { 'if-match': '"1"' });
  expect([answer.statusCode, answer.json()]).toMatchObject([412, { details: { currentVersion: 2 } }]);
  expect((await places()).map(([name]) => name)).toEqual(['Warehouse', 'Attic']);
});

test.each([
  ['GET', '/locations', undefined, 200],
  ['POST', '/locations', loft, 403],
] as const)('support may look and not change: %s', async (method, path, body, status) => {
  const support = new Storekeeper(spec, shop, await aStaffToken(spec, shop, 'support'));
  const answer = method === 'GET' ? await support.get(path) : await support.send(method, path, body);
  expect(answer.statusCode).toBe(status);
});

test.each([{ name: '' }, { name: 'Loft', colour: 'red' }, { name: 'Loft', address: { line1: 'x' } }])(
  'a location like %j is refused',
  async (body) => {
    const answer = await keeper.send('POST', '/locations', body);
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'request.invalid' }]);
  },
);
