import { getProductAvailability, storefrontResultSchemas } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { PriceDesk } from '../../../test/factories/price.factory.js';
import { aSignedInCustomer } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let desk: PriceDesk;
let mug: { id: string; slug: string; variantIds: string[] };

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  desk = await PriceDesk.of(spec, shop);
  mug = await aProduct(spec.app, shop);
});
afterAll(() => spec.close());

const variant = () => mug.variantIds[0] ?? '';
/** As the page's script asks, whoever looks at it. */
const steps = async (token?: string, headers: Record<string, string> = {}) => {
  const path = `/api/v1/products/${mug.id}/availability`;
  const answer = await spec.request({ path, shop: shop.slug, headers, ...(token !== undefined && { token }) });
  const [item] = getProductAvailability.response.parse(answer.json()).items;
  return item?.quantityPrices.map(
    ({ minimumQuantity, price }) => `${minimumQuantity}: ${price.amount} ${price.currency}`,
  );
};
/** As the renderer asks, for everybody. */
const drawn = async () => {
  const queries = { it: { kind: 'quantityPrices', slug: mug.slug } };
  const answer = await spec.request({ path: '/api/v1/storefront/data', shop: shop.slug, body: { queries } });
  return storefrontResultSchemas.quantityPrices.parse(answer.json().results.it);
};

describe('prices by quantity', () => {
  it('are told where buying more costs less a unit, and only there', async () => {
    expect([await steps(), await drawn()]).toEqual([[], []]);
    const list = await desk.list();
    await desk.price(list, variant(), 1_800);
    await desk.price(list, variant(), 1_500, 10);
    await desk.price(list, variant(), 1_700, 20);
    await desk.price(list, variant(), 1_200, 50);
    expect(await steps()).toEqual(['10: 1500 EUR', '50: 1200 EUR']);
    expect(await drawn()).toEqual([
      {
        variantId: variant(),
        quantityPrices: [
          { minimumQuantity: 10, price: { amount: 1_500, currency: 'EUR' } },
          { minimumQuantity: 50, price: { amount: 1_200, currency: 'EUR' } },
        ],
      },
    ]);
  });

  it('are those of the visitor: a group’s for who is in it, a currency’s in that currency, none of a draft', async () => {
    const { id, token } = await aSignedInCustomer(spec, shop);
    const group = await desk.group('Cafés', [id]);
    await desk.price(await desk.list({ groupId: group }), variant(), 900, 6);
    await desk.price(await desk.list({ status: 'draft' }), variant(), 100, 2);
    expect([await steps(), await drawn()]).toEqual([[], []]);
    expect(await steps(token)).toEqual(['6: 900 EUR']);
    await desk.currency('USD', { rate: 2 });
    await desk.price(await desk.list({ currency: 'USD' }), variant(), 3_000, 4);
    expect(await steps(undefined, { 'x-currency': 'USD' })).toEqual(['4: 3000 USD']);
    expect(await steps()).toEqual([]);
  });
});
