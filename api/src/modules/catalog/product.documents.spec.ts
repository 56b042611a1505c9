import { productCardSchema, productDetailSchema, productListQuery, productListSchema } from '@smallshop/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { systemCtx, type Ctx, type ShopFacts } from '../../plumbing/context.js';
import { CatalogService, ProductDocuments } from './index.js';

let spec: TestApp;
let shop: ShopFacts;
let ctx: Ctx;

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  ctx = systemCtx(shop, 'Spec', new Date());
});
afterAll(() => spec.close());

const query = async <Row extends object>(text: string, values: unknown[]): Promise<Row[]> =>
  (await spec.database.admin.query<Row>(text, values)).rows;
const refresh = (wanted = {}) => spec.app.get(ProductDocuments).refreshAll(ctx, wanted);
const read = async (id: string) =>
  productDetailSchema.parse(JSON.parse(await spec.app.get(CatalogService).getProduct(ctx, id)));
const coarse = (free: number) => (free > 5 ? 'in_stock' : free > 0 ? 'low_stock' : 'out_of_stock');

const aVariantState = fc.record({
  priceMinor: fc.integer({ min: 0, max: 100_000_000_000 }),
  compareAtMinor: fc.option(fc.integer({ min: 0, max: 100_000_000_000 })),
  onHand: fc.integer({ min: 0, max: 12 }),
  reserved: fc.integer({ min: 0, max: 12 }),
  isActive: fc.boolean(),
});

test('a document says what the tables say', async () => {
  const sizes = ['S', 'M', 'L'];
  const { id, variantIds } = await aProduct(spec.app, shop, {
    title: 'Quotes " and \\ and Ünïcødé 🍵',
    options: [{ name: 'Size', values: sizes.map((value) => ({ value, swatch: null })) }],
    variants: sizes.map((value) => ({ sku: `DOC-${value}`, optionValues: [value], priceMinor: 1 })),
  });
  const states = fc.tuple(aVariantState, aVariantState, aVariantState);
  await fc.assert(
    fc.asyncProperty(states, fc.integer({ min: 0, max: 60 }), async (variants, ageDays) => {
      for (const [index, state] of variants.entries()) {
        const { priceMinor, compareAtMinor, isActive, onHand, reserved } = state;
        await query('UPDATE variants SET price_minor = $2, compare_at_minor = $3, is_active = $4 WHERE id = $1', [
          variantIds[index],
          priceMinor,
          compareAtMinor,
          isActive,
        ]);
        await query('UPDATE stock_levels SET on_hand = $2, reserved = $3 WHERE variant_id = $1', [
          variantIds[index],
          onHand,
          Math.min(reserved, onHand),
        ]);
      }
      await query(`UPDATE products SET published_at = now() - make_interval(days => $2) WHERE id = $1`, [id, ageDays]);
      await refresh({ productIds: [id] });
      const active = variants
        .map((state, index) => ({ ...state, id: variantIds[index], free: Math.max(0, state.onHand - state.reserved) }))
        .filter((state) => state.isActive);
      if (active.length === 0) {
        await expect(read(id)).rejects.toMatchObject({ code: 'product.not_found' });
        return;
      }
      const product = await read(id);
      const cheapest = active.toSorted((a, b) => a.priceMinor - b.priceMinor)[0];
      const former = cheapest?.compareAtMinor ?? 0;
      expect(product).toMatchObject({
        price: { amount: cheapest?.priceMinor },
        priceMax: { amount: Math.max(...active.map((state) => state.priceMinor)) },
        compareAtPrice: former > (cheapest?.priceMinor ?? 0) ? { amount: former } : null,
        availability: coarse(Math.max(...active.map((state) => state.free))),
        isNew: ageDays < 30,
        defaultVariantId: (active.find((state) => state.free > 0) ?? active[0])?.id,
      });
      expect(product.variants.map((variant) => [variant.id, variant.price.amount, variant.availability])).toEqual(
        active.map((state) => [state.id, state.priceMinor, coarse(state.free)]),
      );
    }),
    { numRuns: 25 },
  );
});

