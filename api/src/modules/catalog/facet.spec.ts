import { productListSchema, type Facet, type ProductList } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct, type ProductWishes } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { ProductDocuments } from './index.js';

let spec: TestApp;
let shop: ShopFacts;

const list = async (query: string, at: ShopFacts = shop): Promise<ProductList> =>
  productListSchema.parse(
    (await spec.request({ path: `/api/v1/products?limit=50&facets=true&${query}`, shop: at.slug })).json(),
  );
const titles = (found: ProductList) => found.items.map((item) => item.title).toSorted();
const facet = (found: ProductList, kind: Facet['kind'], name = ''): Facet | undefined =>
  found.facets?.find((each) => each.kind === kind && each.name === name);
const counts = (found: ProductList, kind: Facet['kind'], name = ''): Record<string, number> =>
  Object.fromEntries(facet(found, kind, name)?.values.map(({ value, count }) => [value, count]) ?? []);

const colours: Readonly<Record<string, string>> = { Red: '#aa0000', Blue: '#0000aa' };
const shirt = (title: string, colour: readonly string[], sizes: readonly string[], wishes: ProductWishes = {}) =>
  aProduct(spec.app, shop, {
    title,
    options: [
      { name: 'Colour', values: colour.map((value) => ({ value, swatch: colours[value] ?? null })) },
      { name: 'Size', values: sizes.map((value) => ({ value, swatch: null })) },
    ],
    variants: colour.flatMap((value) =>
      sizes.map((size) => ({
        sku: `${title}-${value}-${size}`,
        optionValues: [value, size],
        priceMinor: wishes.priceMinor ?? 2000,
        initialStock: wishes.stock ?? 9,
      })),
    ),
    ...wishes,
  });

const admin = (text: string, values: unknown[]) => spec.database.admin.query(text, values);
const define = (name: string, kind: string, choices: string[] = []) =>
  admin(
    `INSERT INTO custom_field_definitions (tenant_id, key, name, kind, choices, unit, is_filterable) VALUES ($1, $2, $2, $3, $4, $5, true)`,
    [shop.id, name, kind, choices, kind === 'integer' ? 'g' : ''],
  );
const fill = (id: string, fields: object) =>
  admin(`UPDATE products SET custom_fields = $2 WHERE id = $1`, [id, fields]);

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  const clothes = await aCategory(spec.app, shop, { slug: 'clothes', name: 'Clothes' });
  const shirts = await aCategory(spec.app, shop, { slug: 'shirts', name: 'Shirts', parentId: clothes });
  const hats = await aCategory(spec.app, shop, { slug: 'hats', name: 'Hats', parentId: clothes });
  await define('fabric', 'choice', ['Linen', 'Wool']);
  await define('care', 'choices', ['Hand', 'Machine']);
  await define('organic', 'boolean');
  await define('weight', 'integer');
  const given = [
    await shirt('Anna', ['Red', 'Blue'], ['S', 'M'], { brand: 'Tide', tags: ['new'], categoryIds: [shirts] }),
    await shirt('Bert', ['Red'], ['M'], { brand: 'Tide', priceMinor: 4500, categoryIds: [shirts] }),
    await shirt('Cleo', ['Blue'], ['L'], { brand: 'Reef', priceMinor: 9900, stock: 0, categoryIds: [shirts] }),
    await shirt('Dora', ['Blue'], ['M'], { brand: 'Reef', tags: ['new', 'sale'], stock: 3, categoryIds: [hats] }),
  ];
  const fields = [
    { fabric: 'Linen', care: ['Hand', 'Machine'], organic: true, weight: 120 },
    { fabric: 'Wool', care: ['Hand'], organic: false, weight: 300 },
    { fabric: 'Wool', weight: 450 },
    {},
  ];
  for (const [index, product] of given.entries()) await fill(product.id, fields[index] ?? {});
  await spec.app.get(ProductDocuments).refreshAll(systemCtx(shop, 'Spec', new Date()), {});
});
afterAll(() => spec.close());

