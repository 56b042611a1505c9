import { Injectable } from '@nestjs/common';
import { productInput } from '@smallshop/contract';
import { actorName, type Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { CategoryPaths, ProductBatch, type BatchWrite, type CategoryTree } from '../../catalog/index.js';
import { recount, type StockMove } from '../../inventory/index.js';
import { ImportImageRepository, type NewImage } from '../import-image.repository.js';
import type { ImportRecord } from '../import.repository.js';
import type { Change } from '../plan/changes.js';
import { isOwn } from '../plan/plan.product.js';
import { inputOf } from '../plan/product.state.js';
import type { PlannedProduct } from './plan-products.js';

const isWritten = ({ plan }: PlannedProduct): boolean => plan.outcome === 'create' || plan.outcome === 'update';

/** True when something of the product itself changes, not only its stock or pictures. */
const changesProduct = ({ plan }: PlannedProduct): boolean =>
  plan.outcome === 'create' || plan.changes.some(({ field }) => field !== 'onHand');

/** Units more or fewer, as changes of `onHand` say. */
export const differencesOf = (changes: readonly Change[], sign: 1 | -1): StockMove[] =>
  changes.flatMap(({ field, variantId, locationId, before, after }) =>
    field === 'onHand' && variantId !== null && locationId !== null
      ? [{ variantId, locationId, delta: sign * (Number(after) - Number(before)) }]
      : [],
  );

/** Carries out plans, by the use cases of catalog and inventory. */
@Injectable()
export class WritePlanned {
  constructor(
    private readonly categories: CategoryPaths,
    private readonly products: ProductBatch,
    private readonly images: ImportImageRepository,
  ) {}

  /** Writes those that are to be created or updated. @throws Refusal of the first that cannot be, and nothing is written */
  async write(
    tx: TenantTx,
    ctx: Ctx,
    record: ImportRecord,
    planned: readonly PlannedProduct[],
    tree: CategoryTree,
  ): Promise<void> {
    const written = planned.filter(isWritten);
    const writes: BatchWrite[] = [];
    for (const product of written.filter(changesProduct)) {
      const categoryIds: string[] = [];
      for (const path of product.plan.state.categories) categoryIds.push(await this.categories.ensure(tx, tree, path));
      const { state, productId } = product.plan;
      writes.push({ id: productId, slug: state.slug, input: productInput.parse(inputOf(state, categoryIds)) });
    }
    const differences = differencesOf(
      written.flatMap(({ plan }) => plan.changes),
      1,
    );
    const cause = { actor: actorName(ctx), note: `Import ${record.fileName}`.slice(0, 200) };
    await this.products.write(tx, ctx, writes, async () => {
      if (record.canWriteStock) await recount(tx, record.id, differences, cause);
    });
    await this.images.add(tx, record.id, written.flatMap(newImages));
  }
}

/** Pictures the product does not show yet, behind those it does. */
function newImages({ draft, facts, plan }: PlannedProduct): NewImage[] {
  const known = new Set(facts?.pictures.flatMap(({ sourceUrl }) => sourceUrl ?? []));
  const shown = facts?.pictures.length ?? 0;
  const wanted = (draft.images ?? []).filter(({ url }) => !known.has(url) && !isOwn(url, facts));
  return wanted.map(({ url, alt }, index) => ({
    productId: plan.productId,
    url,
    alt,
    position: shown + index + 1,
    variantIds: draft.variants.flatMap((variant) => {
      const id = plan.state.variants.find(({ sku }) => sku === variant.sku)?.id;
      return variant.imageUrl === url && id !== undefined ? [id] : [];
    }),
  }));
}
