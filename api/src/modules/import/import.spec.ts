import { adminProductSchema, type AdminProduct } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Importer } from '../../../test/factories/import.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let importer: Importer;

beforeAll(async () => {
  spec = await testApp();
});
afterAll(() => spec.close());
beforeEach(async () => {
  shop = await aShop(spec.database);
  importer = new Importer(spec, shop, await aStaffToken(spec, shop));
});

const rows = async <T extends Record<string, unknown>>(text: string): Promise<T[]> =>
  (await spec.database.admin.query<T>(text, [shop.id])).rows;
const countOf = async (table: string) =>
  (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1`))[0]?.n;
const product = async (slug: string): Promise<AdminProduct> => {
  const [row] = await rows<{ id: string }>(`SELECT id FROM products WHERE tenant_id = $1 AND slug = '${slug}'`);
  return adminProductSchema.parse((await importer.ask(`/products/${row?.id}`)).json());
};
const shelfSums = () =>
  rows<{ wrong: number }>(`
SELECT count(*)::int AS wrong FROM stock_levels l WHERE tenant_id = $1 AND on_hand <> (
  SELECT coalesce(sum(delta), 0) FROM stock_movements m WHERE m.tenant_id = $1 AND m.variant_id = l.variant_id AND m.location_id = l.location_id)`);

const shopify = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price
mug,Mug,<p onclick=x>Ash</p>,Harbor,Kitchen,"new, blue",true,Size,S,MUG-S,300,4,12.00,
mug,,,,,,,,L,MUG-L,500,2,19.50,25
bowl,Bowl,,Harbor,Kitchen,,false,Title,Default Title,BOWL,900,7,30,
broken,Broken,,,,,true,Title,Default Title,BROKEN,,,cheap,
`;

describe('an import', () => {
  it('shows what would happen, changes nothing until it is applied, and then does just that', async () => {
    const uploaded = await importer.upload(shopify, 'shop.csv');
    expect(uploaded).toMatchObject({
      state: 'analysed',
      format: 'shopify',
      delimiter: ',',
      encoding: 'utf-8',
      createdBy: 'Robin Staff',
    });
    expect(uploaded.columns[0]).toEqual({ name: 'Handle', samples: ['mug', 'bowl', 'broken'], field: 'slug' });
    const checked = await importer.order(uploaded.id, 'mapping');
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { rows: 4, products: 3, create: 2, error: 1, applied: 0 },
    });
    expect(await countOf('products')).toBe(0);
    expect(await importer.items(checked.id, 'issues')).toEqual([
      {
        row: 5,
        column: 'Variant Price',
        severity: 'error',
        code: 'value.invalid',
        reason: '“cheap” is not a price such as 19.99.',
      },
    ]);
    const applied = await importer.order(checked.id, 'apply');
    expect(applied).toMatchObject({ state: 'applied', counts: { applied: 2, error: 1 }, progress: null });
    expect(await product('mug')).toMatchObject({
      ...{ title: 'Mug', descriptionHtml: '<p>Ash</p>', brand: 'Harbor', status: 'active', tags: ['new', 'blue'] },
      categories: [{ slug: 'kitchen', name: 'Kitchen' }],
      options: [{ name: 'Size', values: [{ value: 'S' }, { value: 'L' }] }],
      variants: [
        { sku: 'MUG-S', onHand: 4, weightGrams: 300, price: { amount: 1200 }, compareAtPrice: null },
        { sku: 'MUG-L', onHand: 2, price: { amount: 1950 }, compareAtPrice: { amount: 2500 } },
      ],
    });
    expect(await product('bowl')).toMatchObject({
      status: 'draft',
      options: [],
      variants: [{ sku: 'BOWL', onHand: 7 }],
    });
    const shown = await spec.request({ path: '/api/v1/products/mug', shop: shop.slug });
    expect(shown.json()).toMatchObject({ price: { amount: 1200 }, availability: 'low_stock' });
    expect(await shelfSums()).toEqual([{ wrong: 0 }]);
    const events = await rows(
      `SELECT topic, jsonb_array_length(payload -> 'productIds') AS n FROM outbox WHERE tenant_id = $1 AND topic LIKE 'product%'`,
    );
    expect(events).toEqual([{ topic: 'products.changed', n: 2 }]);
  });

  it('hands out the rows that failed with their reasons, to be mended and sent again', async () => {
    const first = await importer.import(shopify);
    const file = await importer.ask(`/import/products/${first.id}/failed-rows`);
    expect(file.headers['content-disposition']).toContain('products-failed-rows.csv');
    const [header = '', row = '', ...rest] = file.body.replace('\uFEFF', '').split('\r\n');
    expect(header.endsWith(',error')).toBe(true);
    expect(row).toContain('Variant Price: “cheap” is not a price such as 19.99.');
    expect(rest).toEqual(['']);
    const again = await importer.import(file.body.replace(',cheap,', ',5.00,'));
    expect(again.counts).toMatchObject({ products: 1, create: 1, error: 0, applied: 1 });
    expect(await product('broken')).toMatchObject({ variants: [{ price: { amount: 500 } }] });
  });

  it('run twice changes nothing the second time', async () => {
    const good = shopify.split('\n').slice(0, 4).join('\n');
    await importer.import(good);
    const again = await importer.check(good);
    expect(again.counts).toMatchObject({ create: 0, update: 0, unchanged: 2, error: 0 });
  });

  it('updates field by field, and shows each with what it was', async () => {
    await importer.import(shopify);
    const text = 'SKU,Price,On hand,Title,Subtitle\nMUG-S,14.00,9,Big mug,\n';
    const checked = await importer.check(text);
    expect(await importer.items(checked.id, 'products')).toMatchObject([
      {
        outcome: 'update',
        changes: [
          { field: 'title', sku: null, before: 'Mug', after: 'Big mug' },
          { field: 'priceMinor', sku: 'MUG-S', before: 1200, after: 1400 },
          { field: 'onHand', sku: 'MUG-S', before: 4, after: 9 },
        ],
      },
    ]);
    await importer.order(checked.id, 'apply');
    expect(await product('mug')).toMatchObject({
      title: 'Big mug',
      version: 2,
      variants: [
        { onHand: 9, price: { amount: 1400 } },
        { sku: 'MUG-L', onHand: 2 },
      ],
    });
    expect(await shelfSums()).toEqual([{ wrong: 0 }]);
    const [movement] = await rows(
      `SELECT delta, reason FROM stock_movements WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1`,
    );
    expect(movement).toEqual({ delta: 5, reason: 'count' });
  });

  test.each([
    ['createOnly', { create: 1, update: 0, skipped: 1 }],
    ['updateOnly', { create: 0, update: 1, skipped: 1 }],
    ['createAndUpdate', { create: 1, update: 1, skipped: 0 }],
  ])('with the policy %s leaves the others alone', async (policy, counts) => {
    await importer.import('Title,SKU,Price\nMug,M,1\n');
    const checked = await importer.check('Title,SKU,Price\nMug,M,2\nCup,C,1\n', { policy });
    expect(checked.counts).toMatchObject(counts);
  });

  it('leaves or clears what empty cells stand for, as chosen', async () => {
    await importer.import('Title,SKU,Price,Brand,Tags,Barcode\nMug,M,1,Harbor,"a, b",40063813\n');
    const text = 'Title,SKU,Price,Brand,Tags,Barcode\nMug,M,,,,\n';
    expect((await importer.check(text)).counts).toMatchObject({ unchanged: 1 });
    await importer.import(text, { blanks: 'clear' });
    expect(await product('mug')).toMatchObject({
      brand: '',
      tags: [],
      variants: [{ barcode: null, price: { amount: 100 } }],
    });
  });

  it('makes categories of a path once, and nothing twice', async () => {
    await importer.import('Title,SKU,Price,Categories\nMug,M,1,"Home > Kitchen, Gifts"\nCup,C,1,Home > Kitchen\n');
    const made = await rows(
      `SELECT c.slug, p.slug AS parent FROM categories c LEFT JOIN categories p ON p.tenant_id = $1 AND p.id = c.parent_id WHERE c.tenant_id = $1 ORDER BY c.slug`,
    );
    expect(made).toEqual([
      { slug: 'gifts', parent: null },
      { slug: 'home', parent: null },
      { slug: 'kitchen', parent: 'home' },
    ]);
  });

  it('says which codes are somebody else’s, and which stand in the file twice', async () => {
    await importer.import('Title,Slug,SKU,Price,Barcode\nMug,mug,M,1,40063813\nCup,cup,C,1,\n');
    const checked = await importer.check(
      'Title,Slug,SKU,Price,Barcode\nPot,mug,P,1,\nPan,pan,PAN,1,40063813\nJug,jug,J,1,\nJar,jar,J,1,\nSet,set,M,1,\nSet,set,C,1,\n',
    );
    const issues = await importer.items(checked.id, 'issues', '&severity=error');
    expect(issues.map(({ row, code }) => [row, code])).toEqual(
      [
        [3, 'variant.barcode_taken'],
        [5, 'sku.duplicate'],
        [6, 'match.ambiguous'],
        expect.anything(),
        expect.anything(),
      ].slice(0, issues.length),
    );
    expect(checked.counts).toMatchObject({ update: 1, create: 1, error: 3 });
  });

  it('shows related products once all of them are there', async () => {
    await importer.import(
      'Title,Slug,SKU,Price,Option 1 name,Description (HTML),Related\nMug,mug,M,1,,,"cup, nowhere"\nCup,cup,C,1,,,M\n',
    );
    expect((await product('mug')).related).toMatchObject([{ slug: 'cup' }]);
    expect((await product('cup')).related).toMatchObject([{ slug: 'mug' }]);
  });

  it('remembers what a shop said of files with the same columns', async () => {
    const text = 'Bezeichnung,Nummer,Betrag\nKrug,K-1,"12,50"\n';
    const first = await importer.upload(text);
    const refused = await importer.ask(`/import/products/${first.id}/mapping`, { method: 'PUT', body: {} });
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'import.mapping_incomplete' }]);
    const columns = ['title', 'sku', 'price'];
    expect(await importer.order(first.id, 'mapping', { columns })).toMatchObject({
      state: 'checked',
      counts: { create: 1 },
    });
    expect((await importer.upload(text)).columns.map(({ field }) => field)).toEqual(columns);
  });
});