test('cards, details and suggestions of any product keep the contract', async () => {
  await aProduct(spec.app, shop, {
    title: 'Full',
    specs: ['a', 'b', 'c', 'd'].map((label) => ({ label, value: `${label} "quoted" <b>` })),
    tags: ['x', 'y"z'],
    seo: { title: 'S', description: 'D' },
  });
  const rows = await query<{ card: string }>(
    'SELECT close_document(card, published_at) AS card FROM product_documents WHERE tenant_id = $1',
    [shop.id],
  );
  const cards = rows.map((row) => productCardSchema.parse(JSON.parse(row.card)));
  expect(cards.find((card) => card.title === 'Full')?.specs.map((spec) => spec.label)).toEqual(['a', 'b', 'c']);
});

test('a refresh announces what changed, and nothing otherwise', async () => {
  const { id, slug, variantIds } = await aProduct(spec.app, shop, { title: 'Announced', stock: 9 });
  const announced = async () =>
    (
      await query<{ payload: unknown }>(
        `DELETE FROM outbox WHERE topic = 'product.changed' AND aggregate_id = $1 RETURNING payload`,
        [id],
      )
    ).map((row) => row.payload);
  await announced();
  await refresh({ variantIds });
  expect(await announced()).toEqual([]);
  await query('UPDATE stock_levels SET on_hand = 2 WHERE variant_id = $1', [variantIds[0]]);
  await refresh({ variantIds });
  expect(await announced()).toEqual([{ productId: id, slug, isHard: true }]);
  await query(`UPDATE products SET subtitle = 'New words' WHERE id = $1`, [id]);
  await refresh({ productIds: [id] });
  expect(await announced()).toEqual([{ productId: id, slug, isHard: false }]);
  await query(`UPDATE products SET status = 'draft' WHERE id = $1`, [id]);
  await refresh();
  expect(await announced()).toEqual([{ productId: id, slug, isHard: true }]);
});

test('a refresh that waited for a price change keeps the new price', async () => {
  const { id, variantIds } = await aProduct(spec.app, shop, { title: 'Raced' });
  const editor = await spec.database.admin.connect();
  try {
    await editor.query('BEGIN');
    await editor.query('UPDATE products SET version = version + 1 WHERE id = $1', [id]);
    const refreshed = refresh({ productIds: [id] });
    await expect
      .poll(async () => (await editor.query(`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`)).rows)
      .not.toEqual([{ n: 0 }]);
    await editor.query('UPDATE variants SET price_minor = 777 WHERE id = $1', [variantIds[0]]);
    await editor.query('COMMIT');
    await refreshed;
  } finally {
    editor.release();
  }
  expect((await read(id)).price.amount).toBe(777);
});

