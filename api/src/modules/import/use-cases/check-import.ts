import { Injectable } from '@nestjs/common';
import type { ImportIssue } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import type { DraftReading } from '../draft/draft.js';
import { readProduct } from '../draft/read.product.js';
import { ImportShopReader } from '../import-shop.reader.js';
import { ImportRepository, type ImportRecord } from '../import.repository.js';
import {
  maxRowsOfProduct,
  StagingRepository,
  type CheckedProduct,
  type RowGroup,
  type StagedIssue,
} from '../staging.repository.js';
import { columnOf } from './column.of.js';
import { batchSizes, type ImportStep } from './import.step.js';
import { PlanProducts, type PlannedProduct } from './plan-products.js';

interface ReadGroup {
  readonly group: RowGroup;
  readonly reading: DraftReading;
}

const tooManyRows = (group: RowGroup): DraftReading => {
  const reason = `${group.rows.length} rows belong to one product; check which column is the slug.`;
  const issue: ImportIssue = { row: group.position, column: null, severity: 'error', code: 'rows.too_many', reason };
  return { draft: null, issues: [issue], variantRows: [] };
};

/** The dry run: what would become of each product, held against the shop as it is. Nothing of the shop changes. */
@Injectable()
export class CheckImport implements ImportStep {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly staging: StagingRepository,
    private readonly shops: ImportShopReader,
    private readonly planner: PlanProducts,
  ) {}

  next(ctx: Ctx, { id }: ImportRecord): Promise<boolean> {
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.imports.lock(tx, id);
      if (record?.state !== 'checking' || record.phase !== 'checking') return false;
      const groups = await this.staging.nextGroups(tx, id, record.phaseCursor, batchSizes.check);
      const last = groups.at(-1);
      if (last === undefined) return this.#finish(tx, id);
      await this.#check(tx, ctx, record, groups);
      await this.imports.advance(tx, id, last.position, groups.length);
      return true;
    });
  }

  async #finish(tx: TenantTx, id: string): Promise<boolean> {
    await this.staging.refuseRepeatedCodes(tx, id);
    await this.imports.settle(tx, id, 'checked', null);
    return false;
  }

  async #check(tx: TenantTx, ctx: Ctx, record: ImportRecord, groups: readonly RowGroup[]): Promise<void> {
    const context = await this.shops.readingContext(tx, ctx, record.options.blanks);
    const read = groups.map((group): ReadGroup => {
      if (group.rows.length > maxRowsOfProduct) return { group, reading: tooManyRows(group) };
      const rows = group.cells.map((cells, index) => ({ number: group.rows[index] ?? group.position, cells }));
      return { group, reading: readProduct(rows, record, context) };
    });
    const legible = read.flatMap(({ group, reading }) =>
      reading.draft ? [{ draft: reading.draft, rows: group.rows, variantRows: reading.variantRows }] : [],
    );
    const { planned } = await this.planner.plan(tx, ctx, legible, {
      options: record.options,
      columnOf: columnOf(record),
    });
    const planOf = new Map(planned.map((product) => [product.read.rows[0], product]));
    const checked = read.map((one) => checkedOf(one, planOf.get(one.group.position)));
    await this.staging.saveChecked(tx, record.id, checked);
    const issues = read.flatMap(({ group, reading }): StagedIssue[] =>
      [...reading.issues, ...(planOf.get(group.position)?.plan.issues ?? [])].map((issue) => ({
        ...issue,
        position: group.position,
      })),
    );
    await this.staging.addIssues(tx, record.id, issues);
  }
}

function checkedOf({ group, reading }: ReadGroup, product: PlannedProduct | undefined): CheckedProduct {
  if (!product) {
    const nothing = { skus: [], barcodes: [], changes: [], variantRows: [], productId: null };
    return { ...nothing, position: group.position, title: '', draft: null, outcome: 'error' };
  }
  const { draft, facts, plan } = product;
  return {
    position: group.position,
    title: plan.state.title,
    draft,
    variantRows: reading.variantRows,
    skus: draft.variants.map(({ sku }) => sku),
    barcodes: draft.variants.flatMap(({ barcode }) => barcode ?? []),
    outcome: plan.outcome,
    productId: facts?.id ?? null,
    changes: plan.changes,
  };
}
