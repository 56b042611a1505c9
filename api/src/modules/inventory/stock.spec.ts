import { afterAll, beforeAll, expect, test } from 'vitest';
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
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const adjust = (variantId: string, body: unknown, request: Partial<ShopRequest> = {}) =>
  spec.request({
    shop: shop.slug,
    token,
    body,
    ...request,
    path: `/api/v1/admin/variants/${variantId}/stock-adjustments`,
  });
const aVariant = async (stock: number, wishes = {}, at = shop) =>
  (await aProduct(spec.app, at, { stock, ...wishes })).variantIds[0] ?? '';
const ledger = async (variantId: string) =>
  (
    await spec.database.admin.query(
      'SELECT delta, reason, note, actor FROM stock_movements WHERE variant_id = $1 ORDER BY id',
      [variantId],
    )
  ).rows;

test('units received are on the shelf and in the ledger', async () => {
  const mug = await aVariant(3);
  const answer = await adjust(mug, { delta: 9, reason: 'received', note: 'Pallet 7' });
  expect([answer.statusCode, answer.json()]).toEqual([201, { variantId: mug, onHand: 12, reserved: 0, free: 12 }]);
  expect(await ledger(mug)).toEqual([
    { delta: 3, reason: 'initial', note: '', actor: 'Spec' },
    { delta: 9, reason: 'received', note: 'Pallet 7', actor: 'Robin Staff' },
  ]);
});

test('two people counting at once both count', async () => {
  const mug = await aVariant(10);
  await Promise.all([adjust(mug, { delta: -2, reason: 'damaged' }), adjust(mug, { delta: 5, reason: 'returned' })]);
  expect((await adjust(mug, { delta: 1, reason: 'count' })).json()).toMatchObject({ onHand: 14 });
});

test('the same request sent twice counts once', async () => {
  const mug = await aVariant(10);
  const headers = { 'idempotency-key': 'adjust-once-0001' };
  const body = { delta: -4, reason: 'damaged' };
  const [first, second] = [await adjust(mug, body, { headers }), await adjust(mug, body, { headers })];
  expect([first.json(), second.json()]).toEqual(Array(2).fill({ variantId: mug, onHand: 6, reserved: 0, free: 6 }));
});

test('what is promised to checkouts cannot be taken away', async () => {
  const mug = await aVariant(10);
  await spec.database.admin.query('UPDATE stock_levels SET reserved = 4 WHERE variant_id = $1', [mug]);
  const answer = await adjust(mug, { delta: -7, reason: 'damaged' });
  expect([answer.statusCode, answer.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'stock.negative', details: expect.objectContaining({ onHand: 10, reserved: 4 }) }),
  ]);
  expect(await ledger(mug)).toHaveLength(1);
  expect((await adjust(mug, { delta: -6, reason: 'damaged' })).json()).toMatchObject({ onHand: 4, free: 0 });
});

test.each([
  [
    'an unknown variant',
    '01890000-0000-7000-8000-000000000000',
    { delta: 1, reason: 'count' },
    404,
    'variant.not_found',
  ],
  ['nothing', '01890000-0000-7000-8000-000000000000', { delta: 0, reason: 'count' }, 422, 'request.invalid'],
  ['an unknown reason', '01890000-0000-7000-8000-000000000000', { delta: 1, reason: 'theft' }, 422, 'request.invalid'],
])('adjusting by %s is refused', async (_case, variantId, body, status, code) => {
  const answer = await adjust(variantId, body);
  expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code })]);
});

test('digital goods have no stock to adjust', async () => {
  const file = await aVariant(0, { isDigital: true });
  expect((await adjust(file, { delta: 1, reason: 'count' })).json()).toMatchObject({ code: 'variant.not_found' });
});

test('only staff of the shop who may', async () => {
  const mug = await aVariant(10);
  const other = await aShop(spec.database);
  const body = { delta: 1, reason: 'count' };
  expect((await adjust(mug, body, { token: undefined })).json()).toMatchObject({ code: 'auth.required' });
  const support = await aStaffToken(spec, shop, 'support');
  expect((await adjust(mug, body, { token: support })).json()).toMatchObject({ code: 'auth.forbidden' });
  const stranger = await aStaffToken(spec, other);
  expect((await adjust(mug, body, { token: stranger })).json()).toMatchObject({ code: 'auth.forbidden' });
  expect((await adjust(mug, body, { token: stranger, shop: other.slug })).json()).toMatchObject({
    code: 'variant.not_found',
  });
  expect(await ledger(mug)).toHaveLength(1);
});
