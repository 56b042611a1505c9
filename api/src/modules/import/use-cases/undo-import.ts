import { Injectable } from '@nestjs/common';
import { ZodError } from 'zod';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { ImportRepository, type ImportRecord } from '../import.repository.js';
import { StagingRepository } from '../staging.repository.js';
import { batchSizes, type ImportStep } from './import.step.js';
import { RestoreProducts } from './restore-products.js';

const cannotBe = (error: unknown): boolean => error instanceof Refusal || error instanceof ZodError;

/** Takes an import back: products it made are deleted, those it changed are as they were, except for what changed since. */
@Injectable()
export class UndoImport implements ImportStep {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly staging: StagingRepository,
    private readonly products: RestoreProducts,
  ) {}

  async next(ctx: Ctx, { id }: ImportRecord): Promise<boolean> {
    try {
      return await this.#batch(ctx, id, batchSizes.apply);
    } catch (error) {
      if (!cannotBe(error)) throw error;
      return this.#oneByOne(ctx, id);
    }
  }

  async #oneByOne(ctx: Ctx, id: string): Promise<boolean> {
    for (let count = 0; count < batchSizes.apply; count += 1) {
      try {
        if (!(await this.#batch(ctx, id, 1))) return false;
      } catch (error) {
        if (!cannotBe(error)) throw error;
        // Its SKU or address is another's by now: it stays as it is, and the report says so.
        await this.#keep(ctx, id);
      }
    }
    return true;
  }

  #batch(ctx: Ctx, id: string, limit: number): Promise<boolean> {
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.#stillUndoing(tx, id);
      if (!record) return false;
      const batch = await this.staging.nextApplied(tx, id, record.phaseCursor, limit, false);
      const last = batch.at(-1);
      if (last === undefined) {
        await this.imports.settle(tx, id, 'undone', null);
        return false;
      }
      await this.staging.saveUndone(tx, id, await this.products.restore(tx, ctx, record, batch));
      await this.imports.advance(tx, id, last.position, batch.length);
      return true;
    });
  }

  async #keep(ctx: Ctx, id: string): Promise<void> {
    await this.database.withTenant(ctx, async (tx) => {
      const record = await this.#stillUndoing(tx, id);
      const [product] = record ? await this.staging.nextApplied(tx, id, record.phaseCursor, 1, false) : [];
      if (!product) return;
      await this.staging.saveUndone(tx, id, [{ position: product.position, undone: 'kept', kept: [] }]);
      await this.imports.advance(tx, id, product.position, 1);
    });
  }

  async #stillUndoing(tx: TenantTx, id: string): Promise<ImportRecord | null> {
    const record = await this.imports.lock(tx, id);
    return record?.state === 'undoing' && record.phase === 'undoing' ? record : null;
  }
}
