import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { PriceDesk } from '../../../test/factories/price.factory.js';
import { aShippingMethod, aSignedInCustomer, germanTaxes } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { ProductDocuments } from '../catalog/index.js';
import { FoldSales } from '../report/index.js';
import { systemCtx } from '../../plumbing/context.js';
import { KeepPriceLists } from './use-cases/keep-price-lists.js';

let spec: TestApp;
let shop: ShopFacts;
let desk: PriceDesk;
let mug: { id: string; slug: string; variantIds: string[] };

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  await germanTaxes(spec.database, shop);
  desk = await PriceDesk.of(spec, shop);
  mug = await aProduct(spec.app, shop);
});
afterAll(() => spec.close());

const shownSchema = z.object({
  price: z.object({ amount: z.number(), currency: z.string() }),
  compareAtPrice: z.object({ amount: z.number() }).nullable(),
});
const told = (answer: unknown): string => {
  const { price, compareAtPrice } = shownSchema.parse(answer);
  return `${price.amount} ${price.currency}${compareAtPrice ? ` was ${compareAtPrice.amount}` : ''}`;
};
const dollars = { 'x-currency': 'USD' };
/** What a product page says, by document. */
const page = async (headers: Record<string, string> = {}, token?: string): Promise<string> =>
  told(
    (
      await spec.request({ path: `/api/v1/products/${mug.slug}`, shop: shop.slug, headers, ...(token && { token }) })
    ).json(),
  );
/** Does what the outbox asks of documents, as the worker does. */
const refresh = () =>
  spec.app.get(ProductDocuments).refreshAll(systemCtx(shop, 'Spec', new Date()), { productIds: [mug.id] });
const topics = async (): Promise<string[]> => {
  const { rows } = await spec.database.admin.query<{ topic: string }>(
    'DELETE FROM outbox WHERE tenant_id = $1 RETURNING topic',
    [shop.id],
  );
  return rows.map(({ topic }) => topic).toSorted();
};
const unit = (buyer: Buyer): string => {
  const line = buyer.cart?.lines[0];
  return `${line?.unitPrice.amount} ${line?.unitPrice.currency}`;
};

describe('a sale for everybody', () => {
  it('is on the page and in the cart, with the price before it struck out', async () => {
    await desk.list({ adjustmentPercent: -20 });
    expect(await topics()).toContain('prices.changed');
    await refresh();
    expect(await page()).toBe('1599 EUR was 1999');
    const guest = new Buyer(spec, shop);
    await guest.add(mug.variantIds[0] ?? '');
    expect(unit(guest)).toBe('1599 EUR');
  });

  it('begins and ends by itself, announced once each', async () => {
    const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const id = await desk.list({ startsAt: hour(1).toISOString(), endsAt: hour(2).toISOString() });
    await desk.price(id, mug.variantIds[0], 1_500);
    await topics();
    const keep = spec.app.get(KeepPriceLists, { strict: false });
    expect([await keep.keep(hour(0.9)), await topics()]).toEqual([0, []]);
    expect([await keep.keep(hour(1)), await topics()]).toEqual([1, ['products.stale']]);
    expect([await keep.keep(hour(1)), await topics()]).toEqual([0, []]);
    expect([await keep.keep(hour(2)), await topics()]).toEqual([1, ['products.stale']]);
    expect([await keep.keep(hour(9)), await topics()]).toEqual([0, []]);
  });

  it('says nothing while it is a draft', async () => {
    await topics();
    const id = await desk.list({ status: 'draft', adjustmentPercent: -50 });
    await desk.price(id, mug.variantIds[0], 100);
    expect(await topics()).toEqual([]);
    await refresh();
    expect(await page()).toBe('1999 EUR');
  });

  it('takes back what it said when it is deleted', async () => {
    const id = await desk.list();
    await desk.price(id, mug.variantIds[0], 1_500);
    await refresh();
    expect(await page()).toBe('1500 EUR was 1999');
    await topics();
    await desk.send(`/price-lists/${id}`, { method: 'DELETE' });
    expect(await topics()).toEqual(['products.stale']);
    await refresh();
    expect(await page()).toBe('1999 EUR');
  });
});

