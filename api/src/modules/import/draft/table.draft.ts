import type { ImportedProduct, ImportedVariant } from '@smallshop/contract';
import { IssueList, type DraftReading, type MappedRow, type ReadingContext } from './draft.js';
import { readList, splitRaw } from './list.cell.js';
import { productFields, variantFields } from './product.fields.js';
import { RowReader } from './row.reader.js';

type Images = NonNullable<ImportedProduct['images']>;
type Options = NonNullable<ImportedProduct['options']>;

const numbers = [1, 2, 3] as const;
const swatchShape = /^#[0-9a-f]{6}$/;

/** `address the text`, one a line, as our own files write them; several addresses with commas between, as others do. */
export function readImages(text: string): Images {
  return text
    .split(/\n|,\s*(?=https?:\/\/)/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [url = '', ...words] = line.split(' ');
      return { url, alt: words.join(' ').trim() };
    });
}

/** Pictures of all rows, each address once; a row's own picture in the order of the rows. */
function imagesOf(rows: readonly RowReader[]): Images | undefined {
  const listed = rows.flatMap((row) => row.cells('images').flatMap(({ text }) => readImages(text)));
  const single = rows.flatMap((row) => {
    const url = row.text('imageUrl');
    return url === undefined ? [] : [{ url, alt: row.text('imageAlt') ?? '' }];
  });
  const ofVariants = rows.flatMap((row) => {
    const url = row.text('variantImage');
    return url === undefined ? [] : [{ url, alt: '' }];
  });
  const all = [...listed, ...single, ...ofVariants];
  const once = all.filter(({ url }, index) => all.findIndex((other) => other.url === url) === index);
  return once.length > 0 ? once : undefined;
}

const names = (row: RowReader): string[] =>
  numbers.flatMap((number) => {
    const name = row.text(`option${number}Name`);
    return name === undefined ? [] : [name];
  });

const valuesOf = (row: RowReader, count: number): (string | undefined)[] =>
  numbers.slice(0, count).map((number) => row.text(`option${number}Value`));

/** `Red=#cc0000, Blue` → values with their swatches. */
const readOptionValues = (text: string): Options[number]['values'] =>
  splitRaw(text, ',')
    .map((entry) => readList(entry, '='))
    .flatMap(([value, swatch]) => {
      const isSwatch = swatch !== undefined && swatchShape.test(swatch);
      return value === undefined ? [] : [{ value, swatch: isSwatch ? swatch : null }];
    });

/** A product without options is “Title: Default Title” to Shopify. */
const isPlaceholder = (optionNames: readonly string[], rows: readonly RowReader[]): boolean =>
  optionNames.length === 1 &&
  optionNames[0]?.toLowerCase() === 'title' &&
  rows.every((row) => (row.text('option1Value') ?? 'Default Title').toLowerCase() === 'default title');

/** Values in the order they are listed, then in the order variants mention them. */
function optionsOf(first: RowReader, optionNames: readonly string[], rows: readonly RowReader[]): Options {
  return optionNames.map((name, index) => {
    const listed = readOptionValues(first.text(`option${index + 1}Values`) ?? '');
    const mentioned = rows.flatMap((row) => valuesOf(row, optionNames.length)[index] ?? []);
    const added = [...new Set(mentioned)].filter((value) => !listed.some((known) => known.value === value));
    return { name, values: [...listed, ...added.map((value) => ({ value, swatch: null }))] };
  });
}

const variantMarks = ['sku', 'price', 'variantId', 'option1Value', 'barcode', 'onHand', 'salePrice'];

function variantOf(row: RowReader, count: number, context: ReadingContext): ImportedVariant {
  const values = valuesOf(row, count);
  values.forEach((value, index) => {
    if (value === undefined)
      row.error(`option${index + 1}Value`, 'value.missing', `Option ${index + 1} has no value here.`);
  });
  const optionValues = values.filter((value) => value !== undefined);
  return { ...variantFields(row, context), ...(count > 0 && { optionValues }) };
}

/**
 * A product of rows in the manner of Shopify and of our own files: the first row carries the product, every row that says
 * anything of a variant is one, and other rows bring further pictures. A file without option names leaves options alone.
 */
export function draftFromTable(rows: readonly MappedRow[], context: ReadingContext): DraftReading {
  const issues = new IssueList();
  const readers = rows.map((row) => new RowReader(row, context, issues));
  const [first] = readers;
  if (!first) throw new Error('A product has at least one row.');
  if (first.flag('giftCard') === true) {
    first.error('giftCard', 'product.unsupported', 'Gift cards are not products here; sell them as gift cards.');
  }
  const optionNames = names(first);
  const variantRows = readers.filter((row) => variantMarks.some((field) => row.cell(field) !== undefined));
  const hasOptions = optionNames.length > 0 && !isPlaceholder(optionNames, variantRows);
  const count = hasOptions ? optionNames.length : 0;
  const variants = variantRows.map((row) => variantOf(row, count, context));
  const options = hasOptions ? { options: optionsOf(first, optionNames, variantRows) } : {};
  const draft = { ...productFields(first, context), images: imagesOf(readers), ...options, variants };
  return {
    draft: issues.hasErrors ? null : draft,
    issues: issues.all,
    variantRows: variantRows.map((row) => row.number),
  };
}
