import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aProduct } from '../../../../test/factories/catalog.factory.js';
import { Buyer } from '../../../../test/factories/buyer.js';
import {
  aShippingMethod,
  aSignedInCustomer,
  germanTaxes,
  someGoods,
} from '../../../../test/factories/sales.factory.js';
import { aShop } from '../../../../test/factories/shop.factory.js';
import { testApp, type TestApp } from '../../../../test/application.js';
import type { ShopFacts } from '../../../plumbing/context.js';
import { CartService } from '../cart.service.js';

let test: TestApp;
let shop: ShopFacts;
let shippingMethodId: string;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  await germanTaxes(test.database, shop);
  shippingMethodId = await aShippingMethod(test.database, shop);
});
afterAll(() => test.close());

const setOnHand = (variantId: string, units: number) =>
  test.database.admin.query('UPDATE stock_levels SET on_hand = $2 WHERE variant_id = $1', [variantId, units]);
const savedOf = async (buyer: Buyer) => (await buyer.send({ path: '/api/v1/cart/saved' })).json().items;
const signIn = (guest: Buyer, customerId: string) => {
  const { locale, currency } = shop;
  const rest = { locale, currency, permissions: new Set<never>(), requestId: 'spec', now: new Date() };
  const ctx = { tenantId: shop.id, shop, actor: { kind: 'guest' }, cartToken: guest.cartToken, ...rest } as const;
  return test.app.get(CartService).mergeInto(ctx, customerId);
};
const post = (buyer: Buyer, path: string, body?: unknown) =>
  buyer.send({ path: `/api/v1${path}`, method: 'POST', ...(body !== undefined && { body }) });

/** A guest with units of something put aside. */
async function aSaver(quantity = 2, onHand = 50) {
  const goods = await someGoods(test.database, shop, { onHand });
  const buyer = new Buyer(test, shop);
  await buyer.add(goods.variantId, quantity);
  await post(buyer, `/cart/items/${buyer.cart?.lines[0]?.id}/save`);
  return { goods, buyer };
}

