import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { salesOf } from '../../../test/factories/sales.books.js';
import { aShippingMethod, someGoods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let test: TestApp;
let shop: ShopFacts;
let shippingMethodId: string;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  shippingMethodId = await aShippingMethod(test.database, shop);
});
afterAll(() => test.close());

const crowd = (size: number): Buyer[] => Array.from({ length: size }, () => new Buyer(test, shop));

/** Orders like a client that honours `Retry-After`: a crowd on a slow machine may be asked to come again. */
const orderPatiently = async (buyer: Buyer): Promise<LightMyRequestResponse> => {
  const wishes = { shippingMethodId, expectedTotalMinor: 2_489, idempotencyKey: randomUUID() };
  for (;;) {
    const answer = await buyer.order(wishes);
    if (answer.statusCode !== 503) return answer;
    expect(answer.json().code).toBe('dependency.unavailable');
  }
};

describe('at once', () => {
  it('200 buyers for 50 units buy exactly 50', { timeout: 120_000 }, async () => {
    const mug = await someGoods(test.database, shop, { onHand: 50 });
    const buyers = crowd(200);
    for (const buyer of buyers) await buyer.add(mug.variantId);
    const answers = await Promise.all(buyers.map(orderPatiently));
    const codes = answers.map((answer) => (answer.statusCode === 201 ? 'sold' : answer.json().code));
    expect(codes.filter((code) => code === 'sold')).toHaveLength(50);
    expect(codes.filter((code) => code === 'stock.insufficient')).toHaveLength(150);
    expect(await salesOf(test.database, mug.variantId)).toEqual({
      onHand: 0,
      reserved: 0,
      ledger: 0,
      sold: 50,
      orders: 50,
    });
    const numbers = answers.flatMap((answer) => (answer.statusCode === 201 ? [answer.json().order.number] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => numbers[0] + index));
  });

  it('mixed carts that share items in different orders all go through', async () => {
    const goods = await Promise.all(
      [1, 2, 3].map(() => someGoods(test.database, shop, { onHand: 30, priceMinor: 5_000 })),
    );
    const buyers = crowd(30);
    for (const [index, buyer] of buyers.entries()) {
      const order = index % 2 === 0 ? goods : goods.toReversed();
      for (const { variantId } of order) await buyer.add(variantId);
    }
    const answers = await Promise.all(
      buyers.map((buyer) => buyer.order({ shippingMethodId, expectedTotalMinor: 15_000 })),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual(answers.map(() => 201));
    for (const { variantId } of goods) {
      expect(await salesOf(test.database, variantId)).toEqual({
        onHand: 0,
        reserved: 0,
        ledger: 0,
        sold: 30,
        orders: 30,
      });
    }
  });

  it('32 copies of one request make one order and get one answer', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 50 });
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId);
    const wishes = { shippingMethodId, idempotencyKey: randomUUID(), expectedTotalMinor: 2_489 };
    const answers = await Promise.all(Array.from({ length: 32 }, () => buyer.order(wishes)));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
    expect(await salesOf(test.database, mug.variantId)).toEqual({
      onHand: 49,
      reserved: 0,
      ledger: 49,
      sold: 1,
      orders: 1,
    });
  });

  it('two orders of one cart under different keys sell it once', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 50 });
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId);
    const first = await buyer.order({ shippingMethodId, expectedTotalMinor: 2_489 });
    const second = await buyer.order({ shippingMethodId, expectedTotalMinor: 2_489 });
    expect([first.statusCode, second.statusCode]).toEqual([201, 404]);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 49, sold: 1 });
  });
});