test('a listing tells every way to narrow it', async () => {
  const all = await list('');
  expect(all.total).toBe(4);
  expect(counts(all, 'category')).toEqual({ clothes: 4 });
  expect(counts(all, 'availability')).toEqual({ in_stock: 2, low_stock: 1, out_of_stock: 1 });
  expect(counts(all, 'brand')).toEqual({ Tide: 2, Reef: 2 });
  expect(counts(all, 'tag')).toEqual({ new: 2, sale: 1 });
  expect(facet(all, 'option', 'Colour')?.values).toEqual([
    { value: 'Red', label: 'Red', swatch: '#aa0000', count: 2, isSelected: false },
    { value: 'Blue', label: 'Blue', swatch: '#0000aa', count: 3, isSelected: false },
  ]);
  expect(counts(all, 'option', 'Size')).toEqual({ S: 1, M: 3, L: 1 });
  expect(counts(all, 'field', 'fabric')).toEqual({ Linen: 1, Wool: 2 });
  expect(counts(all, 'field', 'care')).toEqual({ Hand: 2, Machine: 1 });
  expect(counts(all, 'field', 'organic')).toEqual({ true: 1, false: 1 });
  expect(facet(all, 'field', 'weight')).toMatchObject({ unit: 'g', range: { min: 120, max: 450 } });
  expect(facet(all, 'price')?.range).toEqual({
    min: 2000,
    max: 9900,
    buckets: [
      { min: null, max: 2999, count: 2 },
      { min: 3000, max: 7499, count: 1 },
      { min: 7500, max: null, count: 1 },
    ],
  });
  expect(all.facets?.map(({ kind }) => kind)).toEqual([
    ...['category', 'price', 'availability', 'brand', 'option', 'option', 'field', 'field', 'field', 'field', 'tag'],
  ]);
});

describe('choosing', () => {
  test.each([
    ['brand=Tide', ['Anna', 'Bert']],
    ['brand=Tide&brand=Reef', ['Anna', 'Bert', 'Cleo', 'Dora']],
    ['brand=Tide&option=Colour:Blue', ['Anna']],
    ['option=Colour:Red&option=Colour:Blue&option=Size:M', ['Anna', 'Bert', 'Dora']],
    ['option=Size:S&option=Size:L', ['Anna', 'Cleo']],
    ['tag=new&tag=sale', ['Anna', 'Dora']],
    ['available=true', ['Anna', 'Bert', 'Dora']],
    ['availability=low_stock&availability=out_of_stock', ['Cleo', 'Dora']],
    ['field=fabric:Wool', ['Bert', 'Cleo']],
    ['field=care:Machine', ['Anna']],
    ['field=organic:false', ['Bert']],
    ['range=weight:200..', ['Bert', 'Cleo']],
    ['range=weight:..300', ['Anna', 'Bert']],
    ['range=weight:121..449', ['Bert']],
    ['priceMin=2001&priceMax=9899', ['Bert']],
    ['category=hats', ['Dora']],
    ['category=clothes&brand=Reef', ['Cleo', 'Dora']],
    ['brand=Nobody', []],
    ['brand=tide', []],
  ])('%s leaves %j', async (query, expected) => {
    const found = await list(query);
    expect([titles(found), found.total]).toEqual([expected, expected.length]);
  });

  test('a facet counts what another of its values would add, the others what is left', async () => {
    const red = await list('option=Colour:Red');
    expect(counts(red, 'option', 'Colour')).toEqual({ Red: 2, Blue: 3 });
    expect(counts(red, 'option', 'Size')).toEqual({ S: 1, M: 2 });
    expect(counts(red, 'brand')).toEqual({ Tide: 2 });
    const redTide = await list('option=Colour:Red&brand=Reef');
    expect(redTide.total).toBe(0);
    expect(counts(redTide, 'option', 'Colour')).toEqual({ Blue: 2, Red: 0 });
    expect(counts(redTide, 'brand')).toEqual({ Tide: 2, Reef: 0 });
  });

  test('the price range stays whole while a price is chosen, and narrows with everything else', async () => {
    expect(facet(await list('priceMin=4000'), 'price')?.range).toMatchObject({ min: 2000, max: 9900 });
    expect(facet(await list('brand=Tide'), 'price')?.range).toMatchObject({ min: 2000, max: 4500 });
  });

  test('inside a category, its subcategories are offered', async () => {
    expect(counts(await list('category=clothes'), 'category')).toEqual({ shirts: 3, hats: 1 });
    expect(facet(await list('category=hats'), 'category')).toBeUndefined();
  });

  test.each(['featured', '-publishedAt', 'price', '-price', 'title'])(
    'pages by %s show each match once',
    async (sort) => {
      for (const filter of ['option=Size:M', 'category=clothes', 'category=shirts&priceMax=9900']) {
        const seen: string[] = [];
        let cursor = '';
        do {
          const path = `/api/v1/products?limit=1&include=total&sort=${sort}&${filter}${cursor}`;
          const page = productListSchema.parse((await spec.request({ path, shop: shop.slug })).json());
          seen.push(...page.items.map((item) => item.title));
          cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
        } while (cursor !== '');
        expect([filter, seen.toSorted()]).toEqual([filter, titles(await list(filter))]);
      }
    },
  );
});

