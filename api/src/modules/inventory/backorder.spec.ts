import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { answerChallenge, Buyer } from '../../../test/factories/buyer.js';
import { germanTaxes } from '../../../test/factories/sales.factory.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import {
  aLocation,
  expectSoundBooks,
  ledgerOf,
  sellBeyondTheShelf,
  Storekeeper,
  unitsByPlace,
} from '../../../test/factories/stock.factory.js';
import { aShippingMethod } from '../../../test/factories/sales.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { ProductDocuments } from '../catalog/index.js';

let spec: TestApp;
let shop: ShopFacts;
let keeper: Storekeeper;
let shippingMethodId: string;
let mug: { id: string; variantId: string };

beforeAll(async () => {
  spec = await testApp({ DATABASE_POOL: '12' });
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  await germanTaxes(spec.database, shop);
  shippingMethodId = await aShippingMethod(spec.database, shop);
  keeper = new Storekeeper(spec, shop, await aStaffToken(spec, shop));
  const { id, variantIds } = await aProduct(spec.app, shop, { stock: 3 });
  mug = { id, variantId: variantIds[0] ?? '' };
  await sellBeyondTheShelf(spec.database, mug.variantId);
});
afterAll(() => spec.close());

async function buy(quantity: number, card = 'tok_success') {
  const buyer = new Buyer(spec, shop);
  await buyer.add(mug.variantId, quantity);
  return buyer.buy({ shippingMethodId, card });
}
const units = () => unitsByPlace(spec.database, mug.variantId);
const receive = (delta: number, locationId?: string) =>
  keeper.done('POST', `/variants/${mug.variantId}/stock-adjustments`, { delta, reason: 'received', locationId });

describe('a variant sold beyond the shelf', () => {
  test('takes what is there and promises the rest; the shelf is never below zero', async () => {
    await buy(5);
    expect(await units()).toEqual({ Warehouse: [0, 0, 2] });
    expect(await ledgerOf(spec.database, mug.variantId)).toEqual(['initial 3', 'sold -3']);
    await expectSoundBooks(spec.database, shop);
  });

  test('gives what arrives to those who wait, the first first, and the ledger says for which order', async () => {
    const [first, second] = [await buy(5), await buy(4)];
    expect(await units()).toEqual({ Warehouse: [0, 0, 6] });
    const { waiting } = (await keeper.get(`/variants/${mug.variantId}/stock`)).json();
    expect(waiting).toMatchObject([
      { orderId: first.order?.id, units: 2 },
      { orderId: second.order?.id, units: 4 },
    ]);
    expect(await receive(3)).toMatchObject({ onHand: 0, reserved: 0, free: 0 });
    const { rows } = await spec.database.admin.query(
      `SELECT order_id, quantity FROM stock_backorders WHERE variant_id = $1 ORDER BY id`,
      [mug.variantId],
    );
    expect(rows).toEqual([{ order_id: second.order?.id, quantity: 3 }]);
    expect(await receive(10)).toMatchObject({ onHand: 7, free: 7 });
    expect(await units()).toEqual({ Warehouse: [7, 0, 0] });
    const { rows: filled } = await spec.database.admin.query(
      `SELECT reference_id, delta FROM stock_movements WHERE variant_id = $1 AND reason = 'backorder_filled' ORDER BY id, reference_id`,
      [mug.variantId],
    );
    const deltas = (order: string | undefined) =>
      filled.filter((row) => row.reference_id === order).map((row) => row.delta);
    expect([deltas(first.order?.id), deltas(second.order?.id)]).toEqual([[-2], [-1, -3]]);
    await expectSoundBooks(spec.database, shop);
  });

  test('is told on the order until its units arrive', async () => {
    const { order } = await buy(5);
    const backorders = async () => (await keeper.get(`/orders/${order?.id}`)).json().backorders;
    expect(await backorders()).toEqual([{ variantId: mug.variantId, quantity: 2 }]);
    await receive(1);
    expect(await backorders()).toEqual([{ variantId: mug.variantId, quantity: 1 }]);
    await receive(4);
    expect(await backorders()).toEqual([]);
  });

  test('is filled from wherever it arrives', async () => {
    await buy(5);
    const loft = await aLocation(spec.database, shop);
    await receive(6, loft);
    expect(await units()).toEqual({ Warehouse: [0, 0, 0], Loft: [4, 0, 0] });
    await expectSoundBooks(spec.database, shop);
  });

  test('keeps what arrives during a payment for whoever is paying', async () => {
    const waiting = await buy(5, 'tok_challenge');
    expect(await units()).toEqual({ Warehouse: [3, 3, 2] });
    await receive(4);
    expect(await units()).toEqual({ Warehouse: [7, 3, 2] });
    expect((await keeper.get(`/variants/${mug.variantId}/stock`)).json()).toMatchObject({ free: 2 });
    await answerChallenge(spec, shop, waiting);
    expect(await units()).toEqual({ Warehouse: [2, 0, 0] });
    await expectSoundBooks(spec.database, shop);
  });

  test('a declined payment gives units and promises back', async () => {
    const waiting = await buy(5, 'tok_challenge');
    await answerChallenge(spec, shop, waiting, false);
    expect(await units()).toEqual({ Warehouse: [3, 0, 0] });
    await expectSoundBooks(spec.database, shop);
  });

  test('is sold to many at once without a unit too many leaving the shelf', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => buy(1)));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(12).fill('fulfilled'));
    expect(await units()).toEqual({ Warehouse: [0, 0, 9] });
    await expectSoundBooks(spec.database, shop);
  });
});

