import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { PriceDesk } from '../../../test/factories/price.factory.js';
import { aSignedInCustomer } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let desk: PriceDesk;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  desk = await PriceDesk.of(spec, shop);
});
afterAll(() => spec.close());

const put = 'PUT' as const;
const remove = 'DELETE' as const;
const nobody = '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52';
const sale = { name: 'Sale', currency: 'EUR', status: 'active' } as const;
const refusal = async (answer: ReturnType<PriceDesk['send']>): Promise<string> => {
  const { statusCode, json } = await answer;
  return `${statusCode} ${json<{ code?: string }>().code ?? 'no code'}`;
};
/** Everything kept about prices: equal before and after means that nothing was changed. */
const books = async (): Promise<string> => {
  const tables = ['price_lists', 'price_list_prices', 'customer_groups', 'customer_group_members', 'shop_currencies'];
  const { rows } = await spec.database.admin.query(
    tables.map((name) => `SELECT '${name}' AS n, t::text FROM ${name} t WHERE tenant_id = $1`).join(' UNION ALL ') +
      ' ORDER BY 1, 2',
    [shop.id],
  );
  return JSON.stringify(rows);
};
const refused = async (work: () => ReturnType<PriceDesk['send']>): Promise<string> => {
  const before = await books();
  const said = await refusal(work());
  expect(await books()).toBe(before);
  return said;
};

describe('a price list', () => {
  it('is kept as it was written, and says how it stands', async () => {
    const groupId = await desk.group('Trade');
    const endsAt = '2020-01-01T00:00:00.000Z';
    const body = { ...sale, groupId, priority: 7, endsAt, adjustmentPercent: -12.5, rounding: 'ninety_five' };
    const made = (await desk.send('/price-lists', { body })).json();
    expect(made).toMatchObject({
      ...{ name: 'Sale', group: { id: groupId, name: 'Trade' }, priority: 7, adjustmentPercent: -12.5, endsAt },
      ...{ state: 'ended', rounding: 'ninety_five', variantCount: 0, version: 1, updatedBy: 'Robin Staff' },
    });
    expect((await desk.send('/price-lists')).json()).toEqual({ items: [made] });
  });

  it('stands above those of lower priority', async () => {
    for (const [name, priority] of [
      ['Low', 1],
      ['High', 9],
    ] as const)
      await desk.list({ name, priority });
    const { items } = (await desk.send('/price-lists')).json<{ items: { name: string }[] }>();
    expect(items.map(({ name }) => name)).toEqual(['High', 'Low']);
  });

  it('holds prices, and shows what the others cost', async () => {
    const { variantIds, id: productId } = await aProduct(spec.app, shop);
    await aProduct(spec.app, shop, { title: 'Pot', priceMinor: 5_000 });
    const id = await desk.list({ adjustmentPercent: -10 });
    expect((await desk.price(id, variantIds[0], 1_500)).json()).toEqual({ changed: 1 });
    expect((await desk.price(id, variantIds[0], 1_500)).json()).toEqual({ changed: 0 });
    await desk.price(id, variantIds[0], 1_200, 10);
    const rows = (await desk.send(`/price-lists/${id}/prices`)).json<{ items: unknown[] }>().items;
    expect(rows).toMatchObject([
      { productTitle: 'Pot', basePrice: { amount: 5_000 }, usualPrice: { amount: 4_500 }, prices: [] },
      {
        productTitle: 'Stoneware mug',
        prices: [
          { minimumQuantity: 1, price: { amount: 1_500 } },
          { minimumQuantity: 10, price: { amount: 1_200 } },
        ],
      },
    ]);
    const priced = await desk.send(`/price-lists/${id}/prices?show=priced`);
    expect(priced.json<{ items: unknown[] }>().items).toHaveLength(1);
    const found = await desk.send(`/price-lists/${id}/prices?q=pot`);
    expect(found.json()).toMatchObject({ items: [{ productTitle: 'Pot' }], nextCursor: null });
    const inLists = await desk.send(`/products/${productId}/price-lists`);
    expect(inLists.json()).toMatchObject({ items: [{ list: { id }, variantCount: 1, lowest: { amount: 1_200 } }] });
    await desk.price(id, variantIds[0], null, 10);
    expect((await desk.send(`/price-lists/${id}`)).json()).toMatchObject({ variantCount: 1 });
  });

  it('is walked page by page without losing a variant', async () => {
    for (const title of ['Bowl', 'Bowl', 'Cup']) await aProduct(spec.app, shop, { title });
    const id = await desk.list();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await desk.send(`/price-lists/${id}/prices?limit=1${at}`)).json<{
        items: { variantId: string }[];
        nextCursor: string | null;
      }>();
      seen.push(...page.items.map(({ variantId }) => variantId));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(3);
  });

  it('is refused where it cannot be', async () => {
    const id = await desk.list(sale);
    const dates = { startsAt: '2027-01-02T00:00:00.000Z', endsAt: '2027-01-02T00:00:00.000Z' };
    const create = (body: object) =>
      refused(() => desk.send('/price-lists', { body: { ...sale, name: 'New', ...body } }));
    expect(await create({ name: 'SALE' })).toBe('409 price_list.name_taken');
    expect(await create(dates)).toBe('409 price_list.schedule_invalid');
    expect(await create({ currency: 'USD' })).toBe('404 currency.not_found');
    expect(await create({ groupId: nobody })).toBe('404 customer_group.not_found');
    expect(await create({ adjustmentPercent: -101 })).toBe('422 request.invalid');
    for (const method of [undefined, remove])
      expect(await refused(() => desk.send(`/price-lists/${nobody}`, { method }))).toBe('404 price_list.not_found');
    const update = { method: put, body: sale };
    expect(await refused(() => desk.send(`/price-lists/${nobody}`, update))).toBe('404 price_list.not_found');
    expect(await refused(() => desk.price(id, nobody, 100))).toBe('404 variant.not_found');
    expect(await refused(() => desk.price(nobody, nobody, 100))).toBe('404 price_list.not_found');
    expect(await refused(() => desk.send(`/price-lists/${nobody}/prices`))).toBe('404 price_list.not_found');
    expect(await refused(() => desk.send(`/products/${nobody}/price-lists`))).toBe('404 product.not_found');
  });

  it('keeps its currency while it holds prices', async () => {
    await desk.currency('USD');
    const { variantIds } = await aProduct(spec.app, shop);
    const id = await desk.list(sale);
    await desk.price(id, variantIds[0], 1_500);
    const toDollars = () => desk.send(`/price-lists/${id}`, { method: put, body: { ...sale, currency: 'USD' } });
    expect(await refused(toDollars)).toBe('409 price_list.currency_fixed');
    await desk.price(id, variantIds[0], null);
    expect((await toDollars()).json()).toMatchObject({ currency: 'USD', version: 2 });
  });

  it('is not written over an edit its writer has not seen', async () => {
    const id = await desk.list(sale);
    const edit = (name: string) =>
      desk.send(`/price-lists/${id}`, { method: put, body: { ...sale, name }, headers: { 'if-match': '"1"' } });
    expect((await edit('First')).statusCode).toBe(200);
    const late = await edit('Second');
    expect([late.statusCode, late.json()]).toMatchObject([
      412,
      { code: 'precondition.failed', details: { currentVersion: 2, updatedBy: 'Robin Staff' } },
    ]);
  });

  it('is one of fifty at most', async () => {
    await spec.database.admin.query(
      `INSERT INTO price_lists (tenant_id, name, currency) SELECT $1, 'L' || n, 'EUR' FROM generate_series(1, 50) n`,
      [shop.id],
    );
    expect(await refused(() => desk.send('/price-lists', { body: sale }))).toBe('409 price_list.too_many');
  });
});

