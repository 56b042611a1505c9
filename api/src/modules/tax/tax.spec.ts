import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { aSignedInStaffMember, someGoods } from '../../../test/factories/sales.factory.js';
import { ShippingDesk } from '../../../test/factories/shipping.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let desk: ShippingDesk;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  desk = await ShippingDesk.of(spec, shop);
});
afterAll(() => spec.close());

const usual = { pricesIncludeTax: true, rounding: 'line', shippingTax: 'own_category', abroad: 'same_price' } as const;
const books = async (): Promise<string> => {
  const { rows } = await spec.database.admin.query(
    `SELECT 'r' AS n, t::text FROM tax_rates t WHERE tenant_id = $1 UNION ALL
     SELECT 's', t::text FROM tax_settings t WHERE tenant_id = $1 UNION ALL
     SELECT 'c', t::text FROM tax_countries t WHERE tenant_id = $1 ORDER BY 1, 2`,
    [shop.id],
  );
  return JSON.stringify(rows);
};
const refused = async (path: string, request: Parameters<ShippingDesk['send']>[1]): Promise<string> => {
  const before = await books();
  const { statusCode, json } = await desk.send(`/taxes${path}`, request);
  expect(await books()).toBe(before);
  return `${statusCode} ${json<{ code?: string }>().code ?? 'no code'}`;
};
const taxesOf = async (query: string, wishes: object = {}) => {
  const mug = await someGoods(spec.database, shop, { priceMinor: 10_000, ...wishes });
  const buyer = new Buyer(spec, shop);
  await buyer.add(mug.variantId);
  const { totals } = await buyer.look(query);
  return [totals.total.amount, totals.taxes.map(({ name, ratePercent, amount }) => [name, ratePercent, amount.amount])];
};

describe('a shop’s taxes', () => {
  it('are those of its countries, as they were written', async () => {
    const rates = [
      { name: 'GST', ratePercent: 5 },
      { name: 'QST', ratePercent: 9.975, regions: ['QC'], level: 2, isCompound: true },
    ];
    const put = { method: 'PUT', body: { country: 'CA', rates } } as const;
    const made = (await desk.send('/taxes/countries', put)).json();
    expect(made).toMatchObject({
      country: 'CA',
      rates: [
        {
          name: 'GST',
          taxCategory: 'standard',
          ratePercent: 5,
          regions: [],
          postcodes: [],
          level: 1,
          isCompound: false,
        },
        { name: 'QST', ratePercent: 9.975, regions: ['QC'], level: 2, isCompound: true },
      ],
      ...{ version: 2, updatedBy: 'Robin Staff' },
    });
    expect((await desk.send('/taxes')).json()).toMatchObject({
      settings: { ...usual, version: 1 },
      countries: [made],
    });
    const stale = { ...put, headers: { 'if-match': '"1"' } };
    expect(await refused('/countries', stale)).toBe('412 precondition.failed');
    expect(await refused('/countries/CA', { method: 'DELETE', headers: { 'if-match': '"1"' } })).toBe(
      '412 precondition.failed',
    );
    expect((await desk.send('/taxes/countries/CA', { method: 'DELETE' })).statusCode).toBe(204);
    expect(await refused('/countries/CA', { method: 'DELETE' })).toBe('404 tax_country.not_found');
    expect(
      await refused('/countries', { method: 'PUT', body: { country: 'CA', rates: [{ name: 'X', ratePercent: 101 }] } }),
    ).toBe('422 request.invalid');
  });

  it('are decided by the address as soon as it is known, by the shop’s country before', async () => {
    await desk.tax();
    await desk.tax('AT', [{ name: 'USt.', ratePercent: 20 }]);
    await desk.tax('US', [
      { name: 'State', ratePercent: 6.25, regions: ['TX'] },
      { name: 'Austin', ratePercent: 2, regions: ['TX'], postcodes: ['787*'], level: 2 },
    ]);
    expect(await taxesOf('')).toEqual([10_000, [['MwSt.', 19, 1_597]]]);
    expect(await taxesOf('?country=AT')).toEqual([10_000, [['USt.', 20, 1_667]]]);
    expect(await taxesOf('?country=US')).toEqual([10_000, []]);
    expect(await taxesOf('?country=US&region=tx')).toEqual([10_000, [['State', 6.25, 588]]]);
    expect(await taxesOf('?country=US&region=TX&postalCode=78701')).toEqual([
      10_000,
      [
        ['State', 6.25, 577],
        ['Austin', 2, 185],
      ],
    ]);
  });

  it('are worked out by the settings: added to prices, or exchanged for the destination’s', async () => {
    await desk.tax();
    await desk.tax('AT', [{ name: 'USt.', ratePercent: 20 }]);
    const set = (changes: object) => desk.send('/taxes/settings', { method: 'PUT', body: { ...usual, ...changes } });
    expect((await set({ abroad: 'destination_tax' })).json()).toMatchObject({ abroad: 'destination_tax', version: 2 });
    expect(await taxesOf('?country=AT')).toEqual([10_084, [['USt.', 20, 1_681]]]);
    await set({ pricesIncludeTax: false });
    expect(await taxesOf('')).toEqual([11_900, [['MwSt.', 19, 1_900]]]);
    expect((await spec.request({ path: '/api/v1/shop', shop: shop.slug })).json().pricesIncludeTax).toBe(false);
    const { rows } = await spec.database.admin.query(`SELECT topic FROM outbox WHERE tenant_id = $1`, [shop.id]);
    expect(rows).toEqual([{ topic: 'shop.changed' }]);
    const stale = { method: 'PUT', body: usual, headers: { 'if-match': '"1"' } } as const;
    expect(await refused('/settings', stale)).toBe('412 precondition.failed');
    expect(await refused('/settings', { method: 'PUT', body: { ...usual, rounding: 'never' } })).toBe(
      '422 request.invalid',
    );
  });

  it('can begin with what a country usually takes', async () => {
    const suggested = async (country: string) =>
      (await desk.send(`/taxes/suggestions?country=${country}`)).json<{ items: { ratePercent: number }[] }>().items;
    expect((await suggested('AT')).map(({ ratePercent }) => ratePercent)).toEqual([20, 10, 20]);
    expect(await suggested('US')).toEqual([]);
  });

  it.each([
    ['support', 403, 403],
    ['manager', 200, 403],
    ['owner', 200, 200],
  ] as const)('are the owner’s to change: %s may look with %s and write with %s', async (role, look, write) => {
    const { token } = await aSignedInStaffMember(spec, shop, role);
    expect((await desk.send('/taxes', { token })).statusCode).toBe(look);
    expect((await desk.send('/taxes/suggestions?country=DE', { token })).statusCode).toBe(look);
    expect((await desk.send('/taxes/settings', { token, method: 'PUT', body: usual })).statusCode).toBe(write);
    const anonymous = await spec.request({ path: '/api/v1/admin/taxes', shop: shop.slug });
    expect([anonymous.statusCode, anonymous.json().code]).toEqual([401, 'auth.required']);
  });
});