test('a shop’s other languages have documents of their own, own texts standing in where nothing is translated', async () => {
  const bilingual = await aShop(spec.database);
  const colours = [
    {
      name: 'Colour',
      values: [
        { value: 'Red', swatch: '#aa0000' },
        { value: 'Blue', swatch: null },
      ],
    },
  ];
  const { id } = await aProduct(spec.app, bilingual, {
    title: 'Mug',
    subtitle: 'Holds tea',
    options: colours,
    specs: [{ label: 'Material', value: 'Clay' }],
    variants: ['Red', 'Blue'].map((value) => ({ sku: `M-${value}`, optionValues: [value], priceMinor: 100 })),
  });
  await query(`INSERT INTO shop_locales (tenant_id, locale, is_published) VALUES ($1, 'de', true), ($1, 'fr', false)`, [
    bilingual.id,
  ]);
  await query(
    `INSERT INTO product_translations (tenant_id, product_id, locale, title, options, specs) VALUES ($1, $2, 'de', 'Becher', $3, $4)`,
    [
      bilingual.id,
      id,
      JSON.stringify([{ name: 'Farbe', values: [{ value: 'Rot' }, { value: '' }] }]),
      JSON.stringify([{ label: '', value: 'Ton' }]),
    ],
  );
  const inGerman = { ...systemCtx(bilingual, 'Spec', new Date()), locale: 'de' };
  await spec.app.get(ProductDocuments).refreshAll(inGerman, {});
  const rows = await query('SELECT locale FROM product_documents WHERE tenant_id = $1 ORDER BY locale', [bilingual.id]);
  expect(rows).toEqual([{ locale: 'de' }, { locale: bilingual.locale }]);
  const german = productDetailSchema.parse(JSON.parse(await spec.app.get(CatalogService).getProduct(inGerman, id)));
  expect(german).toMatchObject({
    title: 'Becher',
    subtitle: 'Holds tea',
    options: [{ name: 'Farbe', values: [{ value: 'Rot', swatch: '#aa0000' }, { value: 'Blue' }] }],
    specs: [{ label: 'Material', value: 'Ton' }],
    variants: [{ title: 'Rot', optionValues: ['Rot'] }, { title: 'Blue' }],
  });
  const filters = productListQuery.parse({ facets: 'true', option: 'Colour:Red' });
  const listed = productListSchema.parse(
    JSON.parse(await spec.app.get(CatalogService).listProducts(inGerman, filters)),
  );
  expect(listed.facets?.find(({ kind }) => kind === 'option')).toMatchObject({
    name: 'Colour',
    label: 'Farbe',
    values: [
      { value: 'Red', label: 'Rot' },
      { value: 'Blue', label: 'Blue' },
    ],
  });
});

test('public custom fields are shown in the merchant’s order, private ones never', async () => {
  const { id } = await aProduct(spec.app, shop, { title: 'Fielded' });
  await query(
    `INSERT INTO custom_field_definitions (tenant_id, key, name, kind, unit, is_public, position)
     VALUES ($1, 'weight', 'Weight', 'integer', 'g', true, 2), ($1, 'care', 'Care', 'text', '', true, 1), ($1, 'cost', 'Cost', 'text', '', false, 0)`,
    [shop.id],
  );
  await query(`UPDATE products SET custom_fields = '{"weight": 340, "care": "Wipe", "cost": "secret"}' WHERE id = $1`, [
    id,
  ]);
  await refresh({ productIds: [id] });
  expect((await read(id)).customFields).toEqual([
    { key: 'care', name: 'Care', value: 'Wipe', unit: '', kind: 'text' },
    { key: 'weight', name: 'Weight', value: 340, unit: 'g', kind: 'integer' },
  ]);
});

test('a product is on sale from its day to its day', async () => {
  const { id } = await aProduct(spec.app, shop, { title: 'Seasonal' });
  const sell = async (from: string, until: string | null) => {
    await query(
      `UPDATE products SET published_at = now() + $2::interval, unpublish_at = now() + $3::interval WHERE id = $1`,
      [id, from, until],
    );
    await refresh({ productIds: [id] });
    return (await query('SELECT 1 FROM product_documents WHERE product_id = $1', [id])).length;
  };
  expect(await sell('1 day', null)).toBe(0);
  expect(await sell('-1 day', '1 day')).toBe(1);
  expect(await sell('-2 days', '-1 day')).toBe(0);
});

test('another shop’s ids refresh nothing', async () => {
  const other = await aShop(spec.database);
  const foreign = await aProduct(spec.app, other, { title: 'Foreign' });
  await query(`UPDATE products SET subtitle = 'Changed' WHERE id = $1`, [foreign.id]);
  await refresh({ productIds: [foreign.id], variantIds: foreign.variantIds });
  const [row] = await query<{ card: string }>('SELECT card FROM product_documents WHERE product_id = $1', [foreign.id]);
  expect(row?.card).toContain('"subtitle":""');
});
