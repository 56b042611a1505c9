import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { columnsOf, formatOf, mappingProblems, proposeMapping } from '../mapping/recognise.js';
import { analyse } from '../source/analyse.js';
import { EncodingDetector } from '../source/encoding.js';
import { readRows, type SourceRow } from '../source/rows.js';
import type { DraftReading } from './draft.js';
import { neutralise, restoreCell } from '../../../plumbing/csv/formula.js';
import { readList, readPaths, writeList, writePaths } from './list.cell.js';
import { readProduct, rowKey } from './read.product.js';
import { readAmount, readMoment } from './values.js';

const context = {
  currency: 'EUR',
  blanks: 'leave',
  customFields: new Map([
    ['care', 'text'],
    ['pieces', 'integer'],
  ]),
  locations: new Set(['Warehouse', 'Shop']),
} as const;

async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** A file read whole, by product. */
async function read(bytes: Buffer) {
  const detector = new EncodingDetector();
  detector.see(bytes);
  const { shape, header, firstRows } = await analyse(bytes, detector.verdict(), true);
  const format = shape.container === 'jsonl' ? 'smallshop' : formatOf(header);
  const columns = columnsOf(header, proposeMapping(header, format, {}), firstRows);
  const meaning = { container: shape.container, format, columns };
  const groups = new Map<string, SourceRow[]>();
  const aliases = new Map<string, string>();
  for await (const row of readRows(chunked(bytes, 1000), shape)) {
    if (row.number === 1 && shape.container === 'csv') continue;
    const { key, alias } = rowKey(row, meaning);
    if (alias !== null) aliases.set(alias, key);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  for (const [alias, key] of aliases) {
    const called = groups.get(alias);
    if (called) groups.set(key, [...(groups.get(key) ?? []), ...called]);
    groups.delete(alias);
  }
  const products = [...groups.values()].map((rows): DraftReading => readProduct(rows, meaning, context));
  return { shape, format, columns, products, drafts: products.map(({ draft }) => draft) };
}

const realFile = (path: string) => resolve(import.meta.dirname, '../../../../../../shared/data', path);
const real = (path: string) => ({ path: realFile(path), isThere: existsSync(realFile(path)) });

describe('a file', () => {
  const rows = 'Title;SKU;Price\r\nKännchen;K-1;12,50\r\n';
  test.each([
    ['UTF-8', Buffer.from(rows)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${rows}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${rows}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(rows, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${rows}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(rows, 'latin1')],
  ])('in %s is read', async (_encoding, bytes) => {
    const { drafts, shape } = await read(bytes);
    expect(shape.delimiter).toBe(';');
    expect(drafts).toMatchObject([{ title: 'Kännchen', variants: [{ sku: 'K-1', priceMinor: 1250 }] }]);
  });

  it('may have quoted line breaks, tabs between its cells, and empty lines, which count', async () => {
    const { products } = await read(Buffer.from('Title\tSKU\tPrice\n\n"Two\nlines ""quoted"""\tT-1\tx\n'));
    expect(products).toMatchObject([
      {
        draft: null,
        issues: [{ row: 3, column: 'Price', code: 'value.invalid', reason: '“x” is not a price such as 19.99.' }],
      },
    ]);
  });

  test.each([
    ['a spreadsheet’s own format', 'PK\u0003\u0004', 'import.format_unknown'],
    ['a list in JSON', '[{"title":"Mug"}]', 'import.format_unknown'],
    ['a web page', '<html>', 'import.format_unknown'],
    ['nothing', ' \n', 'import.file_unreadable'],
    ['column names alone', 'Title,SKU\n', 'import.file_unreadable'],
    ['two columns of one name', 'Title,SKU,SKU\nMug,1,2\n', 'import.file_unreadable'],
  ])('that is %s is refused', async (_what, text, code) => {
    await expect(read(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ code });
  });

  it('with a quotation mark that is never closed is refused, at its row', async () => {
    const bytes = Buffer.from(`Title,SKU\nMug,1\n"Cup,2\n${'x,y\n'.repeat(700_000)}`);
    const all = async () => {
      for await (const row of readRows(chunked(bytes, 65_536), { container: 'csv', encoding: 'utf-8', delimiter: ',' }))
        void row;
    };
    await expect(all()).rejects.toMatchObject({ code: 'import.file_unreadable', details: { row: 3 } });
  });
});

describe('Shopify’s files', () => {
  const apparel = real('shopify/apparel.csv');
  it.skipIf(!apparel.isThere)('come to products with their variants and pictures (real file)', async () => {
    const { format, products, drafts } = await read(readFileSync(apparel.path));
    expect(format).toBe('shopify');
    expect(products.flatMap(({ issues }) => issues)).toEqual([]);
    expect(drafts[0]).toMatchObject({
      slug: 'ocean-blue-shirt',
      title: 'Ocean Blue Shirt',
      brand: 'partners-demo',
      status: 'active',
      tags: ['men'],
      images: [{ url: 'https://burst.shopifycdn.com/photos/young-man-in-bright-fashion_925x.jpg', alt: '' }],
      variants: [{ priceMinor: 5000, stock: [{ location: null, onHand: 1 }], backorderPolicy: 'refuse' }],
    });
    expect(drafts[0]?.options).toBeUndefined();
    expect(drafts[1]).toMatchObject({
      slug: 'classic-varsity-top',
      options: [{ name: 'Size', values: [{ value: 'Small' }, { value: 'Medium' }, { value: 'Large' }] }],
      variants: [{ optionValues: ['Small'] }, { optionValues: ['Medium'] }, { optionValues: ['Large'] }],
    });
  });

  const garden = real('shopify/home-and-garden.csv');
  it.skipIf(!garden.isThere)('bring former prices and quoted tags (real file)', async () => {
    const { drafts } = await read(readFileSync(garden.path));
    expect(drafts.every((draft) => draft !== null)).toBe(true);
    expect(drafts[0]).toMatchObject({ slug: 'clay-plant-pot', tags: ['Pot', 'Plants'], categories: [['Outdoor']] });
    expect(drafts[1]).toMatchObject({
      slug: 'copper-light',
      variants: [{ priceMinor: 5999, compareAtPriceMinor: 7500 }],
    });
  });

  it('of the newer kind are recognised, metafields go to custom fields, and gift cards are left out with a reason', async () => {
    const text =
      'Title,URL handle,Description,Price,SKU,Gift card,Care (product.metafields.custom.care)\n' +
      'Mug,mug,<p>Ash</p>,12.00,M-1,false,By hand\nVoucher,voucher,,50,V-1,true,\n';
    const { format, products } = await read(Buffer.from(text));
    expect(format).toBe('shopify');
    expect(products[0]?.draft).toMatchObject({
      slug: 'mug',
      descriptionHtml: '<p>Ash</p>',
      customFields: { care: 'By hand' },
    });
    expect(products[1]).toMatchObject({
      draft: null,
      issues: [{ row: 3, column: 'Gift card', code: 'product.unsupported' }],
    });
  });
});

describe('WooCommerce’s files', () => {
  const sample = real('woocommerce/sample_products.csv');
  it.skipIf(!sample.isThere)('come to products with variations, files and reasons (real file)', async () => {
    const { format, products, drafts } = await read(readFileSync(sample.path));
    expect(format).toBe('woocommerce');
    const tee = drafts.find((draft) => draft?.title === 'T-Shirt');
    expect(tee?.categories).toEqual([['Clothing', 'Tshirts']]);
    expect(tee?.options?.map(({ name }) => name)).toEqual(['Color', 'Size']);
    // Three colours, each in any of three sizes.
    expect(tee?.variants).toHaveLength(9);
    const unsupported = products.filter(({ issues }) => issues.some(({ code }) => code === 'product.unsupported'));
    expect(unsupported.length).toBeGreaterThan(0);
    expect(drafts.find((draft) => draft?.title === 'Album')).toMatchObject({ isDigital: true });
  });

  const header =
    'ID,Type,SKU,Name,Published,Regular price,Sale price,Parent,Attribute 1 name,Attribute 1 value(s),Short description,Visibility in catalog\n';
  it('gather variations by the parent’s id or SKU, wherever they stand', async () => {
    const text = `${header}3,variation,TEE-R,,1,10,8,id:1,Color,Red,,\n1,variable,TEE,Tee,1,,,,Color,"Red, Blue",<b>Soft</b>\\nand light,\n4,variation,TEE-B,,1,10,,TEE,Color,Blue,,\n`;
    const { drafts } = await read(Buffer.from(text));
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      title: 'Tee',
      subtitle: 'Soft and light',
      options: [{ name: 'Color', values: [{ value: 'Red' }, { value: 'Blue' }] }],
    });
    expect(
      drafts[0]?.variants
        .map(({ sku, priceMinor, compareAtPriceMinor }) => [sku, priceMinor, compareAtPriceMinor])
        .toSorted(),
    ).toEqual([
      ['TEE-B', 1000, null],
      ['TEE-R', 800, 1000],
    ]);
  });

  it('make a variant of every value that a variation for any value stands for', async () => {
    const head = header.replace('Attribute 1 name', 'Stock,Attribute 1 name');
    const text = `${head}1,variable,TEE,Tee,1,,,,,Color,"Red, Blue, Sea green",,\n2,variation,TEE-R,,1,12,,TEE,3,Color,Red,,\n4,variation,TEE-X,,1,10,,TEE,7,Color,,,\n`;
    const { products, drafts } = await read(Buffer.from(text));
    expect(
      drafts[0]?.variants.map(({ sku, optionValues, priceMinor, stock }) => [sku, optionValues, priceMinor, stock?.[0]?.onHand]), // prettier-ignore
    ).toEqual([
      ['TEE-R', ['Red'], 1200, 3],
      ['TEE-X-BLUE', ['Blue'], 1000, 7],
      ['TEE-X-SEA-GREEN', ['Sea green'], 1000, undefined],
    ]);
    expect(products[0]).toMatchObject({ issues: [{ row: 4, severity: 'warning', code: 'variant.expanded' }] });
    expect(products[0]?.variantRows).toEqual([3, 4, 4]);
  });

  it('are told what cannot be: orphans, grouped products, variations of a value nobody lists', async () => {
    const text = `${header}9,variation,LOST,,1,10,,GONE,Color,Red,,\n5,grouped,SET,Set,1,,,,,,,\n1,variable,TEE,Tee,1,,,,Size,M,,\n2,variation,TEE-R,,1,10,,TEE,Color,Red,,\n4,variation,TEE-X,,1,10,,TEE,Color,,,\n6,simple,CAP,Cap,1,5,,,,,,hidden\n`;
    const { products } = await read(Buffer.from(text));
    expect(products.flatMap(({ issues }) => issues.map(({ row, code }) => [row, code]))).toEqual([
      [2, 'parent.missing'],
      [3, 'product.unsupported'],
      [6, 'value.missing'],
    ]);
    expect(products.at(-1)?.draft).toMatchObject({ title: 'Cap', status: 'draft' });
  });
});

