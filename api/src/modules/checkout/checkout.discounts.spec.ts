import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { PriceDesk } from '../../../test/factories/price.factory.js';
import { PromotionDesk } from '../../../test/factories/promotion.factory.js';
import { aShippingMethod, aSignedInCustomer, someGoods, type Goods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let test: TestApp;
let shop: ShopFacts;
let desk: PromotionDesk;
let mug: Goods;
let shippingMethodId: string;

beforeAll(async () => {
  test = await testApp();
});
beforeEach(async () => {
  shop = await aShop(test.database);
  desk = await PromotionDesk.of(test, shop);
  mug = await someGoods(test.database, shop, { priceMinor: 2_000, onHand: 100 });
  shippingMethodId = await aShippingMethod(test.database, shop);
});
afterAll(() => test.close());

const shopper = async (quantity = 1, token?: string): Promise<Buyer> => {
  const buyer = new Buyer(test, shop, token);
  await buyer.add(mug.variantId, quantity);
  return buyer;
};
const enter = (buyer: Buyer, code: string, country?: string) =>
  buyer.send({ path: '/api/v1/cart/discounts', body: { code, country } });
const uses = async (): Promise<unknown[]> => {
  const { rows } = await test.database.admin.query(
    `SELECT code, order_id IS NOT NULL AS "isOrdered", given_minor::int AS "givenMinor" FROM promotion_uses WHERE tenant_id = $1`,
    [shop.id],
  );
  return rows;
};
const refusedWith = async (answer: ReturnType<typeof enter>): Promise<unknown> => {
  const { statusCode, json } = await answer;
  expect(statusCode).toBe(409);
  expect(json()).toMatchObject({ code: 'cart.code_refused' });
  return json<{ details: unknown }>().details;
};

describe('a cart', () => {
  it('is priced with what counts by itself, by name', async () => {
    await desk.promotion({ name: 'Summer sale' });
    const buyer = await shopper(2);
    expect((await buyer.look()).totals).toMatchObject({
      subtotal: { amount: 4_000 },
      discount: { amount: 400 },
      total: { amount: 3_600 },
    });
    expect(buyer.cart?.totals.explanations).toContainEqual(
      expect.objectContaining({ rule: 'discount', label: 'Summer sale', amount: { amount: -400, currency: 'EUR' } }),
    );
  });

  it('takes a code however it is typed, keeps it, and lets it go', async () => {
    await desk.promotion({}, ['TENTH']);
    const buyer = await shopper();
    expect((await enter(buyer, ' tenth ')).json()).toMatchObject({
      discountCodes: [{ code: 'TENTH', reason: null, message: null }],
      totals: { total: { amount: 1_800 } },
    });
    await enter(buyer, 'TENTH');
    expect((await buyer.look()).discountCodes).toHaveLength(1);
    const remove = () => buyer.send({ path: '/api/v1/cart/discounts/tenth', method: 'DELETE' });
    expect((await remove()).json()).toMatchObject({ discountCodes: [], totals: { total: { amount: 2_000 } } });
    expect((await remove()).json()).toMatchObject({ code: 'cart.code_not_found' });
  });

  it('says why a code takes nothing off, and stays as it was', async () => {
    const past = { endsAt: new Date(Date.now() - 60_000).toISOString() };
    await desk.promotion(past, ['OVER']);
    await desk.promotion({ startsAt: '2100-01-01T00:00:00Z' }, ['LATER']);
    await desk.promotion({ conditions: { minSubtotal: 5_000 } }, ['BIG']);
    await desk.promotion({ conditions: { minUnits: 3 } }, ['THREE']);
    await desk.promotion({ conditions: { countries: ['FR'] } }, ['FRANCE']);
    await desk.promotion({}, ['ONE']);
    await desk.promotion({}, ['OTHER']);
    const buyer = await shopper();
    expect(await refusedWith(enter(buyer, 'nonsense'))).toEqual({ code: 'NONSENSE', reason: 'unknown' });
    expect(await refusedWith(enter(buyer, 'OVER'))).toEqual({ code: 'OVER', reason: 'expired' });
    expect(await refusedWith(enter(buyer, 'LATER'))).toEqual({ code: 'LATER', reason: 'not_started' });
    const big = { code: 'BIG', reason: 'minimum_not_met', missingMinor: 3_000 };
    expect(await refusedWith(enter(buyer, 'BIG'))).toEqual(big);
    const three = { code: 'THREE', reason: 'minimum_not_met', missingUnits: 2 };
    expect(await refusedWith(enter(buyer, 'THREE'))).toEqual(three);
    expect(await refusedWith(enter(buyer, 'FRANCE', 'AT'))).toEqual({ code: 'FRANCE', reason: 'not_eligible' });
    await enter(buyer, 'ONE');
    expect((await buyer.look()).discountCodes).toEqual([{ code: 'ONE', reason: null, message: null }]);
  });

  it('keeps a code for another country until the address is known, and counts it there alone', async () => {
    await desk.promotion({ conditions: { countries: ['FR'] } }, ['FRANCE']);
    const buyer = await shopper();
    expect((await enter(buyer, 'FRANCE')).statusCode).toBe(200);
    expect(buyer.cart?.totals.discount.amount).toBe(0);
    const at = async (country: string) => {
      const { discountCodes, totals } = await buyer.look(`?country=${country}`);
      return [discountCodes[0]?.reason, totals.discount.amount];
    };
    expect(await at('AT')).toEqual(['not_eligible', 0]);
    expect(await at('FR')).toEqual([null, 200]);
  });

  it('goes by what the goods are: their categories and collections', async () => {
    const { rows } = await test.database.admin.query<{ id: string }>(
      `WITH top AS (INSERT INTO categories (tenant_id, slug, name) VALUES ($1, 'top', 'Top') RETURNING id),
        low AS (INSERT INTO categories (tenant_id, slug, name, parent_id) SELECT $1, 'low', 'Low', id FROM top RETURNING id),
        held AS (INSERT INTO product_categories (tenant_id, category_id, product_id) SELECT $1, id, $2 FROM low)
       SELECT id FROM top`,
      [shop.id, mug.productId],
    );
    const items = { categoryIds: [rows[0]?.id ?? ''] };
    await desk.promotion({
      effect: { kind: 'fixed_amount', amount: 300, isPerUnit: true, target: { on: 'lines', items } },
    });
    const bowl = await someGoods(test.database, shop, { priceMinor: 1_000 });
    const buyer = await shopper(2);
    await buyer.add(bowl.variantId);
    expect((await buyer.look()).totals.discount.amount).toBe(600);
  });

  it('holds ten codes at most', async () => {
    await desk.promotion({}, ['ELEVEN']);
    const buyer = await shopper();
    await test.database.admin.query(
      `UPDATE carts SET discount_codes = ARRAY(SELECT 'C' || n FROM generate_series(1, 10) AS n) WHERE tenant_id = $1`,
      [shop.id],
    );
    expect((await enter(buyer, 'ELEVEN')).json()).toMatchObject({ code: 'cart.too_many_codes' });
    expect((await enter(new Buyer(test, shop), 'ELEVEN')).json()).toMatchObject({ code: 'cart.not_found' });
  });

  it('in another currency is given amounts by the shop’s rate', async () => {
    await (await PriceDesk.of(test, shop)).currency('USD', { rate: 1.5 });
    await desk.promotion({ effect: { kind: 'fixed_amount', amount: 400, target: { on: 'order' } } });
    const buyer = await shopper();
    const { totals } = (await buyer.send({ path: '/api/v1/cart', headers: { 'x-currency': 'USD' } })).json();
    expect(totals).toMatchObject({
      subtotal: { amount: 3_000, currency: 'USD' },
      discount: { amount: 600, currency: 'USD' },
    });
  });
});

describe('an order', () => {
  it('keeps what was taken off, and counts for the code', async () => {
    const id = await desk.promotion({}, ['TENTH']);
    const buyer = await shopper(2);
    await enter(buyer, 'TENTH');
    const { order } = await buyer.buy({ shippingMethodId });
    expect(order?.totals).toMatchObject({ discount: { amount: 400 }, total: { amount: 4_090 } });
    expect(await uses()).toEqual([{ code: 'TENTH', isOrdered: true, givenMinor: 400 }]);
    expect((await desk.send(`/${id}`)).json()).toMatchObject({ uses: 1, given: { amount: 400, currency: 'EUR' } });
    const { rows } = await test.database.admin.query(
      `SELECT discount_minor::int AS discount, charged_minor::int AS charged FROM order_lines WHERE tenant_id = $1`,
      [shop.id],
    );
    expect(rows).toEqual([{ discount: 400, charged: 3_600 }]);
  });

  it('that is not paid gives the code back', async () => {
    await desk.promotion({ mostUses: 1 }, ['ONCE']);
    const buyer = await shopper();
    await enter(buyer, 'ONCE');
    expect((await buyer.order({ shippingMethodId, card: 'tok_declined' })).statusCode).toBe(402);
    expect(await uses()).toEqual([]);
    await buyer.buy({ shippingMethodId });
    expect(await uses()).toHaveLength(1);
  });

  it('of twenty at once for a code with five uses is discounted five times; the others are told and pay nothing', async () => {
    await desk.promotion({ mostUses: 5 }, ['FIVE']);
    const buyers = await Promise.all(Array.from({ length: 20 }, () => shopper()));
    for (const buyer of buyers) await enter(buyer, 'FIVE');
    const wishes = { shippingMethodId, expectedTotalMinor: 2_290 };
    const answers = await Promise.all(buyers.map((buyer) => buyer.order(wishes)));
    const said = answers.map((answer) => (answer.statusCode === 201 ? 'sold' : answer.json().code));
    expect(said.filter((code) => code === 'sold')).toHaveLength(5);
    expect(said.filter((code) => code === 'cart.stale')).toHaveLength(15);
    expect(await uses()).toHaveLength(5);
    const told = buyers[said.indexOf('cart.stale')];
    expect(await told?.look()).toMatchObject({ discountCodes: [{ code: 'FIVE', reason: 'used_up' }] });
    const { rows } = await test.database.admin.query(`SELECT count(*)::int AS n FROM payments WHERE tenant_id = $1`, [
      shop.id,
    ]);
    expect(rows).toEqual([{ n: 5 }]);
  });

  it('is discounted as often as its buyer may, with or without an account', async () => {
    await desk.promotion({ mostUsesPerCustomer: 1 }, ['MINE']);
    const email = 'grace@example.com';
    const first = await shopper();
    await enter(first, 'MINE');
    await first.buy({ shippingMethodId, email });
    const again = await shopper();
    await enter(again, 'MINE');
    const refused = await again.order({ shippingMethodId, email: 'Grace@Example.com' });
    expect(refused.json()).toMatchObject({ code: 'cart.stale' });
    expect((await again.order({ shippingMethodId, email: 'other@example.com' })).statusCode).toBe(201);
  });

  it('is the first of its buyer, or not', async () => {
    await desk.promotion({ conditions: { isFirstOrder: true } });
    const { token } = await aSignedInCustomer(test, shop);
    const buyer = await shopper(1, token);
    expect((await buyer.look()).totals.discount.amount).toBe(200);
    await buyer.buy({ shippingMethodId });
    await buyer.add(mug.variantId);
    expect((await buyer.look()).totals.discount.amount).toBe(0);
  });
});