describe('a group’s prices', () => {
  it('are its members’, on pages and in carts, and nobody else’s', async () => {
    const [member, stranger] = [await aSignedInCustomer(spec, shop), await aSignedInCustomer(spec, shop)];
    const groupId = await desk.group('Trade', [member.id]);
    const id = await desk.list({ groupId, name: 'Trade prices' });
    await desk.price(id, mug.variantIds[0], 1_200);
    await refresh();
    expect([await page(), await page({}, stranger.token), await page({}, member.token)]).toEqual([
      '1999 EUR',
      '1999 EUR',
      '1200 EUR was 1999',
    ]);
    const buyers = [new Buyer(spec, shop), new Buyer(spec, shop, stranger.token), new Buyer(spec, shop, member.token)];
    for (const buyer of buyers) await buyer.add(mug.variantIds[0] ?? '');
    expect(buyers.map(unit)).toEqual(['1999 EUR', '1999 EUR', '1200 EUR']);
  });

  it('reach every answer of the catalog that has a price', async () => {
    const member = await aSignedInCustomer(spec, shop);
    const groupId = await desk.group('Trade', [member.id]);
    await desk.list({ groupId, adjustmentPercent: -10 });
    const ask = async (path: string) =>
      (await spec.request({ path: `/api/v1${path}`, shop: shop.slug, token: member.token })).json();
    const first = z.object({ items: z.tuple([z.unknown()], z.unknown()) });
    const answers = await Promise.all([
      ask('/products'),
      ask('/search?q=mug'),
      ask(`/products/${mug.id}/variants`),
      ask(`/products/${mug.id}/availability`),
      ask(`/prices?productIds=${mug.id}`),
    ]);
    expect(answers.map((answer) => told(first.parse(answer).items[0]))).toEqual(Array(5).fill('1799 EUR was 1999'));
    const suggested = first.parse(await ask('/search/suggest?q=stone')).items[0];
    expect(suggested).toMatchObject({ price: { amount: 1_799, currency: 'EUR' } });
  });

  it('are kept on the order with the name of their list', async () => {
    const method = await aShippingMethod(spec.database, shop);
    const member = await aSignedInCustomer(spec, shop);
    const id = await desk.list({ groupId: await desk.group('Trade', [member.id]), name: 'Trade prices' });
    await desk.price(id, mug.variantIds[0], 1_200);
    const buyer = new Buyer(spec, shop, member.token);
    await buyer.add(mug.variantIds[0] ?? '', 2);
    const { order } = await buyer.buy({ shippingMethodId: method });
    await desk.send(`/price-lists/${id}`, { method: 'DELETE' });
    const kept = await desk.send(`/orders/${order?.id ?? ''}`);
    expect(kept.json()).toMatchObject({ lines: [{ unitPrice: { amount: 1_200 }, priceList: 'Trade prices' }] });
  });

  it('are told as a change to whoever signs in with a guest’s cart', async () => {
    const member = await aSignedInCustomer(spec, shop);
    const id = await desk.list({ groupId: await desk.group('Trade', [member.id]) });
    await desk.price(id, mug.variantIds[0], 1_200);
    const buyer = new Buyer(spec, shop, member.token);
    await buyer.add(mug.variantIds[0] ?? '');
    await desk.price(id, mug.variantIds[0], 1_100);
    expect((await buyer.look()).notices.map(({ message }) => message)).toEqual([
      'The price of Stoneware mug changed from €12.00 to €11.00.',
    ]);
  });
});

describe('a price from a number of units on', () => {
  it('holds from there, and the change it makes is no news', async () => {
    const id = await desk.list();
    await desk.price(id, mug.variantIds[0], 1_500, 5);
    const buyer = new Buyer(spec, shop);
    await buyer.add(mug.variantIds[0] ?? '', 4);
    expect(unit(buyer)).toBe('1999 EUR');
    await buyer.add(mug.variantIds[0] ?? '', 1);
    expect([unit(buyer), buyer.cart?.lines[0]?.lineTotal.amount, buyer.cart?.notices]).toEqual(['1500 EUR', 7_500, []]);
  });
});