describe('a line saved for later', () => {
  it('leaves the cart, stays with the guest, and comes back with all its units', async () => {
    const { goods, buyer } = await aSaver(2);
    expect((await buyer.look()).lines).toEqual([]);
    const [saved] = await savedOf(buyer);
    expect(saved).toMatchObject({
      variantId: goods.variantId,
      quantity: 2,
      unitPrice: { amount: 1_999 },
      maxQuantity: 50,
    });
    const back = await post(buyer, `/cart/saved/${saved.id}/move`);
    expect(back.json()).toMatchObject({ lines: [{ sku: goods.sku, quantity: 2 }], notices: [] });
    expect(await savedOf(buyer)).toEqual([]);
  });

  it('adds up with the same goods saved before', async () => {
    const { goods, buyer } = await aSaver(2);
    await buyer.add(goods.variantId, 3);
    await post(buyer, `/cart/items/${buyer.cart?.lines[0]?.id}/save`);
    expect(await savedOf(buyer)).toMatchObject([{ quantity: 5 }]);
  });

  it('comes back with as many units as there are, and the rest is told', async () => {
    const { goods, buyer } = await aSaver(5);
    await setOnHand(goods.variantId, 3);
    const [saved] = await savedOf(buyer);
    const back = (await post(buyer, `/cart/saved/${saved.id}/move`)).json();
    expect(back.lines).toMatchObject([{ quantity: 3 }]);
    expect(back.notices).toMatchObject([
      { kind: 'left_out', message: 'Only 3 of Stoneware mug left, so it is 3 now.' },
    ]);
  });

  it('stays saved when none is left or it is no longer sold', async () => {
    const { goods, buyer } = await aSaver(5);
    const [saved] = await savedOf(buyer);
    await setOnHand(goods.variantId, 0);
    const soldOut = await post(buyer, `/cart/saved/${saved.id}/move`);
    expect([soldOut.statusCode, soldOut.json().code]).toEqual([409, 'stock.insufficient']);
    await test.database.admin.query(`UPDATE products SET status = 'archived' WHERE id = $1`, [goods.productId]);
    const gone = await post(buyer, `/cart/saved/${saved.id}/move`);
    expect([gone.statusCode, gone.json().code]).toEqual([409, 'cart.variant_unavailable']);
    expect(await savedOf(buyer)).toMatchObject([{ id: saved.id, quantity: 5, maxQuantity: 0 }]);
  });

  it('is forgotten when its owner says so, and by nobody else', async () => {
    const { buyer } = await aSaver();
    const [saved] = await savedOf(buyer);
    const path = `/api/v1/cart/saved/${saved.id}`;
    const stranger = await new Buyer(test, shop).send({ path, method: 'DELETE' });
    expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'cart.saved_not_found']);
    expect((await post(new Buyer(test, shop), `/cart/saved/${saved.id}/move`)).json().code).toBe(
      'cart.saved_not_found',
    );
    expect((await buyer.send({ path, method: 'DELETE' })).statusCode).toBe(204);
    expect(await savedOf(buyer)).toEqual([]);
  });

  it('is one of a hundred at most, and only of one’s own cart', async () => {
    const { goods, buyer } = await aSaver();
    await test.database.admin.query(
      `WITH v AS (INSERT INTO variants (tenant_id, product_id, sku, option_values, price_minor)
         SELECT $1, $2, 'saved-' || n, ARRAY[n::text], 100 FROM generate_series(1, 99) n RETURNING id)
       INSERT INTO saved_lines (tenant_id, token_hash, variant_id, quantity)
       SELECT $1, (SELECT token_hash FROM saved_lines WHERE variant_id = $3), id, 1 FROM v`,
      [shop.id, goods.productId, goods.variantId],
    );
    const bowl = await someGoods(test.database, shop);
    await buyer.add(bowl.variantId);
    const line = buyer.cart?.lines[0]?.id;
    const full = await post(buyer, `/cart/items/${line}/save`);
    expect([full.statusCode, full.json().code]).toEqual([409, 'cart.too_many_saved']);
    expect((await buyer.look()).lines).toMatchObject([{ id: line }]);
    const stranger = new Buyer(test, shop);
    expect((await post(stranger, `/cart/items/${line}/save`)).json().code).toBe('cart.not_found');
    await stranger.add(bowl.variantId);
    expect((await post(stranger, `/cart/items/${line}/save`)).json().code).toBe('cart.line_not_found');
  });

  it('follows a guest whose cart was bought empty into the next one', async () => {
    const { goods, buyer } = await aSaver(2);
    const bowl = await someGoods(test.database, shop, { title: 'Bowl' });
    await buyer.add(bowl.variantId);
    await buyer.buy({ shippingMethodId });
    await buyer.add(bowl.variantId);
    expect(await savedOf(buyer)).toMatchObject([{ variantId: goods.variantId, quantity: 2 }]);
  });

  it('joins the customer’s at sign-in, once however often it happens', async () => {
    const { goods, buyer } = await aSaver(2);
    const { id, token } = await aSignedInCustomer(test, shop);
    const customer = new Buyer(test, shop, token);
    await customer.add(goods.variantId, 3);
    await post(customer, `/cart/items/${customer.cart?.lines[0]?.id}/save`);
    await Promise.all([signIn(buyer, id), signIn(buyer, id)]);
    expect(await savedOf(customer)).toMatchObject([{ quantity: 5 }]);
    expect(await savedOf(buyer)).toEqual([]);
  });
});

