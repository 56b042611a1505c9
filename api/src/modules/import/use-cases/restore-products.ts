import { Injectable } from '@nestjs/common';
import { productInput } from '@smallshop/contract';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { actorName, type Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import {
  CategoryPaths,
  ProductBatch,
  ProductFactsReader,
  type BatchWrite,
  type CategoryTree,
  type ProductFacts,
} from '../../catalog/index.js';
import { recount, type StockMove } from '../../inventory/index.js';
import { ImportImageRepository } from '../import-image.repository.js';
import type { ImportRecord } from '../import.repository.js';
import { takeBack } from '../plan/changes.js';
import { inputOf, stateOf } from '../plan/product.state.js';
import type { PendingProduct } from '../staging.repository.js';
import { differencesOf } from './write-planned.js';

/** What an undo made of a product. */
export interface Undone {
  readonly position: number;
  readonly undone: 'restored' | 'deleted' | 'archived' | 'kept';
  /** Fields left alone because they were changed since. */
  readonly kept: readonly string[];
}

const pathsSchema = z.array(z.array(z.string()));
const slugsSchema = z.array(z.string());

interface Restoration {
  readonly product: PendingProduct;
  readonly facts: ProductFacts;
  readonly write: BatchWrite | null;
  readonly differences: readonly StockMove[];
  readonly kept: readonly string[];
}

/** Takes back what an import did to products, in one transaction. */
@Injectable()
export class RestoreProducts {
  constructor(
    private readonly facts: ProductFactsReader,
    private readonly categories: CategoryPaths,
    private readonly products: ProductBatch,
    private readonly images: ImportImageRepository,
  ) {}

  /** @throws Refusal when one of them cannot be as it was, and nothing is taken back */
  async restore(tx: TenantTx, ctx: Ctx, record: ImportRecord, batch: readonly PendingProduct[]): Promise<Undone[]> {
    const created = batch.filter(({ outcome }) => outcome === 'create');
    const updated = batch.filter(({ outcome }) => outcome === 'update');
    const tree = await this.categories.read(tx);
    return [...(await this.#remove(tx, ctx, created, tree)), ...(await this.#takeBack(tx, ctx, record, updated, tree))];
  }

  async #remove(tx: TenantTx, ctx: Ctx, created: readonly PendingProduct[], tree: CategoryTree): Promise<Undone[]> {
    const ids = created.flatMap(({ productId }) => productId ?? []);
    if (ids.length === 0) return [];
    const ordered = new Set(await this.products.remove(tx, ids));
    const kept = await this.facts.read(tx, [...ordered]);
    const writes = kept.map((facts): BatchWrite => {
      const state = { ...stateOf(facts, tree), status: 'archived' as const };
      return { id: facts.id, slug: facts.slug, input: productInput.parse(inputOf(state, facts.categoryIds)) };
    });
    if (writes.length > 0) await this.products.write(tx, ctx, writes);
    return created.map(({ position, productId }) => ({
      position,
      undone: productId !== null && ordered.has(productId) ? 'archived' : 'deleted',
      kept: [],
    }));
  }

  async #takeBack(
    tx: TenantTx,
    ctx: Ctx,
    record: ImportRecord,
    updated: readonly PendingProduct[],
    tree: CategoryTree,
  ): Promise<Undone[]> {
    const ids = updated.flatMap(({ productId }) => productId ?? []);
    if (ids.length === 0) return [];
    const factsOf = new Map((await this.facts.read(tx, ids)).map((facts) => [facts.id, facts]));
    const restorations = updated.flatMap((product): Restoration[] => {
      const facts = factsOf.get(product.productId ?? '');
      return facts ? [restorationOf(product, facts, tree)] : [];
    });
    const writes = restorations.flatMap(({ write }) => write ?? []);
    if (writes.length > 0) await this.products.write(tx, ctx, writes);
    const cause = { actor: actorName(ctx), note: `Undo of import ${record.fileName}`.slice(0, 200) };
    await recount(
      tx,
      record.id,
      restorations.flatMap(({ differences }) => differences),
      cause,
    );
    await this.products.removePictures(tx, await this.images.added(tx, record.id, ids));
    const unrelated = await this.#unrelate(tx, restorations);
    return updated.map((product) => {
      const restoration = restorations.find((one) => one.product === product);
      const kept = [...(restoration?.kept ?? []), ...(unrelated.has(product) ? ['related'] : [])];
      // A product that was deleted since needs no restoring.
      return { position: product.position, undone: restoration ? 'restored' : 'kept', kept };
    });
  }

  /** @returns products whose related ones were changed since, and so left alone */
  async #unrelate(tx: TenantTx, restorations: readonly Restoration[]): Promise<Set<PendingProduct>> {
    const changed = restorations.flatMap(({ product, facts }) => {
      const change = product.changes.find(({ field }) => field === 'related');
      return change ? [{ product, facts, before: slugsSchema.parse(change.before), after: change.after }] : [];
    });
    const slugs = changed.flatMap(({ before }) => before);
    const owners = await this.facts.owners(tx, { ids: [], variantIds: [], slugs, skus: [], barcodes: [] });
    const idOf = new Map(owners.map(({ key, productId }) => [key, productId]));
    const untouched = changed.filter(({ facts, after }) => isDeepStrictEqual(facts.related, after));
    await this.products.relate(
      tx,
      untouched.map(({ facts, before }) => ({
        productId: facts.id,
        relatedIds: before.flatMap((slug) => idOf.get(slug) ?? []),
      })),
    );
    return new Set(changed.filter((one) => !untouched.includes(one)).map(({ product }) => product));
  }
}

/** Stock goes back by as many units as the import added or took, whatever was sold since; never below what is promised. */
function stockOf(product: PendingProduct, facts: ProductFacts) {
  const all = differencesOf(product.changes, -1);
  const isPossible = ({ variantId, locationId, delta }: StockMove): boolean => {
    const level = facts.variants
      .find(({ id }) => id === variantId)
      ?.stock.find((known) => known.locationId === locationId);
    return level !== undefined && level.onHand + delta >= level.reserved;
  };
  const skuOf = (variantId: string): string => facts.variants.find(({ id }) => id === variantId)?.sku ?? '';
  return {
    differences: all.filter(isPossible),
    kept: all.filter((difference) => !isPossible(difference)).map(({ variantId }) => `onHand (${skuOf(variantId)})`),
  };
}

function restorationOf(product: PendingProduct, facts: ProductFacts, tree: CategoryTree): Restoration {
  const now = stateOf(facts, tree);
  const { state, kept } = takeBack(now, product.changes);
  const stock = stockOf(product, facts);
  const added = product.changes.filter(({ field }) => field === 'variant').map(({ variantId }) => variantId);
  const categoryIds = pathsSchema.parse(state.categories).flatMap((path) => tree.idOf(path) ?? []);
  const isChanged = !isDeepStrictEqual(state, now);
  const input = isChanged ? productInput.parse(inputOf({ ...now, ...state }, categoryIds)) : null;
  return {
    product,
    facts,
    write: input && { id: facts.id, slug: input.slug ?? facts.slug, input },
    differences: stock.differences.filter(({ variantId }) => !added.includes(variantId)),
    kept: [...kept, ...stock.kept],
  };
}
