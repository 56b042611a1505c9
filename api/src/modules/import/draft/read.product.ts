import type { ImportColumn, ImportFormat } from '@smallshop/contract';
import type { DraftReading, MappedRow, ReadingContext } from './draft.js';
import { restoreCell } from '../../../plumbing/csv/formula.js';
import { draftFromJson } from './json.draft.js';
import { draftFromTable } from './table.draft.js';
import { draftFromWoocommerce } from './woocommerce.draft.js';

/** How the rows of an import are to be understood. */
export interface RowMeaning {
  readonly container: 'csv' | 'jsonl';
  readonly format: ImportFormat;
  readonly columns: readonly ImportColumn[];
}

interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

function mapped(row: Row, columns: readonly ImportColumn[]): MappedRow {
  const cells = columns.flatMap(({ name, field }, index) => {
    const text = restoreCell(row.cells[index] ?? '');
    return field === null ? [] : [{ column: name, field, text }];
  });
  return { number: row.number, cells };
}

/** Reads the rows of one product, in the order of the file. */
export function readProduct(rows: readonly Row[], meaning: RowMeaning, context: ReadingContext): DraftReading {
  const [first] = rows;
  if (meaning.container === 'jsonl') return draftFromJson(first?.cells[0] ?? '', first?.number ?? 0);
  const table = rows.map((row) => mapped(row, meaning.columns));
  return meaning.format === 'woocommerce' ? draftFromWoocommerce(table, context) : draftFromTable(table, context);
}

/** Which product a row belongs to; `alias`: another name under which later or earlier rows may call it. */
export interface RowKey {
  readonly key: string;
  readonly alias: string | null;
}

/**
 * Rows of one product need not stand together, except that rows without a name of their own follow theirs nowhere: each is a
 * product. Shopify and our own files: rows of one handle. WooCommerce: variations name their parent by SKU or `id:`. Other
 * files: rows of one slug, else of one title when the file has options; else every row is a product.
 */
export function rowKey(row: Row, { container, format, columns }: RowMeaning): RowKey {
  const own = { key: `row:${row.number}`, alias: null };
  if (container === 'jsonl') return own;
  const textOf = (field: string): string => {
    const index = columns.findIndex((column) => column.field === field);
    return index < 0 ? '' : restoreCell(row.cells[index] ?? '').trim();
  };
  if (format === 'woocommerce') return woocommerceKey(textOf) ?? own;
  const name = textOf('slug') || textOf('productId');
  if (name !== '') return { key: `name:${name}`, alias: null };
  const hasOptions = columns.some(({ field }) => field?.startsWith('option'));
  const title = textOf('title');
  return hasOptions && title !== '' ? { key: `title:${title}`, alias: null } : own;
}

function woocommerceKey(textOf: (field: string) => string): RowKey | null {
  const parent = textOf('wooParent');
  if (parent !== '') return { key: parent.startsWith('id:') ? parent : `sku:${parent}`, alias: null };
  const [id, sku] = [textOf('wooId'), textOf('sku')];
  if (sku !== '') return { key: `sku:${sku}`, alias: id === '' ? null : `id:${id}` };
  return id === '' ? null : { key: `id:${id}`, alias: null };
}
