import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { importFieldFacts, type ImportOptions, type ProductImport } from '@smallshop/contract';
import { z } from 'zod';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { uuidv7 } from '../../plumbing/db/uuidv7.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ImportFiles, type ReceivedFile } from './import.files.js';
import { ImportRepository, type ImportRecord } from './import.repository.js';
import { ImportShopReader } from './import-shop.reader.js';
import { ImportImageRepository } from './import-image.repository.js';
import { transition, undoUntil, type ImportEvent } from './import.rule.js';
import { presentImport } from './import.view.js';
import { columnsOf, formatOf, mappingProblems, proposeMapping, signatureOf } from './mapping/recognise.js';
import { analyse, type Analysis } from './source/analyse.js';
import { StagingRepository } from './staging.repository.js';

/** What a person says before a dry run. */
export interface CheckOrder {
  /** A field for each column; as recognised when left out. */
  readonly columns?: readonly (string | null)[];
  readonly options: ImportOptions;
}

const position = z.tuple([z.iso.datetime(), z.guid()]);

/** What people do with imports; the work itself is done by workers, see RunImport. */
@Injectable()
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly files: ImportFiles,
    private readonly imports: ImportRepository,
    private readonly staging: StagingRepository,
    private readonly images: ImportImageRepository,
    private readonly shops: ImportShopReader,
  ) {}

  /**
   * Keeps a file and looks at its beginning.
   *
   * @throws Refusal `import.too_large`, `import.format_unknown`, `import.file_unreadable`; nothing of the file is kept then
   */
  async upload(ctx: Ctx, fileName: string, upload: Readable): Promise<ProductImport> {
    authorise(ctx, 'catalog.write');
    const id = uuidv7(ctx.now);
    const storageKey = this.files.keyOf(ctx.tenantId, id);
    const file = await this.files.receive(storageKey, upload);
    try {
      const analysis = await analyse(file.head, file.encoding, file.byteSize === file.head.length);
      return await this.database.withTenant(ctx, (tx) =>
        this.#enter(tx, ctx, { id, fileName, storageKey, file, analysis }),
      );
    } catch (error) {
      await this.files.forget(storageKey);
      throw error;
    }
  }

  /** Newest first. */
  async list(ctx: Ctx, query: { readonly limit: number; readonly cursor?: string | undefined }) {
    authorise(ctx, 'catalog.read');
    const after = decodeCursor(position, query.cursor);
    return this.database.withTenant(ctx, async (tx) => {
      const records = await this.imports.list(tx, after, query.limit + 1);
      const counts = await this.imports.counts(tx, records.map(({ id }) => id)); // prettier-ignore
      return cutPage(records, query.limit, {
        position: ({ createdAt, id }) => [createdAt.toISOString(), id],
        item: (record) => presentImport(record, counts.get(record.id), ctx.now),
      });
    });
  }

  /** @throws Refusal `import.not_found` */
  async get(ctx: Ctx, importId: string): Promise<ProductImport> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => this.#present(tx, ctx, await this.imports.find(tx, importId)));
  }

  /**
   * Takes the meaning of the columns and begins the dry run. The answer is remembered for files with the same column names.
   *
   * @throws Refusal `import.not_found`, `import.transition_refused`, `import.mapping_incomplete` with `details` { problems },
   *         `location.not_found`; `auth.forbidden` when columns hold stock and the caller may not change it
   */
  async check(ctx: Ctx, importId: string, order: CheckOrder): Promise<ProductImport> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.#move(tx, importId, 'check');
      const columns = remapped(record, order.columns);
      this.#refuseIncomplete(record, columns);
      const hasStock = columns.some(({ field }) => field !== null && importFieldFacts(field)?.group === 'stock');
      if (hasStock) authorise(ctx, 'stock.write');
      await this.shops.shelves(tx, order.options.locationId);
      const isReadAgain =
        record.rowCount === 0 || JSON.stringify(keys(columns)) !== JSON.stringify(keys(record.columns));
      await this.staging.forget(tx, importId, isReadAgain);
      const canWriteStock = ctx.permissions.has('stock.write');
      await this.imports.beginCheck(tx, { ...record, columns, options: order.options, canWriteStock }, isReadAgain);
      const header = columns.map(({ name }) => name);
      const fields = Object.fromEntries(columns.map(({ name, field }) => [name, field]));
      if (header.length > 0) await this.imports.rememberMapping(tx, signatureOf(header), fields);
      tx.emit('import.continued', importId, { importId });
      return this.#present(tx, ctx, await this.imports.find(tx, importId));
    });
  }

  /** @throws Refusal `import.not_found`, `import.transition_refused` */
  async apply(ctx: Ctx, importId: string): Promise<ProductImport> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.#move(tx, importId, 'apply');
      const counts = (await this.imports.counts(tx, [record.id])).get(record.id);
      await this.imports.beginPhase(
        tx,
        importId,
        'applying',
        'applying',
        (counts?.create ?? 0) + (counts?.update ?? 0),
      );
      tx.emit('import.continued', importId, { importId });
      return this.#present(tx, ctx, await this.imports.find(tx, importId));
    });
  }

  /** Stops at once; a batch being written is finished first. @throws Refusal `import.not_found`, `import.transition_refused` */
  async cancel(ctx: Ctx, importId: string): Promise<ProductImport> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.#move(tx, importId, 'cancel');
      await this.imports.settle(tx, importId, 'cancelled', null);
      await this.images.forgetWaiting(tx, importId);
      return this.#present(tx, ctx, await this.imports.find(tx, importId));
    });
  }

  /** @throws Refusal `import.not_found`, `import.transition_refused` also when nothing was written, `import.undo_expired` */
  async undo(ctx: Ctx, importId: string): Promise<ProductImport> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.#move(tx, importId, 'undo');
      const applied = (await this.imports.counts(tx, [importId])).get(importId)?.applied ?? 0;
      if (applied === 0) throw new Refusal('import.transition_refused', { state: record.state });
      if (!record.finishedAt || undoUntil(record.finishedAt) <= ctx.now) throw new Refusal('import.undo_expired');
      await this.images.forgetWaiting(tx, importId);
      await this.imports.beginPhase(tx, importId, 'undoing', 'undoing', applied);
      tx.emit('import.continued', importId, { importId });
      return this.#present(tx, ctx, await this.imports.find(tx, importId));
    });
  }

  async #enter(
    tx: TenantTx,
    ctx: Ctx,
    { id, fileName, storageKey, file, analysis: { shape, header, firstRows } }: Arrived,
  ): Promise<ProductImport> {
    const format = shape.container === 'jsonl' ? 'smallshop' : formatOf(header);
    const remembered = header.length > 0 ? await this.imports.rememberedMapping(tx, signatureOf(header)) : {};
    const columns = columnsOf(header, proposeMapping(header, format, remembered), firstRows);
    const createdBy = actorName(ctx);
    await this.imports.insert(tx, {
      ...shape,
      id,
      fileName,
      storageKey,
      byteSize: file.byteSize,
      format,
      columns,
      createdBy,
    });
    return this.#present(tx, ctx, await this.imports.find(tx, id));
  }

  async #move(tx: TenantTx, importId: string, event: ImportEvent): Promise<ImportRecord> {
    const record = await this.imports.lock(tx, importId);
    if (!record) throw new Refusal('import.not_found');
    if (transition(record.state, event) === null)
      throw new Refusal('import.transition_refused', { state: record.state });
    return record;
  }

  #refuseIncomplete(record: ImportRecord, columns: ImportRecord['columns']): void {
    const problems = record.container === 'jsonl' ? [] : mappingProblems(columns.map(({ field }) => field));
    if (problems.length > 0) throw new Refusal('import.mapping_incomplete', { problems }, problems.join(' '));
  }

  async #present(tx: TenantTx, ctx: Ctx, record: ImportRecord | null): Promise<ProductImport> {
    if (!record) throw new Refusal('import.not_found');
    return presentImport(record, (await this.imports.counts(tx, [record.id])).get(record.id), ctx.now);
  }
}

interface Arrived {
  readonly id: string;
  readonly fileName: string;
  readonly storageKey: string;
  readonly file: ReceivedFile;
  readonly analysis: Analysis;
}

/** @throws Refusal `import.mapping_incomplete` when not every column is spoken for */
function remapped(record: ImportRecord, fields: CheckOrder['columns']): ImportRecord['columns'] {
  if (!fields) return record.columns;
  if (fields.length !== record.columns.length) {
    const problem = `The file has ${record.columns.length} columns; say what each of them is.`;
    throw new Refusal('import.mapping_incomplete', { problems: [problem] }, problem);
  }
  return record.columns.map((column, index) => ({ ...column, field: fields[index] ?? null }));
}

/** The fields by which rows are gathered into products: when they stay, the rows need not be read again. */
const keys = (columns: ImportRecord['columns']): (string | null)[] =>
  columns.map(({ field }) =>
    field !== null &&
    (['slug', 'productId', 'title', 'sku', 'wooId', 'wooParent'].includes(field) || field.startsWith('option'))
      ? field
      : null,
  );
