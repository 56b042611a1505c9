import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Buyer } from '../../../../test/factories/buyer.js';
import { aSignedInCustomer, germanTaxes, someGoods } from '../../../../test/factories/sales.factory.js';
import { aShop } from '../../../../test/factories/shop.factory.js';
import { testApp, type TestApp } from '../../../../test/application.js';
import type { ShopFacts } from '../../../plumbing/context.js';
import { CartService } from '../cart.service.js';

let test: TestApp;
let shop: ShopFacts;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  await germanTaxes(test.database, shop);
});
afterAll(() => test.close());

describe('at sign-in', () => {
  const signIn = (guest: Buyer, customerId: string) => {
    const ctx = { tenantId: shop.id, shop, actor: { kind: 'guest' }, cartToken: guest.cartToken } as const;
    const { locale, currency } = shop;
    const rest = { locale, currency, permissions: new Set<never>(), requestId: 'spec', now: new Date() };
    return test.app.get(CartService).mergeInto({ ...ctx, ...rest }, customerId);
  };

  it('the guest’s cart becomes the customer’s first one, and its token opens nothing any more', async () => {
    const mug = await someGoods(test.database, shop);
    const guest = new Buyer(test, shop);
    await guest.add(mug.variantId, 2);
    const { id, token } = await aSignedInCustomer(test, shop);
    await signIn(guest, id);
    expect((await new Buyer(test, shop, token).look()).itemCount).toBe(2);
    expect((await guest.look()).lines).toEqual([]);
  });

  it('both carts become one, capped by stock, and the shopper is told until they agree', async () => {
    const mug = await someGoods(test.database, shop, { onHand: 4 });
    const bowl = await someGoods(test.database, shop, { title: 'Bowl' });
    const { id, token } = await aSignedInCustomer(test, shop);
    const customer = new Buyer(test, shop, token);
    await customer.add(mug.variantId, 3);
    const guest = new Buyer(test, shop);
    await guest.add(mug.variantId, 2);
    await guest.add(bowl.variantId);
    await signIn(guest, id);
    await signIn(guest, id);
    const merged = await customer.look();
    expect(merged.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      [mug.sku, 4],
      [bowl.sku, 1],
    ]);
    expect(merged.notices).toEqual([
      {
        id: `merged:${mug.variantId}:5:4`,
        kind: 'merged',
        lineId: null,
        message: 'Your two carts held 5 of Stoneware mug; there are fewer, so it is 4 now.',
      },
    ]);
    const body = { ids: [`merged:${mug.variantId}:5:4`] };
    expect((await customer.send({ path: '/api/v1/cart/changes', body })).json().notices).toEqual([]);
    expect((await customer.look()).notices).toEqual([]);
  });

  // Two browsers of one person, each with a guest's cart, sign in as often as they like at the same moment.
  it.each([
    { tabs: 2, own: 0, expected: 6 },
    { tabs: 2, own: 3, expected: 9 },
    { tabs: 3, own: 1, expected: 10 },
  ])('no unit is lost or counted twice when $tabs carts beside $own own units join twice at once', async (round) => {
    const mug = await someGoods(test.database, shop);
    const { id, token } = await aSignedInCustomer(test, shop);
    const customer = new Buyer(test, shop, token);
    if (round.own > 0) await customer.add(mug.variantId, round.own);
    const tabs = Array.from({ length: round.tabs }, () => new Buyer(test, shop));
    for (const tab of tabs) await tab.add(mug.variantId, 3);
    await Promise.all([...tabs, ...tabs].map((tab) => signIn(tab, id)));
    expect((await customer.look()).lines).toMatchObject([{ sku: mug.sku, quantity: round.expected }]);
  });

  it('loses nothing the same guest adds meanwhile', async () => {
    const mug = await someGoods(test.database, shop);
    const { id, token } = await aSignedInCustomer(test, shop);
    const guest = new Buyer(test, shop);
    await guest.add(mug.variantId);
    const [added] = await Promise.all([guest.add(mug.variantId, 2), signIn(guest, id)]);
    const own = await new Buyer(test, shop, token).look();
    const left = await new Buyer(test, shop).send({
      path: '/api/v1/cart',
      headers: { 'x-cart-token': added.json().token ?? guest.cartToken },
    });
    expect(own.itemCount + left.json().itemCount).toBe(3);
  });
});
