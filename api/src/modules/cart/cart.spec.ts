import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Buyer } from '../../../test/factories/buyer.js';
import { aShippingMethod, germanTaxes, someGoods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { testApp, type TestApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';

let test: TestApp;
let shop: ShopFacts;
let parcel: string;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  parcel = await aShippingMethod(test.database, shop);
  await germanTaxes(test.database, shop);
});
afterAll(() => test.close());

const countRows = async (table: 'carts' | 'cart_lines'): Promise<number> => {
  const { rows } = await test.database.admin.query<{ count: string }>(
    `SELECT count(*) FROM ${table} WHERE tenant_id = $1`,
    [shop.id],
  );
  return Number(rows[0]?.count);
};

describe('a cart', () => {
  it('is empty and not stored before something is put in', async () => {
    const before = await countRows('carts');
    const cart = await new Buyer(test, shop).look();
    expect(cart).toMatchObject({ id: null, lines: [], itemCount: 0, requiresShipping: false, version: 0 });
    expect(cart.totals.total).toEqual({ amount: 0, currency: 'EUR' });
    expect(await countRows('carts')).toBe(before);
  });

  it('begins with the first item and gives its token once', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = new Buyer(test, shop);
    const answer = await buyer.add(mug.variantId, 2);
    expect(answer.statusCode).toBe(201);
    expect(answer.json().token).toMatch(/^[\w-]{43}$/);
    expect([answer.headers['set-cookie']].flat()).toEqual([
      `cart=${answer.json().token}; Max-Age=7776000; Path=/; HttpOnly; SameSite=Lax`,
    ]);
    expect(answer.json().lines).toMatchObject([
      { sku: mug.sku, quantity: 2, lineTotal: { amount: 3_998 }, maxQuantity: 50 },
    ]);
    const again = await buyer.look();
    expect(again.token).toBeUndefined();
    expect(again.itemCount).toBe(2);
    expect(again.totals).toMatchObject({ subtotal: { amount: 3_998 }, shipping: null, tax: { amount: 638 } });
  });

  it('adds up the units of the same item in one line', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId, 2);
    await buyer.add(mug.variantId, 3);
    expect((await buyer.look()).lines).toMatchObject([{ quantity: 5 }]);
  });

  it('loses no unit when the same buyer adds twenty times at once', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId);
    await Promise.all(Array.from({ length: 20 }, () => buyer.add(mug.variantId)));
    expect((await buyer.look()).itemCount).toBe(21);
  });

  it('adds once when the same request comes twice', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = new Buyer(test, shop);
    const headers = { 'idempotency-key': randomUUID() };
    const first = await buyer.add(mug.variantId, 1, headers);
    const second = await new Buyer(test, shop).add(mug.variantId, 1, headers);
    expect(second.json()).toEqual(first.json());
    expect((await buyer.look()).itemCount).toBe(1);
  });

  it('shows shipping and tax for the country and method asked for', async () => {
    const mug = await someGoods(test.database, shop, { priceMinor: 6_000 });
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId);
    const one = await buyer.look(`?country=AT&shippingMethodId=${parcel}`);
    expect(one.totals).toMatchObject({ shipping: { amount: 490 }, tax: { amount: 0 }, total: { amount: 6_490 } });
    expect((await buyer.look(`?country=FR&shippingMethodId=${parcel}`)).totals.shipping).toBeNull();
    await buyer.add(mug.variantId);
    const free = await buyer.look(`?country=DE&shippingMethodId=${parcel}`);
    expect(free.totals).toMatchObject({ shipping: { amount: 0 }, total: { amount: 12_000 } });
  });

  it('sets and removes lines', async () => {
    const mug = await someGoods(test.database, shop);
    const bowl = await someGoods(test.database, shop, { title: 'Bowl' });
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId);
    await buyer.add(bowl.variantId);
    const [first, second] = (await buyer.look()).lines;
    const changed = await buyer.send({ path: `/api/v1/cart/items/${first?.id}`, method: 'PUT', body: { quantity: 7 } });
    expect(changed.statusCode).toBe(200);
    expect(changed.json().itemCount).toBe(8);
    const removed = await buyer.send({ path: `/api/v1/cart/items/${second?.id}`, method: 'DELETE' });
    expect(removed.json().lines).toMatchObject([{ sku: mug.sku, quantity: 7 }]);
  });
});

