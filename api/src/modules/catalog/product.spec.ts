import { adminProductSchema, type AdminProduct } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aCategory } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let other: ShopFacts;
let owner: string;

beforeAll(async () => {
  spec = await testApp();
  [shop, other] = [await aShop(spec.database), await aShop(spec.database)];
  owner = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const ask = (path: string, request: Partial<ShopRequest> = {}) =>
  spec.request({ shop: shop.slug, token: owner, ...request, path: `/api/v1${path}` });

const size = (...values: string[]) => ({ name: 'Size', values: values.map((value) => ({ value, swatch: null })) });
const aBowl = (changes: object = {}) => ({
  title: 'Salad bowl',
  status: 'active',
  options: [size('S', 'L')],
  variants: [
    { sku: 'BOWL-S', optionValues: ['S'], priceMinor: 2500, initialStock: 4 },
    { sku: 'BOWL-L', optionValues: ['L'], priceMinor: 3900, costMinor: 1200 },
  ],
  ...changes,
});
const inputOf = (product: AdminProduct) => ({
  title: product.title,
  status: product.status,
  options: product.options,
  categoryIds: product.categories.map((category) => category.id),
  variants: product.variants.map(({ id, sku, optionValues, price }) => ({
    id,
    sku,
    optionValues,
    priceMinor: price.amount,
  })),
});
const events = async (productId: string) => {
  const { rows } = await spec.database.admin.query<{ topic: string; payload: unknown }>(
    'SELECT topic, payload FROM outbox WHERE aggregate_id = $1 ORDER BY id',
    [productId],
  );
  return rows;
};
const create = async (body: object) => adminProductSchema.parse((await ask('/products', { body })).json());

test('a new product is for sale at once, with its stock in the ledger', async () => {
  const category = await aCategory(spec.app, shop, { slug: 'bowls', name: 'Bowls' });
  const answer = await ask('/products', {
    body: aBowl({ categoryIds: [category], descriptionHtml: '<p onclick=x>Ash</p>' }),
  });
  expect([answer.statusCode, answer.headers.etag]).toEqual([201, '"1"']);
  const product = adminProductSchema.parse(answer.json());
  expect(product).toMatchObject({
    slug: 'salad-bowl',
    descriptionHtml: '<p>Ash</p>',
    storefrontUrl: `${shop.origin}/products/salad-bowl`,
    categories: [{ id: category, slug: 'bowls', name: 'Bowls' }],
    variants: [
      { sku: 'BOWL-S', onHand: 4, reserved: 0, free: 4, cost: null },
      { sku: 'BOWL-L', onHand: 0, free: 0, cost: { amount: 1200, currency: 'EUR' } },
    ],
  });
  const shown = await spec.request({ path: '/api/v1/products/salad-bowl', shop: shop.slug });
  expect(shown.json()).toMatchObject({
    price: { amount: 2500 },
    priceMax: { amount: 3900 },
    availability: 'low_stock',
  });
  const { rows } = await spec.database.admin.query(
    'SELECT delta, reason, actor FROM stock_movements WHERE variant_id = $1',
    [product.variants[0]?.id],
  );
  expect(rows).toEqual([{ delta: 4, reason: 'initial', actor: 'Robin Staff' }]);
  expect(await events(product.id)).toEqual([
    { topic: 'product.changed', payload: { productId: product.id, slug: 'salad-bowl', isHard: true } },
  ]);
});

test('the same request sent twice makes one product', async () => {
  const body = aBowl({ title: 'Once', variants: [{ sku: 'ONCE', optionValues: [], priceMinor: 1 }], options: [] });
  const headers = { 'idempotency-key': 'create-once-0001' };
  const [first, second] = [await ask('/products', { body, headers }), await ask('/products', { body, headers })];
  expect(second.json()).toEqual(first.json());
  const another = await ask('/products', { body: { ...body, title: 'Twice' }, headers });
  expect(another.json()).toMatchObject({ code: 'idempotency.mismatch' });
});

describe('refusals of a new product change nothing', () => {
  const variants = [{ sku: 'NEW-1', optionValues: [], priceMinor: 100 }];
  test.each([
    ['a taken address', { slug: 'taken', variants }, 409, 'product.slug_taken'],
    ['a taken SKU', { variants: [{ sku: 'TAKEN', optionValues: [], priceMinor: 1 }] }, 409, 'variant.sku_taken'],
    ['a taken barcode', { variants: [{ ...variants[0], barcode: '4006381333931' }] }, 409, 'variant.barcode_taken'],
    ['a value too many', { variants: [{ ...variants[0], optionValues: ['S'] }] }, 409, 'variant.options_mismatch'],
    [
      'nothing to buy',
      { status: 'active', variants: [{ ...variants[0], isActive: false }] },
      409,
      'product.publish_incomplete',
    ],
    [
      'an unknown category',
      { categoryIds: ['01890000-0000-7000-8000-000000000000'], variants },
      404,
      'category.not_found',
    ],
    [
      'a variant with an id',
      { variants: [{ ...variants[0], id: '01890000-0000-7000-8000-000000000000' }] },
      422,
      'request.invalid',
    ],
    ['a negative price', { variants: [{ ...variants[0], priceMinor: -1 }] }, 422, 'request.invalid'],
    ['an unknown field', { variants, colour: 'red' }, 422, 'request.invalid'],
  ])('%s', async (_case, changes, status, code) => {
    const taken = { sku: 'TAKEN', optionValues: [], priceMinor: 1, barcode: '4006381333931' };
    await ask('/products', { body: { title: 'Taken', slug: 'taken', variants: [taken] } });
    const count = 'SELECT (SELECT count(*) FROM products) AS products, (SELECT count(*) FROM variants) AS variants';
    const before = (await spec.database.admin.query(count)).rows;
    const answer = await ask('/products', { body: { title: 'New', ...changes } });
    expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code })]);
    expect((await spec.database.admin.query(count)).rows).toEqual(before);
  });

  test('another shop’s category', async () => {
    const foreign = await aCategory(spec.app, other);
    const answer = await ask('/products', { body: { title: 'New', categoryIds: [foreign], variants } });
    expect(answer.json()).toMatchObject({ code: 'category.not_found' });
  });
});

