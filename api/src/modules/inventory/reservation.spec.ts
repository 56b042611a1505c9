import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { commit, release, reserve, type StockLine } from './index.js';

let spec: TestApp;
let shop: ShopFacts;
let database: Database;
const later = new Date(Date.now() + 600_000);

beforeAll(async () => {
  spec = await testApp({ DATABASE_POOL: '20' });
  database = spec.app.get(Database);
});
beforeEach(async () => {
  shop = await aShop(spec.database);
});
afterAll(() => spec.close());

const aVariant = async (stock: number, wishes = {}): Promise<string> =>
  (await aProduct(spec.app, shop, { stock, ...wishes })).variantIds[0] ?? '';

async function aCheckout(): Promise<string> {
  const { rows } = await spec.database.admin.query<{ id: string }>(
    `WITH cart AS (INSERT INTO carts (tenant_id, token_hash) VALUES ($1, $2) RETURNING id)
     INSERT INTO checkouts (tenant_id, cart_id, email, lines, totals, total_minor, currency, expires_at)
     SELECT $1, id, 'a@example.com', '[]', '{}', 0, 'EUR', now() FROM cart RETURNING id`,
    [shop.id, Buffer.from(randomUUID())],
  );
  return rows[0]?.id ?? '';
}

const hold = (checkoutId: string, ...lines: StockLine[]) =>
  database.withTenant({ tenantId: shop.id }, (tx) => reserve(tx, checkoutId, lines, later));
const sell = (checkoutId: string, orderId: string = randomUUID()) =>
  database.withTenant({ tenantId: shop.id }, (tx) => commit(tx, checkoutId, { orderId, actor: 'Customer' }));
const free = (checkoutId: string) => database.withTenant({ tenantId: shop.id }, (tx) => release(tx, checkoutId));

const levels = async () => {
  const { rows } = await spec.database.admin.query<{ variant_id: string; on_hand: number; reserved: number }>(
    'SELECT variant_id, on_hand, reserved FROM stock_levels WHERE tenant_id = $1',
    [shop.id],
  );
  return new Map(rows.map((row) => [row.variant_id, [row.on_hand, row.reserved]]));
};
const announced = async (checkoutId: string) => {
  const { rows } = await spec.database.admin.query<{ payload: { variantIds: string[] } }>(
    `SELECT payload FROM outbox WHERE topic = 'stock.changed' AND aggregate_id = $1 ORDER BY id`,
    [checkoutId],
  );
  return rows.map((row) => row.payload.variantIds);
};
const ledger = async (variantId: string) => {
  const { rows } = await spec.database.admin.query<{ sum: string }>(
    'SELECT sum(delta)::text AS sum FROM stock_movements WHERE variant_id = $1',
    [variantId],
  );
  return Number(rows[0]?.sum);
};

test('what a checkout holds is sold once, and the ledger says for which order', async () => {
  const [mug, bowl] = [await aVariant(10), await aVariant(3)];
  const [checkout, order] = [await aCheckout(), randomUUID()];
  await hold(
    checkout,
    { variantId: mug, quantity: 2 },
    { variantId: bowl, quantity: 1 },
    { variantId: mug, quantity: 1 },
  );
  expect(await levels()).toEqual(
    new Map([
      [mug, [10, 3]],
      [bowl, [3, 1]],
    ]),
  );
  const sold = await sell(checkout, order);
  expect(new Map(sold.map((line) => [line.variantId, line.quantity]))).toEqual(
    new Map([
      [mug, 3],
      [bowl, 1],
    ]),
  );
  expect(await sell(checkout, order)).toEqual([]);
  await free(checkout);
  expect(await levels()).toEqual(
    new Map([
      [mug, [7, 0]],
      [bowl, [2, 0]],
    ]),
  );
  expect([await ledger(mug), await ledger(bowl)]).toEqual([7, 2]);
  const { rows } = await spec.database.admin.query(
    `SELECT delta, reference_id, actor FROM stock_movements WHERE variant_id = $1 AND reason = 'sold'`,
    [mug],
  );
  expect(rows).toEqual([{ delta: -3, reference_id: order, actor: 'Customer' }]);
});

test('what is released can be sold to others', async () => {
  const mug = await aVariant(4);
  const [first, second] = [await aCheckout(), await aCheckout()];
  await hold(first, { variantId: mug, quantity: 4 });
  await expect(hold(second, { variantId: mug, quantity: 1 })).rejects.toMatchObject({ code: 'stock.insufficient' });
  await free(first);
  await free(first);
  await hold(second, { variantId: mug, quantity: 4 });
  expect(await sell(first)).toEqual([]);
  expect(await levels()).toEqual(new Map([[mug, [4, 4]]]));
});