describe('a shared cart', () => {
  it('shows goods and nothing of the sharer, and becomes a copy for whoever takes it', async () => {
    const { token } = await aSignedInCustomer(test, shop);
    const [mug, bowl] = [await someGoods(test.database, shop), await someGoods(test.database, shop, { title: 'Bowl' })];
    const sharer = new Buyer(test, shop, token);
    await sharer.add(mug.variantId, 2);
    await sharer.add(bowl.variantId, 1);
    const shared = await post(sharer, '/cart/share');
    expect(shared.statusCode).toBe(201);
    const { id } = shared.json();
    const opened = await new Buyer(test, shop).send({ path: `/api/v1/cart/shared/${id}` });
    expect(Object.keys(opened.json())).toEqual(['id', 'lines', 'expiresAt']);
    expect(opened.json().lines).toMatchObject([
      { title: 'Stoneware mug', quantity: 2 },
      { title: 'Bowl', quantity: 1 },
    ]);
    const friend = new Buyer(test, shop);
    await friend.add(mug.variantId, 1);
    const taken = await post(friend, `/cart/shared/${id}/take`);
    expect(taken.json().lines).toMatchObject([
      { sku: mug.sku, quantity: 3 },
      { sku: bowl.sku, quantity: 1 },
    ]);
    expect((await sharer.look()).itemCount).toBe(3);
  });

  it('starts a cart for a guest who has none, and says what is no longer to be had', async () => {
    const [mug, bowl] = [await someGoods(test.database, shop), await someGoods(test.database, shop, { title: 'Bowl' })];
    const sharer = new Buyer(test, shop);
    await sharer.add(mug.variantId, 5);
    await sharer.add(bowl.variantId);
    const { id } = (await post(sharer, '/cart/share')).json();
    await setOnHand(mug.variantId, 2);
    await setOnHand(bowl.variantId, 0);
    const taken = await post(new Buyer(test, shop), `/cart/shared/${id}/take`);
    expect(taken.json()).toMatchObject({
      token: expect.stringMatching(/^[\w-]{43}$/),
      lines: [{ sku: mug.sku, quantity: 2 }],
      notices: [
        { kind: 'left_out', message: 'Only 2 of Stoneware mug left, so it is 2 now.' },
        { kind: 'left_out', message: 'Bowl is sold out, so it was left out.' },
      ],
    });
    await setOnHand(mug.variantId, 0);
    const nothing = await post(new Buyer(test, shop), `/cart/shared/${id}/take`);
    expect([nothing.statusCode, nothing.json()]).toMatchObject([
      409,
      { code: 'cart.nothing_to_add', details: { titles: ['Stoneware mug', 'Bowl'] } },
    ]);
  });

  it('is not made of nothing, and ends after 30 days', async () => {
    expect((await post(new Buyer(test, shop), '/cart/share')).json().code).toBe('cart.empty');
    const { buyer } = await aSaver();
    expect((await post(buyer, '/cart/share')).json().code).toBe('cart.empty');
    await buyer.add((await someGoods(test.database, shop)).variantId);
    const { id } = (await post(buyer, '/cart/share')).json();
    await test.database.admin.query('UPDATE cart_shares SET expires_at = now() WHERE id = $1', [id]);
    for (const [path, method] of [
      [`/api/v1/cart/shared/${id}`, 'GET'],
      [`/api/v1/cart/shared/${id}/take`, 'POST'],
    ] as const) {
      const late = await new Buyer(test, shop).send({ path, method });
      expect([late.statusCode, late.json().code]).toEqual([404, 'cart.share_not_found']);
    }
  });
});

describe('ordering again', () => {
  it('brings what an order held into the cart, and says what is no longer sold', async () => {
    const { token } = await aSignedInCustomer(test, shop);
    const [mug, bowl] = [await someGoods(test.database, shop), await someGoods(test.database, shop, { title: 'Bowl' })];
    const buyer = new Buyer(test, shop, token);
    await buyer.add(mug.variantId, 2);
    await buyer.add(bowl.variantId);
    const { order } = await buyer.buy({ shippingMethodId });
    await test.database.admin.query(`UPDATE products SET status = 'archived' WHERE id = $1`, [bowl.productId]);
    const again = await post(buyer, `/orders/${order?.id}/reorder`);
    expect(again.json()).toMatchObject({
      lines: [{ sku: mug.sku, quantity: 2 }],
      notices: [{ kind: 'left_out', message: 'Bowl is no longer sold, so it was left out.' }],
    });
    const { token: another } = await aSignedInCustomer(test, shop);
    const stranger = await post(new Buyer(test, shop, another), `/orders/${order?.id}/reorder`);
    expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'order.not_found']);
    expect((await post(new Buyer(test, shop), `/orders/${order?.id}/reorder`)).statusCode).toBe(401);
  });
});