test('titles that read alike get addresses that do not', async () => {
  const slugs: string[] = [];
  for (const sku of ['ALIKE-1', 'ALIKE-2', 'ALIKE-3']) {
    slugs.push((await create({ title: 'Crème!', variants: [{ sku, optionValues: [], priceMinor: 1 }] })).slug);
  }
  expect(slugs).toEqual(['creme', 'creme-2', 'creme-3']);
});

describe('changing a product', () => {
  const aVase = (sku: string) =>
    create({
      title: 'Vase',
      status: 'active',
      variants: [{ sku, optionValues: [], priceMinor: 5000, initialStock: 2 }],
    });

  test('a price is in the shop when the answer arrives, and old pages must go', async () => {
    const vase = await aVase('VASE-1');
    const body = { ...inputOf(vase), variants: [{ ...inputOf(vase).variants[0], priceMinor: 4500 }] };
    const answer = await ask(`/products/${vase.id}`, { method: 'PUT', body, headers: { 'if-match': '"1"' } });
    expect([answer.statusCode, answer.headers.etag]).toEqual([200, '"2"']);
    const shown = await spec.request({ path: `/api/v1/products/${vase.id}`, shop: shop.slug });
    expect(shown.json()).toMatchObject({ price: { amount: 4500 }, version: 2 });
    expect((await events(vase.id)).at(-1)).toMatchObject({ payload: { isHard: true } });
    expect(adminProductSchema.parse(answer.json()).variants[0]).toMatchObject({ onHand: 2 });
  });

  test('other words let old pages be shown once more', async () => {
    const vase = await aVase('VASE-2');
    await ask(`/products/${vase.id}`, { method: 'PUT', body: { ...inputOf(vase), subtitle: 'Hand thrown' } });
    expect((await events(vase.id)).at(-1)).toMatchObject({ payload: { isHard: false } });
  });

  test('two people editing at once: the second is told, and overwrites nothing', async () => {
    const vase = await aVase('VASE-3');
    const save = (title: string) =>
      ask(`/products/${vase.id}`, { method: 'PUT', body: { ...inputOf(vase), title }, headers: { 'if-match': '"1"' } });
    const answers = await Promise.all([save('First'), save('Second')]);
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 412]);
    const refused = answers.find((answer) => answer.statusCode === 412)?.json();
    const kept = answers.find((answer) => answer.statusCode === 200)?.json();
    const details = { currentVersion: 2, updatedBy: 'Robin Staff', updatedAt: kept.updatedAt };
    expect(refused).toMatchObject({ code: 'precondition.failed', details });
    expect((await ask(`/admin/products/${vase.id}`)).json()).toEqual(kept);
  });

  test('variants may exchange their SKUs and values', async () => {
    const bowl = await create(
      aBowl({
        title: 'Swap',
        variants: [
          { sku: 'SWAP-S', optionValues: ['S'], priceMinor: 1 },
          { sku: 'SWAP-L', optionValues: ['L'], priceMinor: 2 },
        ],
      }),
    );
    const [small, large] = inputOf(bowl).variants;
    const variants = [
      { ...small, sku: 'SWAP-L', optionValues: ['L'] },
      { ...large, sku: 'SWAP-S', optionValues: ['S'] },
    ];
    const answer = await ask(`/products/${bowl.id}`, { method: 'PUT', body: { ...inputOf(bowl), variants } });
    expect(answer.json()).toMatchObject({
      variants: [
        { id: small?.id, sku: 'SWAP-L' },
        { id: large?.id, sku: 'SWAP-S' },
      ],
    });
  });

  test('a variant left out goes; one that was ordered stays, inactive', async () => {
    const bowl = await create(
      aBowl({
        title: 'Left out',
        variants: [
          { sku: 'OUT-S', optionValues: ['S'], priceMinor: 1 },
          { sku: 'OUT-L', optionValues: ['L'], priceMinor: 2 },
        ],
      }),
    );
    await orderOf(bowl, 0);
    const body = { ...inputOf(bowl), variants: [{ sku: 'OUT-XL', optionValues: ['L'], priceMinor: 3 }] };
    const answer = await ask(`/products/${bowl.id}`, { method: 'PUT', body });
    expect(answer.json()).toMatchObject({
      variants: [
        { sku: 'OUT-XL', isActive: true },
        { id: bowl.variants[0]?.id, sku: 'OUT-S', isActive: false },
      ],
    });
    const removed = await ask(`/products/${bowl.id}`, { method: 'DELETE' });
    expect([removed.statusCode, removed.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'product.has_orders', details: { orderCount: 1 } }),
    ]);
  });

  test('a product taken off sale leaves the shop and its category’s count', async () => {
    const category = await aCategory(spec.app, shop);
    const vase = await create({
      title: 'Off',
      status: 'active',
      categoryIds: [category],
      variants: [{ sku: 'OFF', optionValues: [], priceMinor: 1 }],
    });
    await ask(`/products/${vase.id}`, { method: 'PUT', body: { ...inputOf(vase), status: 'archived' } });
    expect((await spec.request({ path: `/api/v1/products/${vase.id}`, shop: shop.slug })).statusCode).toBe(404);
    expect((await events(vase.id)).at(-1)).toMatchObject({ payload: { isHard: true } });
    expect((await events(category)).map((event) => event.topic)).toEqual([
      'category.changed',
      'category.changed',
      'category.changed',
    ]);
  });

  test.each([
    ['an unknown product', '01890000-0000-7000-8000-000000000000', {}, 404, 'product.not_found'],
    [
      'an unknown variant',
      null,
      { variants: [{ id: '01890000-0000-7000-8000-000000000000', sku: 'X', optionValues: [], priceMinor: 1 }] },
      404,
      'variant.not_found',
    ],
    [
      'nothing to buy',
      null,
      { variants: [{ sku: 'X', optionValues: [], priceMinor: 1, isActive: false }] },
      409,
      'product.publish_incomplete',
    ],
  ])('%s is refused', async (_case, id, changes, status, code) => {
    const vase = await aVase(`VASE-${status}-${code}`);
    const answer = await ask(`/products/${id ?? vase.id}`, { method: 'PUT', body: { ...inputOf(vase), ...changes } });
    expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code })]);
    expect((await ask(`/admin/products/${vase.id}`)).json()).toEqual(vase);
  });

  test('a stale or malformed If-Match deletes nothing, the current one does', async () => {
    const vase = await aVase('VASE-DEL');
    const remove = (tag: string) => ask(`/products/${vase.id}`, { method: 'DELETE', headers: { 'if-match': tag } });
    expect((await remove('"7"')).statusCode).toBe(412);
    expect((await remove('1')).json()).toMatchObject({ code: 'precondition.malformed' });
    expect((await remove('"1"')).statusCode).toBe(204);
    expect((await ask(`/admin/products/${vase.id}`)).json()).toMatchObject({ code: 'product.not_found' });
    expect((await spec.request({ path: `/api/v1/products/${vase.id}`, shop: shop.slug })).statusCode).toBe(404);
  });
});

/** An order line for a variant, written past the checkout. */
async function orderOf(product: AdminProduct, index: number): Promise<void> {
  await spec.database.admin.query(
    `WITH placed AS (
       INSERT INTO orders (tenant_id, number, email, payment_status, fulfillment_status, currency, subtotal_minor, shipping_minor,
         tax_minor, total_minor, totals, item_count, payment_method)
       VALUES ($1, 1001, 'a@example.com', 'paid', 'unfulfilled', 'EUR', 1, 0, 0, 1, '{}', 1, 'test') RETURNING id)
     INSERT INTO order_lines (tenant_id, order_id, position, product_id, variant_id, sku, title, variant_title, unit_price_minor,
       quantity, line_total_minor, tax_minor)
     SELECT $1, id, 1, $2, $3, 'X', 'X', 'X', 1, 1, 1, 0 FROM placed`,
    [shop.id, product.id, product.variants[index]?.id],
  );
}
