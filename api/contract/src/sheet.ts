import { z } from 'zod';

/** Largest table that is read while its sender waits. */
export const sheetLimits = { bytes: 20 * 1024 * 1024, rows: 20_000 } as const;

/** What became of a table (CSV) that was sent back. Rows with errors are left out; every other row is written. */
export const sheetReportSchema = z
  .strictObject({
    rows: z.int().min(0).meta({ description: 'Below the column names' }),
    written: z.int().min(0),
    unchanged: z.int().min(0).meta({ description: 'Rows that say what is so already, or nothing' }),
    errorCount: z.int().min(0),
    errors: z
      .array(
        z.strictObject({
          row: z.int().min(2).meta({ description: 'As the spreadsheet counts: the column names are row 1' }),
          column: z.string(),
          reason: z.string().meta({ description: 'What is wrong and what to do' }),
        }),
      )
      .meta({ description: 'The first 200' }),
  })
  .meta({ id: 'SheetReport' });
export type SheetReport = z.infer<typeof sheetReportSchema>;

/** Refusals of a table as a whole; nothing is written then. */
export const sheetRefusals = {
  'sheet.too_large': {
    status: 413,
    meaning: 'A table may have 20,000 rows and 20 MB; split it, keeping the column names in each part.',
  },
  'sheet.columns_missing': {
    status: 422,
    meaning: 'The table lacks columns it needs; export one and keep its first row. `details.columns` names them.',
  },
} as const;

/** What an operation that takes a table can refuse. */
export const sheetRefusalCodes = [
  'import.file_unreadable',
  'import.format_unknown',
  'sheet.too_large',
  'sheet.columns_missing',
] as const;
