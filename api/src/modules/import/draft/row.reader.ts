import { minorUnitDigits } from '@smallshop/contract';
import type { IssueList, MappedCell, MappedRow, ReadingContext } from './draft.js';
import { readAmount, readBarcode, readFlag, readMeasure, readWhole, type Reading } from './values.js';

/**
 * The cells of one row by field. Undefined: nothing was said, so nothing changes. Null: the cell is empty and empty cells clear.
 * What cannot be read becomes an error of the row.
 */
export class RowReader {
  constructor(
    readonly row: MappedRow,
    private readonly context: ReadingContext,
    private readonly issues: IssueList,
  ) {}

  get number(): number {
    return this.row.number;
  }

  /** The cell of a field as it stands; undefined when no column is that field or the cell is empty. */
  cell(field: string): MappedCell | undefined {
    return this.row.cells.find((cell) => cell.field === field && cell.text.trim() !== '');
  }

  /** All cells of a field that several columns may be, and that have text. */
  cells(field: string): MappedCell[] {
    return this.row.cells.filter((cell) => cell.field === field && cell.text.trim() !== '');
  }

  /** Cells of a family of fields, such as `custom:`. */
  family(prefix: string): { readonly name: string; readonly cell: MappedCell }[] {
    return this.row.cells
      .filter(({ field }) => field.startsWith(prefix))
      .map((cell) => ({ name: cell.field.slice(prefix.length), cell }));
  }

  /** True when a column is this field, whatever the cell holds. */
  has(field: string): boolean {
    return this.row.cells.some((cell) => cell.field === field);
  }

  /** True for an empty cell that is to clear what the product has. */
  clears(field: string): boolean {
    return this.context.blanks === 'clear' && this.has(field) && this.cell(field) === undefined;
  }

  /** A text, trimmed. */
  text(field: string): string | undefined {
    return this.cell(field)?.text.trim();
  }

  /** A text that may be cleared; `isVerbatim` keeps the spaces around it. */
  clearableText(field: string, isVerbatim = false): string | null | undefined {
    const found = isVerbatim
      ? this.row.cells.find((cell) => cell.field === field && cell.text !== '')
      : this.cell(field);
    if (found) return isVerbatim ? found.text : found.text.trim();
    return this.clears(field) ? null : undefined;
  }

  /** A value by its reader; a cell it cannot read is an error. */
  value<T>(field: string, read: (text: string) => Reading<T>): T | undefined {
    const cell = this.cell(field);
    return cell ? this.valueOf(cell, read) : undefined;
  }

  /** See {@link value}, for one cell among several. */
  valueOf<T>(cell: MappedCell, read: (text: string) => Reading<T>): T | undefined {
    const reading = read(cell.text);
    if ('value' in reading) return reading.value;
    this.issues.error(this.number, cell.column, 'value.invalid', reading.problem);
    return undefined;
  }

  /** A value that may be cleared. */
  clearable<T>(field: string, read: (text: string) => Reading<T>): T | null | undefined {
    return this.clears(field) ? null : this.value(field, read);
  }

  /** Minor units of the shop's currency. */
  amount(field: string): number | undefined {
    return this.value(field, (text) => readAmount(text, minorUnitDigits[this.context.currency]));
  }

  clearableAmount(field: string): number | null | undefined {
    return this.clears(field) ? null : this.amount(field);
  }

  flag(field: string): boolean | undefined {
    return this.value(field, readFlag);
  }

  barcode(): string | null | undefined {
    return this.clearable('barcode', readBarcode);
  }

  whole(field: string): number | null | undefined {
    return this.clearable(field, readWhole);
  }

  /** The first of several fields that give the same measure in different units; `factors` say how many of ours one of theirs is. */
  measure(factors: Readonly<Record<string, number>>): number | null | undefined {
    for (const [field, factor] of Object.entries(factors)) {
      const found = this.clearable(field, (text) => readMeasure(text, factor));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Says that something of this row is wrong. `field` names the column, where one is mapped to it. */
  error(field: string | null, code: string, reason: string): void {
    this.issues.error(this.number, this.#columnOf(field), code, reason);
  }

  warn(field: string | null, code: string, reason: string): void {
    this.issues.warn(this.number, this.#columnOf(field), code, reason);
  }

  #columnOf(field: string | null): string | null {
    return this.row.cells.find((cell) => cell.field === field)?.column ?? null;
  }
}
