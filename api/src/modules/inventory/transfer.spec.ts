import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Transfer } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
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
let warehouse: string;
let loft: string;
let mug: string;

beforeAll(async () => {
  spec = await testApp({ DATABASE_POOL: '12' });
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  keeper = new Storekeeper(spec, shop, await aStaffToken(spec, shop));
  warehouse = await defaultLocation(spec.database, shop);
  loft = await aLocation(spec.database, shop);
  mug = await aVariant(spec, shop, 10);
});
afterAll(() => spec.close());

const plan = (quantity = 6, wishes = {}) => ({
  originId: warehouse,
  destinationId: loft,
  lines: [{ variantId: mug, quantity }],
  ...wishes,
});
const aDraft = (quantity?: number) => keeper.done<Transfer>('POST', '/transfers', plan(quantity));
const send = (id: string) => keeper.done<Transfer>('POST', `/transfers/${id}/send`);
const receive = (id: string, quantity: number) =>
  keeper.send('POST', `/transfers/${id}/receive`, { lines: [{ variantId: mug, quantity }] });
const units = () => unitsByPlace(spec.database, mug);

test('a draft has a number and moves nothing', async () => {
  const [first, second] = [await aDraft(), await aDraft()];
  expect([first.number, second.number]).toEqual([1, 2]);
  expect(first).toMatchObject({
    status: 'draft',
    origin: { name: 'Warehouse' },
    destination: { name: 'Loft' },
    units: 6,
    receivedUnits: 0,
    createdBy: 'Robin Staff',
    lines: [{ variantId: mug, quantity: 6, received: 0, freeAtOrigin: 10 }],
  });
  expect(await units()).toEqual({ Warehouse: [10, 0, 0] });
});

test('units leave when sent, arrive as they are received, and the last ones finish it', async () => {
  const { id } = await aDraft();
  expect(await send(id)).toMatchObject({ status: 'in_transit' });
  expect(await units()).toEqual({ Warehouse: [4, 0, 0] });
  const row = (await keeper.get(`/variants/${mug}/stock`)).json();
  expect(row).toMatchObject({ onHand: 4, incoming: 6, levels: [{ incoming: 0 }, { location: 'Loft', incoming: 6 }] });
  expect((await receive(id, 4)).json()).toMatchObject({ status: 'in_transit', receivedUnits: 4, closedAt: null });
  expect(await units()).toEqual({ Warehouse: [4, 0, 0], Loft: [4, 0, 0] });
  expect((await receive(id, 2)).json()).toMatchObject({
    status: 'received',
    receivedUnits: 6,
    closedAt: expect.any(String),
  });
  expect(await ledgerOf(spec.database, mug)).toEqual([
    'initial 10',
    'transfer_sent -6',
    'transfer_received 4',
    'transfer_received 2',
  ]);
  await expectSoundBooks(spec.database, shop);
});

test('what has not arrived when it is cancelled is back where it was taken', async () => {
  const { id } = await aDraft();
  await send(id);
  await receive(id, 1);
  expect(await keeper.done<Transfer>('POST', `/transfers/${id}/cancel`)).toMatchObject({ status: 'cancelled' });
  expect(await units()).toEqual({ Warehouse: [9, 0, 0], Loft: [1, 0, 0] });
  await expectSoundBooks(spec.database, shop);
});

test('a draft can be changed, and cancelled without moving anything', async () => {
  const draft = await aDraft();
  const bowl = await aVariant(spec, shop, 3);
  const lines = [{ variantId: bowl, quantity: 2 }];
  const changed = await keeper.done<Transfer>('PUT', `/transfers/${draft.id}`, plan(1, { lines, note: 'Van at nine' }));
  expect(changed).toMatchObject({ version: 2, note: 'Van at nine', lines: [{ variantId: bowl, quantity: 2 }] });
  const stale = await keeper.send('PUT', `/transfers/${draft.id}`, plan(1), { 'if-match': '"1"' });
  expect([stale.statusCode, stale.json()]).toMatchObject([
    412,
    { details: { currentVersion: 2, updatedBy: 'Robin Staff' } },
  ]);
  await keeper.done('POST', `/transfers/${draft.id}/cancel`);
  expect(await units()).toEqual({ Warehouse: [10, 0, 0] });
});

test('lists newest first, by state and place', async () => {
  const [first, second] = [await aDraft(), await aDraft(1)];
  await send(second.id);
  const numbers = async (query: string) =>
    (await keeper.get(`/transfers${query}`)).json<{ items: Transfer[] }>().items.map(({ number }) => number);
  expect(await numbers('')).toEqual([second.number, first.number]);
  expect(await numbers('?status=in_transit')).toEqual([second.number]);
  expect(await numbers(`?locationId=${loft}`)).toEqual([second.number, first.number]);
  const page = (await keeper.get('/transfers?limit=1&include=total')).json();
  expect(page).toMatchObject({ items: [{ number: second.number }], total: 2 });
  expect(await numbers(`?cursor=${page.nextCursor}`)).toEqual([first.number]);
});