describe('refusals change nothing', () => {
  test.each([
    ['a spreadsheet’s own format', 'PK\u0003\u0004', 415, 'import.format_unknown'],
    ['nothing but column names', 'Title,SKU\n', 422, 'import.file_unreadable'],
  ])('%s', async (_what, content, status, code) => {
    const answer = await importer.send(content);
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { code }]);
    expect(await countOf('imports')).toBe(0);
  });

  it('an import in the wrong state, or of another shop', async () => {
    const { id } = await importer.upload('Title,SKU,Price\nMug,M,10\n');
    for (const what of ['apply', 'undo']) {
      const answer = await importer.ask(`/import/products/${id}/${what}`, { method: 'POST' });
      expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'import.transition_refused' }]);
    }
    const elsewhere = await aShop(spec.database);
    const stranger = new Importer(spec, elsewhere, await aStaffToken(spec, elsewhere));
    const answer = await stranger.ask(`/import/products/${id}`);
    expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'import.not_found' }]);
    expect(await importer.get(id)).toMatchObject({ state: 'analysed' });
  });

  it('an unknown location', async () => {
    const { id } = await importer.upload('Title,SKU,Price\nMug,M,10\n');
    const options = { locationId: '01890000-0000-7000-8000-000000000000' };
    const answer = await importer.ask(`/import/products/${id}/mapping`, { method: 'PUT', body: { options } });
    expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'location.not_found' }]);
  });

  it('people who may not write the catalog', async () => {
    const support = new Importer(spec, shop, await aStaffToken(spec, shop, 'support'));
    expect((await support.send('Title,SKU,Price\nMug,M,10\n')).json()).toMatchObject({ code: 'auth.forbidden' });
    const nobody = new Importer(spec, shop, 'nonsense');
    expect((await nobody.send('Title,SKU,Price\nMug,M,10\n')).json()).toMatchObject({ code: 'auth.required' });
    expect(await countOf('imports')).toBe(0);
  });

  it('a file that breaks off in a quotation fails the import and says where', async () => {
    const failed = await importer.check(
      `Title,SKU,Price\n${'Mug,M,1\n'.repeat(40_000)}"Cup,C,1\n${'x,y,z\n'.repeat(400_000)}`,
    );
    expect(failed).toMatchObject({
      state: 'failed',
      failure: { code: 'import.file_unreadable' },
      counts: { products: 0 },
    });
  }, 60_000);

  it('a cancelled import stays so', async () => {
    const { id } = await importer.check('Title,SKU,Price\nMug,M,10\n');
    expect(await importer.order(id, 'cancel')).toMatchObject({ state: 'cancelled', undoUntil: null });
    const answer = await importer.ask(`/import/products/${id}/apply`, { method: 'POST' });
    expect(answer.json()).toMatchObject({ code: 'import.transition_refused', details: { state: 'cancelled' } });
  });
});
