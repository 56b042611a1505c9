import { sheetLimits } from '@smallshop/contract';
import { Refusal } from '../../../plumbing/refusal.js';
import { restoreCell } from '../../../plumbing/csv/formula.js';
import { analyse } from '../source/analyse.js';
import { EncodingDetector } from '../source/encoding.js';
import { readRows } from '../source/rows.js';

/** A row of a table. */
export interface SheetRow<Column extends string> {
  /** As a spreadsheet counts: the column names are row 1. */
  readonly row: number;
  /** What stands in a column; empty when nothing does. */
  cell(column: Column): string;
}

/**
 * Reads a whole table as it was sent. Columns are found by their names, whatever their order, case, and what stands between them.
 *
 * @throws Refusal `sheet.too_large`, `sheet.columns_missing` with `details` { columns }, `import.format_unknown`,
 *         `import.file_unreadable`
 */
export async function readSheet<const Column extends string>(
  upload: AsyncIterable<unknown>,
  columns: readonly Column[],
): Promise<SheetRow<Column>[]> {
  const { bytes, encoding } = await received(upload);
  const { shape, header } = await analyse(bytes, encoding, true);
  const named = header.map((name) => name.toLowerCase());
  const missing = columns.filter((column) => !named.includes(column.toLowerCase()));
  if (shape.container !== 'csv' || missing.length > 0) {
    const names = missing.join(', ');
    throw new Refusal('sheet.columns_missing', { columns: missing }, `The table lacks ${names}. Keep the first row.`);
  }
  const places = new Map(columns.map((column) => [column, named.indexOf(column.toLowerCase())]));
  const rows: SheetRow<Column>[] = [];
  for await (const { number, cells } of readRows(oneChunk(bytes), shape)) {
    if (number === 1) continue;
    if (rows.length === sheetLimits.rows) throw new Refusal('sheet.too_large', { ...sheetLimits });
    rows.push({ row: number, cell: (column) => restoreCell(cells[places.get(column) ?? -1] ?? '') });
  }
  return rows;
}

async function received(upload: AsyncIterable<unknown>) {
  const detector = new EncodingDetector();
  const chunks: Buffer[] = [];
  let byteSize = 0;
  for await (const chunk of upload) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    byteSize += bytes.length;
    if (byteSize > sheetLimits.bytes) throw new Refusal('sheet.too_large', { ...sheetLimits });
    detector.see(bytes);
    chunks.push(bytes);
  }
  return { bytes: Buffer.concat(chunks), encoding: detector.verdict() };
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
