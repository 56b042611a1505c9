import { randomUUID } from 'node:crypto';
import { adminProductSchema, type AdminProduct } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
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
const variant = (changes: object = {}) => ({ sku: randomUUID(), optionValues: [], priceMinor: 1000, ...changes });
const create = async (changes: object = {}): Promise<AdminProduct> =>
  adminProductSchema.parse(
    (await ask('/products', { body: { title: 'Lamp', variants: [variant()], ...changes } })).json(),
  );
/** The same product again, with its one variant. */
const write = (product: AdminProduct, changes: object = {}, variantChanges: object = {}) => {
  const variants = product.variants.map(({ id, sku, price }) => ({
    ...{ id, sku, optionValues: [], priceMinor: price.amount },
    ...variantChanges,
  }));
  const body = { title: product.title, status: product.status, variants, ...changes };
  return ask(`/products/${product.id}`, { method: 'PUT', body });
};
const saved = async (...change: Parameters<typeof write>) => adminProductSchema.parse((await write(...change)).json());
const isShown = async ({ id }: AdminProduct) =>
  (await spec.request({ path: `/api/v1/products/${id}`, shop: shop.slug })).statusCode === 200;
const aPicture = async (owner: ShopFacts): Promise<string> => {
  const { rows } = await spec.database.admin.query<{ id: string }>(
    `INSERT INTO media (tenant_id, kind, storage_key, file_name, content_type, byte_size, width, height)
     VALUES ($1, 'image', $2, 'lamp.webp', 'image/webp', 10, 10, 10) RETURNING id`,
    [owner.id, randomUUID()],
  );
  return rows[0]?.id ?? '';
};
const define = (key: string, kind: string, choices: string[] = [], isRequired = false) =>
  spec.database.admin.query(
    'INSERT INTO custom_field_definitions (tenant_id, key, name, kind, choices, is_required) VALUES ($1, $2, $2, $3, $4, $5)',
    [shop.id, key, kind, choices, isRequired],
  );
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();

/** Refused, and the product is as it was. */
async function expectRefusal(product: AdminProduct, changes: object, expected: object, variantChanges: object = {}) {
  expect((await write(product, changes, variantChanges)).json()).toMatchObject(expected);
  expect((await ask(`/admin/products/${product.id}`)).json()).toEqual(product);
}

test('a variant keeps its measures, its back-order policy and its threshold', async () => {
  const measures = { lengthMm: 300, widthMm: 200, heightMm: 100, backorderPolicy: 'allow', lowStockThreshold: 3 };
  const lamp = await create({ variants: [variant(measures)] });
  expect(lamp.variants[0]).toMatchObject(measures);
  expect((await saved(lamp)).variants[0]).toMatchObject({
    lengthMm: null,
    backorderPolicy: 'refuse',
    lowStockThreshold: null,
  });
});

test('the newest version says who made it', async () => {
  expect((await create()).updatedBy).toBe('Robin Staff');
});

describe('dates of sale', () => {
  test('an active product without a date is on sale at once, and keeps its first date', async () => {
    const lamp = await create({ status: 'active' });
    expect(await isShown(lamp)).toBe(true);
    const drafted = await saved(lamp, { status: 'draft' });
    expect((await saved(drafted, { status: 'active' })).publishedAt).toBe(lamp.publishedAt);
  });

  test('a draft has no date until it is activated', async () => {
    expect((await create()).publishedAt).toBeNull();
  });

  test('a product of tomorrow is not shown today', async () => {
    const tomorrow = day(1);
    const lamp = await create({ status: 'active', publishedAt: tomorrow, unpublishAt: day(2) });
    expect(lamp).toMatchObject({ publishedAt: tomorrow });
    expect(await isShown(lamp)).toBe(false);
    const now = await saved(lamp, { publishedAt: null, unpublishAt: null });
    expect(now.unpublishAt).toBeNull();
    expect(await isShown(now)).toBe(true);
  });

  test('a sale cannot end before it begins', async () => {
    const lamp = await create({ status: 'active' });
    const refused = { code: 'product.schedule_invalid' };
    await expectRefusal(lamp, { publishedAt: day(2), unpublishAt: day(1) }, refused);
    await expectRefusal(lamp, { unpublishAt: day(-1) }, refused);
  });
});

describe('pictures', () => {
  test('stand in the order asked for, and a variant shows one of them', async () => {
    const [first, second] = [await aPicture(shop), await aPicture(shop)];
    const lamp = await create({ mediaIds: [second, first], variants: [variant({ mediaId: first })] });
    expect(lamp.images.map(({ id }) => id)).toEqual([second, first]);
    expect(lamp.variants[0]?.imageId).toBe(first);
    expect(await saved(lamp)).toMatchObject({ images: lamp.images, variants: [{ imageId: first }] });
    expect((await saved(lamp, { mediaIds: [second] })).variants[0]?.imageId).toBeNull();
  });

  test('files for buyers stay when the pictures change', async () => {
    const lamp = await create({ mediaIds: [await aPicture(shop)] });
    await spec.database.admin.query(
      `WITH file AS (INSERT INTO media (tenant_id, kind, storage_key, file_name, content_type, byte_size)
         VALUES ($1, 'file', $2, 'plan.pdf', 'application/pdf', 10) RETURNING id)
       INSERT INTO product_media (tenant_id, product_id, media_id) SELECT $1, $3, id FROM file`,
      [shop.id, randomUUID(), lamp.id],
    );
    await saved(lamp, { mediaIds: [] });
    const { rows } = await spec.database.admin.query(
      'SELECT m.kind FROM product_media pm JOIN media m ON m.id = pm.media_id WHERE pm.product_id = $1',
      [lamp.id],
    );
    expect(rows).toEqual([{ kind: 'file' }]);
  });

  test('of another shop, or of another product, are refused', async () => {
    const [mine, foreign] = [await aPicture(shop), await aPicture(other)];
    const lamp = await create({ mediaIds: [mine] });
    await expectRefusal(lamp, { mediaIds: [mine, foreign] }, { code: 'media.not_found' });
    const { sku } = lamp.variants[0] ?? {};
    const mismatch = { code: 'variant.media_mismatch', details: { sku } };
    await expectRefusal(lamp, {}, mismatch, { mediaId: await aPicture(shop) });
  });
});

