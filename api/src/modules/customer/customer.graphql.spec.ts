import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSignedInCustomer } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';

let app: TestApp;
let shop: ShopFacts;

beforeAll(async () => {
  app = await testApp();
  shop = await aShop(app.database);
});
afterAll(() => app.close());

const ask = async (query: string, token?: string) =>
  (await app.request({ path: '/graphql', shop: shop.slug, token, body: { query } })).json();

describe('the graph of people and the shop', () => {
  it('tells anyone which shop this is', async () => {
    expect((await ask('{ shop { slug currency timezone } }')).data).toEqual({
      shop: { slug: shop.slug, currency: 'EUR', timezone: 'Europe/Berlin' },
    });
  });

  it('shows and changes the signed-in customer, and nobody without signing in', async () => {
    const { token } = await aSignedInCustomer(app, shop);
    const changed = await ask(
      'mutation { updateMe(firstName: "Augusta", lastName: "King") { firstName phone } }',
      token,
    );
    expect(changed.data).toEqual({ updateMe: { firstName: 'Augusta', phone: '' } });
    expect((await ask('{ me { firstName } myAddresses { id } }', token)).data).toEqual({
      me: { firstName: 'Augusta' },
      myAddresses: [],
    });
    expect((await ask('{ me { firstName } }')).errors[0].extensions.code).toBe('auth.required');
  });

  it('gives staff what the console reads, and customers none of it', async () => {
    const owner = await aStaffToken(app, shop);
    const query = `{ staffProfile { shops { slug } } shopSettings { version } dashboard { toFulfill daily { orders } }
      adminCustomers(limit: 1) { nextCursor items { name } } mails { items { id } } }`;
    const { data, errors } = await ask(query, owner);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      staffProfile: { shops: [{ slug: shop.slug }] },
      shopSettings: { version: 1 },
      mails: { items: [] },
    });
    expect(data.dashboard.daily).toHaveLength(30);
    const { token } = await aSignedInCustomer(app, shop);
    expect((await ask(query, token)).errors[0].extensions.code).toBe('auth.forbidden');
    expect((await ask('{ adminCustomers(limit: 500) { nextCursor } }', owner)).errors[0].extensions.code).toBe(
      'request.invalid',
    );
  });
});