test('GraphQL offers and takes the same facets', async () => {
  const query = `{ products(option: ["Colour:Red"], brand: ["Tide"], facets: true, available: true) {
    total items { title } facets { kind name values { value count isSelected } range { min max } } } }`;
  const { data } = (await spec.request({ path: '/graphql', shop: shop.slug, body: { query } })).json();
  expect(data.products.total).toBe(2);
  expect(data.products.facets).toContainEqual({
    kind: 'brand',
    name: '',
    range: null,
    values: [{ value: 'Tide', count: 2, isSelected: true }],
  });
});

test('another shop’s values are not counted', async () => {
  const other = await aShop(spec.database);
  await aProduct(spec.app, other, { title: 'Foreign', brand: 'Tide' });
  expect(counts(await list('', other), 'brand')).toEqual({ Tide: 1 });
  expect(titles(await list('brand=Tide', other))).toEqual(['Foreign']);
});

test.each([
  ['category=nothing', 404, 'category.not_found'],
  ['option=Red', 422, 'request.invalid'],
  ['range=weight:heavy', 422, 'request.invalid'],
  ['availability=soon', 422, 'request.invalid'],
  ['brand=', 422, 'request.invalid'],
  [Array.from({ length: 21 }, (_, index) => `brand=b${index}`).join('&'), 422, 'request.invalid'],
])('%s is refused', async (query, status, code) => {
  const answer = await spec.request({ path: `/api/v1/products?facets=true&${query}`, shop: shop.slug });
  expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code })]);
});

test('a product that sells out, moves or leaves is counted where it is now', async () => {
  const moving = await aShop(spec.database);
  const { id, variantIds } = await aProduct(spec.app, moving, { title: 'Moving', brand: 'Old' });
  const refresh = () =>
    spec.app.get(ProductDocuments).refreshAll(systemCtx(moving, 'Spec', new Date()), { productIds: [id] });
  await admin('UPDATE stock_levels SET on_hand = 0 WHERE variant_id = $1', [variantIds[0]]);
  await admin(`UPDATE products SET brand = 'New' WHERE id = $1`, [id]);
  await refresh();
  const sold = await list('', moving);
  expect([counts(sold, 'availability'), counts(sold, 'brand')]).toEqual([{ out_of_stock: 1 }, { New: 1 }]);
  await admin(`UPDATE variants SET backorder_policy = 'allow' WHERE id = $1`, [variantIds[0]]);
  await refresh();
  const promised = await list('available=true', moving);
  expect([counts(promised, 'availability'), promised.items[0]?.availability]).toEqual([
    { backorder: 1, in_stock: 0 },
    'backorder',
  ]);
  await admin(
    `UPDATE products SET unpublish_at = now() - interval '1 second', published_at = now() - interval '1 hour' WHERE id = $1`,
    [id],
  );
  await refresh();
  expect(await list('', moving)).toEqual({ items: [], nextCursor: null, total: 0, facets: [] });
});
