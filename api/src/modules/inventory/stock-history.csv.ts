import type { StockMovement } from '@smallshop/contract';

const header = ['Date', 'Location', 'Change', 'On hand', 'Reason', 'Reference', 'By', 'Note'];

/** A cell of a CSV file; text that a spreadsheet would take for a formula is kept from being one. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Movements as a CSV file (RFC 4180), in the order given; dates are ISO 8601 in UTC. */
export const toCsv = (movements: readonly StockMovement[]): string =>
  line(header) +
  movements
    .map(({ at, location, delta, balance, reason, reference, actor, note }) =>
      line([
        at,
        location,
        delta,
        balance,
        reason,
        reference ? `${reference.type} ${reference.number}` : '',
        actor,
        note,
      ]),
    )
    .join('');
