import { Injectable } from '@nestjs/common';
import type { ProductInput, RefusalCode } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { violatedConstraint, type TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { Redirects } from '../../redirect/index.js';
import { duplicateCode, freeSlug, isPublishable, optionsProblem, slugFrom } from '../product.rule.js';
import { ProductLinksRepository } from '../product-links.repository.js';
import { ProductWriteRepository, type CurrentProduct } from '../product-write.repository.js';
import { announceCategories, pathOf, ProductPut, type ProductExtras } from './put-product.js';

// Two who write at once are told apart here; one who writes later, with the other's name, in ProductPut.
const conflicts: Readonly<Record<string, readonly [RefusalCode, string?]>> = {
  products_tenant_id_slug_key: ['product.slug_taken'],
  variants_tenant_id_sku_key: ['variant.sku_taken'],
  variants_barcode: ['variant.barcode_taken'],
  variants_tenant_id_product_id_option_values_key: [
    'variant.options_mismatch',
    'A variant kept for its orders has the same option values; send it with its id to use it again.',
  ],
  product_categories_tenant_id_category_id_fkey: ['category.not_found'],
};

function hasOrders({ orderCount }: CurrentProduct): Refusal {
  const kept = orderCount === 1 ? 'one order, which keeps it' : `${orderCount} orders, which keep it`;
  const message =
    orderCount === 0
      ? 'Somebody is buying this product just now; try again later, or archive it instead.'
      : `This product is in ${kept}; archive it instead.`;
  return new Refusal('product.has_orders', { orderCount }, message);
}

/** Does the work; a violated constraint becomes the refusal it stands for. */
export async function refusingConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const conflict = conflicts[violatedConstraint(error) ?? ''];
    if (conflict) throw new Refusal(conflict[0], undefined, conflict[1]);
    throw error;
  }
}

/** @throws Refusal when options, variants, codes and status of a product do not fit each other */
export function assertComplete(input: ProductInput): void {
  const problem = optionsProblem(input);
  if (problem !== null) throw new Refusal('variant.options_mismatch', undefined, problem);
  const sku = duplicateCode(input.variants.map((variant) => variant.sku));
  if (sku !== null) throw new Refusal('variant.sku_taken', { sku }, `Two variants have the SKU ${sku}.`);
  const barcode = duplicateCode(input.variants.map((variant) => variant.barcode));
  if (barcode !== null)
    throw new Refusal('variant.barcode_taken', { barcode }, `Two variants have the barcode ${barcode}.`);
  if (!isPublishable(input)) throw new Refusal('product.publish_incomplete');
}

/** What is done to whole products, each in the caller's transaction. */
@Injectable()
export class ProductWriter {
  constructor(
    private readonly products: ProductWriteRepository,
    private readonly links: ProductLinksRepository,
    private readonly put: ProductPut,
    private readonly redirects: Redirects,
  ) {}

  /**
   * @returns the new product's id
   * @throws Refusal as {@link ProductPut.put}, and `product.slug_taken`, `product.publish_incomplete`,
   *         `variant.options_mismatch`, `category.not_found`; `request.invalid` when a variant has an id already
   */
  async create(tx: TenantTx, ctx: Ctx, input: ProductInput, extras: ProductExtras = {}): Promise<string> {
    assertComplete(input);
    if (input.variants.some((variant) => variant.id !== undefined)) {
      const message = 'Variants of a new product get their ids here.';
      throw new Refusal('request.invalid', { issues: [{ in: 'body', path: ['variants'], message }] });
    }
    const wanted = slugFrom(input.title);
    const slug = input.slug ?? freeSlug(wanted, await this.products.similarSlugs(tx, wanted));
    const id = uuidv7(ctx.now);
    await refusingConflicts(() => this.put.put(tx, ctx, { id, slug, input, extras, before: null }));
    return id;
  }

  /**
   * Replaces the product's fields and variants; its slug stays when none is given.
   *
   * @param ifMatch the version the change was made from, or null to overwrite whatever is there
   * @throws Refusal as `create`, and `product.not_found`, `variant.not_found`, `precondition.failed` with `details`
   *         { currentVersion, updatedAt, updatedBy }
   */
  async replace(tx: TenantTx, ctx: Ctx, id: string, input: ProductInput, ifMatch: number | null): Promise<void> {
    assertComplete(input);
    const before = await this.#lock(tx, id, ifMatch);
    const known = before.variants.map((variant) => variant.id);
    const foreign = input.variants.find((variant) => variant.id !== undefined && !known.includes(variant.id));
    if (foreign) throw new Refusal('variant.not_found', { variantId: foreign.id });
    const slug = input.slug ?? before.slug;
    await refusingConflicts(() => this.put.put(tx, ctx, { id, slug, input, extras: {}, before }));
  }

  /** Shows exactly these products of the shop beside it, in this order. */
  relate(tx: TenantTx, productId: string, relatedIds: readonly string[]): Promise<void> {
    return this.links.setRelated(tx, productId, relatedIds);
  }

  /**
   * Deletes a product never ordered, with its stock.
   *
   * @throws Refusal `product.not_found`, `precondition.failed`; `product.has_orders` with `details` { orderCount }, which is 0 while
   *         only a checkout holds its stock
   */
  async remove(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
    const before = await this.#lock(tx, id, ifMatch);
    if (before.orderCount > 0 || before.isHeld) throw hasOrders(before);
    await this.products.remove(tx, id);
    await this.redirects.gone(tx, pathOf(before.slug));
    tx.emit('product.changed', id, { productId: id, slug: before.slug, isHard: before.isOnSale }, before.version + 1);
    announceCategories(tx, before.isOnSale ? before.categoryIds : []);
  }

  async #lock(tx: TenantTx, id: string, ifMatch: number | null): Promise<CurrentProduct> {
    const current = await this.products.lock(tx, id);
    if (!current) throw new Refusal('product.not_found');
    if (ifMatch === null || ifMatch === current.version) return current;
    throw new Refusal('precondition.failed', {
      currentVersion: current.version,
      updatedAt: current.updatedAt.toISOString(),
      updatedBy: current.updatedBy,
    });
  }
}