describe('another currency', () => {
  it('is on pages only once the shop published it', async () => {
    await desk.currency('USD', { isPublished: false });
    expect(await page(dollars)).toBe('1999 EUR');
    await desk.currency('USD', { rounding: 'ninety_nine' });
    expect([await page(dollars), await page()]).toEqual(['2199 USD', '1999 EUR']);
  });

  it('goes before the conversion where a list says what it costs', async () => {
    await desk.currency('USD');
    await desk.price(await desk.list({ currency: 'USD' }), mug.variantIds[0], 2_500);
    expect(await page(dollars)).toBe('2500 USD');
  });

  it('is paid, with shipping by the rate, and counts in the shop’s own where sums are made', async () => {
    const method = await aShippingMethod(spec.database, shop);
    await desk.currency('USD', { rate: 1.25 });
    const buyer = new Buyer(spec, shop);
    await buyer.add(mug.variantIds[0] ?? '', 1, dollars);
    expect(unit(buyer)).toBe('2499 USD');
    const place = (totalMinor: number, currency: string) =>
      buyer.send({
        path: '/api/v1/checkout',
        headers: { ...dollars, 'idempotency-key': `pay-in-${currency}-${totalMinor}` },
        body: {
          email: 'ada@example.com',
          shippingAddress: { ...address },
          shippingMethodId: method,
          payment: { provider: 'test', token: 'tok_success' },
          expected: { totalMinor, currency },
        },
      });
    const mismatch = await place(2_489, 'EUR');
    expect([mismatch.statusCode, mismatch.json()]).toMatchObject([
      409,
      { code: 'checkout.currency_mismatch', details: { currency: 'USD' } },
    ]);
    const placed = (await place(2_499 + 613, 'USD')).json();
    expect(placed).toMatchObject({ order: { totals: { total: { amount: 3_112, currency: 'USD' } } } });
    const { rows } = await spec.database.admin.query(
      `SELECT p.amount_minor::int AS paid, p.currency, c.spent_minor::int AS spent
       FROM payments p JOIN customers c ON c.tenant_id = p.tenant_id WHERE p.tenant_id = $1`,
      [shop.id],
    );
    expect(rows).toEqual([{ paid: 3_112, currency: 'USD', spent: 2_490 }]);
    await spec.app.get(FoldSales).foldShop(shop.id);
    const dashboard = await desk.send('/dashboard');
    expect(dashboard.json()).toMatchObject({ today: { revenue: { amount: 2_490, currency: 'EUR' } } });
  });

  it('is refused for the whole cart when something in it is not sold in it', async () => {
    await desk.currency('USD', { convertsProducts: false });
    const pot = await aProduct(spec.app, shop, { title: 'Pot', priceMinor: 5_000 });
    await desk.price(await desk.list({ currency: 'USD' }), mug.variantIds[0], 2_500);
    const buyer = new Buyer(spec, shop);
    await buyer.add(mug.variantIds[0] ?? '', 1, dollars);
    expect(unit(buyer)).toBe('2500 USD');
    await buyer.add(pot.variantIds[0] ?? '', 1, dollars);
    expect(buyer.cart).toMatchObject({ currency: 'EUR', totals: { subtotal: { amount: 6_999, currency: 'EUR' } } });
    expect(buyer.cart?.notices.map(({ kind }) => kind)).toEqual(['currency_unavailable']);
  });

  it('is no change of price when a shopper turns to it', async () => {
    await desk.currency('USD');
    const buyer = new Buyer(spec, shop);
    await buyer.add(mug.variantIds[0] ?? '');
    const turned = await buyer.send({ path: '/api/v1/cart', headers: dollars });
    expect(turned.json()).toMatchObject({ currency: 'USD', notices: [] });
  });

  it('draws every page of the shop anew when its terms or prices change', async () => {
    await topics();
    await desk.currency('USD');
    expect(await topics()).toEqual(['shop.changed']);
    const id = await desk.list({ currency: 'USD' });
    await topics();
    await desk.price(id, mug.variantIds[0], 2_500);
    expect(await topics()).toEqual(['shop.changed']);
  });
});

const address = {
  firstName: 'Ada',
  lastName: 'Byron',
  line1: 'Torstraße 1',
  city: 'Berlin',
  postalCode: '10119',
  country: 'DE',
};

it('tells a compare-at price of a variant only where it is higher', async () => {
  const { slug } = await aProduct(spec.app, shop, {
    title: 'Bowl',
    options: [
      {
        name: 'Size',
        values: [
          { value: 'S', swatch: null },
          { value: 'L', swatch: null },
        ],
      },
    ],
    variants: [
      { sku: 'BOWL-S', optionValues: ['S'], priceMinor: 2_000, compareAtPriceMinor: 2_000 },
      { sku: 'BOWL-L', optionValues: ['L'], priceMinor: 3_000, compareAtPriceMinor: 3_500 },
    ],
  });
  const answer = (await spec.request({ path: `/api/v1/products/${slug}`, shop: shop.slug })).json();
  expect(answer).toMatchObject({ variants: [{ compareAtPrice: null }, { compareAtPrice: { amount: 3_500 } }] });
});
