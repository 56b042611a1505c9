import { adminProductSchema, changeProducts, type AdminProduct } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let other: ShopFacts;
let token: string;

beforeAll(async () => {
  spec = await testApp();
  [shop, other] = [await aShop(spec.database), await aShop(spec.database)];
  token = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const ask = (path: string, request: Partial<ShopRequest> = {}) =>
  spec.request({ shop: shop.slug, token, ...request, path: `/api/v1${path}` });
const read = async (id: string): Promise<AdminProduct> =>
  adminProductSchema.parse((await ask(`/admin/products/${id}`)).json());
const copy = (id: string, request: Partial<ShopRequest> = {}) =>
  ask(`/admin/products/${id}/duplicate`, { body: {}, ...request });
const change = async (ids: string[], wanted: object) => {
  const answer = await ask('/admin/products/bulk', { body: { ids, change: wanted } });
  return changeProducts.response?.parse(answer.json()).items;
};
const options = [{ name: 'Size', values: ['S', 'L'].map((value) => ({ value, swatch: null })) }];
const variants = [
  { sku: 'MUG-S', barcode: '4006381333931', optionValues: ['S'], priceMinor: 1200, initialStock: 5 },
  { sku: 'MUG-L', optionValues: ['L'], priceMinor: 1500, costMinor: 400 },
];

describe('a copy', () => {
  test('is a draft with SKUs and an address of its own, without barcodes and stock', async () => {
    const category = await aCategory(spec.app, shop);
    const mug = await aProduct(spec.app, shop, {
      ...{ title: 'Mug', options, variants, tags: ['gift'], categoryIds: [category] },
    });
    const first = adminProductSchema.parse((await copy(mug.id)).json());
    expect(first).toMatchObject({
      ...{ title: 'Mug (copy)', slug: 'mug-copy', status: 'draft', publishedAt: null, tags: ['gift'], version: 1 },
      categories: [{ id: category }],
      variants: [
        { sku: 'MUG-S-COPY', barcode: null, price: { amount: 1200 }, onHand: 0 },
        { sku: 'MUG-L-COPY', price: { amount: 1500 }, cost: { amount: 400 }, onHand: 0 },
      ],
    });
    const second = adminProductSchema.parse((await copy(mug.id, { body: { title: 'Beaker' } })).json());
    expect(second).toMatchObject({ slug: 'beaker', variants: [{ sku: 'MUG-S-COPY-2' }, { sku: 'MUG-L-COPY-2' }] });
    expect((await read(mug.id)).version).toBe(1);
  });

  test('is made once, however often the same request is sent', async () => {
    const mug = await aProduct(spec.app, shop, { title: 'Once' });
    const headers = { 'idempotency-key': 'copy-once-0001' };
    const [first, second] = [await copy(mug.id, { headers }), await copy(mug.id, { headers })];
    expect(second.json()).toEqual(first.json());
  });

  test('of another shop’s product is not to be had', async () => {
    const foreign = await aProduct(spec.app, other);
    expect((await copy(foreign.id)).json()).toMatchObject({ code: 'product.not_found' });
  });
});

describe('many products at once', () => {
  test('change each for itself; those refused are as they were', async () => {
    const lamp = await aProduct(spec.app, shop, { title: 'Lamp', status: 'draft' });
    const shade = await aProduct(spec.app, shop, { title: 'Shade' });
    const foreign = await aProduct(spec.app, other);
    const dark = await aProduct(spec.app, shop, {
      ...{
        title: 'Dark',
        status: 'draft',
        variants: [{ sku: 'DARK', optionValues: [], priceMinor: 1, isActive: false }],
      },
    });
    const outcomes = await change([lamp.id, shade.id, foreign.id, dark.id, lamp.id], {
      kind: 'set_status',
      status: 'active',
    });
    expect(outcomes).toMatchObject([
      { id: lamp.id, outcome: 'changed' },
      { id: shade.id, outcome: 'unchanged' },
      { id: foreign.id, outcome: 'refused', code: 'product.not_found' },
      { id: dark.id, outcome: 'refused', code: 'product.publish_incomplete' },
    ]);
    expect([await read(lamp.id), await read(shade.id), await read(dark.id)]).toMatchObject([
      { status: 'active', version: 2, updatedBy: 'Robin Staff' },
      { version: 1 },
      { status: 'draft', version: 1 },
    ]);
  });

  test('get and lose tags and categories', async () => {
    const category = await aCategory(spec.app, shop);
    const lamp = await aProduct(spec.app, shop, { title: 'Tagged', tags: ['Gift'] });
    await change([lamp.id], { kind: 'add_tags', tags: ['Gift', 'new'] });
    await change([lamp.id], { kind: 'add_to_category', categoryId: category });
    expect(await read(lamp.id)).toMatchObject({ tags: ['Gift', 'new'], categories: [{ id: category }] });
    await change([lamp.id], { kind: 'remove_tags', tags: ['gift'] });
    await change([lamp.id], { kind: 'remove_from_category', categoryId: category });
    expect(await read(lamp.id)).toMatchObject({ tags: ['new'], categories: [] });
  });

  test('are refused what one product could not have either', async () => {
    const category = await aCategory(spec.app, other);
    const lamp = await aProduct(spec.app, shop, { title: 'Full', tags: Array.from({ length: 30 }, (_, n) => `t${n}`) });
    expect(await change([lamp.id], { kind: 'add_to_category', categoryId: category })).toMatchObject([
      { code: 'category.not_found' },
    ]);
    expect(await change([lamp.id], { kind: 'add_tags', tags: ['one more'] })).toMatchObject([
      { code: 'request.invalid', message: 'A product has at most 30 tags.' },
    ]);
    expect(await read(lamp.id)).toMatchObject({ version: 1, categories: [] });
  });

  test('are deleted unless they were ordered', async () => {
    const [lamp, sold] = [await aProduct(spec.app, shop), await aProduct(spec.app, shop)];
    await spec.database.admin.query(
      `WITH placed AS (
         INSERT INTO orders (tenant_id, number, email, payment_status, fulfillment_status, currency, subtotal_minor, shipping_minor,
           tax_minor, total_minor, totals, item_count, payment_method)
         VALUES ($1, 1001, 'a@example.com', 'paid', 'unfulfilled', 'EUR', 1, 0, 0, 1, '{}', 1, 'test') RETURNING id)
       INSERT INTO order_lines (tenant_id, order_id, position, product_id, variant_id, sku, title, variant_title, unit_price_minor,
         quantity, line_total_minor, tax_minor)
       SELECT $1, id, 1, $2, $3, 'X', 'X', 'X', 1, 1, 1, 0 FROM placed`,
      [shop.id, sold.id, sold.variantIds[0]],
    );
    expect(await change([lamp.id, sold.id], { kind: 'delete' })).toMatchObject([
      { outcome: 'changed' },
      {
        ...{ outcome: 'refused', code: 'product.has_orders', details: { orderCount: 1 } },
        message: 'This product is in one order, which keeps it; archive it instead.',
      },
    ]);
    expect((await ask(`/admin/products/${lamp.id}`)).statusCode).toBe(404);
    expect((await read(sold.id)).version).toBe(1);
  });
});

describe('brands and tags', () => {
  const terms = async (query: string, at = shop) =>
    (
      await ask(`/admin/products/terms?${query}`, {
        shop: at.slug,
        token: at === shop ? token : await aStaffToken(spec, at),
      })
    ).json();

  test('in use are offered once each, by how they begin, whatever case and accents', async () => {
    await aProduct(spec.app, shop, { brand: 'Étoile', tags: ['Spring', 'sprout'] });
    await aProduct(spec.app, shop, { brand: 'Étoile', tags: ['Spring'] });
    const lamp = await aProduct(spec.app, shop, { brand: 'Eta', tags: ['summer'] });
    expect(await terms('kind=brand&q=et')).toEqual({ items: ['Eta', 'Étoile'] });
    expect(await terms('kind=tag&q=SPR')).toEqual({ items: ['Spring', 'sprout'] });
    expect(await terms('kind=tag&q=spr&limit=1')).toEqual({ items: ['Spring'] });
    expect(await terms('kind=brand&q=et', other)).toEqual({ items: [] });
    await change([lamp.id], { kind: 'remove_tags', tags: ['summer'] });
    expect(await terms('kind=tag&q=summ')).toEqual({ items: [] });
  });

  test('are offered over GraphQL too', async () => {
    await aProduct(spec.app, shop, { tags: ['graph'] });
    const body = { query: '{ productTerms(kind: "tag", q: "gra") }' };
    const answer = await spec.request({ path: '/graphql', shop: shop.slug, token, body });
    expect(answer.json().data).toEqual({ productTerms: ['graph'] });
  });
});
