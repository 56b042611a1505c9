import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkoutSchema } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { answerChallenge, berlin, Buyer, type OrderWishes } from '../../../test/factories/buyer.js';
import { salesOf } from '../../../test/factories/sales.books.js';
import { aShippingMethod, aSignedInCustomer, germanTaxes, someGoods } from '../../../test/factories/sales.factory.js';
import { flat, ShippingDesk } from '../../../test/factories/shipping.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let test: TestApp;
let shop: ShopFacts;
let shippingMethodId: string;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  shippingMethodId = await aShippingMethod(test.database, shop);
  await germanTaxes(test.database, shop);
});
afterAll(() => test.close());

const aBuyerOf = async (variantId: string, quantity = 1, accessToken?: string): Promise<Buyer> => {
  const buyer = new Buyer(test, shop, accessToken);
  await buyer.add(variantId, quantity);
  return buyer;
};

describe('an order', () => {
  it('is placed, paid and taken from stock in one request', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 10 });
    const buyer = await aBuyerOf(mug.variantId, 2);
    const checkout = await buyer.buy({ shippingMethodId, email: 'Ada@Example.com' });
    expect(checkout).toMatchObject({ status: 'completed', email: 'ada@example.com', action: null, failure: null });
    expect(checkout.order).toMatchObject({
      status: 'open',
      paymentStatus: 'paid',
      fulfillmentStatus: 'unfulfilled',
      shippingMethod: 'Parcel',
      paymentMethod: 'Test card',
      shippingAddress: { ...berlin, company: '', line2: '' },
      lines: [
        { sku: mug.sku, quantity: 2, lineTotal: { amount: 3_998, currency: 'EUR' }, downloadUrl: null, downloads: [] },
      ],
      totals: { subtotal: { amount: 3_998 }, shipping: { amount: 490 }, total: { amount: 4_488 } },
    });
    expect(checkout.order?.billingAddress).toEqual(checkout.order?.shippingAddress);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 8, reserved: 0, ledger: 8, sold: 2 });
    expect((await buyer.look()).lines).toEqual([]);
  });

  it('counts up from 1001 without a gap, whatever was refused in between', async () => {
    const own = await aShop(test.database);
    const mug = await someGoods(test.database, own, { isDigital: true });
    const numbers: (number | undefined)[] = [];
    for (const card of ['tok_success', 'tok_declined', 'tok_success']) {
      const buyer = new Buyer(test, own);
      await buyer.add(mug.variantId);
      const answer = await buyer.order({ card });
      if (answer.statusCode === 201) numbers.push(checkoutSchema.parse(answer.json()).order?.number);
    }
    expect(numbers).toEqual([1_001, 1_002]);
  });

  it('of digital goods needs no address and is complete once paid', async () => {
    const pattern = await someGoods(test.database, shop, { isDigital: true, priceMinor: 900 });
    const checkout = await (await aBuyerOf(pattern.variantId)).buy({ shippingAddress: null });
    expect(checkout.order).toMatchObject({
      status: 'completed',
      fulfillmentStatus: 'not_required',
      shippingAddress: null,
      shippingMethod: null,
      totals: { shipping: { amount: 0 }, total: { amount: 900 } },
    });
  });

  it('that costs nothing is placed without asking a payment company', async () => {
    const gift = await someGoods(test.database, shop, { isDigital: true, priceMinor: 0 });
    const checkout = await (await aBuyerOf(gift.variantId)).buy({ card: 'tok_declined' });
    expect(checkout.order?.paymentStatus).toBe('paid');
  });

  it('by bank transfer is placed and waits for the money', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 4 });
    const checkout = await (await aBuyerOf(mug.variantId)).buy({ provider: 'manual', shippingMethodId });
    expect(checkout.order).toMatchObject({ status: 'open', paymentStatus: 'pending', paymentMethod: 'Bank transfer' });
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 3, reserved: 0 });
  });

  it('leaves in the cart what was put there while paying', async () => {
    const mug = await someGoods(test.database, shop);
    const bowl = await someGoods(test.database, shop, { title: 'Bowl' });
    const buyer = await aBuyerOf(mug.variantId);
    const checkout = await buyer.buy({ shippingMethodId, card: 'tok_challenge' });
    await buyer.add(mug.variantId);
    await buyer.add(bowl.variantId);
    await answerChallenge(test, shop, checkout);
    expect((await buyer.look()).lines).toMatchObject([
      { sku: mug.sku, quantity: 1 },
      { sku: bowl.sku, quantity: 1 },
    ]);
  });

  it('joins the record of the customer who placed it, and only that account shows it', async () => {
    const mug = await someGoods(test.database, shop);
    const ada = await aSignedInCustomer(test, shop);
    const { rows } = await test.database.admin.query<{ email: string }>('SELECT email FROM customers WHERE id = $1', [
      ada.id,
    ]);
    const email = rows[0]?.email ?? '';
    const signedIn = await (await aBuyerOf(mug.variantId, 1, ada.token)).buy({ shippingMethodId, email });
    await (await aBuyerOf(mug.variantId)).buy({ shippingMethodId, email });
    const listed = await test.request({ path: '/api/v1/orders', shop: shop.slug, token: ada.token });
    expect(listed.json().items.map((order: { id: string }) => order.id)).toEqual([signedIn.order?.id]);
    const books = await test.database.admin.query('SELECT order_count, spent_minor FROM customers WHERE id = $1', [
      ada.id,
    ]);
    expect(books.rows).toEqual([{ order_count: 2, spent_minor: String(2 * 2_489) }]);
  });
});

