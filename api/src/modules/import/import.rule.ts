import { importUndoDays, type ImportState } from '@smallshop/contract';

/** What is done to an import; `finish` and `fail` by the worker, the others by people. */
export type ImportEvent = 'check' | 'apply' | 'cancel' | 'undo' | 'finish' | 'fail';

const transitions: Readonly<Record<ImportState, Readonly<Partial<Record<ImportEvent, ImportState>>>>> = {
  analysed: { check: 'checking', cancel: 'cancelled' },
  checking: { cancel: 'cancelled', finish: 'checked', fail: 'failed' },
  checked: { check: 'checking', apply: 'applying', cancel: 'cancelled' },
  applying: { cancel: 'cancelled', finish: 'applied', fail: 'failed' },
  applied: { undo: 'undoing' },
  // What was written before stays, and can be taken back.
  cancelled: { undo: 'undoing' },
  failed: { undo: 'undoing' },
  undoing: { finish: 'undone', fail: 'failed' },
  undone: {},
};

/** The state after an event, or null when the state does not allow it. */
export const transition = (state: ImportState, event: ImportEvent): ImportState | null =>
  transitions[state][event] ?? null;

const dayMs = 86_400_000;

/** Until when an import that wrote something can be undone. */
export const undoUntil = (finishedAt: Date): Date => new Date(finishedAt.getTime() + importUndoDays * dayMs);

/** Seconds left at the pace so far; null before there is one. */
export function etaSeconds(startedAt: Date | null, now: Date, done: number, total: number | null): number | null {
  if (startedAt === null || total === null || done === 0) return null;
  const elapsedMs = Math.max(0, now.getTime() - startedAt.getTime());
  return Math.ceil(((elapsedMs / done) * Math.max(0, total - done)) / 1000);
}
