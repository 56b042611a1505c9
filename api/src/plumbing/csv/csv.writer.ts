import { minorUnitDigits, type Money } from '@smallshop/contract';
import { neutralise } from './formula.js';

/** A cell: text is kept from being a formula, a number is written as it is. */
export type CsvCell = string | number | { readonly figure: string };

/** A row of CSV (RFC 4180, CRLF), safe to open in a spreadsheet: see {@link neutralise}. */
export const csvRow = (cells: readonly CsvCell[]): string => `${cells.map(written).join(',')}\r\n`;

/** An amount as a decimal number of its currency's major unit, such as `-12.50`. */
export function csvAmount({ amount, currency }: Money): CsvCell {
  const digits = minorUnitDigits[currency];
  if (digits === 0) return amount;
  const plain = String(Math.abs(amount)).padStart(digits + 1, '0');
  return { figure: `${amount < 0 ? '-' : ''}${plain.slice(0, -digits)}.${plain.slice(-digits)}` };
}

function written(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.figure;
  const safe = neutralise(cell);
  return /["\r\n,]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
