import { neutralise } from '../draft/formula.js';

/** A row of CSV (RFC 4180, CRLF), safe to open in a spreadsheet: see {@link neutralise}. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

function quoted(cell: string): string {
  const safe = neutralise(cell);
  return /["\r\n,]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