describe('a wish list', () => {
  const wishes = async (buyer: Buyer, path = '/wishlist') => (await buyer.send({ path: `/api/v1${path}` })).json();
  const titles = (list: { items: { title: string }[] }) => list.items.map(({ title }) => title);
  const [mug, bowl] = [{ title: 'Wished mug' }, { title: 'Wished bowl' }];
  const made = async (wanted: { title: string }) => (await aProduct(test.app, shop, wanted)).id;

  it('is kept for a guest by a token of its own, newest first, each product once', async () => {
    const [one, two] = [await made(mug), await made(bowl)];
    const first = await post(new Buyer(test, shop), '/wishlist/items', { productId: one });
    expect(first.statusCode).toBe(201);
    const headers = { 'x-cart-token': first.json().token };
    const buyer = new Buyer(test, shop);
    await buyer.send({ path: '/api/v1/wishlist/items', body: { productId: two }, headers });
    const again = await buyer.send({ path: '/api/v1/wishlist/items', body: { productId: one }, headers });
    expect(again.json().token).toBeUndefined();
    expect(titles(again.json())).toEqual(['Wished bowl', 'Wished mug']);
    const left = await buyer.send({ path: `/api/v1/wishlist/items/${two}`, method: 'DELETE', headers });
    expect(titles(left.json())).toEqual(['Wished mug']);
    const twice = await buyer.send({ path: `/api/v1/wishlist/items/${two}`, method: 'DELETE', headers });
    expect([twice.statusCode, twice.json().code]).toEqual([404, 'wish_list.item_not_found']);
    expect(await wishes(new Buyer(test, shop))).toEqual({ items: [], shareId: null });
  });

  it('takes nothing that is not on sale, and 200 products at most', async () => {
    const draft = await someGoods(test.database, shop, { status: 'draft' });
    const { token } = await aSignedInCustomer(test, shop);
    const buyer = new Buyer(test, shop, token);
    for (const productId of [draft.productId, randomUUID()]) {
      const refused = await post(buyer, '/wishlist/items', { productId });
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'product.not_found']);
    }
    expect((await post(buyer, '/wishlist/items', { productId: 'mug' })).json().code).toBe('request.invalid');
    await test.database.admin.query(
      `WITH p AS (INSERT INTO products (tenant_id, slug, title, status, published_at)
         SELECT $1, 'wish-' || n, 'Wish', 'active', now() FROM generate_series(1, 200) n RETURNING id)
       INSERT INTO wish_items (tenant_id, customer_id, product_id) SELECT $1, c.id, p.id FROM p,
         (SELECT id FROM customers WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1) c`,
      [shop.id],
    );
    const full = await post(buyer, '/wishlist/items', { productId: await made(mug) });
    expect([full.statusCode, full.json().code]).toEqual([409, 'wish_list.full']);
  });

  it('joins the customer’s at sign-in', async () => {
    const [one, two] = [await made(mug), await made(bowl)];
    const guest = new Buyer(test, shop);
    await guest.add((await someGoods(test.database, shop)).variantId);
    await post(guest, '/wishlist/items', { productId: one });
    await post(guest, '/wishlist/items', { productId: two });
    const { id, token } = await aSignedInCustomer(test, shop);
    const customer = new Buyer(test, shop, token);
    await post(customer, '/wishlist/items', { productId: one });
    await signIn(guest, id);
    expect(titles(await wishes(customer)).toSorted()).toEqual(['Wished bowl', 'Wished mug']);
    expect(titles(await wishes(guest))).toEqual([]);
  });

  it('is private until its owner shares it, and again once they close it; a new link is another', async () => {
    const { token } = await aSignedInCustomer(test, shop);
    const owner = new Buyer(test, shop, token);
    await post(owner, '/wishlist/items', { productId: await made(mug) });
    const share = (isShared: boolean) =>
      owner.send({ path: '/api/v1/wishlist/sharing', method: 'PUT', body: { isShared } });
    const { shareId } = (await share(true)).json();
    expect((await share(true)).json().shareId).toBe(shareId);
    const shown = await wishes(new Buyer(test, shop), `/wishlists/${shareId}`);
    expect(Object.keys(shown)).toEqual(['items', 'shareId']);
    expect(titles(shown)).toEqual(['Wished mug']);
    expect((await share(false)).json().shareId).toBeNull();
    expect(await wishes(new Buyer(test, shop), `/wishlists/${shareId}`)).toMatchObject({ code: 'wish_list.not_found' });
    expect((await share(true)).json().shareId).not.toBe(shareId);
    const guest = new Buyer(test, shop);
    const refused = await guest.send({ path: '/api/v1/wishlist/sharing', method: 'PUT', body: { isShared: true } });
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'auth.required']);
  });
});