describe('a customer group', () => {
  it('holds customers, and is known by them', async () => {
    const [ada, bea] = [await aSignedInCustomer(spec, shop), await aSignedInCustomer(spec, shop)];
    const id = await desk.group('Trade', [ada.id, bea.id, ada.id]);
    const members = await desk.send(`/customer-groups/${id}/customers?include=total&limit=1`);
    expect(members.json()).toMatchObject({ items: [{ name: 'Ada Byron', hasAccount: true }], total: 2 });
    expect((await desk.send(`/customers/${ada.id}`)).json()).toMatchObject({ groups: [{ id, name: 'Trade' }] });
    expect((await desk.send(`/customer-groups/${id}`)).json()).toMatchObject({ customerCount: 2, priceListCount: 0 });
    expect((await desk.send(`/customer-groups/${id}/customers/${ada.id}`, { method: remove })).statusCode).toBe(204);
    const friends = await desk.group('Friends');
    const assigned = await desk.send(`/customers/${bea.id}/groups`, { method: put, body: { groupIds: [friends] } });
    expect(assigned.json()).toEqual({ items: [{ id: friends, name: 'Friends' }] });
    const renamed = await desk.send(`/customer-groups/${id}`, { method: put, body: { name: 'Wholesale' } });
    expect(renamed.json()).toMatchObject({ name: 'Wholesale', customerCount: 0, version: 2 });
    expect((await desk.send(`/customer-groups/${id}`, { method: remove })).statusCode).toBe(204);
  });

  it('is refused where it cannot be', async () => {
    const ada = await aSignedInCustomer(spec, shop);
    const id = await desk.group('Trade', [ada.id]);
    await desk.list({ groupId: id, name: 'Trade prices' });
    const add = (customerIds: string[], group = id) =>
      refused(() => desk.send(`/customer-groups/${group}/customers`, { body: { customerIds } }));
    expect(await refused(() => desk.send('/customer-groups', { body: { name: 'trade' } }))).toBe(
      '409 customer_group.name_taken',
    );
    expect(await refused(() => desk.send(`/customer-groups/${id}`, { method: remove }))).toBe(
      '409 customer_group.in_use',
    );
    expect(await add([ada.id, nobody])).toBe('404 customer.not_found');
    expect(await add([ada.id], nobody)).toBe('404 customer_group.not_found');
    const leave = (group: string, customer: string) =>
      refused(() => desk.send(`/customer-groups/${group}/customers/${customer}`, { method: remove }));
    expect([await leave(id, nobody), await leave(nobody, ada.id)]).toEqual([
      '404 customer.not_found',
      '404 customer_group.not_found',
    ]);
    const assign = (customer: string, group: string) =>
      refused(() => desk.send(`/customers/${customer}/groups`, { method: put, body: { groupIds: [group] } }));
    expect([await assign(nobody, id), await assign(ada.id, nobody)]).toEqual([
      '404 customer.not_found',
      '404 customer_group.not_found',
    ]);
    for (const path of ['', '/customers'])
      expect(await refused(() => desk.send(`/customer-groups/${nobody}${path}`))).toBe('404 customer_group.not_found');
    for (const request of [{ method: remove }, { method: put, body: { name: 'X' } }])
      expect(await refused(() => desk.send(`/customer-groups/${nobody}`, request))).toBe(
        '404 customer_group.not_found',
      );
  });

  it('is one of fifty at most', async () => {
    await spec.database.admin.query(
      `INSERT INTO customer_groups (tenant_id, name) SELECT $1, 'G' || n FROM generate_series(1, 50) n`,
      [shop.id],
    );
    expect(await refused(() => desk.send('/customer-groups', { body: { name: 'One more' } }))).toBe(
      '409 customer_group.too_many',
    );
  });
});

