import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { flat, ShippingDesk } from '../../../test/factories/shipping.factory.js';
import { aSignedInStaffMember } from '../../../test/factories/sales.factory.js';
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

const nobody = '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52';
const books = async (): Promise<string> => {
  const { rows } = await spec.database.admin.query(
    `SELECT 'z' AS n, t::text FROM shipping_zones t WHERE tenant_id = $1 UNION ALL
     SELECT 'm', t::text FROM shipping_methods t WHERE tenant_id = $1 ORDER BY 1, 2`,
    [shop.id],
  );
  return JSON.stringify(rows);
};
/** What a request is refused with; that it changed nothing is part of every refusal. */
const refused = async (path: string, request: Parameters<ShippingDesk['send']>[1]): Promise<string> => {
  const before = await books();
  const { statusCode, json } = await desk.send(`/shipping${path}`, request);
  expect(await books()).toBe(before);
  return `${statusCode} ${json<{ code?: string }>().code ?? 'no code'}`;
};
const all = async () =>
  (await desk.send('/shipping')).json<{ zones: { id: string; name: string }[]; pickups: { name: string }[] }>();

describe('a shipping zone', () => {
  it('is kept as it was written, with its methods in their order', async () => {
    const byWeight = {
      ...{ name: 'Freight', minDays: 3, maxDays: 9, freeOverMinor: 50_000, taxCategory: 'reduced' as const },
      charge: {
        by: 'weight' as const,
        steps: [
          { fromGrams: 0, price: 900 },
          { fromGrams: 5_000, price: 1_900 },
        ],
        mostGrams: 30_000,
      },
    };
    const zone = await desk.zone({
      areas: [
        { country: 'US', regions: ['ca', 'NY'] },
        { country: 'DE', postcodes: ['10*'] },
      ],
      methods: [byWeight, flat('Parcel', 490)],
    });
    expect(zone).toMatchObject({
      areas: [
        { country: 'US', regions: ['CA', 'NY'], postcodes: [] },
        { country: 'DE', regions: [], postcodes: ['10*'] },
      ],
      methods: [
        { ...byWeight, description: '', isActive: true },
        {
          name: 'Parcel',
          charge: { by: 'order', price: 490 },
          freeOverMinor: null,
          taxCategory: 'standard',
          minDays: 1,
          maxDays: 3,
        },
      ],
      ...{ version: 1, updatedBy: 'Robin Staff' },
    });
    expect((await desk.send(`/shipping/zones/${zone.id}`)).json()).toEqual(zone);
    expect((await all()).zones).toEqual([zone]);
  });

  it('is replaced by whoever saw it last: methods named stay the same ones, others go', async () => {
    const zone = await desk.zone({ methods: [flat('Parcel', 490), flat('Express', 990)] });
    const [parcel] = zone.methods;
    const body = {
      ...{ name: 'Home', areas: zone.areas },
      methods: [flat('Courier', 1_500), { ...parcel, isActive: false }],
    };
    const put = { method: 'PUT', body, headers: { 'if-match': '"1"' } } as const;
    const saved = (await desk.send(`/shipping/zones/${zone.id}`, put)).json<typeof zone>();
    expect(saved).toMatchObject({ name: 'Home', version: 2 });
    expect(saved.methods.map(({ name, isActive }) => [name, isActive])).toEqual([
      ['Courier', true],
      ['Parcel', false],
    ]);
    expect(saved.methods[1]?.id).toBe(parcel?.id);
    expect(await refused(`/zones/${zone.id}`, put)).toBe('412 precondition.failed');
    expect(await refused(`/zones/${zone.id}`, { method: 'DELETE', headers: { 'if-match': '"1"' } })).toBe(
      '412 precondition.failed',
    );
    expect((await desk.send(`/shipping/zones/${zone.id}`, { method: 'DELETE' })).statusCode).toBe(204);
    expect(await books()).toBe('[]');
  });

  it('does not name what another zone names, but may name a part of it', async () => {
    await desk.zone();
    const taken = await desk.send('/shipping/zones', {
      body: { name: 'Again', areas: [{ country: 'AT' }, { country: 'DE' }], methods: [] },
    });
    expect([taken.statusCode, taken.json()]).toMatchObject([
      409,
      { code: 'shipping_zone.area_taken', details: { zone: 'Germany', shared: ['DE'] } },
    ]);
    const islands = await desk.zone({ name: 'Islands', areas: [{ country: 'DE', postcodes: ['18565'] }] });
    await desk.zone({ name: 'Elsewhere', areas: [] });
    const whole = { name: 'Islands', areas: [{ country: 'DE' }], methods: [] };
    expect(await refused(`/zones/${islands.id}`, { method: 'PUT', body: whole })).toBe('409 shipping_zone.area_taken');
    expect(await refused('/zones', { body: { ...whole, areas: [] } })).toBe('409 shipping_zone.area_taken');
  });

  it('is drawn by one of two who claim the same country at once', async () => {
    const draw = () =>
      desk.send('/shipping/zones', { body: { name: 'France', areas: [{ country: 'FR' }], methods: [] } });
    const answers = await Promise.all([draw(), draw(), draw()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
  });

  it('is refused without sense', async () => {
    const zone = await desk.zone();
    const methods = (...given: object[]) => ({ body: { name: 'Z', areas: [{ country: 'FR' }], methods: given } });
    const steps = [
      { fromGrams: 0, price: 1 },
      { fromGrams: 0, price: 2 },
    ];
    expect(await refused('/zones', methods({ name: 'A', charge: { by: 'weight', steps } }))).toBe(
      '422 request.invalid',
    );
    expect(await refused('/zones', methods({ ...flat('A', 1), minDays: 4, maxDays: 3 }))).toBe('422 request.invalid');
    expect(await refused('/zones', methods({ ...flat('A', 1), id: zone.methods[0]?.id }))).toBe(
      '409 shipping_zone.method_unknown',
    );
    expect(await refused(`/zones/${zone.id}`, { method: 'PUT', ...methods({ ...flat('A', 1), id: nobody }) })).toBe(
      '409 shipping_zone.method_unknown',
    );
    expect(
      await refused('/zones', { body: { name: 'Z', areas: [{ country: 'FR', postcodes: ['*'] }], methods: [] } }),
    ).toBe('422 request.invalid');
    expect(await refused(`/zones/${nobody}`, {})).toBe('404 shipping_zone.not_found');
    expect(await refused(`/zones/${nobody}`, { method: 'PUT', ...methods() })).toBe('404 shipping_zone.not_found');
    expect(await refused(`/zones/${nobody}`, { method: 'DELETE' })).toBe('404 shipping_zone.not_found');
  });

  it('is one of fifty at most', async () => {
    await spec.database.admin.query(
      `INSERT INTO shipping_zones (tenant_id, name, areas)
       SELECT $1, n::text, jsonb_build_array(jsonb_build_object('country', 'DE', 'regions', '[]'::jsonb, 'postcodes', jsonb_build_array(n::text)))
       FROM generate_series(1, 50) AS n`,
      [shop.id],
    );
    const body = { name: 'One more', areas: [{ country: 'FR' }], methods: [] };
    expect(await refused('/zones', { body })).toBe('409 shipping_zone.too_many');
  });
});

describe('a place to fetch goods at', () => {
  it('is added, changed and removed', async () => {
    const made = await desk.pickup();
    expect(made).toMatchObject({
      name: 'Fetch it',
      priceMinor: 0,
      place: { city: 'Wien', instructions: 'Ring twice.' },
      version: 1,
    });
    const path = `/shipping/pickups/${made.id}`;
    const body = { name: 'At the shop', priceMinor: 100, place: made.place };
    const put = { method: 'PUT', body, headers: { 'if-match': '"1"' } } as const;
    expect((await desk.send(path, put)).json()).toMatchObject({
      id: made.id,
      name: 'At the shop',
      priceMinor: 100,
      version: 2,
    });
    expect(await refused(`/pickups/${made.id}`, put)).toBe('412 precondition.failed');
    expect(await refused(`/pickups/${made.id}`, { method: 'DELETE', headers: { 'if-match': '"1"' } })).toBe(
      '412 precondition.failed',
    );
    expect((await desk.send(path, { method: 'DELETE' })).statusCode).toBe(204);
    expect((await all()).pickups).toEqual([]);
  });

  it('is not a method of a zone, and one of thirty at most', async () => {
    const zone = await desk.zone();
    const body = { name: 'Mine', place: { line1: 'Here', city: 'Here', country: 'DE' } };
    const id = zone.methods[0]?.id ?? '';
    expect(await refused(`/pickups/${id}`, { method: 'PUT', body })).toBe('404 pickup.not_found');
    expect(await refused(`/pickups/${id}`, { method: 'DELETE' })).toBe('404 pickup.not_found');
    await spec.database.admin.query(
      `INSERT INTO shipping_methods (tenant_id, name, charge, pickup, min_days, max_days)
       SELECT $1, n::text, '{"by":"order","price":0}', '{}', 0, 1 FROM generate_series(1, 30) AS n`,
      [shop.id],
    );
    expect(await refused('/pickups', { body })).toBe('409 pickup.too_many');
  });
});

describe('who sets shipping up', () => {
  it.each([
    ['support', 403, 403],
    ['manager', 200, 403],
    ['owner', 200, 201],
  ] as const)('is the owner: %s may look with %s and write with %s', async (role, look, write) => {
    const { token } = await aSignedInStaffMember(spec, shop, role);
    expect((await desk.send('/shipping', { token })).statusCode).toBe(look);
    expect((await desk.send('/shipping/trials', { token, body: { country: 'DE' } })).statusCode).toBe(look);
    const body = { name: 'Germany', areas: [{ country: 'DE' }], methods: [] };
    expect((await desk.send('/shipping/zones', { token, body })).statusCode).toBe(write);
  });

  it('is nobody without a token', async () => {
    const answer = await spec.request({ path: '/api/v1/admin/shipping', shop: shop.slug });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'auth.required']);
  });
});
