import type { SheetReport } from '@smallshop/contract';

const mostErrors = 200;

/** Counts what becomes of the rows of a table. */
export class SheetOutcome {
  #written = 0;
  #unchanged = 0;
  readonly #errors: SheetReport['errors'] = [];

  write(rows = 1): void {
    this.#written += rows;
  }

  leave(): void {
    this.#unchanged += 1;
  }

  /** @param reason what is wrong, and what to do */
  refuse(row: number, column: string, reason: string): void {
    this.#errors.push({ row, column, reason });
  }

  /** Errors in the order of their rows, the first 200 of them. */
  report(): SheetReport {
    const errors = this.#errors.toSorted((one, other) => one.row - other.row);
    return {
      rows: this.#written + this.#unchanged + errors.length,
      written: this.#written,
      unchanged: this.#unchanged,
      errorCount: errors.length,
      errors: errors.slice(0, mostErrors),
    };
  }
}
