import { readUnits } from './units.js';

/** A pasted line: a code and how many were counted. */
export interface PastedCount {
  readonly line: number;
  readonly code: string;
  readonly units: number;
}

/** What was pasted, and what of it makes no sense. */
export interface Paste {
  readonly counts: readonly PastedCount[];
  readonly problems: readonly { readonly line: number; readonly text: string; readonly why: string }[];
}

/** Most lines taken at once. */
export const mostPasted = 500;

const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim();

function cellsOf(text: string): { code: string; count: string } | undefined {
  const separator = ['\t', ';', ','].find((candidate) => text.includes(candidate));
  if (separator === undefined) return undefined;
  const cells = text.split(separator).map(unquoted);
  return { code: cells[0] ?? '', count: cells.at(-1) ?? '' };
}

/**
 * Reads lines of a code (SKU or barcode) and a count, copied from a spreadsheet or a CSV file: the first and the last column,
 * separated by tabs, semicolons or commas. A heading is skipped; a code named twice counts with both.
 */
export function readPaste(text: string): Paste {
  const counts = new Map<string, PastedCount>();
  const problems: { line: number; text: string; why: string }[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    if (raw.trim() === '') return;
    const line = index + 1;
    const cells = cellsOf(raw);
    const units = cells && readUnits(cells.count);
    if (!cells || cells.code === '') problems.push({ line, text: raw, why: 'Needs a code and a count.' });
    else if (units !== undefined)
      counts.set(cells.code, { line, code: cells.code, units: units + (counts.get(cells.code)?.units ?? 0) });
    else if (index > 0) problems.push({ line, text: raw, why: `“${cells.count}” is not a whole number.` });
  });
  return { counts: [...counts.values()], problems };
}