describe('a declined payment', () => {
  it.each([
    ['tok_declined', 'insufficient_funds', 'The card has insufficient funds. Use another card.'],
    ['tok_expired', 'expired_card', 'The card has expired. Use another card.'],
    ['tok_made_up', 'unknown_card', 'This is not one of the test cards.'],
  ])('by %s says why, frees the stock and keeps the cart', async (card, reason, message) => {
    const mug = await someGoods(test.database, shop, { onHand: 2 });
    const buyer = await aBuyerOf(mug.variantId, 2);
    const idempotencyKey = randomUUID();
    const first = await buyer.order({ card, shippingMethodId, idempotencyKey });
    expect(first.statusCode).toBe(402);
    expect(first.json()).toEqual({
      code: 'payment.declined',
      message,
      details: { checkoutId: expect.any(String), reason },
    });
    const again = await buyer.order({ card, shippingMethodId, idempotencyKey });
    expect([again.statusCode, again.body]).toEqual([402, first.body]);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 2, reserved: 0, sold: 0, ledger: 2 });
    expect((await buyer.look()).itemCount).toBe(2);
    expect((await buyer.buy({ shippingMethodId })).status).toBe('completed');
  });
});

describe('an order is refused, and nothing changes,', () => {
  const refuse = async (buyer: Buyer, wishes: OrderWishes) => {
    const counts = () =>
      test.database.admin.query(
        `SELECT (SELECT count(*) FROM checkouts) + (SELECT count(*) FROM payments) + (SELECT count(*) FROM orders)
           + (SELECT count(*) FROM stock_reservations) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM idempotency_keys) AS rows`,
      );
    const before = (await counts()).rows;
    const answer = await buyer.order({ shippingMethodId, ...wishes });
    expect((await counts()).rows).toEqual(before);
    return { status: answer.statusCode, ...answer.json() };
  };

  it('without a cart, or with an empty one', async () => {
    expect(await refuse(new Buyer(test, shop), { expectedTotalMinor: 0 })).toMatchObject({
      status: 404,
      code: 'cart.not_found',
    });
    const mug = await someGoods(test.database, shop);
    const buyer = await aBuyerOf(mug.variantId);
    await buyer.send({ path: `/api/v1/cart/items/${buyer.cart?.lines[0]?.id}`, method: 'DELETE' });
    expect(await refuse(buyer, {})).toMatchObject({ status: 409, code: 'cart.empty' });
  });

  it('when the price is not the one the buyer saw', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = await aBuyerOf(mug.variantId);
    await test.database.admin.query('UPDATE variants SET price_minor = 2500 WHERE id = $1', [mug.variantId]);
    const refused = await refuse(buyer, { expectedTotalMinor: 2_489 });
    expect(refused).toMatchObject({ status: 409, code: 'cart.stale' });
    expect(refused.details.totals).toMatchObject({ total: { amount: 2_990, currency: 'EUR' } });
  });

  it('in another currency', async () => {
    const mug = await someGoods(test.database, shop);
    const refused = await refuse(await aBuyerOf(mug.variantId), { expectedCurrency: 'USD' });
    expect(refused).toMatchObject({ status: 409, code: 'checkout.currency_mismatch', details: { currency: 'EUR' } });
  });

  it('when units are gone', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 5 });
    const buyer = await aBuyerOf(mug.variantId, 5);
    await test.database.admin.query('UPDATE stock_levels SET on_hand = 4 WHERE variant_id = $1', [mug.variantId]);
    const refused = await refuse(buyer, {});
    expect(refused).toMatchObject({
      status: 409,
      code: 'stock.insufficient',
      details: { sku: mug.sku, asked: 5, free: 4 },
    });
  });

  it('when an item is no longer sold', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = await aBuyerOf(mug.variantId);
    await test.database.admin.query('UPDATE variants SET is_active = false WHERE id = $1', [mug.variantId]);
    expect(await refuse(buyer, {})).toMatchObject({ status: 409, code: 'cart.variant_unavailable' });
  });

  it('by a method of another zone, or that does not take so heavy a parcel', async () => {
    const own = await aShop(test.database);
    const desk = await ShippingDesk.of(test, own);
    const anvil = await someGoods(test.database, own);
    await test.database.admin.query('UPDATE variants SET weight_grams = 40000 WHERE id = $1', [anvil.variantId]);
    const charge = { by: 'weight' as const, steps: [{ fromGrams: 0, price: 490 }], mostGrams: 31_500 };
    const { methods } = await desk.zone({ methods: [{ name: 'Parcel', charge }] });
    const island = await desk.zone({
      name: 'Island',
      areas: [{ country: 'DE', postcodes: ['27498'] }],
      methods: [flat('Ferry', 0)],
    });
    const buyer = new Buyer(test, own);
    await buyer.add(anvil.variantId);
    const refusedFor = async (shippingMethodId: string | undefined) => {
      const answer = await buyer.order({ shippingMethodId: shippingMethodId ?? null });
      const { code, details } = answer.json<{ code: string; details: object }>();
      return { code, details };
    };
    const code = 'checkout.shipping_unavailable';
    expect(await refusedFor(methods[0]?.id)).toEqual({ code, details: { country: 'DE', reason: 'too_heavy' } });
    expect(await refusedFor(island.methods[0]?.id)).toEqual({ code, details: { country: 'DE' } });
    expect(await salesOf(test.database, anvil.variantId)).toMatchObject({ onHand: 50, reserved: 0, sold: 0 });
  });

  it('to an address its country would not write', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = await aBuyerOf(mug.variantId);
    const refusedFields = async (change: object) => {
      const answer = await buyer.order({ shippingMethodId, shippingAddress: { ...berlin, ...change } });
      expect(answer.statusCode).toBe(422);
      const { details } = answer.json<{ details: { issues: { path: string[] }[] } }>();
      return details.issues.map(({ path }) => path.join('.'));
    };
    expect(await refusedFields({ postalCode: '1011' })).toEqual(['shippingAddress.postalCode']);
    expect(await refusedFields({ country: 'US', postalCode: '90210' })).toEqual(['shippingAddress.region']);
  });

  it('without an address, or by a method that does not go there or is another shop’s', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = await aBuyerOf(mug.variantId);
    expect(await refuse(buyer, { shippingAddress: null })).toMatchObject({ status: 422, code: 'request.invalid' });
    const unavailable = { status: 409, code: 'checkout.shipping_unavailable' };
    expect(await refuse(buyer, { shippingMethodId: null })).toMatchObject(unavailable);
    expect(await refuse(buyer, { shippingAddress: { ...berlin, country: 'FR' } })).toMatchObject(unavailable);
    const foreign = await aShippingMethod(test.database, await aShop(test.database));
    expect(await refuse(buyer, { shippingMethodId: foreign })).toMatchObject(unavailable);
  });

  it('by a way to pay this shop does not offer', async () => {
    const mug = await someGoods(test.database, shop);
    const refused = await refuse(await aBuyerOf(mug.variantId), { provider: 'stripe' });
    expect(refused).toMatchObject({ status: 409, code: 'payment.method_unknown' });
  });

  it('without an idempotency key, or with one used for something else', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = await aBuyerOf(mug.variantId);
    const missing = await buyer.order({ shippingMethodId, idempotencyKey: null });
    expect([missing.statusCode, missing.json().code]).toEqual([400, 'idempotency.missing']);
    const idempotencyKey = randomUUID();
    await buyer.buy({ shippingMethodId, idempotencyKey });
    const other = await buyer.order({
      shippingMethodId,
      idempotencyKey,
      email: 'eve@example.com',
      expectedTotalMinor: 1,
    });
    expect([other.statusCode, other.json().code]).toEqual([409, 'idempotency.mismatch']);
  });

  it('when the body is not what the contract says', async () => {
    const mug = await someGoods(test.database, shop);
    const refused = await refuse(await aBuyerOf(mug.variantId), { email: 'nobody' });
    expect(refused).toMatchObject({ status: 422, code: 'request.invalid' });
  });
});
