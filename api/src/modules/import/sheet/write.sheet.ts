import { Readable } from 'node:stream';
import { FileAnswer } from '../../../plumbing/http/operate.js';
import { csvRow } from '../../../plumbing/csv/csv.writer.js';

/**
 * A table as a file to download, written while it is read. Begins with a byte order mark: without it spreadsheets take its words for
 * those of another alphabet.
 *
 * @param batches rows, as they are read
 */
export function sheetAnswer(
  fileName: string,
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): FileAnswer {
  const lines = async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${csvRow(columns)}`;
    for await (const rows of batches) if (rows.length > 0) yield rows.map(csvRow).join('');
  };
  return new FileAnswer(Readable.from(lines()), { fileName, contentType: 'text/csv; charset=utf-8', byteSize: null });
}
