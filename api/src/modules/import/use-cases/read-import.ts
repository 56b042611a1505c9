import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { ImportFiles } from '../import.files.js';
import { rowKey } from '../draft/read.product.js';
import { ImportRepository, type ImportRecord } from '../import.repository.js';
import { readRows, type SourceRow } from '../source/rows.js';
import { StagingRepository } from '../staging.repository.js';
import { batchSizes, type ImportStep } from './import.step.js';

/** Brings the rows of a file into the books, and gathers them into products. */
@Injectable()
export class ReadImport implements ImportStep {
  constructor(
    private readonly database: Database,
    private readonly files: ImportFiles,
    private readonly imports: ImportRepository,
    private readonly staging: StagingRepository,
  ) {}

  /** Reads to the end of the file; after a death, from the row that was last committed. */
  async next(ctx: Ctx, record: ImportRecord): Promise<boolean> {
    const bytes = await this.files.open(record.storageKey);
    let batch: SourceRow[] = [];
    try {
      for await (const row of readRows(bytes, record)) {
        const isHeader = record.container === 'csv' && row.number === 1;
        if (isHeader || row.number <= record.phaseCursor) continue;
        batch.push(row);
        if (batch.length < batchSizes.rows) continue;
        if (!(await this.#save(ctx, record, batch))) return false;
        batch = [];
      }
    } finally {
      bytes.destroy();
    }
    if (batch.length > 0 && !(await this.#save(ctx, record, batch))) return false;
    await this.#finish(ctx, record.id);
    return true;
  }

  #save(ctx: Ctx, { id }: ImportRecord, rows: readonly SourceRow[]): Promise<boolean> {
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.#stillReading(tx, id);
      if (!record) return false;
      const fresh = rows.filter(({ number }) => number > record.phaseCursor);
      const staged = fresh.map((row) => ({ row: row.number, cells: row.cells, ...rowKey(row, record) }));
      if (staged.length === 0) return true;
      await this.staging.addRows(tx, id, staged);
      await this.imports.advance(tx, id, staged.at(-1)?.row ?? record.phaseCursor, staged.length);
      return true;
    });
  }

  async #finish(ctx: Ctx, id: string): Promise<void> {
    await this.database.withTenant(ctx, async (tx) => {
      if (!(await this.#stillReading(tx, id))) return;
      const products = await this.staging.groupRows(tx, id);
      if (products === 0)
        throw new Refusal('import.file_unreadable', undefined, 'There is no row of data in the file.');
      await this.imports.beginPhase(tx, id, 'checking', 'checking', products);
    });
  }

  async #stillReading(tx: TenantTx, id: string): Promise<ImportRecord | null> {
    const record = await this.imports.lock(tx, id);
    return record?.state === 'checking' && record.phase === 'reading' ? record : null;
  }
}
