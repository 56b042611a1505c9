import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { importFieldFacts, importFields, type ImportOutcome } from '@smallshop/contract';
import { z } from 'zod';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { restoreCell } from '../../plumbing/csv/formula.js';
import { csvRow } from '../../plumbing/csv/csv.writer.js';
import { ImportReportRepository, type FailedRow } from './import-report.repository.js';
import { ImportRepository, type ImportRecord } from './import.repository.js';
import { ImportShopReader } from './import-shop.reader.js';
import { presentProduct } from './import.view.js';

interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const rowsAtOnce = 500;

/** What people read of an import: its products, its issues, and the rows to mend. */
@Injectable()
export class ImportReportService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly reports: ImportReportRepository,
    private readonly shops: ImportShopReader,
  ) {}

  /** What a column can be in this shop. */
  async fields(ctx: Ctx) {
    authorise(ctx, 'catalog.read');
    const { customFields, locations } = await this.database.withTenant(ctx, (tx) =>
      this.shops.readingContext(tx, ctx, 'leave'),
    );
    const own = [...customFields.keys()].map((key) => `custom:${key}`);
    const shelves = [...locations].map((name) => `onHand:${name}`);
    const items = [...Object.keys(importFields), ...own, ...shelves].flatMap((field) => {
      const facts = importFieldFacts(field);
      return facts ? [{ field, label: facts.label, group: facts.group }] : [];
    });
    return { items };
  }

  /** @throws Refusal `import.not_found` */
  products(ctx: Ctx, importId: string, query: PageQuery & { readonly outcome?: ImportOutcome | undefined }) {
    const after = decodeCursor(z.tuple([z.int()]), query.cursor);
    return this.#read(ctx, importId, async (tx) => {
      const wanted = { outcome: query.outcome ?? null, after: after?.[0] ?? -1, limit: query.limit + 1 };
      const rows = await this.reports.products(tx, importId, wanted);
      return cutPage(rows, query.limit, { position: (row) => [row.position], item: presentProduct });
    });
  }

  /** @throws Refusal `import.not_found` */
  issues(ctx: Ctx, importId: string, query: PageQuery & { readonly severity?: 'error' | 'warning' | undefined }) {
    const after = decodeCursor(z.tuple([z.int(), z.guid()]), query.cursor);
    return this.#read(ctx, importId, async (tx) => {
      const wanted = { severity: query.severity ?? null, after, limit: query.limit + 1 };
      const rows = await this.reports.issues(tx, importId, wanted);
      const item = ({ id: _id, ...issue }: (typeof rows)[number]) => issue;
      return cutPage(rows, query.limit, { position: ({ row, id }) => [row, id], item });
    });
  }

  /** @throws Refusal `import.not_found` */
  failedImages(ctx: Ctx, importId: string, query: PageQuery) {
    const after = decodeCursor(z.tuple([z.guid()]), query.cursor);
    return this.#read(ctx, importId, async (tx) => {
      const rows = await this.reports.failedImages(tx, importId, after?.[0] ?? null, query.limit + 1);
      const item = ({ id: _id, ...image }: (typeof rows)[number]) => image;
      return cutPage(rows, query.limit, { position: ({ id }) => [id], item });
    });
  }

  /**
   * The rows that were not imported, as a file like the one they came from: CSV with a last column `error`, or JSON lines, whose
   * reasons are in the list of issues.
   *
   * @throws Refusal `import.not_found`
   */
  async failedRows(ctx: Ctx, importId: string): Promise<{ fileName: string; contentType: string; stream: Readable }> {
    const record = await this.#read(ctx, importId, (_tx, found) => Promise.resolve(found));
    const isCsv = record.container === 'csv';
    const name = record.fileName.replace(/\.\w{1,5}$/, '');
    return {
      fileName: `${name}-failed-rows.${isCsv ? 'csv' : 'jsonl'}`,
      contentType: isCsv ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
      stream: Readable.from(this.#lines(ctx, record)),
    };
  }

  async *#lines(ctx: Ctx, record: ImportRecord): AsyncGenerator<string> {
    // A file that was mended once has our column already.
    const kept = record.columns.flatMap(({ name }, index) => (name.toLowerCase() === 'error' ? [] : [{ name, index }]));
    if (record.container === 'csv') yield `\uFEFF${csvRow([...kept.map(({ name }) => name), 'error'])}`;
    let after = -1;
    for (;;) {
      const rows = await this.database.withTenant(ctx, (tx) =>
        this.reports.failedRows(tx, record.id, after, rowsAtOnce),
      );
      yield rows.map((row) => lineOf(row, kept)).join('');
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsAtOnce) return;
      after = last.row;
    }
  }

  #read<T>(ctx: Ctx, importId: string, work: (tx: TenantTx, record: ImportRecord) => Promise<T>): Promise<T> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.imports.find(tx, importId);
      if (!record) throw new Refusal('import.not_found');
      return work(tx, record);
    });
  }
}

/** Cells are neutralised again by the writer, hence restored first. */
function lineOf({ cells, error }: FailedRow, columns: readonly { readonly index: number }[]): string {
  if (columns.length === 0) return `${cells[0] ?? ''}\n`;
  return csvRow([...columns.map(({ index }) => restoreCell(cells[index] ?? '')), error]);
}
