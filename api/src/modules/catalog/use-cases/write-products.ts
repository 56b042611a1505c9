import { Injectable } from '@nestjs/common';
import type { ProductInput } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { ProductDocuments } from '../product.documents.js';
import { ProductLinksRepository, type PictureAddition, type PictureOfProduct } from '../product-links.repository.js';
import { ProductWriteRepository, type CurrentProduct } from '../product-write.repository.js';
import { ProductPut } from './put-product.js';
import { assertComplete, refusingConflicts } from './write-product.js';

/** A product to be as `input` says; every variant has its id already. A product that exists is replaced. */
export interface BatchWrite {
  readonly id: string;
  readonly slug: string;
  readonly input: ProductInput;
}

const isBought = ({ orderCount, isHeld }: CurrentProduct): boolean => orderCount > 0 || isHeld;

/** Waits for all, for nothing may still be sent when the transaction ends; then fails as the first refusal among them. */
async function allOrRefusal(works: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(works);
  const reasons = outcomes.flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (reasons.length > 0) throw reasons.find((reason) => reason instanceof Refusal) ?? reasons[0];
}

/**
 * Many products in one transaction by the rules of one: their statements travel together, the storefront's documents are
 * rebuilt once, and one event announces them all. Not more than a few hundred at a time.
 */
@Injectable()
export class ProductBatch {
  constructor(
    private readonly products: ProductWriteRepository,
    private readonly links: ProductLinksRepository,
    private readonly put: ProductPut,
    private readonly documents: ProductDocuments,
  ) {}

  /**
   * New ones stand at the end of the merchant's order as listed.
   *
   * @param alongside what belongs to them before they are shown, such as their stock
   * @throws Refusal as ProductWriter does, for the first that cannot be
   */
  async write(tx: TenantTx, ctx: Ctx, writes: readonly BatchWrite[], alongside?: () => Promise<void>): Promise<void> {
    for (const { input } of writes) assertComplete(input);
    const before = await this.products.lockAll(tx, writes.map(({ id }) => id)); // prettier-ignore
    await refusingConflicts(() =>
      allOrRefusal(
        writes.map((write) =>
          this.put.put(tx, ctx, { ...write, extras: { isAnnouncedLater: true }, before: before.get(write.id) ?? null }),
        ),
      ),
    );
    await alongside?.();
    const categoryIds = writes.flatMap(({ input }) => input.categoryIds);
    await this.#announce(tx, writes.map(({ id }) => id), [...before.values()], categoryIds); // prettier-ignore
  }

  /**
   * Deletes products never ordered.
   *
   * @returns ids of those that were ordered, or are being bought, and so are still there; gone ones are gone already
   */
  async remove(tx: TenantTx, ids: readonly string[]): Promise<string[]> {
    const before = await this.products.lockAll(tx, ids);
    const kept = [...before.values()].filter(isBought);
    const free = [...before.values()].filter((product) => !isBought(product));
    for (const { id } of free) await this.products.remove(tx, id);
    if (free.length > 0) {
      const categoryIds = [...new Set(free.flatMap((product) => (product.isOnSale ? product.categoryIds : [])))];
      const productIds = free.map(({ id }) => id);
      tx.emit('products.changed', productIds[0] ?? '', { productIds, categoryIds, isHard: true });
    }
    return kept.map(({ id }) => id);
  }

  /**
   * Adds pictures the shop has to products, behind those they show; the variants named get them as their own.
   * Deleted products are passed over. @returns ids of the pictures that were new to their product
   */
  async addPictures(tx: TenantTx, additions: readonly PictureAddition[]): Promise<string[]> {
    const added = await this.links.addPictures(tx, additions);
    await this.#announce(tx, [...new Set(additions.map(({ productId }) => productId))], [], []);
    return added;
  }

  /** Takes pictures off products; see {@link addPictures}. */
  async removePictures(tx: TenantTx, pairs: readonly PictureOfProduct[]): Promise<void> {
    await this.links.removePictures(tx, pairs);
    await this.#announce(tx, [...new Set(pairs.map(({ productId }) => productId))], [], []);
  }

  /** Shows exactly these products beside each, in this order; ids are products of the shop. */
  async relate(
    tx: TenantTx,
    ties: readonly { readonly productId: string; readonly relatedIds: readonly string[] }[],
  ): Promise<void> {
    for (const { productId, relatedIds } of ties) await this.links.setRelated(tx, productId, [...new Set(relatedIds)]);
  }

  async #announce(
    tx: TenantTx,
    ids: readonly string[],
    before: readonly CurrentProduct[],
    categoryIds: readonly string[],
  ): Promise<void> {
    const changes = await this.documents.refresh(tx, ids);
    const [first] = ids;
    if (first === undefined) return;
    const shownBefore = before.flatMap((product) => (product.isOnSale ? product.categoryIds : []));
    tx.emit('products.changed', first, {
      productIds: [...ids],
      categoryIds: [...new Set([...shownBefore, ...categoryIds])],
      isHard: changes.some(({ isHard }) => isHard),
    });
  }
}