describe('a cart refuses', () => {
  it('items that do not exist, and another shop’s, alike', async () => {
    const foreign = await someGoods(test.database, await aShop(test.database));
    const unknown = await new Buyer(test, shop).add(randomUUID());
    const other = await new Buyer(test, shop).add(foreign.variantId);
    expect([unknown.statusCode, other.statusCode]).toEqual([404, 404]);
    expect(other.json()).toEqual(unknown.json());
    expect(unknown.json().code).toBe('variant.not_found');
  });

  it('more than there is, and changes nothing', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 3 });
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId, 2);
    const refused = await buyer.add(mug.variantId, 2);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'stock.insufficient', details: { sku: mug.sku, asked: 4, free: 3 } });
    const line = (await buyer.look()).lines[0];
    const put = await buyer.send({ path: `/api/v1/cart/items/${line?.id}`, method: 'PUT', body: { quantity: 4 } });
    expect(put.json().code).toBe('stock.insufficient');
    expect((await buyer.look()).lines).toMatchObject([{ quantity: 2, maxQuantity: 3 }]);
  });

  it('what is not on sale', async () => {
    const draft = await someGoods(test.database, shop, { status: 'draft' });
    const before = await countRows('carts');
    const refused = await new Buyer(test, shop).add(draft.variantId);
    expect(refused.statusCode).toBe(409);
    expect(refused.json().code).toBe('cart.variant_unavailable');
    expect(await countRows('carts')).toBe(before);
  });

  it('quantities that make no sense', async () => {
    const mug = await someGoods(test.database, shop);
    for (const quantity of [0, -1, 1.5, 1_000]) {
      const refused = await new Buyer(test, shop).add(mug.variantId, quantity);
      expect([refused.statusCode, refused.json().code]).toEqual([422, 'request.invalid']);
    }
  });

  it('a hundred and first different item', async () => {
    const buyer = new Buyer(test, shop);
    const mug = await someGoods(test.database, shop);
    await buyer.add(mug.variantId);
    await test.database.admin.query(
      `WITH v AS (INSERT INTO variants (tenant_id, product_id, sku, option_values, price_minor)
         SELECT $1, $2, 'many-' || n, ARRAY[n::text], 100 FROM generate_series(1, 99) n RETURNING id)
       INSERT INTO cart_lines (tenant_id, cart_id, variant_id, quantity, seen_price_minor) SELECT $1, $3, id, 1, 100 FROM v`,
      [shop.id, mug.productId, buyer.cart?.id],
    );
    const bowl = await someGoods(test.database, shop);
    expect((await buyer.add(bowl.variantId)).json().code).toBe('cart.too_many_lines');
    expect((await buyer.add(mug.variantId)).statusCode).toBe(201);
  });

  it('to change what is not there or is someone else’s', async () => {
    const mug = await someGoods(test.database, shop);
    const [owner, stranger] = [new Buyer(test, shop), new Buyer(test, shop)];
    const path = '/api/v1/cart/items';
    const without = await new Buyer(test, shop).send({
      path: `${path}/${randomUUID()}`,
      method: 'PUT',
      body: { quantity: 1 },
    });
    expect([without.statusCode, without.json().code]).toEqual([404, 'cart.not_found']);
    await owner.add(mug.variantId);
    await stranger.add(mug.variantId);
    const line = owner.cart?.lines[0]?.id;
    const put = await stranger.send({ path: `${path}/${line}`, method: 'PUT', body: { quantity: 9 } });
    const removal = await stranger.send({ path: `${path}/${line}`, method: 'DELETE' });
    expect([put.json().code, removal.json().code]).toEqual(['cart.line_not_found', 'cart.line_not_found']);
    expect((await owner.look()).itemCount).toBe(1);
  });

  it('to be read with its token at another shop', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId);
    const other = await aShop(test.database);
    const headers = { 'x-cart-token': buyer.cartToken };
    const answer = await test.request({ path: '/api/v1/cart', shop: other.slug, headers });
    expect(answer.json()).toMatchObject({ id: null, lines: [] });
  });
});