test('one short line refuses all, and holds nothing', async () => {
  const [mug, bowl] = [await aVariant(10), await aVariant(1)];
  const checkout = await aCheckout();
  const refusal = await hold(checkout, { variantId: mug, quantity: 2 }, { variantId: bowl, quantity: 2 }).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code: 'stock.insufficient', details: { variantId: bowl, asked: 2, free: 1 } });
  expect(await levels()).toEqual(
    new Map([
      [mug, [10, 0]],
      [bowl, [1, 0]],
    ]),
  );
});

test('digital goods never run out', async () => {
  const file = await aVariant(0, { isDigital: true });
  const checkout = await aCheckout();
  await hold(checkout, { variantId: file, quantity: 500 });
  expect(await sell(checkout)).toEqual([]);
});

test('units come from the default location first, then from the others', async () => {
  const mug = await aVariant(2);
  await spec.database.admin.query(
    `WITH place AS (INSERT INTO locations (tenant_id, name) VALUES ($1, 'Loft') RETURNING id)
     INSERT INTO stock_levels (tenant_id, variant_id, location_id, on_hand) SELECT $1, $2, id, 5 FROM place`,
    [shop.id, mug],
  );
  const [checkout, greedy] = [await aCheckout(), await aCheckout()];
  await hold(checkout, { variantId: mug, quantity: 4 });
  await expect(hold(greedy, { variantId: mug, quantity: 4 })).rejects.toMatchObject({ details: { free: 3 } });
  await sell(checkout);
  const { rows } = await spec.database.admin.query(
    `SELECT p.name, l.on_hand, l.reserved FROM stock_levels l JOIN locations p ON p.id = l.location_id WHERE l.variant_id = $1 ORDER BY p.name`,
    [mug],
  );
  expect(rows).toEqual([
    { name: 'Loft', on_hand: 3, reserved: 0 },
    { name: 'Warehouse', on_hand: 0, reserved: 0 },
  ]);
});

describe('coarse availability is announced when it changes, and only then', () => {
  test.each([
    [20, 5, []],
    [20, 15, ['held', 'released']],
    [5, 1, []],
    [5, 5, ['held', 'released']],
    [20, 20, ['held', 'released']],
  ])('%i units, %i held', async (stock, quantity, expected) => {
    const mug = await aVariant(stock);
    const checkout = await aCheckout();
    await hold(checkout, { variantId: mug, quantity });
    await free(checkout);
    expect(await announced(checkout)).toEqual(expected.map(() => [mug]));
  });
});

test('32 buyers at once for 50 units, two each: 25 are served', async () => {
  const mug = await aVariant(50);
  const checkouts = await Promise.all(Array.from({ length: 32 }, aCheckout));
  const outcomes = await Promise.allSettled(
    checkouts.map(async (checkout) => {
      await hold(checkout, { variantId: mug, quantity: 2 });
      await sell(checkout);
    }),
  );
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason);
  expect(refused).toHaveLength(7);
  expect(new Set(refused.map((reason) => (reason instanceof Refusal ? reason.code : String(reason))))).toEqual(
    new Set(['stock.insufficient']),
  );
  expect(await levels()).toEqual(new Map([[mug, [0, 0]]]));
  expect(await ledger(mug)).toBe(0);
});

test('mixed carts in every order never wait in a circle', async () => {
  const variants = await Promise.all(Array.from({ length: 4 }, () => aVariant(1000)));
  const checkouts = await Promise.all(Array.from({ length: 60 }, aCheckout));
  const cart = (number: number) =>
    [...variants.slice(number % 4), ...variants.slice(0, number % 4)]
      .slice(0, 3)
      .map((variantId) => ({ variantId, quantity: 1 }));
  await Promise.all(
    checkouts.map(async (checkout, number) => {
      await hold(checkout, ...cart(number));
      await (number % 3 === 0 ? free(checkout) : sell(checkout));
    }),
  );
  const units = [...(await levels()).values()];
  expect(units.every(([, reserved]) => reserved === 0)).toBe(true);
  expect(units.reduce((sum, [onHand = 0]) => sum + onHand, 0)).toBe(4000 - 40 * 3);
});

test('a payment and an expiry at the same moment: one of them wins, nothing is counted twice', async () => {
  const mug = await aVariant(10);
  for (let round = 0; round < 8; round += 1) {
    const checkout = await aCheckout();
    const [before] = (await levels()).get(mug) ?? [];
    await hold(checkout, { variantId: mug, quantity: 1 });
    const [sold] = await Promise.all([sell(checkout), free(checkout)]);
    expect((await levels()).get(mug)).toEqual([(before ?? 0) - sold.length, 0]);
  }
});

test('another shop’s stock cannot be held', async () => {
  const foreign = await aVariant(10);
  const home = shop;
  shop = await aShop(spec.database);
  await hold(await aCheckout(), { variantId: foreign, quantity: 3 });
  shop = home;
  expect(await levels()).toEqual(new Map([[foreign, [10, 0]]]));
});
