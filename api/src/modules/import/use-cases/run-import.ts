import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { ImportRepository, type ImportPhase, type ImportRecord } from '../import.repository.js';
import { transition } from '../import.rule.js';
import { ApplyImport } from './apply-import.js';
import { CheckImport } from './check-import.js';
import type { ImportStep } from './import.step.js';
import { LinkImport } from './link-import.js';
import { ReadImport } from './read-import.js';
import { UndoImport } from './undo-import.js';

/** How long one job works before it makes way for the imports of other shops. */
const sliceMs = 10_000;

/** The steps of an import by phase. */
@Injectable()
export class ImportSteps {
  readonly #steps: Readonly<Record<ImportPhase, ImportStep>>;

  constructor(
    reading: ReadImport,
    checking: CheckImport,
    applying: ApplyImport,
    linking: LinkImport,
    undoing: UndoImport,
  ) {
    this.#steps = { reading, checking, applying, linking, undoing };
  }

  of(phase: ImportPhase): ImportStep {
    return this.#steps[phase];
  }
}

/** Carries imports on, slice by slice, from wherever the one before came to. */
@Injectable()
export class RunImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly steps: ImportSteps,
  ) {}

  /**
   * Works on an import for some seconds and asks for the next slice when there is more to do. Safe to run twice, also at once.
   *
   * @param hasTime tells whether the slice may go on; for tests to stop one where a worker would have died
   */
  async continue(ctx: Ctx, importId: string, hasTime: () => boolean = withinSlice()): Promise<void> {
    let record = await this.#find(ctx, importId);
    while (record?.phase && hasTime()) {
      if (!(await this.#step(ctx, record, record.phase))) return;
      record = await this.#find(ctx, importId);
    }
    if (!record?.phase) return;
    await this.database.withTenant(ctx, async (tx) => tx.emit('import.continued', importId, { importId }));
  }

  /** @returns false when the import has failed */
  async #step(ctx: Ctx, record: ImportRecord, phase: ImportPhase): Promise<boolean> {
    try {
      await this.steps.of(phase).next(ctx, record);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.#fail(ctx, record, error);
      return false;
    }
  }

  async #fail(ctx: Ctx, { id }: ImportRecord, refusal: Refusal): Promise<void> {
    await this.database.withTenant(ctx, async (tx) => {
      const record = await this.imports.lock(tx, id);
      if (!record || transition(record.state, 'fail') === null) return;
      await this.imports.settle(tx, id, 'failed', { code: refusal.code, message: refusal.message });
    });
  }

  #find(ctx: Ctx, importId: string): Promise<ImportRecord | null> {
    return this.database.withTenant(ctx, (tx) => this.imports.find(tx, importId));
  }
}

function withinSlice(): () => boolean {
  const end = performance.now() + sliceMs;
  return () => performance.now() < end;
}