describe('a currency', () => {
  it('is added, published and taken away', async () => {
    expect((await desk.currency('USD', { isPublished: false, rate: 1.0812345678 })).json()).toMatchObject({
      ...{ currency: 'USD', isPublished: false, rate: 1.081235, rounding: 'exact', convertsProducts: true, version: 1 },
    });
    const shown = async () =>
      (await spec.request({ path: '/api/v1/shop', shop: shop.slug })).json<{ currencies: string[] }>().currencies;
    expect(await shown()).toEqual(['EUR']);
    expect((await desk.currency('USD')).json()).toMatchObject({ isPublished: true, version: 2 });
    expect(await shown()).toEqual(['EUR', 'USD']);
    expect((await desk.send('/currencies/USD', { method: remove })).statusCode).toBe(204);
    expect(await shown()).toEqual(['EUR']);
  });

  it('is refused where it cannot be', async () => {
    await desk.currency('USD');
    await desk.list({ currency: 'USD' });
    expect(await refused(() => desk.currency('EUR'))).toBe('409 currency.own');
    expect(await refused(() => desk.currency('GBP', { rate: 0 }))).toBe('422 request.invalid');
    expect(await refused(() => desk.send('/currencies/USD', { method: remove }))).toBe('409 currency.in_use');
    expect(await refused(() => desk.send('/currencies/GBP', { method: remove }))).toBe('404 currency.not_found');
    const late = { method: put, body: { currency: 'USD', isPublished: true, rate: 2 }, headers: { 'if-match': '"9"' } };
    expect(await refused(() => desk.send('/currencies', late))).toBe('412 precondition.failed');
  });
});

it('prices are read by everyone who may see the catalog, and changed by those who may change it', async () => {
  const support = await aStaffToken(spec, shop, 'support');
  const as =
    (token?: string) =>
    (path: string, request: object = {}) =>
      desk
        .send(path, { ...request, ...(token === undefined ? { token: undefined } : { token }) })
        .then((a) => a.statusCode);
  expect(await as(support)('/price-lists')).toBe(200);
  expect(await as(support)('/price-lists', { body: sale })).toBe(403);
  expect(await as(support)('/customer-groups', { body: { name: 'X' } })).toBe(403);
  expect(await as(support)('/currencies', { method: put, body: { currency: 'USD', isPublished: true, rate: 2 } })).toBe(
    403,
  );
  for (const path of ['/price-lists', '/customer-groups', '/currencies']) expect(await as()(path)).toBe(401);
});