describe('refused, with nothing changed:', () => {
  afterEach(async () => expect(await units()).toEqual({ Warehouse: [10, 0, 0] }));

  test('sending more than is free', async () => {
    const { id } = await aDraft(11);
    const answer = await keeper.send('POST', `/transfers/${id}/send`);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { code: 'stock.insufficient', details: { variantId: mug, asked: 11, free: 10 } },
    ]);
    expect((await keeper.get(`/transfers/${id}`)).json()).toMatchObject({ status: 'draft' });
  });

  test('receiving, changing or sending out of turn', async () => {
    const { id } = await aDraft();
    const received = await receive(id, 1);
    expect([received.statusCode, received.json()]).toMatchObject([
      409,
      { code: 'transfer.transition_refused', details: { status: 'draft' } },
    ]);
    await keeper.done('POST', `/transfers/${id}/cancel`);
    for (const [method, path, body] of [
      ['POST', 'send', undefined],
      ['POST', 'cancel', undefined],
      ['PUT', '', plan()],
    ] as const) {
      const answer = await keeper.send(method, `/transfers/${id}/${path}`.replace(/\/$/, ''), body);
      expect(answer.json()).toMatchObject({ code: 'transfer.transition_refused', details: { status: 'cancelled' } });
    }
  });

  test('from a place to itself, to a closed or unknown place, or with a variant that has no stock', async () => {
    const file = await aVariant(spec, shop, 0, { isDigital: true });
    const closed = await aLocation(spec.database, shop, 'Cellar');
    await keeper.done('PUT', `/locations/${closed}`, { name: 'Cellar', isActive: false });
    const codes = [];
    for (const wishes of [
      { destinationId: warehouse },
      { destinationId: closed },
      { originId: '01890000-0000-7000-8000-000000000000' },
      { lines: [{ variantId: file, quantity: 1 }] },
    ]) {
      codes.push((await keeper.send('POST', '/transfers', plan(1, wishes))).json<{ code: string }>().code);
    }
    expect(codes).toEqual(['transfer.same_location', 'location.closed', 'location.not_found', 'variant.not_found']);
    expect((await keeper.get('/transfers?include=total')).json()).toMatchObject({ total: 0 });
  });

  test.each([
    ['nothing', { lines: [] }],
    ['the same variant twice', { lines: [{ quantity: 1 }, { quantity: 2 }] }],
    ['no units', { lines: [{ quantity: 0 }] }],
  ])('a transfer of %s', async (_case, { lines }) => {
    const body = plan(1, { lines: lines.map((line) => ({ variantId: mug, ...line })) });
    expect((await keeper.send('POST', '/transfers', body)).statusCode).toBe(422);
  });
});

test('more than was sent does not arrive', async () => {
  const { id } = await aDraft();
  await send(id);
  await receive(id, 4);
  const answer = await receive(id, 3);
  expect([answer.statusCode, answer.json()]).toMatchObject([
    409,
    { code: 'transfer.exceeds_sent', details: { variantId: mug, asked: 3, open: 2 } },
  ]);
  const stranger = { lines: [{ variantId: await aVariant(spec, shop, 1), quantity: 1 }] };
  expect((await keeper.send('POST', `/transfers/${id}/receive`, stranger)).json()).toMatchObject({
    code: 'variant.not_found',
  });
  expect(await units()).toEqual({ Warehouse: [4, 0, 0], Loft: [4, 0, 0] });
});

test('the same receipt sent twice arrives once; two people receiving at once never receive more than was sent', async () => {
  const { id } = await aDraft();
  await send(id);
  const headers = { 'idempotency-key': 'receive-once-0001' };
  const body = { lines: [{ variantId: mug, quantity: 2 }] };
  const path = `/transfers/${id}/receive`;
  const [first, second] = [
    await keeper.send('POST', path, body, headers),
    await keeper.send('POST', path, body, headers),
  ];
  expect([first.json(), second.json()]).toMatchObject([{ receivedUnits: 2 }, { receivedUnits: 2 }]);
  const rest = await Promise.all([receive(id, 3), receive(id, 3), receive(id, 3)]);
  expect(rest.map((answer) => answer.statusCode).toSorted()).toEqual([200, 409, 409]);
  expect(await units()).toEqual({ Warehouse: [4, 0, 0], Loft: [5, 0, 0] });
  await expectSoundBooks(spec.database, shop);
});

test('only staff of the shop who may', async () => {
  const { id } = await aDraft();
  const support = new Storekeeper(spec, shop, await aStaffToken(spec, shop, 'support'));
  expect((await support.get(`/transfers/${id}`)).statusCode).toBe(200);
  expect((await support.send('POST', `/transfers/${id}/send`)).json()).toMatchObject({ code: 'auth.forbidden' });
  const guest = await spec.request({ path: `/api/v1/admin/transfers/${id}`, shop: shop.slug });
  expect(guest.json()).toMatchObject({ code: 'auth.required' });
  const other = await aShop(spec.database);
  const stranger = new Storekeeper(spec, other, await aStaffToken(spec, other));
  expect((await stranger.get(`/transfers/${id}`)).json()).toMatchObject({ code: 'transfer.not_found' });
  expect(await units()).toEqual({ Warehouse: [10, 0, 0] });
});
