import { minorUnitDigits, type Currency } from '@smallshop/contract';
import { parseMinor, toDecimal } from '../../ui/money.js';
import { cells, gridCells, type CellKind, type VariantCell, type VariantForm } from './variant-form.js';

/** How prices end after a change: `none` leaves them; others go to the nearest such ending. */
export type Rounding = 'none' | 'whole' | 'ninety' | 'ninetyNine';

/** One change for the selected variants. `percent` may be negative; empty cells stay empty. */
export type BulkEdit =
  | { readonly kind: 'set'; readonly cell: VariantCell; readonly text: string }
  | {
      readonly kind: 'raise';
      readonly cell: 'price' | 'compareAt' | 'cost';
      readonly percent: number;
      readonly rounding: Rounding;
    }
  | { readonly kind: 'sell'; readonly isActive: boolean }
  | { readonly kind: 'backorder'; readonly policy: VariantForm['backorder'] };

/** The nearest amount with such an ending, never below it for amounts smaller than one unit of money; ties go up. */
export function rounded(amountMinor: number, rounding: Rounding, currency: Currency): number {
  const unit = 10 ** minorUnitDigits[currency];
  if (rounding === 'none' || unit === 1) return amountMinor;
  const ending = { whole: 0, ninety: unit - unit / 10, ninetyNine: unit - 1 }[rounding];
  return Math.max(ending, Math.round((amountMinor - ending) / unit) * unit + ending);
}

function raised(text: string, percent: number, rounding: Rounding, currency: Currency): string {
  const amount = parseMinor(text, currency);
  if (amount === undefined) return text;
  return toDecimal(Math.max(0, rounded(Math.round((amount * (100 + percent)) / 100), rounding, currency)), currency);
}

/** The variants after a change to those selected; the others are the same objects as before. */
export const bulkEdited = (
  variants: readonly VariantForm[],
  selected: ReadonlySet<string>,
  edit: BulkEdit,
  currency: Currency,
): VariantForm[] => variants.map((variant) => (selected.has(variant.id) ? editedBy(variant, edit, currency) : variant));

function editedBy(variant: VariantForm, edit: BulkEdit, currency: Currency): VariantForm {
  switch (edit.kind) {
    case 'set':
      return { ...variant, [edit.cell]: edit.text };
    case 'raise':
      return { ...variant, [edit.cell]: raised(variant[edit.cell], edit.percent, edit.rounding, currency) };
    case 'sell':
      return { ...variant, isActive: edit.isActive };
    case 'backorder':
      return { ...variant, backorder: edit.policy };
  }
}

/** Rows and columns of what a spreadsheet copies; null for a single cell, which is pasted as text. */
export function pastedTable(text: string): string[][] | null {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map((row) => row.split('\t')); // prettier-ignore
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows.map((row) => row.map((cell) => cell.trim())) : null;
}

/** Writes a pasted table from a cell on, down and to the right; what reaches beyond the grid is left out. */
export function pasted(
  variants: readonly VariantForm[],
  from: { readonly row: number; readonly cell: CellKind },
  table: readonly (readonly string[])[],
): VariantForm[] {
  const first = gridCells.findIndex(({ key }) => key === from.cell.key);
  return variants.map((variant, row) => {
    const texts = table[row - from.row];
    if (!texts) return variant;
    const changes = texts.flatMap((text, at) => {
      const cell = first < 0 ? (at === 0 ? cells.stock : undefined) : gridCells[first + at];
      return cell ? [[cell.key, text] as const] : [];
    });
    return { ...variant, ...Object.fromEntries(changes) };
  });
}
