import { Injectable } from '@nestjs/common';
import type { ProductInput, RefusalCode, VariantInput } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { violatedConstraint, type TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { StockService } from '../../inventory/index.js';
import { sanitiseHtml } from '../html.sanitiser.js';
import { ProductDocuments } from '../product.documents.js';
import { difference, freeSlug, isPublishable, optionsProblem, slugFrom } from '../product.rule.js';
import { ProductWriteRepository, type CurrentProduct, type VariantRecord } from '../product-write.repository.js';

/** What a product has besides its input; pictures must be stored already. */
export interface ProductExtras {
  readonly mediaIds?: readonly string[];
  /** Picture of a variant, by SKU. */
  readonly variantMediaIds?: Readonly<Record<string, string>>;
  /** When an active product went on sale; now when left out. */
  readonly publishedAt?: Date;
}

const conflicts: Readonly<Record<string, readonly [RefusalCode, string?]>> = {
  products_tenant_id_slug_key: ['product.slug_taken'],
  variants_tenant_id_sku_key: ['variant.sku_taken'],
  variants_barcode: ['variant.sku_taken', 'Another variant of this shop uses this barcode.'],
  variants_tenant_id_product_id_option_values_key: [
    'variant.options_mismatch',
    'A variant kept for its orders has the same option values; send it with its id to use it again.',
  ],
  product_categories_tenant_id_category_id_fkey: ['category.not_found'],
};

async function refusingConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const conflict = conflicts[violatedConstraint(error) ?? ''];
    if (conflict) throw new Refusal(conflict[0], undefined, conflict[1]);
    throw error;
  }
}

function assertComplete(input: ProductInput): void {
  const problem = optionsProblem(input);
  if (problem !== null) throw new Refusal('variant.options_mismatch', undefined, problem);
  if (!isPublishable(input)) throw new Refusal('product.publish_incomplete');
}

interface Write {
  readonly id: string;
  readonly slug: string;
  readonly input: ProductInput;
  readonly extras: ProductExtras;
  readonly before: CurrentProduct | null;
}

/** Puts a product, its variants, stock levels, categories and document in place, all in the caller's transaction. */
@Injectable()
export class ProductWriter {
  constructor(
    private readonly products: ProductWriteRepository,
    private readonly stock: StockService,
    private readonly documents: ProductDocuments,
  ) {}

  /**
   * @returns the new product's id
   * @throws Refusal `product.slug_taken`, `product.publish_incomplete`, `variant.sku_taken`, `variant.options_mismatch`,
   *         `category.not_found`; `request.invalid` when a variant has an id already
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
    await refusingConflicts(() => this.#put(tx, ctx, { id, slug, input, extras, before: null }));
    return id;
  }

  /**
   * Replaces the product's fields and variants; its slug stays when none is given.
   *
   * @param ifMatch the version the change was made from, or null to overwrite whatever is there
   * @throws Refusal as `create`, and `product.not_found`, `variant.not_found`, `precondition.failed` with `details`
   *         { currentVersion, updatedAt }
   */
  async replace(tx: TenantTx, ctx: Ctx, id: string, input: ProductInput, ifMatch: number | null): Promise<void> {
    assertComplete(input);
    const before = await this.#lock(tx, id, ifMatch);
    const foreign = input.variants.find(
      (variant) => variant.id !== undefined && !before.variantIds.includes(variant.id),
    );
    if (foreign) throw new Refusal('variant.not_found', { variantId: foreign.id });
    const slug = input.slug ?? before.slug;
    await refusingConflicts(() => this.#put(tx, ctx, { id, slug, input, extras: {}, before }));
  }

  /** Shows exactly these products beside it, in this order; unknown ones are left out. */
  relate(tx: TenantTx, productId: string, relatedIds: readonly string[]): Promise<void> {
    return this.products.setRelated(tx, productId, relatedIds);
  }

  /**
   * Deletes a product never ordered, with its stock.
   *
   * @throws Refusal `product.not_found`, `precondition.failed`; `product.has_orders` also while a checkout holds its stock
   */
  async remove(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
    const before = await this.#lock(tx, id, ifMatch);
    if (before.isOrdered) throw new Refusal('product.has_orders');
    await this.products.remove(tx, id);
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
    });
  }

  async #put(tx: TenantTx, ctx: Ctx, { id, slug, input, extras, before }: Write): Promise<void> {
    const variants = input.variants.map((variant) => ({ ...variant, id: variant.id ?? uuidv7(ctx.now) }));
    const descriptionHtml = sanitiseHtml(input.descriptionHtml);
    await this.products.save(tx, { ...input, id, slug, descriptionHtml, publishedAt: extras.publishedAt ?? null });
    const removed = before?.variantIds.filter((old) => !variants.some((variant) => variant.id === old)) ?? [];
    if (removed.length > 0) await this.products.removeVariants(tx, removed);
    await this.products.saveVariants(
      tx,
      id,
      variants.map((variant) => recordOf(variant, extras)),
    );
    if (!input.isDigital)
      await this.stock.open(
        tx,
        ctx,
        variants.map((variant) => openingStock(variant, before)),
      );
    await this.products.setCategories(tx, id, input.categoryIds);
    if (extras.mediaIds) await this.products.setMedia(tx, id, extras.mediaIds);
    const [change] = await this.documents.refresh(tx, [id]);
    const isHard = change?.isHard ?? false;
    tx.emit('product.changed', id, { productId: id, slug, isHard }, (before?.version ?? 0) + 1);
    const shownBefore = before?.isOnSale ? before.categoryIds : [];
    announceCategories(tx, difference(shownBefore, input.status === 'active' ? input.categoryIds : []));
  }
}

const announceCategories = (tx: TenantTx, categoryIds: readonly string[]): void =>
  categoryIds.forEach((categoryId) => tx.emit('category.changed', categoryId, { categoryId }));

const recordOf = (variant: VariantInput & { id: string }, extras: ProductExtras): VariantRecord => ({
  id: variant.id,
  sku: variant.sku,
  barcode: variant.barcode,
  optionValues: variant.optionValues,
  priceMinor: variant.priceMinor,
  compareAtPriceMinor: variant.compareAtPriceMinor,
  costMinor: variant.costMinor,
  weightGrams: variant.weightGrams,
  isActive: variant.isActive,
  mediaId: extras.variantMediaIds?.[variant.sku] ?? null,
});

/** Stock is only given to new variants: that of others changes by adjustments, so that no count is overwritten. */
const openingStock = (variant: VariantInput & { id: string }, before: CurrentProduct | null) => ({
  variantId: variant.id,
  quantity: before?.variantIds.includes(variant.id) ? 0 : (variant.initialStock ?? 0),
});
