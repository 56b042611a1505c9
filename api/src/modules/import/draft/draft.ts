import type { Currency, ImportedProduct, ImportIssue, ImportOptions } from '@smallshop/contract';

/** What reading a shop's file needs to know of the shop. */
export interface ReadingContext {
  readonly currency: Currency;
  readonly blanks: ImportOptions['blanks'];
  /** Kind of each custom field of the shop by its key. */
  readonly customFields: ReadonlyMap<string, string>;
  /** Names of the shop's locations. */
  readonly locations: ReadonlySet<string>;
}

/** Rows of one product read: the product unless there are errors among the issues. */
export interface DraftReading {
  readonly draft: ImportedProduct | null;
  readonly issues: readonly ImportIssue[];
  /** Row of each variant of the draft, in its order. */
  readonly variantRows: readonly number[];
}

/** A row with what each of its columns means. */
export interface MappedRow {
  readonly number: number;
  readonly cells: readonly MappedCell[];
}

/** A cell of a column that is imported. */
export interface MappedCell {
  readonly column: string;
  readonly field: string;
  readonly text: string;
}

/** Gathers issues while rows are read. */
export class IssueList {
  readonly all: ImportIssue[] = [];

  error(row: number, column: string | null, code: string, reason: string): void {
    this.all.push({ row, column, severity: 'error', code, reason });
  }

  warn(row: number, column: string | null, code: string, reason: string): void {
    this.all.push({ row, column, severity: 'warning', code, reason });
  }

  get hasErrors(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }
}
