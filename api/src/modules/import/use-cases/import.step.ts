import type { Ctx } from '../../../plumbing/context.js';
import type { ImportRecord } from '../import.repository.js';

/** One kind of work on an import. */
export interface ImportStep {
  /**
   * Does the next batch in a transaction of its own, with its progress. Two workers may do it at once: the second waits, and goes
   * on where the first came to. A worker that dies leaves either the whole batch or nothing of it.
   *
   * @returns false when the phase is over, or the import is no longer at it
   */
  next(ctx: Ctx, record: ImportRecord): Promise<boolean>;
}

/** Rows and products of one transaction: long enough to be quick, short enough to lose little and lock briefly. */
export const batchSizes = { rows: 1_000, check: 200, apply: 100 } as const;