describe('a cart tells', () => {
  it('a changed price until the shopper agrees to it', async () => {
    const mug = await someGoods(test.database, shop);
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId);
    await test.database.admin.query('UPDATE variants SET price_minor = 2199 WHERE id = $1', [mug.variantId]);
    const told = await buyer.look();
    expect(told.notices).toMatchObject([
      { kind: 'price_changed', message: 'The price of Stoneware mug changed from €19.99 to €21.99.' },
    ]);
    expect(told.totals.subtotal.amount).toBe(2_199);
    expect((await buyer.look()).notices).toEqual(told.notices);
    const agreed = await buyer.send({ path: '/api/v1/cart/changes', body: { ids: told.notices.map(({ id }) => id) } });
    expect(agreed.json()).toMatchObject({ notices: [], totals: { subtotal: { amount: 2_199 } } });
    expect((await buyer.look()).notices).toEqual([]);
  });

  it('that stock ran short or an item is no longer sold, as long as it is so', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 5 });
    const bowl = await someGoods(test.database, shop, { title: 'Bowl' });
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId, 5);
    await buyer.add(bowl.variantId);
    await test.database.admin.query('UPDATE stock_levels SET on_hand = 2 WHERE variant_id = $1', [mug.variantId]);
    await test.database.admin.query(`UPDATE products SET status = 'archived' WHERE id = $1`, [bowl.productId]);
    for (let looks = 0; looks < 2; looks += 1) {
      expect((await buyer.look()).notices).toMatchObject([
        { kind: 'quantity_exceeds_stock', message: 'Only 2 of Stoneware mug left. Lower the quantity to go on.' },
        { kind: 'unavailable', message: 'Bowl is no longer sold. Remove it to go on.' },
      ]);
    }
    const ids = (await buyer.look()).notices.map(({ id }) => id);
    const agreed = await buyer.send({ path: '/api/v1/cart/changes', body: { ids } });
    expect(agreed.json()).toMatchObject({ lines: [{ sku: mug.sku, quantity: 2 }], notices: [] });
  });

  it('a change that came after what the shopper agreed to', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 5 });
    const buyer = new Buyer(test, shop);
    await buyer.add(mug.variantId, 5);
    const setPrice = (minor: number) =>
      test.database.admin.query('UPDATE variants SET price_minor = $2 WHERE id = $1', [mug.variantId, minor]);
    await setPrice(2_199);
    const ids = (await buyer.look()).notices.map(({ id }) => id);
    await setPrice(2_499);
    const agreed = await buyer.send({ path: '/api/v1/cart/changes', body: { ids } });
    expect(agreed.json().notices).toMatchObject([
      { kind: 'price_changed', message: 'The price of Stoneware mug changed from €19.99 to €24.99.' },
    ]);
  });

  it('nothing to who has no cart, nor takes an empty agreement', async () => {
    const path = '/api/v1/cart/changes';
    const without = await new Buyer(test, shop).send({ path, body: { ids: ['price:x'] } });
    expect([without.statusCode, without.json().code]).toEqual([404, 'cart.not_found']);
    const empty = await new Buyer(test, shop).send({ path, body: { ids: [] } });
    expect([empty.statusCode, empty.json().code]).toEqual([422, 'request.invalid']);
  });
});
