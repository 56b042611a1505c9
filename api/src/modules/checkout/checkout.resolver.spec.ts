import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { berlin } from '../../../test/factories/buyer.js';
import {
  aShippingMethod,
  aSignedInCustomer,
  aSignedInStaffMember,
  germanTaxes,
  someGoods,
} from '../../../test/factories/sales.factory.js';
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

const ask = async (
  query: string,
  variables: Record<string, unknown> = {},
  who: { token?: string; cartToken?: string } = {},
) => {
  const headers: Record<string, string> = who.cartToken === undefined ? {} : { 'x-cart-token': who.cartToken };
  const token = who.token === undefined ? {} : { token: who.token };
  const answer = await test.request({
    path: '/graphql',
    shop: shop.slug,
    body: { query, variables },
    headers,
    ...token,
  });
  return answer.json();
};
const codes = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.map((error) => error.extensions.code);

const add = `mutation ($variantId: ID!, $quantity: Int) {
  addCartItem(variantId: $variantId, quantity: $quantity) { token itemCount lines { id sku unitPrice { amount currency } } }
}`;
const place = `mutation ($key: String!, $input: PlaceOrderInput!) {
  placeOrder(idempotencyKey: $key, input: $input) {
    id status accessKey action { kind url } order { id number totals { total { amount } taxes { name } } lines { sku downloadUrl } }
  }
}`;

describe('over GraphQL', () => {
  it('a guest fills a cart, sees ways to ship and pay, and orders once', async () => {
    const mug = await someGoods(test.database, shop);
    const added = await ask(add, { variantId: mug.variantId, quantity: 2 });
    expect(added.data.addCartItem).toMatchObject({
      itemCount: 2,
      lines: [{ sku: mug.sku, unitPrice: { amount: 1_999 } }],
    });
    const guest = { cartToken: String(added.data.addCartItem.token) };
    const ways = await ask(
      `query ($method: ID) { shippingMethods(country: "DE") { name price { amount } } shippingCountries
        paymentMethods { provider testCards { token } } cart(country: "DE", shippingMethodId: $method) { totals { total { amount } } } }`,
      { method: shippingMethodId },
      guest,
    );
    expect(ways.data).toMatchObject({
      shippingMethods: [{ name: 'Parcel', price: { amount: 490 } }],
      shippingCountries: ['AT', 'DE'],
      cart: { totals: { total: { amount: 4_488 } } },
    });
    expect(ways.data.paymentMethods.map((method: { provider: string }) => method.provider)).toEqual(['test', 'manual']);
    const input = {
      email: 'ada@example.com',
      shippingAddress: { ...berlin, company: null },
      shippingMethodId,
      payment: { provider: 'test', token: 'tok_success' },
      expected: { totalMinor: 4_488, currency: 'EUR' },
    };
    const key = randomUUID();
    const placed = await ask(place, { key, input }, guest);
    expect(placed.data.placeOrder).toMatchObject({
      status: 'completed',
      order: { number: 1_001, lines: [{ sku: mug.sku }] },
    });
    expect(await ask(place, { key, input }, guest)).toEqual(placed);
    const { id, accessKey } = placed.data.placeOrder;
    const opened = await ask(`query ($id: ID!, $key: String!) { checkout(id: $id, key: $key) { order { number } } }`, {
      id,
      key: accessKey,
    });
    expect(opened.data).toEqual({ checkout: { order: { number: 1_001 } } });
  });

  it('lines change and go, and refusals carry the same codes as over REST', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 3 });
    const { addCartItem } = (await ask(add, { variantId: mug.variantId })).data;
    const guest = { cartToken: String(addCartItem.token) };
    const itemId = addCartItem.lines[0].id;
    const change = `mutation ($itemId: ID!, $quantity: Int!) { changeCartItem(itemId: $itemId, quantity: $quantity) { itemCount } }`;
    expect((await ask(change, { itemId, quantity: 3 }, guest)).data).toEqual({ changeCartItem: { itemCount: 3 } });
    expect(codes(await ask(change, { itemId, quantity: 4 }, guest))).toEqual(['stock.insufficient']);
    expect(codes(await ask(change, { itemId, quantity: 0 }, guest))).toEqual(['request.invalid']);
    const remove = `mutation ($itemId: ID!) { removeCartItem(itemId: $itemId) { itemCount } }`;
    expect((await ask(remove, { itemId }, guest)).data).toEqual({ removeCartItem: { itemCount: 0 } });
    expect(codes(await ask(add, { variantId: randomUUID() }))).toEqual(['variant.not_found']);
  });

  it('a payment that asks for confirmation is confirmed, and a declined one refused', async () => {
    const file = await someGoods(test.database, shop, { isDigital: true, priceMinor: 500 });
    const order = async (token: string) => {
      const cartToken = String((await ask(add, { variantId: file.variantId })).data.addCartItem.token);
      const expected = { totalMinor: 500, currency: 'EUR' };
      const input = { email: 'ada@example.com', payment: { provider: 'test', token }, expected };
      return ask(place, { key: randomUUID(), input }, { cartToken });
    };
    expect(codes(await order('tok_declined'))).toEqual(['payment.declined']);
    const { id, accessKey, action } = (await order('tok_challenge')).data.placeOrder;
    const gatewayId = /challenge\/([^?]+)/.exec(action.url)?.[1];
    const path = `/api/v1/payments/test-gateway/${gatewayId}/challenge`;
    await test.request({ path, shop: shop.slug, body: { approve: true } });
    const confirm = `mutation ($id: ID!, $key: String!) { confirmCheckout(id: $id, key: $key) { status } }`;
    expect((await ask(confirm, { id, key: accessKey })).data).toEqual({ confirmCheckout: { status: 'completed' } });
  });

  it('customers read their orders and staff read all, and nobody else any', async () => {
    const file = await someGoods(test.database, shop, { isDigital: true, priceMinor: 500 });
    const ada = await aSignedInCustomer(test, shop);
    await ask(add, { variantId: file.variantId }, ada);
    const payment = { provider: 'test', token: 'tok_success' };
    const input = { email: 'ada@example.com', payment, expected: { totalMinor: 500, currency: 'EUR' } };
    const { order } = (await ask(place, { key: randomUUID(), input }, ada)).data.placeOrder;
    const own = `query ($id: ID!) { orders(limit: 5) { items { id } } order(id: $id) { number } }`;
    expect((await ask(own, { id: order.id }, ada)).data).toEqual({
      orders: { items: [{ id: order.id }] },
      order: { number: order.number },
    });
    const all = `query ($id: ID!) { adminOrders(limit: 1) { items { id } } adminOrder(id: $id) { events { kind } version } }`;
    const staff = await aSignedInStaffMember(test, shop, 'support');
    expect((await ask(all, { id: order.id }, staff)).data).toEqual({
      adminOrders: { items: [{ id: order.id }] },
      adminOrder: { events: [{ kind: 'paid' }, { kind: 'placed' }], version: 1 },
    });
    expect(codes(await ask(own, { id: order.id }))).toEqual(['auth.required']);
    expect(codes(await ask(all, { id: order.id }, ada))).toEqual(['auth.forbidden']);
  });
});
