import type { ImportedProduct, ImportedVariant } from '@smallshop/contract';
import type { ReadingContext } from './draft.js';
import { readList, readPair, readPaths, splitRaw } from './list.cell.js';
import type { RowReader } from './row.reader.js';
import { readCustomValue, readMoment, readTaxCategory, readWord } from './values.js';

const statuses = ['draft', 'active', 'archived'] as const;

function statusOf(row: RowReader): ImportedProduct['status'] {
  const status = row.value('status', (text) => readWord(text, statuses));
  if (status !== undefined) return status;
  const isPublished = row.flag('published');
  return isPublished === undefined ? undefined : isPublished ? 'active' : 'draft';
}

function isDigitalOf(row: RowReader): boolean | undefined {
  const isDigital = row.flag('isDigital');
  const requiresShipping = row.flag('requiresShipping');
  return isDigital ?? (requiresShipping === undefined ? undefined : !requiresShipping);
}

function taxCategoryOf(row: RowReader): ImportedProduct['taxCategory'] {
  if (row.flag('isTaxable') === false) return 'zero';
  return row.value('taxCategory', readTaxCategory);
}

/** Entries of all columns of a field; an empty list where empty cells clear; undefined when nothing is said. */
function listOf(row: RowReader, field: string): string[] | undefined {
  const cells = row.cells(field);
  if (cells.length > 0) return [...new Set(cells.flatMap(({ text }) => readList(text, ',')))];
  return row.clears(field) ? [] : undefined;
}

function specsOf(row: RowReader): ImportedProduct['specs'] {
  const cells = row.cells('specs');
  if (cells.length === 0) return row.clears('specs') ? [] : undefined;
  const entries = cells.flatMap(({ text }) => splitRaw(text, '\n')).filter((entry) => entry.trim() !== '');
  return entries.flatMap((entry) => {
    const pair = readPair(entry);
    if (!pair) row.error('specs', 'value.invalid', `“${entry}” is not a specification such as “Material: oak”.`);
    return pair ? [{ label: pair[0], value: pair[1] }] : [];
  });
}

function categoriesOf(row: RowReader): string[][] | undefined {
  const cells = row.cells('categories');
  if (cells.length > 0) return cells.flatMap(({ text }) => readPaths(text));
  return row.clears('categories') ? [] : undefined;
}

function customFieldsOf(row: RowReader, context: ReadingContext): ImportedProduct['customFields'] {
  const values = row.family('custom:').flatMap(({ name, cell }): [string, unknown][] => {
    const kind = context.customFields.get(name);
    if (kind === undefined) {
      if (cell.text.trim() !== '') {
        row.warn(cell.field, 'custom_field.unknown', `The shop has no custom field “${name}”; the value is left out.`);
      }
      return [];
    }
    if (cell.text === '') return row.clears(cell.field) ? [[name, null]] : [];
    const value = row.valueOf(cell, (text) => readCustomValue(kind, text, (list) => readList(list, ',')));
    return value === undefined ? [] : [[name, value]];
  });
  return values.length > 0 ? Object.fromEntries(values) : undefined;
}

/** The product's own fields, from the row that carries them. Pictures and options are the caller's. */
export function productFields(row: RowReader, context: ReadingContext): Omit<ImportedProduct, 'variants'> {
  return {
    id: row.text('productId'),
    slug: row.text('slug'),
    title: row.text('title'),
    subtitle: row.clearableText('subtitle'),
    descriptionHtml: row.clearableText('descriptionHtml', true),
    brand: row.clearableText('brand'),
    status: statusOf(row),
    isDigital: isDigitalOf(row),
    taxCategory: taxCategoryOf(row),
    tags: listOf(row, 'tags'),
    specs: specsOf(row),
    seoTitle: row.clearableText('seoTitle', true),
    seoDescription: row.clearableText('seoDescription', true),
    categories: categoriesOf(row),
    publishedAt: row.clearable('publishedAt', readMoment),
    unpublishAt: row.clearable('unpublishAt', readMoment),
    customFields: customFieldsOf(row, context),
    related: listOf(row, 'related'),
  };
}

/** Price and former price: a sale price is what is paid, and the regular price what was. */
function pricesOf(row: RowReader): Pick<ImportedVariant, 'priceMinor' | 'compareAtPriceMinor'> {
  const price = row.amount('price');
  const salePrice = row.amount('salePrice');
  if (salePrice !== undefined) return { priceMinor: salePrice, compareAtPriceMinor: price };
  const formerPrice = row.clearableAmount('compareAtPrice');
  const endsSale = row.has('salePrice') && formerPrice === undefined && price !== undefined;
  return { priceMinor: price, compareAtPriceMinor: endsSale ? null : formerPrice };
}

function stockOf(row: RowReader, context: ReadingContext): ImportedVariant['stock'] {
  const chosen = row.whole('onHand');
  const counts = chosen === undefined || chosen === null ? [] : [{ location: null, onHand: chosen }];
  const elsewhere = row.family('onHand:').flatMap(({ name, cell }) => {
    if (cell.text.trim() === '') return [];
    if (!context.locations.has(name)) {
      row.error(cell.field, 'location.unknown', `The shop has no location “${name}”.`);
      return [];
    }
    const onHand = row.whole(cell.field);
    return typeof onHand === 'number' ? [{ location: name, onHand }] : [];
  });
  return counts.length + elsewhere.length > 0 ? [...counts, ...elsewhere] : undefined;
}

/** A variant's fields, from its row; its option values are the caller's. */
export function variantFields(row: RowReader, context: ReadingContext): ImportedVariant {
  const allows = row.flag('backorderPolicy');
  return {
    id: row.text('variantId'),
    sku: row.text('sku'),
    barcode: row.barcode(),
    ...pricesOf(row),
    costMinor: row.clearableAmount('cost'),
    weightGrams: row.measure({ weightGrams: 1, weightKg: 1000, weightLb: 453.592_37, weightOz: 28.349_523_125 }),
    lengthMm: row.measure({ lengthMm: 1, lengthCm: 10, lengthIn: 25.4 }),
    widthMm: row.measure({ widthMm: 1, widthCm: 10, widthIn: 25.4 }),
    heightMm: row.measure({ heightMm: 1, heightCm: 10, heightIn: 25.4 }),
    backorderPolicy: allows === undefined ? undefined : allows ? 'allow' : 'refuse',
    lowStockThreshold: row.whole('lowStockThreshold'),
    isActive: row.flag('isActive'),
    imageUrl: row.text('variantImage'),
    stock: stockOf(row, context),
  };
}
