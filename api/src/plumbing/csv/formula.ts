/**
 * Spreadsheets run cells that begin with these as formulas. Such a cell is written with an apostrophe before it, and read without:
 * what begins with apostrophes and one of these gets one more, so that every text comes back as it was.
 */
const dangerous = /^'*[=+\-@\t\r]/;
const neutralised = /^'+[=+\-@\t\r]/;

/** The cell as it is safe to open in a spreadsheet. */
export const neutralise = (cell: string): string => (dangerous.test(cell) ? `'${cell}` : cell);

/** The cell as it was before {@link neutralise}. */
export const restoreCell = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell);
