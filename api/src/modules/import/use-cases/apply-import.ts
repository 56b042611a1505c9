import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { ImportRepository, type ImportRecord } from '../import.repository.js';
import { StagingRepository, type AppliedProduct, type PendingProduct } from '../staging.repository.js';
import { columnOf } from './column.of.js';
import { batchSizes, type ImportStep } from './import.step.js';
import { PlanProducts, type PlannedProduct } from './plan-products.js';
import { WritePlanned } from './write-planned.js';

/** Writes what the dry run showed, decided anew against the shop as it is by then. */
@Injectable()
export class ApplyImport implements ImportStep {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly staging: StagingRepository,
    private readonly planner: PlanProducts,
    private readonly writer: WritePlanned,
  ) {}

  async next(ctx: Ctx, { id }: ImportRecord): Promise<boolean> {
    try {
      return await this.#batch(ctx, id, batchSizes.apply);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Somebody else took a name of one of them meanwhile: the others must not suffer for it.
      return this.#oneByOne(ctx, id);
    }
  }

  async #oneByOne(ctx: Ctx, id: string): Promise<boolean> {
    for (let count = 0; count < batchSizes.apply; count += 1) {
      if (!(await this.#one(ctx, id))) return false;
    }
    return true;
  }

  async #one(ctx: Ctx, id: string): Promise<boolean> {
    try {
      return await this.#batch(ctx, id, 1);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#refuse(ctx, id, error);
    }
  }

  #batch(ctx: Ctx, id: string, limit: number): Promise<boolean> {
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.#stillApplying(tx, id);
      if (!record) return false;
      const pending = await this.staging.nextToApply(tx, id, record.phaseCursor, limit);
      const last = pending.at(-1);
      if (last === undefined) {
        await this.imports.beginPhase(tx, id, 'applying', 'linking', null);
        return false;
      }
      const order = { options: record.options, columnOf: columnOf(record) };
      const { planned, tree } = await this.planner.plan(tx, ctx, pending, order);
      await this.writer.write(tx, ctx, record, planned, tree);
      await this.#note(tx, id, pending, planned);
      await this.imports.advance(tx, id, last.position, pending.length);
      return true;
    });
  }

  async #note(
    tx: TenantTx,
    id: string,
    pending: readonly PendingProduct[],
    planned: readonly PlannedProduct[],
  ): Promise<void> {
    const applied = pending.flatMap(({ position }, index): AppliedProduct[] => {
      const plan = planned[index]?.plan;
      if (!plan) return [];
      const isApplied = plan.outcome === 'create' || plan.outcome === 'update';
      return [
        {
          position,
          outcome: plan.outcome,
          isApplied,
          productId: isApplied ? plan.productId : null,
          changes: plan.changes,
        },
      ];
    });
    await this.staging.saveApplied(tx, id, applied);
    const issues = pending.flatMap(({ position }, index) =>
      (planned[index]?.plan.outcome === 'error' ? (planned[index]?.plan.issues ?? []) : []).map((issue) => ({
        ...issue,
        position,
      })),
    );
    await this.staging.addIssues(tx, id, issues);
  }

  /** Turns the next product into an error, for the reason the catalog gave. */
  #refuse(ctx: Ctx, id: string, refusal: Refusal): Promise<boolean> {
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.#stillApplying(tx, id);
      const [product] = record ? await this.staging.nextToApply(tx, id, record.phaseCursor, 1) : [];
      if (!product) return false;
      const { position } = product;
      const issue = {
        position,
        row: position,
        column: null,
        severity: 'error',
        code: refusal.code,
        reason: refusal.message,
      } as const;
      await this.staging.addIssues(tx, id, [issue]);
      await this.staging.saveApplied(tx, id, [
        { position, outcome: 'error', isApplied: false, productId: null, changes: [] },
      ]);
      await this.imports.advance(tx, id, position, 1);
      return true;
    });
  }

  async #stillApplying(tx: TenantTx, id: string): Promise<ImportRecord | null> {
    const record = await this.imports.lock(tx, id);
    return record?.state === 'applying' && record.phase === 'applying' ? record : null;
  }
}
