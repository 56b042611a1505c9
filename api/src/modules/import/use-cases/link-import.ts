import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { ProductBatch, ProductFactsReader } from '../../catalog/index.js';
import { ImportRepository, type ImportRecord } from '../import.repository.js';
import { StagingRepository, type PendingProduct } from '../staging.repository.js';
import { batchSizes, type ImportStep } from './import.step.js';

/** Ties related products together once all of them are there. */
@Injectable()
export class LinkImport implements ImportStep {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly staging: StagingRepository,
    private readonly facts: ProductFactsReader,
    private readonly products: ProductBatch,
  ) {}

  next(ctx: Ctx, { id }: ImportRecord): Promise<boolean> {
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.imports.lock(tx, id);
      if (record?.state !== 'applying' || record.phase !== 'linking') return false;
      const pending = await this.staging.nextApplied(tx, id, record.phaseCursor, batchSizes.check, true);
      const last = pending.at(-1);
      if (last === undefined) {
        await this.imports.settle(tx, id, 'applied', null);
        tx.emit('import.images_waiting', id, { importId: id });
        return false;
      }
      await this.#link(tx, id, pending);
      await this.imports.advance(tx, id, last.position, pending.length);
      return true;
    });
  }

  async #link(tx: TenantTx, id: string, pending: readonly PendingProduct[]): Promise<void> {
    const names = [...new Set(pending.flatMap(({ draft }) => draft.related ?? []))];
    const owners = await this.facts.owners(tx, { ids: [], variantIds: [], slugs: names, skus: names, barcodes: [] });
    const idOf = new Map([...owners.filter(({ kind }) => kind === 'sku'), ...owners.filter(({ kind }) => kind === 'slug')].map(({ key, productId }) => [key, productId])); // prettier-ignore
    const known = await this.facts.read(tx, pending.flatMap(({ productId }) => productId ?? [])); // prettier-ignore
    const beforeOf = new Map(known.map((product) => [product.id, product.related]));
    const ties = pending.flatMap((product) => {
      const productId = product.productId;
      const before = productId === null ? undefined : beforeOf.get(productId);
      if (productId === null || before === undefined) return [];
      const found = (product.draft.related ?? []).flatMap((name) => ({ name, id: idOf.get(name) }));
      const relatedIds = found.flatMap(({ id: relatedId }) =>
        relatedId === undefined || relatedId === productId ? [] : [relatedId],
      );
      const missing = found.filter(({ id: relatedId }) => relatedId === undefined).map(({ name }) => name);
      return [{ product, productId, before, relatedIds: [...new Set(relatedIds)].slice(0, maxRelated), missing }];
    });
    await this.products.relate(tx, ties);
    await this.#note(tx, id, ties);
  }

  async #note(tx: TenantTx, id: string, ties: readonly Tie[]): Promise<void> {
    const after = new Map(
      (await this.facts.read(tx, ties.map(({ productId }) => productId))).map((product) => [product.id, product.related]), // prettier-ignore
    );
    await this.staging.saveApplied(
      tx,
      id,
      ties.map(({ product, productId, before }) => {
        const related = {
          field: 'related',
          sku: null,
          variantId: null,
          locationId: null,
          before,
          after: after.get(productId),
        };
        const { position, outcome } = product;
        return { position, outcome, productId, isApplied: true, changes: [...product.changes, related] };
      }),
    );
    const issues = ties.flatMap(({ product: { position }, missing }) =>
      missing.map((name) => ({
        ...({ position, row: position, column: null, severity: 'warning', code: 'related.unknown' } as const),
        reason: `There is no product “${name}” to show beside it.`,
      })),
    );
    await this.staging.addIssues(tx, id, issues);
  }
}

const maxRelated = 24;

interface Tie {
  readonly product: PendingProduct;
  readonly productId: string;
  readonly before: readonly string[];
  readonly relatedIds: readonly string[];
  readonly missing: readonly string[];
}
