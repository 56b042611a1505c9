import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { aShippingMethod, someGoods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { PricingService } from '../pricing/index.js';

let test: TestApp;
let shop: ShopFacts;
let parcel: string;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  parcel = await aShippingMethod(test.database, shop);
});
afterAll(() => test.close());

const methodsFor = async (buyer: Buyer, query = '') =>
  (await buyer.send({ path: `/api/v1/shipping/methods${query}` })).json().items;

describe('shipping', () => {
  it('is offered at its price, and free from the threshold on', async () => {
    const mug = await someGoods(test.database, shop, { priceMinor: 5_000 });
    const buyer = new Buyer(test, shop);
    const offer = {
      id: parcel,
      code: 'parcel',
      name: 'Parcel',
      freeOver: { amount: 10_000, currency: 'EUR' },
      minDays: 1,
      maxDays: 3,
    };
    expect(await methodsFor(buyer)).toMatchObject([{ ...offer, price: { amount: 490, currency: 'EUR' } }]);
    await buyer.add(mug.variantId, 2);
    expect(await methodsFor(buyer, '?country=AT')).toMatchObject([{ ...offer, price: { amount: 0, currency: 'EUR' } }]);
  });

  it('is not offered where no method goes, or for digital goods', async () => {
    const file = await someGoods(test.database, shop, { isDigital: true });
    const buyer = new Buyer(test, shop);
    expect(await methodsFor(buyer, '?country=FR')).toEqual([]);
    await buyer.add(file.variantId);
    expect(await methodsFor(buyer)).toEqual([]);
    const refused = await buyer.send({ path: '/api/v1/shipping/methods?country=germany' });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'request.invalid']);
  });

  it('goes to the countries of this shop’s methods, as soon as they change', async () => {
    const countries = async (slug: string) =>
      (await test.request({ path: '/api/v1/shipping/countries', shop: slug })).json().items;
    expect(await countries(shop.slug)).toEqual(['AT', 'DE']);
    const other = await aShop(test.database);
    expect(await countries(other.slug)).toEqual([]);
    await aShippingMethod(test.database, other);
    await test.app.get(PricingService).forget(other.id);
    expect(await countries(other.slug)).toEqual(['AT', 'DE']);
  });
});

describe('ways to pay', () => {
  it('are the test card, outside production, and bank transfer', async () => {
    const answer = await test.request({ path: '/api/v1/payments/methods', shop: shop.slug });
    expect(answer.json().items).toMatchObject([{ provider: 'test' }, { provider: 'manual', testCards: [] }]);
    expect(answer.json().items[0].testCards.map((card: { token: string }) => card.token)).toEqual([
      'tok_success',
      'tok_challenge',
      'tok_declined',
      'tok_expired',
    ]);
  });
});
