import type { ImportedRow, ProductImport } from '@smallshop/contract';
import { etaSeconds, undoUntil } from './import.rule.js';
import type { ReportedProduct } from './import-report.repository.js';
import type { ImportCounts, ImportRecord } from './import.repository.js';

const noCounts: ImportCounts = {
  ...{ products: 0, create: 0, update: 0, unchanged: 0, skipped: 0, error: 0, applied: 0 },
  ...{ images: 0, imagesDone: 0, imagesFailed: 0, restored: 0, deleted: 0, archived: 0, kept: 0 },
};

function progressOf(record: ImportRecord, now: Date): ProductImport['progress'] {
  const { phase, phaseDone: done, phaseTotal: total, phaseStartedAt } = record;
  return phase === null ? null : { phase, done, total, etaSeconds: etaSeconds(phaseStartedAt, now, done, total) };
}

const undoable: readonly string[] = ['applied', 'cancelled', 'failed'];

/** An import as the contract shows it. */
export function presentImport(record: ImportRecord, counts: ImportCounts = noCounts, now: Date): ProductImport {
  const { restored, deleted, archived, kept, ...outcomes } = counts;
  const { id, fileName, byteSize, container, format, encoding, delimiter, state, columns, options } = record;
  const isUndoable = undoable.includes(state) && counts.applied > 0 && record.finishedAt !== null;
  return {
    ...{ id, fileName, byteSize, container, format, encoding, delimiter, state, columns, options },
    progress: progressOf(record, now),
    counts: { rows: record.rowCount, ...outcomes },
    undo: state === 'undoing' || state === 'undone' ? { restored, deleted, archived, kept } : null,
    undoUntil: isUndoable && record.finishedAt ? undoUntil(record.finishedAt).toISOString() : null,
    failure: record.failure,
    createdBy: record.createdBy,
    version: record.version,
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    finishedAt: record.finishedAt?.toISOString() ?? null,
  };
}

/** A product of the file as the contract shows it: ids that only an undo needs are left out. */
export const presentProduct = ({ changes, ...product }: ReportedProduct): ImportedRow => ({
  ...product,
  changes: changes.map(({ field, sku, before, after }) => ({
    field,
    sku,
    before: before ?? null,
    after: after ?? null,
  })),
});
