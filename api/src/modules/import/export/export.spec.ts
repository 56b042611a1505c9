import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, describe } from 'vitest';
import { testApp, type TestApp } from '../../../../test/application.js';
import { aCategory, aProduct } from '../../../../test/factories/catalog.factory.js';
import { Importer } from '../../../../test/factories/import.factory.js';
import { aShop } from '../../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../../plumbing/context.js';

let spec: TestApp;
beforeAll(async () => {
  spec = await testApp();
});
afterAll(() => spec.close());

async function aShopWithFields(): Promise<{ shop: ShopFacts; importer: Importer }> {
  const shop = await aShop(spec.database);
  await spec.database.admin.query(
    `INSERT INTO custom_field_definitions (tenant_id, key, name, kind, choices)
     VALUES ($1, 'care', 'Care', 'multiline', '{}'), ($1, 'pieces', 'Pieces', 'integer', '{}'), ($1, 'for', 'For', 'choices', '{Tea,"Coffee, black"}')`,
    [shop.id],
  );
  await spec.database.admin.query(`INSERT INTO locations (tenant_id, name) VALUES ($1, 'Shop, front')`, [shop.id]);
  return { shop, importer: new Importer(spec, shop, await aStaffToken(spec, shop)) };
}

// Everything that has broken a spreadsheet before, and what nobody thought of.
const odd = [
  '=1+1',
  '@SUM(A1)',
  "'=quoted",
  '-5',
  '+49',
  '"',
  'a "b" c',
  'x, y',
  'a;b',
  'back\\slash',
  '\\,',
  'Größe',
  '🫖 tea',
  '>',
  'A > B',
  'k=v',
  'l: v',
];
const line = (max: number) =>
  fc
    .oneof(fc.constantFrom(...odd), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
    .map((text) =>
      text
        .replaceAll(/\p{Cc}/gu, '')
        .normalize('NFC')
        .trim()
        .slice(0, max)
        .trim(),
    )
    .filter((text) => text !== '' && !/[\ud800-\udfff]$/.test(text));

const variant = fc.record({
  priceMinor: fc.nat(1_000_000),
  compareAtPriceMinor: fc.option(fc.nat(1_000_000)),
  costMinor: fc.option(fc.nat(1_000_000)),
  weightGrams: fc.nat(10_000),
  lengthMm: fc.option(fc.integer({ min: 1, max: 999 })),
  backorderPolicy: fc.constantFrom('refuse', 'allow'),
  lowStockThreshold: fc.option(fc.nat(50)),
  isActive: fc.boolean(),
  initialStock: fc.nat(99),
});
const productArbitrary = fc.record({
  title: line(100),
  subtitle: fc.option(line(100), { nil: '' }),
  descriptionHtml: fc.constantFrom('', '<p>Two\r\nlines &amp; "quotes"</p>', '=1 + 1', '<ul><li>Ash, oak</li></ul>'),
  brand: fc.option(line(50), { nil: '' }),
  tags: fc.uniqueArray(line(30), { maxLength: 3 }),
  specs: fc.array(fc.record({ label: line(40), value: line(60) }), { maxLength: 3 }),
  seo: fc.record({
    title: fc.option(line(60), { nil: '' }),
    description: fc.constantFrom('', ' spaced ', 'two\nlines'),
  }),
  option: line(20),
  values: fc.uniqueArray(fc.record({ value: line(20), swatch: fc.constantFrom(null, '#aa00ff') }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ value }) => value,
  }),
  variants: fc.array(variant, { minLength: 3, maxLength: 3 }),
  customFields: fc.record(
    {
      care: fc.constantFrom('Wash\nby hand', '=5'),
      pieces: fc.nat(9),
      for: fc.constantFrom<string[]>(['Tea'], ['Tea', 'Coffee, black']),
    },
    { requiredKeys: [] },
  ),
  isDigital: fc.boolean(),
});

describe('an export', () => {
  it.each(['csv', 'jsonl'] as const)(
    'as %s, imported into an empty shop and exported again, is the same to the byte, whatever the texts',
    async (format) => {
      const first = await aShopWithFields();
      const [kitchen, odds] = [
        await aCategory(spec.app, first.shop, { name: 'Kitchen, home', slug: 'kitchen' }),
        await aCategory(spec.app, first.shop, { name: 'Odds > ends', slug: 'odds' }),
      ];
      const samples = fc.sample(productArbitrary, { numRuns: 30, seed: 7 });
      for (const [index, { option, values, variants, ...product }] of samples.entries()) {
        const wishes = {
          ...product,
          categoryIds: index % 2 === 0 ? [kitchen, odds] : [],
          status: 'draft' as const,
          options: [{ name: option, values }],
          variants: values.map(({ value }, n) => ({
            ...variants[n],
            sku: `ODD-${index}-${n}`,
            priceMinor: variants[n]?.priceMinor ?? 1,
            backorderPolicy: n === 0 ? ('allow' as const) : ('refuse' as const),
            optionValues: [value],
            initialStock: product.isDigital ? undefined : variants[n]?.initialStock,
          })),
        };
        await aProduct(spec.app, first.shop, wishes);
      }
      const out = await first.importer.export({ format });
      expect(out.export).toMatchObject({ state: 'ready', products: 30, total: 30 });
      const second = await aShopWithFields();
      const imported = await second.importer.import(out.text, {}, `products.${format}`);
      expect(await second.importer.items(imported.id, 'issues')).toEqual([]);
      expect(imported).toMatchObject({
        state: 'applied',
        format: 'smallshop',
        counts: { create: 30, applied: 30, error: 0 },
      });
      expect((await second.importer.export({ format })).text).toBe(out.text);
      expect((await first.importer.check(out.text, {}, `products.${format}`)).counts).toMatchObject({
        unchanged: 30,
        update: 0,
      });
    },
    120_000,
  );

  it('holds what the filter of the list lets through, and in Shopify’s columns on request', async () => {
    const { shop, importer } = await aShopWithFields();
    await aProduct(spec.app, shop, { title: 'Mug', priceMinor: 1250, stock: 3 });
    await aProduct(spec.app, shop, { title: 'Draft', status: 'draft' });
    const { text } = await importer.export({ format: 'shopify', filter: { status: 'active' } });
    const [header = '', row = '', ...rest] = text.split('\r\n');
    expect(header).toMatch(/^Handle,Title,Body \(HTML\)/);
    expect(row).toMatch(/^mug,Mug,.*,Title,Default Title,.*,12\.50,/);
    expect(rest).toEqual(['']);
  });

  it('is handed out by its link alone, to its own shop, for an hour', async () => {
    const { importer } = await aShopWithFields();
    const { export: made } = await importer.export({ format: 'csv' });
    expect(made.downloadUrl).toContain(`${importer.shop.origin}/api/v1/exports/`);
    const link = new URL(made.downloadUrl ?? '').pathname;
    const elsewhere = await aShop(spec.database);
    for (const [path, shop] of [
      [link, elsewhere.slug],
      [`${link}x`, importer.shop.slug],
      ['/api/v1/exports/0000000000000000', importer.shop.slug],
    ] as const) {
      const answer = await spec.request({ path, shop });
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'export.not_found' }]);
    }
    const stranger = new Importer(spec, elsewhere, await aStaffToken(spec, elsewhere));
    expect((await stranger.ask(`/exports/products/${made.id}`)).json()).toMatchObject({ code: 'export.not_found' });
  });
});
