import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { aShippingMethod, someGoods } from '../../../test/factories/sales.factory.js';
import { flat, ShippingDesk } from '../../../test/factories/shipping.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let test: TestApp;
let shop: ShopFacts;
let parcel: string;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  parcel = await aShippingMethod(test.database, shop);
});
afterAll(() => test.close());

const offersFor = async (buyer: Buyer, query = '') =>
  (await buyer.send({ path: `/api/v1/shipping/methods${query}` })).json();
const methodsFor = async (buyer: Buyer, query = '') => (await offersFor(buyer, query)).items;

describe('shipping', () => {
  it('is offered at its price, and free from the threshold on', async () => {
    const mug = await someGoods(test.database, shop, { priceMinor: 5_000 });
    const buyer = new Buyer(test, shop);
    const offer = {
      id: parcel,
      name: 'Parcel',
      freeOver: { amount: 10_000, currency: 'EUR' },
      minDays: 1,
      maxDays: 3,
      pickup: null,
    };
    expect(await methodsFor(buyer)).toMatchObject([{ ...offer, price: { amount: 490, currency: 'EUR' } }]);
    await buyer.add(mug.variantId, 2);
    expect(await methodsFor(buyer, '?country=AT')).toMatchObject([{ ...offer, price: { amount: 0, currency: 'EUR' } }]);
  });

  it('is not offered where no zone reaches, or for digital goods, and says why', async () => {
    const file = await someGoods(test.database, shop, { isDigital: true });
    const buyer = new Buyer(test, shop);
    expect(await offersFor(buyer, '?country=FR')).toEqual({ items: [], reason: 'not_there' });
    await buyer.add(file.variantId);
    expect(await offersFor(buyer)).toEqual({ items: [], reason: 'nothing_to_ship' });
    const refused = await buyer.send({ path: '/api/v1/shipping/methods?country=germany' });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'request.invalid']);
  });

  it('follows the most precise zone, the weight of the cart and the places to fetch it at', async () => {
    const own = await aShop(test.database);
    const desk = await ShippingDesk.of(test, own);
    const anvil = await someGoods(test.database, own, { priceMinor: 5_000 });
    await test.database.admin.query('UPDATE variants SET weight_grams = 4000 WHERE id = $1', [anvil.variantId]);
    const steps = [
      { fromGrams: 0, price: 490 },
      { fromGrams: 5_000, price: 990 },
    ];
    await desk.zone({ methods: [{ name: 'By weight', charge: { by: 'weight', steps, mostGrams: 10_000 } }] });
    await desk.zone({
      name: 'Island',
      areas: [{ country: 'DE', postcodes: ['27498'] }],
      methods: [flat('Ferry', 1_490)],
    });
    const buyer = new Buyer(test, own);
    const offered = async (query = '') =>
      (await methodsFor(buyer, query)).map((method: { name: string; price: { amount: number } }) => [
        method.name,
        method.price.amount,
      ]);
    await buyer.add(anvil.variantId);
    expect(await offered('?country=DE&postalCode=10115')).toEqual([['By weight', 490]]);
    expect(await offered('?country=DE&postalCode=27498')).toEqual([['Ferry', 1_490]]);
    await buyer.add(anvil.variantId);
    expect(await offered()).toEqual([['By weight', 990]]);
    await buyer.add(anvil.variantId);
    expect(await offersFor(buyer)).toEqual({ items: [], reason: 'too_heavy' });
    await desk.pickup();
    expect(await methodsFor(buyer, '?country=FR')).toMatchObject([
      { name: 'Fetch it', price: { amount: 0 }, pickup: { city: 'Wien', instructions: 'Ring twice.' } },
    ]);
  });

  it('can be tried by staff for any parcel, with what does not take it and why', async () => {
    const own = await aShop(test.database);
    const desk = await ShippingDesk.of(test, own);
    const zone = await desk.zone({
      areas: [{ country: 'AT' }],
      methods: [
        { ...flat('Parcel', 990), freeOverMinor: 5_000 },
        { name: 'Letter', charge: { by: 'weight', steps: [{ fromGrams: 0, price: 300 }], mostGrams: 1_000 } },
        { ...flat('Resting', 1), isActive: false },
      ],
    });
    const attempt = async (body: object) => (await desk.send('/shipping/trials', { body })).json();
    expect(
      await attempt({ country: 'AT', postalCode: '1010', weightGrams: 1_200, subtotalMinor: 4_999 }),
    ).toMatchObject({
      zone: { id: zone.id, name: 'Germany' },
      methods: [
        { name: 'Parcel', isPickup: false, price: { amount: 990 }, refusal: null },
        { name: 'Letter', price: null, refusal: 'too_heavy' },
      ],
    });
    expect((await attempt({ country: 'AT', subtotalMinor: 5_000 })).methods[0]).toMatchObject({ price: { amount: 0 } });
    expect(await attempt({ country: 'FR' })).toEqual({ zone: null, methods: [] });
  });

  it('is named in the buyer’s language where somebody translated it', async () => {
    const own = await aShop(test.database, { otherLocales: ['de'] });
    const desk = await ShippingDesk.of(test, own);
    await test.database.admin.query(
      `INSERT INTO shop_locales (tenant_id, locale, is_published, ready_at) VALUES ($1, 'de', true, now())`,
      [own.id],
    );
    const { methods } = await desk.zone();
    const path = `/translations/shipping_method/${methods[0]?.id}/de`;
    const texts = { name: 'Paket' };
    const written = await desk.send(path, { method: 'PATCH', body: { texts } });
    expect(written.statusCode, written.body).toBe(200);
    const german = new Buyer(test, own, undefined, 'de');
    expect(await methodsFor(german)).toMatchObject([{ name: 'Paket' }]);
    expect(await methodsFor(new Buyer(test, own))).toMatchObject([{ name: 'Parcel' }]);
  });

  it('goes to the countries of this shop’s zones, as soon as they change', async () => {
    const own = await aShop(test.database);
    const desk = await ShippingDesk.of(test, own);
    const countries = async () =>
      (await test.request({ path: '/api/v1/shipping/countries', shop: own.slug })).json().items;
    expect(await countries()).toEqual([]);
    await desk.pickup();
    expect(await countries()).toEqual(['DE']);
    await desk.zone({ areas: [{ country: 'FR' }, { country: 'AT' }] });
    expect(await countries()).toEqual(['AT', 'DE', 'FR']);
    await desk.zone({ name: 'Elsewhere', areas: [] });
    expect(await countries()).toHaveLength(245);
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