describe('other files', () => {
  it('are mapped by the names of their columns', () => {
    const header = ['Product name', 'Item number', 'Price', 'Qty', 'Weight (kg)', 'Shelf'];
    const format = formatOf(header);
    const fields = proposeMapping(header, format, { Shelf: 'custom:care' });
    expect([format, fields]).toEqual(['other', ['title', 'sku', 'price', 'onHand', 'weightKg', 'custom:care']]);
    expect(mappingProblems(fields)).toEqual([]);
    expect(mappingProblems(['price', 'price', null])).toHaveLength(2);
  });

  it('in JSON lines name unknown fields instead of passing them over', async () => {
    const { products } = await read(Buffer.from('{"title":"Mug","variants":[{"sku":"M","pricemInor":3}]}\nnot json\n'));
    expect(products.map(({ issues }) => issues[0])).toMatchObject([
      { row: 1, column: 'variants.0', code: 'value.invalid' },
      { row: 2, code: 'value.invalid', reason: 'This line is not JSON.' },
    ]);
  });
});

describe('cells', () => {
  test.each([
    ['19.99', 1999],
    ['1,299.00', 129900],
    ['1.299,00', 129900],
    ['1,299', 129900],
    ['0.500', 50],
    ['€ 12', 1200],
    ['12,5', 1250],
    ['CHF 1’200.00', 120000],
    ['.5', 50],
  ])('with the price %s say %i cents', (text, minor) => expect(readAmount(text, 2)).toEqual({ value: minor }));

  test.each(['', 'free', '-1', '1.234.56', '1,2,3', '9.999999', '1.2.3,4'])('with the price “%s” say nothing', (text) =>
    expect(readAmount(text, 2)).toHaveProperty('problem'),
  );

  test.each([
    ['2026-11-30', '2026-11-30T00:00:00.000Z'],
    ['2026-11-30 08:15', '2026-11-30T08:15:00.000Z'],
    ['2026-11-30T08:15:00+01:00', '2026-11-30T07:15:00.000Z'],
    ['2026-11-30T08:15:00.123Z', '2026-11-30T08:15:00.123Z'],
  ])('with the moment %s say %s', (text, moment) => expect(readMoment(text)).toEqual({ value: moment }));

  const word = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
    .filter((text) => text !== '');
  it('hold lists that come back as they were', () => {
    fc.assert(
      fc.property(fc.array(word), (entries) => void expect(readList(writeList(entries, ','), ',')).toEqual(entries)),
    );
  });
  it('hold category paths that come back as they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1 })),
        (paths) => void expect(readPaths(writePaths(paths))).toEqual(paths),
      ),
    );
  });
  it('are never formulas, and come back as they were', () => {
    const odd = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+\-@]'?x$/));
    fc.assert(
      fc.property(odd, (text) => {
        expect(restoreCell(neutralise(text))).toBe(text);
        expect(neutralise(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
