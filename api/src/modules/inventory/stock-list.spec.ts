import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StockMovement, StockRow, Transfer } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { aLocation, defaultLocation, sellBeyondTheShelf, Storekeeper } from '../../../test/factories/stock.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let keeper: Storekeeper;
let loft: string;
let warehouse: string;
const ids: Record<string, string> = {};

// Bowl 2, Lamp 0, Mug 20 in the warehouse; 7 mugs in the loft and 3 lamps on their way there.
beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  keeper = new Storekeeper(spec, shop, await aStaffToken(spec, shop));
  loft = await aLocation(spec.database, shop);
  warehouse = await defaultLocation(spec.database, shop);
  for (const [title, sku, barcode, initialStock] of [
    ['Bowl', 'B-1', '40063813', 2],
    ['Lamp', 'L-1', null, 3],
    ['Mug', 'M-1', '4006381333931', 20],
  ] as const) {
    const variants = [{ sku, barcode, optionValues: [], priceMinor: 100, initialStock }];
    ids[title] = (await aProduct(spec.app, shop, { title, variants })).variantIds[0] ?? '';
  }
  await aProduct(spec.app, shop, { title: 'File', isDigital: true });
  await aProduct(spec.app, shop, { title: 'Old', status: 'archived' });
  await keeper.done('POST', `/variants/${ids.Mug}/stock-adjustments`, {
    delta: 7,
    reason: 'received',
    locationId: loft,
  });
  const lines = [{ variantId: ids.Lamp, quantity: 3 }];
  const transfer = { originId: warehouse, destinationId: loft, lines };
  const { id } = await keeper.done<Transfer>('POST', '/transfers', transfer);
  await keeper.done('POST', `/transfers/${id}/send`);
});
afterAll(() => spec.close());

const rows = async (query: string) => (await keeper.get(`/stock${query}`)).json<{ items: StockRow[] }>().items;
const titles = async (query: string) => (await rows(query)).map(({ title }) => title);

test('every variant on sale stands there with its units over all locations', async () => {
  expect(
    (await rows('')).map((row) => [row.title, row.onHand, row.free, row.incoming, row.isLow, row.threshold]),
  ).toEqual([
    ['Bowl', 2, 2, 0, true, 5],
    ['Lamp', 0, 0, 3, true, 5],
    ['Mug', 27, 27, 0, false, 5],
  ]);
});

test('or in one location', async () => {
  expect((await rows(`?locationId=${loft}`)).map((row) => [row.title, row.onHand, row.incoming, row.isLow])).toEqual([
    ['Bowl', 0, 0, true],
    ['Lamp', 0, 3, true],
    ['Mug', 7, 0, false],
  ]);
  const nowhere = await keeper.get('/stock?locationId=01890000-0000-7000-8000-000000000000');
  expect(nowhere.json()).toMatchObject({ code: 'location.not_found' });
});

test.each([
  ['?state=low', ['Bowl', 'Lamp']],
  ['?state=out', ['Lamp']],
  ['?state=in', ['Bowl', 'Mug']],
  ['?state=incoming', ['Lamp']],
  ['?state=backordered', []],
  ['?q=mug', ['Mug']],
  ['?q=l-1', ['Lamp']],
  ['?q=4006381333931', ['Mug']],
  ['?q=nothing', []],
  ['?sort=-title', ['Mug', 'Lamp', 'Bowl']],
  ['?sort=free', ['Lamp', 'Bowl', 'Mug']],
  ['?sort=-onHand', ['Mug', 'Bowl', 'Lamp']],
  ['?sort=-sku', ['Mug', 'Lamp', 'Bowl']],
  ['?state=low&sort=-free', ['Bowl', 'Lamp']],
])('%s shows %j', async (query, expected) => {
  expect(await titles(query)).toEqual(expected);
});

test.each(['title', '-title', 'free', '-free', 'sku', '-onHand'])('pages by %s one after the other', async (sort) => {
  const seen: string[] = [];
  let cursor = '';
  for (let page = 0; page < 3; page += 1) {
    const answer = (await keeper.get(`/stock?limit=1&include=total&sort=${sort}${cursor}`)).json();
    expect(answer.total).toBe(3);
    seen.push(answer.items[0].title);
    cursor = `&cursor=${answer.nextCursor}`;
  }
  expect(seen).toEqual(await titles(`?sort=${sort}`));
});

test('a cursor of another order is refused', async () => {
  const { nextCursor } = (await keeper.get('/stock?limit=1')).json();
  expect((await keeper.get(`/stock?sort=free&cursor=${nextCursor}`)).statusCode).toBe(422);
});

test('codes are found whole, by SKU or barcode, with the units of the place', async () => {
  const body = { locationId: loft, codes: ['m-1', '40063813', 'M', 'nothing'] };
  const { items } = await keeper.done<{ items: { code: string; title: string; onHand: number }[] }>(
    'POST',
    '/stock/matches',
    body,
  );
  expect(items.map(({ code, title, onHand }) => [code, title, onHand])).toEqual([
    ['40063813', 'Bowl', 0],
    ['m-1', 'Mug', 7],
  ]);
  const foreign = await defaultLocation(spec.database, await aShop(spec.database));
  const refused = await keeper.send('POST', '/stock/matches', { locationId: foreign, codes: ['M-1'] });
  expect(refused.json()).toMatchObject({ code: 'location.not_found' });
});