describe('related products', () => {
  test('stand in the order asked for, and stay when not spoken of', async () => {
    const [shade, bulb] = [await create({ title: 'Shade' }), await create({ title: 'Bulb', status: 'active' })];
    const lamp = await create({ relatedIds: [bulb.id, shade.id] });
    expect(lamp.related).toEqual([
      { id: bulb.id, title: 'Bulb', slug: bulb.slug, image: null, status: 'active' },
      { id: shade.id, title: 'Shade', slug: shade.slug, image: null, status: 'draft' },
    ]);
    expect((await saved(lamp)).related).toEqual(lamp.related);
    expect((await saved(lamp, { relatedIds: [] })).related).toEqual([]);
  });

  test('of another shop, and the product itself, are refused', async () => {
    const foreign = await aProduct(spec.app, other);
    const lamp = await create();
    const refused = (id: string) => ({ code: 'product.related_not_found', details: { ids: [id] } });
    await expectRefusal(lamp, { relatedIds: [foreign.id] }, refused(foreign.id));
    await expectRefusal(lamp, { relatedIds: [lamp.id] }, refused(lamp.id));
  });
});

describe('custom fields', () => {
  beforeAll(async () => {
    await define('care', 'text');
    await define('watts', 'integer');
    await define('rooms', 'choices', ['Kitchen', 'Hall']);
  });

  test('hold values by key, tidied, and stay when not spoken of', async () => {
    const lamp = await create({ customFields: { care: ' Wipe dry ', watts: 60, rooms: ['Hall', 'Hall'] } });
    expect(lamp.customFields).toEqual({ care: 'Wipe dry', watts: 60, rooms: ['Hall'] });
    expect((await saved(lamp)).customFields).toEqual(lamp.customFields);
    expect((await saved(lamp, { customFields: { care: '' } })).customFields).toEqual({});
  });

  test('refuse what their kind does not hold, each with its reason', async () => {
    const lamp = await create();
    await expectRefusal(
      lamp,
      { customFields: { watts: 1.5, rooms: ['Attic'], colour_of_soul: 'red' } },
      {
        code: 'custom_field.invalid',
        details: {
          fields: [
            { key: 'watts', message: 'Enter a whole number.' },
            { key: 'rooms', message: 'Choose one of the choices.' },
            { key: 'colour_of_soul', message: 'The shop has no such custom field.' },
          ],
        },
      },
    );
  });

  test('a required one may be missing in a draft, not in a product on sale', async () => {
    await define('socket', 'text', [], true);
    const lamp = await create();
    const message = 'An active product needs “socket”.';
    await expectRefusal(lamp, { status: 'active' }, { details: { fields: [{ key: 'socket', message }] } });
    expect((await saved(lamp, { status: 'active', customFields: { socket: 'E27' } })).status).toBe('active');
    await spec.database.admin.query(`DELETE FROM custom_field_definitions WHERE key = 'socket'`);
  });
});

describe('codes are one variant’s own', () => {
  test('a SKU or barcode in use names the product that has it', async () => {
    const [sku, barcode] = [`S-${randomUUID()}`, '4006381333931'];
    const taken = await create({ title: 'First lamp', variants: [variant({ sku, barcode })] });
    const lamp = await create();
    const of = { productId: taken.id, productTitle: 'First lamp' };
    await expectRefusal(lamp, {}, { code: 'variant.sku_taken', details: { sku, ...of } }, { sku });
    await expectRefusal(lamp, {}, { code: 'variant.barcode_taken', details: { barcode, ...of } }, { barcode });
  });

  test('two variants of one product do not share one', async () => {
    const options = [{ name: 'Size', values: ['S', 'L'].map((value) => ({ value, swatch: null })) }];
    const pair = (changes: object) => ['S', 'L'].map((size) => variant({ optionValues: [size], ...changes }));
    for (const [code, changes] of [
      ['variant.sku_taken', { sku: 'SAME' }],
      ['variant.barcode_taken', { barcode: '96385074' }],
    ] as const) {
      const answer = await ask('/products', { body: { title: 'Pair', options, variants: pair(changes) } });
      expect(answer.json()).toMatchObject({ code, details: changes });
    }
  });
});

test('a former price below the price is kept and not shown', async () => {
  const lamp = await create({ status: 'active', variants: [variant({ compareAtPriceMinor: 900 })] });
  expect(lamp.variants[0]?.compareAtPrice).toEqual({ amount: 900, currency: 'EUR' });
  const shown = await spec.request({ path: `/api/v1/products/${lamp.id}`, shop: shop.slug });
  expect(shown.json()).toMatchObject({ compareAtPrice: null });
});
