import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CountLine, StockCount } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import {
  aLocation,
  aVariant,
  defaultLocation,
  expectSoundBooks,
  ledgerOf,
  Storekeeper,
  unitsByPlace,
} from '../../../test/factories/stock.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let keeper: Storekeeper;
let locationId: string;

beforeAll(async () => {
  spec = await testApp({ DATABASE_POOL: '12' });
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  keeper = new Storekeeper(spec, shop, await aStaffToken(spec, shop));
  locationId = await defaultLocation(spec.database, shop);
});
afterAll(() => spec.close());

const begin = (wishes = {}) => keeper.done<StockCount>('POST', '/stock-counts', { locationId, ...wishes });
const set = (id: string, variantId: string, units: number, seen: number | null = null) =>
  keeper.send('POST', `/stock-counts/${id}/entries`, { mode: 'set', variantId, units, seen });
const scan = (id: string, code: string, units = 1) =>
  keeper.send('POST', `/stock-counts/${id}/entries`, { mode: 'add', code, units });
const apply = (id: string) => keeper.send('POST', `/stock-counts/${id}/apply`);
const adjust = (variantId: string, delta: number, reason = 'damaged') =>
  keeper.done('POST', `/variants/${variantId}/stock-adjustments`, { delta, reason });
const lines = async (id: string, query = '') =>
  (await keeper.get(`/stock-counts/${id}/lines${query}`)).json<{ items: CountLine[] }>().items;

test('a count lists everything at the location, finds differences, and puts them into stock', async () => {
  const [mug, bowl] = [
    await aVariant(spec, shop, 10, { title: 'Mug' }),
    await aVariant(spec, shop, 4, { title: 'Bowl' }),
  ];
  await aVariant(spec, shop, 0, { title: 'File', isDigital: true });
  const count = await begin({ note: 'Year’s end' });
  expect(count).toMatchObject({
    number: 1,
    status: 'open',
    lines: 2,
    counted: 0,
    different: 0,
    createdBy: 'Robin Staff',
  });
  expect((await lines(count.id)).map(({ title, counted }) => [title, counted])).toEqual([
    ['Bowl', null],
    ['Mug', null],
  ]);
  expect((await set(count.id, mug, 8)).json()).toMatchObject({
    counted: 8,
    expected: 10,
    difference: -2,
    countedBy: 'Robin Staff',
  });
  await set(count.id, bowl, 4);
  expect((await lines(count.id, '?show=different')).map(({ title }) => title)).toEqual(['Mug']);
  expect((await apply(count.id)).json()).toMatchObject({ status: 'applied', counted: 2, different: 1, difference: -2 });
  expect(await ledgerOf(spec.database, mug)).toEqual(['initial 10', 'count_applied -2']);
  expect(await ledgerOf(spec.database, bowl)).toEqual(['initial 4']);
  await expectSoundBooks(spec.database, shop);
});

test('what is sold between counting and applying stays sold', async () => {
  const mug = await aVariant(spec, shop, 10);
  const { id } = await begin();
  await set(id, mug, 9);
  await adjust(mug, -3);
  expect(await lines(id)).toMatchObject([{ expected: 10, difference: -1, movedSince: -3 }]);
  await apply(id);
  expect(await unitsByPlace(spec.database, mug)).toEqual({ Warehouse: [6, 0, 0] });
});

test('what nobody counted is left alone', async () => {
  const [mug, bowl] = [await aVariant(spec, shop, 10), await aVariant(spec, shop, 4)];
  const { id } = await begin();
  await set(id, mug, 11);
  await apply(id);
  expect([await ledgerOf(spec.database, mug), await ledgerOf(spec.database, bowl)]).toEqual([
    ['initial 10', 'count_applied 1'],
    ['initial 4'],
  ]);
});

test('a category’s count holds its products and those of the categories below', async () => {
  const kitchen = await aCategory(spec.app, shop, { name: 'Kitchen' });
  const cups = await aCategory(spec.app, shop, { name: 'Cups', parentId: kitchen });
  await aProduct(spec.app, shop, { title: 'Cup', categoryIds: [cups] });
  await aProduct(spec.app, shop, { title: 'Pan', categoryIds: [kitchen] });
  await aProduct(spec.app, shop, { title: 'Lamp' });
  const { id, category } = await begin({ categoryId: kitchen });
  expect(category).toMatchObject({ name: 'Kitchen' });
  expect((await lines(id)).map(({ title }) => title)).toEqual(['Cup', 'Pan']);
});