test('one variant’s units stand there place by place', async () => {
  expect((await keeper.get(`/variants/${ids.Mug}/stock`)).json()).toMatchObject({
    ...{
      title: 'Mug',
      onHand: 27,
      free: 27,
      backorderPolicy: 'refuse',
      lowStockThreshold: null,
      threshold: 5,
      isLow: false,
    },
    levels: [
      { location: 'Warehouse', onHand: 20, free: 20 },
      { location: 'Loft', onHand: 7, free: 7 },
    ],
  });
});

test('the history tells who, when, why and what it came to, newest first', async () => {
  await keeper.done('POST', `/variants/${ids.Mug}/stock-adjustments`, {
    delta: -2,
    reason: 'damaged',
    note: '=Broken',
  });
  const history = async (query: string) =>
    (await keeper.get(`/variants/${ids.Mug}/stock-history${query}`)).json<{
      items: StockMovement[];
      nextCursor: string;
    }>();
  const { items } = await history('');
  expect(items.map((line) => [line.reason, line.delta, line.balance, line.location, line.actor])).toEqual([
    ['damaged', -2, 18, 'Warehouse', 'Robin Staff'],
    ['received', 7, 7, 'Loft', 'Robin Staff'],
    ['initial', 20, 20, 'Warehouse', 'Spec'],
  ]);
  expect((await history(`?locationId=${loft}`)).items.map(({ delta }) => delta)).toEqual([7]);
  expect((await history('?reason=damaged')).items.map(({ balance }) => balance)).toEqual([18]);
  expect((await history('?to=2020-01-01')).items).toEqual([]);
  const first = await history('?limit=2');
  expect((await history(`?limit=2&cursor=${first.nextCursor}`)).items.map(({ delta }) => delta)).toEqual([20]);
  const lamp = (await keeper.get(`/variants/${ids.Lamp}/stock-history?reason=transfer_sent`)).json();
  expect(lamp.items).toMatchObject([{ delta: -3, balance: 0, reference: { type: 'transfer', number: 1 } }]);
});

test('and can be taken along as CSV, in which nothing is a formula', async () => {
  const answer = await keeper.get(`/variants/${ids.Mug}/stock-history/export?reason=damaged`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(answer.headers['content-disposition']).toContain('stock-M-1.csv');
  expect(answer.body).toMatch(
    /^Date,Location,Change,On hand,Reason,Reference,By,Note\r\n\d{4}-[^,]+Z,Warehouse,-2,18,damaged,,Robin Staff,'=Broken\r\n$/,
  );
});

test('a policy changes the threshold, and the product’s version, so that no older page overwrites it', async () => {
  const version = async () =>
    (
      await spec.database.admin.query(
        'SELECT p.version FROM products p JOIN variants v ON v.product_id = p.id WHERE v.id = $1',
        [ids.Bowl],
      )
    ).rows[0].version;
  const before = await version();
  const changed = await keeper.done('PUT', `/variants/${ids.Bowl}/stock-policy`, {
    backorderPolicy: 'allow',
    lowStockThreshold: 1,
  });
  expect(changed).toMatchObject({ threshold: 1, lowStockThreshold: 1, backorderPolicy: 'allow', isLow: false });
  expect([await version(), await titles('?state=low')]).toEqual([before + 1, ['Lamp']]);
});

test('many levels change at once, or none', async () => {
  const [spoon, fork] = await Promise.all(
    ['Spoon', 'Fork'].map(async (title) => (await aProduct(spec.app, shop, { title, stock: 5 })).variantIds[0] ?? ''),
  );
  const change = (...deltas: number[]) =>
    keeper.send('POST', '/stock/adjustments', {
      ...{ locationId: warehouse, reason: 'count' },
      lines: [spoon, fork].map((variantId, index) => ({ variantId, delta: deltas[index] })),
    });
  expect((await change(3, -2)).json()).toMatchObject({
    items: expect.arrayContaining([
      { variantId: spoon, onHand: 8, reserved: 0, free: 8 },
      { variantId: fork, onHand: 3, reserved: 0, free: 3 },
    ]),
  });
  const refused = await change(1, -4);
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    { code: 'stock.negative', details: { lines: [{ variantId: fork, onHand: 3, asked: 4 }] } },
  ]);
  expect((await rows('?q=spoon'))[0]).toMatchObject({ onHand: 8 });
  const lines = [
    { variantId: spoon, delta: 1 },
    { variantId: spoon, delta: 2 },
  ];
  const twice = await keeper.send('POST', '/stock/adjustments', { locationId: warehouse, reason: 'count', lines });
  expect(twice.statusCode).toBe(422);
});

test('what was promised beyond the shelf can be listed', async () => {
  const { variantIds } = await aProduct(spec.app, shop, { title: 'Vase', stock: 0 });
  await sellBeyondTheShelf(spec.database, variantIds[0] ?? '');
  await spec.database.admin.query('UPDATE stock_levels SET backordered = 2 WHERE variant_id = $1', [variantIds[0]]);
  expect(await rows('?state=backordered')).toMatchObject([{ title: 'Vase', backordered: 2, backorderPolicy: 'allow' }]);
});