describe('what shoppers are told', () => {
  const refresh = () =>
    spec.app
      .get(ProductDocuments)
      .refreshAll(systemCtx(shop, 'Spec', new Date()), { productIds: [mug.id], variantIds: undefined });
  const product = async () => (await spec.request({ path: `/api/v1/products/${mug.id}`, shop: shop.slug })).json();

  test('it can be bought and ships when it is back', async () => {
    await buy(3);
    await refresh();
    expect(await product()).toMatchObject({ availability: 'backorder', variants: [{ availability: 'backorder' }] });
    const fresh = await spec.request({ path: `/api/v1/products/${mug.id}/availability`, shop: shop.slug });
    expect(fresh.json()).toMatchObject({ items: [{ availability: 'backorder' }] });
    const listed = await spec.request({ path: '/api/v1/products?available=true', shop: shop.slug });
    expect(listed.json()).toMatchObject({ items: [{ id: mug.id, availability: 'backorder' }] });
  });

  test('in the cart, also when only a part is there', async () => {
    const buyer = new Buyer(spec, shop);
    await buyer.add(mug.variantId, 3);
    expect((await buyer.look()).lines).toMatchObject([{ availability: 'low_stock', maxQuantity: 999 }]);
    await buyer.add(mug.variantId, 1);
    expect(await buyer.look()).toMatchObject({ lines: [{ quantity: 4, availability: 'backorder' }], notices: [] });
  });

  test('nothing but what is free, once the merchant says so', async () => {
    const policy = { backorderPolicy: 'refuse', lowStockThreshold: null };
    await keeper.done('PUT', `/variants/${mug.variantId}/stock-policy`, policy);
    const buyer = new Buyer(spec, shop);
    const answer = await buyer.add(mug.variantId, 4);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { code: 'stock.insufficient', details: { free: 3 } },
    ]);
    await buyer.add(mug.variantId, 3);
    expect((await buyer.look()).lines).toMatchObject([{ quantity: 3, maxQuantity: 3 }]);
  });

  test('a promise made before is kept when the merchant stops selling beyond the shelf', async () => {
    await buy(4);
    await keeper.done('PUT', `/variants/${mug.variantId}/stock-policy`, {
      backorderPolicy: 'refuse',
      lowStockThreshold: null,
    });
    await receive(1);
    const answer = await new Buyer(spec, shop).add(mug.variantId, 1);
    expect(answer.json()).toMatchObject({ code: 'stock.insufficient', details: { free: 0 } });
    expect(await units()).toEqual({ Warehouse: [0, 0, 0] });
  });
});

test('a policy for what has no stock is refused', async () => {
  const policy = { backorderPolicy: 'allow', lowStockThreshold: 2 };
  const answer = await keeper.send('PUT', `/variants/${randomUUID()}/stock-policy`, policy);
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'variant.not_found' }]);
  const invalid = await keeper.send('PUT', `/variants/${mug.variantId}/stock-policy`, {
    ...policy,
    lowStockThreshold: -1,
  });
  expect(invalid.statusCode).toBe(422);
});
