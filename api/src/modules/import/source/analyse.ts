import { Refusal } from '../../../plumbing/refusal.js';
import type { Encoding } from './encoding.js';
import { readRows, type FileShape, type SourceRow } from './rows.js';

/** What the beginning of a file tells: how to read it, the names of its columns, and its first rows. */
export interface Analysis {
  readonly shape: FileShape;
  /** Empty for JSONL. */
  readonly header: readonly string[];
  readonly firstRows: readonly SourceRow[];
}

const delimiters = [',', ';', '\t', '|'] as const;
const sampleRows = 20;

/** How often the character stands outside quotation marks. */
function countOutsideQuotes(line: string, character: string): number {
  let [count, isQuoted] = [0, false];
  for (const one of line) {
    if (one === '"') isQuoted = !isQuoted;
    else if (one === character && !isQuoted) count += 1;
  }
  return count;
}

/** The delimiter that occurs most often in the header. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\n|\r/, 1)[0] ?? '';
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, count: countOutsideQuotes(header, delimiter) }))
    .toSorted((one, other) => other.count - one.count);
  return best && best.count > 0 ? best.delimiter : ',';
}

const control = /[^\P{Cc}\s\u0080-\u009f]/u;
const formatUnknown = (message: string): Refusal => new Refusal('import.format_unknown', undefined, message);

function shapeOf(text: string, encoding: Encoding): FileShape {
  const start = text.trimStart();
  if (start === '') throw new Refusal('import.file_unreadable', undefined, 'The file is empty.');
  if (start.startsWith('PK') || start.startsWith('%PDF') || control.test(start)) {
    throw formatUnknown('This is not a text file. Save the spreadsheet as CSV (UTF-8) and send that.');
  }
  if (start.startsWith('[')) throw formatUnknown('Send one JSON object a line (JSONL), not a list.');
  if (start.startsWith('<')) throw formatUnknown('This is HTML or XML. Send a CSV or JSONL file.');
  if (start.startsWith('{')) return { container: 'jsonl', encoding, delimiter: '' };
  return { container: 'csv', encoding, delimiter: delimiterOf(start) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Rows of the head; the last is left out when the file goes on, for it may be cut. */
async function headRows(head: Buffer, shape: FileShape, isWhole: boolean): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  try {
    for await (const row of readRows(once(head), shape)) {
      rows.push(row);
      if (rows.length > sampleRows) return rows;
    }
  } catch (error) {
    if (isWhole || rows.length === 0) throw error;
    return rows;
  }
  return isWhole ? rows : rows.slice(0, -1);
}

/**
 * Looks at the first bytes of a file.
 *
 * @param isWhole whether `head` is all there is
 * @throws Refusal `import.format_unknown` for anything but text in CSV or JSONL, `import.file_unreadable` for an empty file, one
 *         without rows below its header, or with two columns of one name
 */
export async function analyse(head: Buffer, encoding: Encoding, isWhole: boolean): Promise<Analysis> {
  const shape = shapeOf(new TextDecoder(encoding).decode(head), encoding);
  const rows = await headRows(head, shape, isWhole);
  if (shape.container === 'jsonl') return { shape, header: [], firstRows: rows };
  const [first, ...firstRows] = rows;
  const header = first?.cells.map((name) => name.trim()) ?? [];
  if (firstRows.length === 0) {
    throw new Refusal('import.file_unreadable', undefined, 'There is no row of data below the column names.');
  }
  const doubled = header.find((name, index) => name !== '' && header.indexOf(name) !== index);
  if (doubled !== undefined) {
    throw new Refusal('import.file_unreadable', { column: doubled }, `Two columns are called “${doubled}”.`);
  }
  return { shape, header, firstRows };
}