describe('scanning', () => {
  test('adds by barcode or SKU, from as many hands as there are', async () => {
    const variants = [{ sku: 'MUG-1', barcode: '4006381333931', optionValues: [], priceMinor: 100, initialStock: 50 }];
    const { variantIds } = await aProduct(spec.app, shop, { variants });
    const { id } = await begin();
    await Promise.all([
      ...Array.from({ length: 10 }, () => scan(id, '4006381333931')),
      ...Array.from({ length: 10 }, () => scan(id, 'mug-1', 2)),
    ]);
    expect(await lines(id)).toMatchObject([{ variantId: variantIds[0], counted: 30, expected: 50, difference: -20 }]);
  });

  test('brings what was not in the count, and refuses what no shop shelf has', async () => {
    const cups = await aCategory(spec.app, shop, { name: 'Cups' });
    const variants = [{ sku: 'LAMP-1', optionValues: [], priceMinor: 100, initialStock: 5 }];
    await aProduct(spec.app, shop, { variants });
    const { id } = await begin({ categoryId: cups });
    expect((await scan(id, 'LAMP-1')).json()).toMatchObject({ counted: 1, expected: 5 });
    const unknown = await scan(id, '9999999999999');
    expect([unknown.statusCode, unknown.json()]).toMatchObject([
      404,
      { code: 'variant.not_found', message: 'Nothing in this shop has the code 9999999999999.' },
    ]);
  });
});

test('two people typing the same line: the second is told who was first', async () => {
  const mug = await aVariant(spec, shop, 10);
  const { id } = await begin();
  await set(id, mug, 8);
  const answer = await set(id, mug, 7);
  expect([answer.statusCode, answer.json()]).toMatchObject([
    409,
    { code: 'count.line_changed', details: { counted: 8, countedBy: 'Robin Staff' } },
  ]);
  expect(await lines(id)).toMatchObject([{ counted: 8 }]);
  expect((await set(id, mug, 7, 8)).json()).toMatchObject({ counted: 7 });
  await keeper.done('POST', `/stock-counts/${id}/entries`, { mode: 'clear', variantId: mug });
  expect(await lines(id)).toMatchObject([{ counted: null, expected: null, difference: null }]);
});

test('two counts of one shelf at the same time put it right once', async () => {
  const mug = await aVariant(spec, shop, 10);
  const [first, second] = [await begin(), await begin()];
  await set(first.id, mug, 8);
  await set(second.id, mug, 8);
  const answers = await Promise.all([apply(first.id), apply(second.id)]);
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200]);
  expect(await unitsByPlace(spec.database, mug)).toEqual({ Warehouse: [8, 0, 0] });
});

test('one count applied by two at once is applied once', async () => {
  const mug = await aVariant(spec, shop, 10);
  const { id } = await begin();
  await set(id, mug, 4);
  const answers = await Promise.all([apply(id), apply(id)]);
  expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 409]);
  expect(await unitsByPlace(spec.database, mug)).toEqual({ Warehouse: [4, 0, 0] });
});

describe('refused, with nothing changed:', () => {
  test('applying when nothing was counted, or fewer lie there than are promised', async () => {
    const mug = await aVariant(spec, shop, 10);
    const { id } = await begin();
    expect((await apply(id)).json()).toMatchObject({ code: 'count.nothing_counted' });
    await spec.database.admin.query('UPDATE stock_levels SET reserved = 4 WHERE variant_id = $1', [mug]);
    await set(id, mug, 3);
    expect((await apply(id)).json()).toMatchObject({ code: 'stock.negative', details: { onHand: 10, reserved: 4 } });
    expect((await keeper.get(`/stock-counts/${id}`)).json()).toMatchObject({ status: 'open', counted: 1 });
    expect(await ledgerOf(spec.database, mug)).toEqual(['initial 10']);
  });

  test('entering into, applying or cancelling one that is closed', async () => {
    const mug = await aVariant(spec, shop, 10);
    const { id } = await begin();
    await set(id, mug, 3);
    await keeper.done('POST', `/stock-counts/${id}/cancel`);
    for (const answer of [
      await set(id, mug, 4, 3),
      await apply(id),
      await keeper.send('POST', `/stock-counts/${id}/cancel`),
    ]) {
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { code: 'count.closed', details: { status: 'cancelled' } },
      ]);
    }
    expect(await ledgerOf(spec.database, mug)).toEqual(['initial 10']);
  });

  test('counting where or what there is not', async () => {
    const nowhere = '01890000-0000-7000-8000-000000000000';
    const closed = await aLocation(spec.database, shop, 'Cellar');
    await keeper.done('PUT', `/locations/${closed}`, { name: 'Cellar', isActive: false });
    const codes = [];
    for (const body of [{ locationId: nowhere }, { locationId: closed }, { locationId, categoryId: nowhere }]) {
      codes.push((await keeper.send('POST', '/stock-counts', body)).json<{ code: string }>().code);
    }
    expect(codes).toEqual(['location.not_found', 'location.closed', 'category.not_found']);
    expect((await keeper.get('/stock-counts?include=total')).json()).toMatchObject({ total: 0 });
    expect((await keeper.get(`/stock-counts/${nowhere}`)).json()).toMatchObject({ code: 'count.not_found' });
  });

  test('to those who may not', async () => {
    const { id } = await begin();
    const support = new Storekeeper(spec, shop, await aStaffToken(spec, shop, 'support'));
    expect((await support.get(`/stock-counts/${id}`)).statusCode).toBe(200);
    expect((await support.send('POST', `/stock-counts/${id}/apply`)).json()).toMatchObject({ code: 'auth.forbidden' });
    expect((await keeper.send('POST', '/stock-counts', { locationId: 'here' })).statusCode).toBe(422);
  });
});
