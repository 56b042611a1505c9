import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { Refusal } from '../../../plumbing/refusal.js';
import { decodeText, type Encoding } from './encoding.js';

/** How rows are found in the bytes of a file; `delimiter` is empty for JSONL. */
export interface FileShape {
  readonly container: 'csv' | 'jsonl';
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** A row as it stands in a spreadsheet: the header is number 1. A JSONL line is one cell. Rows without any text are left out. */
export interface SourceRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Longer rows are a forgotten quotation mark, not a product. */
const maxRowBytes = 2_000_000;
const maxColumns = 1_000;

const unreadable = (message: string, row?: number): Refusal =>
  new Refusal('import.file_unreadable', row === undefined ? undefined : { row }, message);

/**
 * All rows of a file, one after another in constant memory.
 *
 * @throws Refusal `import.file_unreadable` at a quotation mark that is never closed, or a row of more than 2 MB or 1,000 columns
 */
export function readRows(bytes: AsyncIterable<Buffer>, shape: FileShape): AsyncGenerator<SourceRow> {
  const text = decodeText(bytes, shape.encoding);
  return shape.container === 'csv' ? csvRows(text, shape.delimiter) : jsonLines(text);
}

async function* csvRows(text: AsyncGenerator<string>, delimiter: string): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: maxRowBytes,
  });
  let number = 0;
  // The parser is destroyed with the error of whatever fails upstream, and throws it to the loop below.
  pipeline(Readable.from(text), parser, () => undefined);
  try {
    for await (const record of parser) {
      number += 1;
      const cells = z.array(z.string()).parse(record);
      if (cells.length > maxColumns) throw unreadable(`Row ${number} has more than ${maxColumns} columns.`, number);
      if (cells.some((cell) => cell !== '')) yield { number, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Rows before it may still have been on their way here.
    const row = parser.info.records + 1;
    throw unreadable(`Row ${row} cannot be read: look for a quotation mark that is not closed.`, row);
  }
}

async function* jsonLines(text: AsyncGenerator<string>): AsyncGenerator<SourceRow> {
  let number = 0;
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxRowBytes) throw unreadable(`Line ${number + lines.length + 1} is longer than 2 MB.`);
    for (const line of lines) {
      number += 1;
      if (line.trim() !== '') yield { number, cells: [line.trim()] };
    }
  }
  if (rest.trim() !== '') yield { number: number + 1, cells: [rest.trim()] };
}
