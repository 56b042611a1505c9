import { Injectable } from '@nestjs/common';
import type { CustomFieldValues, ProductInput, VariantInput } from '@smallshop/contract';
import { actorName, type Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { StockService } from '../../inventory/index.js';
import { Redirects } from '../../redirect/index.js';
import { CustomFieldRepository } from '../custom-field.repository.js';
import { acceptFieldValues, missingFields } from '../custom-field.rule.js';
import { sanitiseHtml } from '../html.sanitiser.js';
import { ProductDocuments } from '../product.documents.js';
import { difference, saleDates } from '../product.rule.js';
import { ProductLinksRepository } from '../product-links.repository.js';
import { ProductWriteRepository, type CurrentProduct, type VariantRecord } from '../product-write.repository.js';

/** What a product has besides its input; files must be stored already. */
export interface ProductExtras {
  /** Files its buyers may download. */
  readonly fileIds?: readonly string[];
  /** The caller rebuilds the documents and announces the change, for many products at once. */
  readonly isAnnouncedLater?: boolean;
}

/** A write whose options and variants fit each other; `before` is the product under lock, null when it is new. */
export interface ProductWrite {
  readonly id: string;
  readonly slug: string;
  readonly input: ProductInput;
  readonly extras: ProductExtras;
  readonly before: CurrentProduct | null;
}

type KnownVariant = VariantInput & { readonly id: string };

/** Puts a product, its variants, stock levels, ties and document in place, all in the caller's transaction. */
@Injectable()
export class ProductPut {
  constructor(
    private readonly products: ProductWriteRepository,
    private readonly links: ProductLinksRepository,
    private readonly fields: CustomFieldRepository,
    private readonly stock: StockService,
    private readonly documents: ProductDocuments,
    private readonly redirects: Redirects,
  ) {}

  /**
   * @throws Refusal `custom_field.invalid` with `details` { fields: [{ key, message }] }, `product.related_not_found` with
   *         { ids }, `product.schedule_invalid`, `media.not_found`, `variant.media_mismatch` with { sku }, `variant.sku_taken` and
   *         `variant.barcode_taken` with { sku | barcode, productId, productTitle }; constraints of the database otherwise
   */
  async put(tx: TenantTx, ctx: Ctx, write: ProductWrite): Promise<void> {
    const { id, slug, input, extras, before } = write;
    const customFields = await this.#acceptFields(tx, input, before);
    await this.#assertRelatable(tx, id, input.relatedIds ?? []);
    const dates = saleDates(input, before, ctx.now);
    if (!dates) throw new Refusal('product.schedule_invalid');
    const descriptionHtml = sanitiseHtml(input.descriptionHtml);
    const updatedBy = actorName(ctx);
    await this.products.save(tx, { ...input, ...dates, id, slug, descriptionHtml, customFields, updatedBy });
    await this.#putVariants(tx, ctx, write, await this.#putPictures(tx, write));
    await this.links.setCategories(tx, id, input.categoryIds);
    if (input.relatedIds) await this.links.setRelated(tx, id, [...new Set(input.relatedIds)]);
    if (extras.fileIds) await this.links.addFiles(tx, id, extras.fileIds);
    await this.#redirect(tx, write, ctx.now);
    if (!extras.isAnnouncedLater) await this.#announce(tx, write);
  }

  /** Only addresses visitors can know are worth a redirect: not those of products never on sale. */
  async #redirect(tx: TenantTx, { slug, input, before }: ProductWrite, now: Date): Promise<void> {
    const wasKnown = before?.publishedAt != null && before.publishedAt <= now;
    if (before && wasKnown && before.slug !== slug) {
      await this.redirects.moved(tx, pathOf(before.slug), pathOf(slug));
    } else if (input.status === 'active' && (!before?.isOnSale || before.slug !== slug)) {
      await this.redirects.shown(tx, pathOf(slug));
    }
  }

  async #acceptFields(tx: TenantTx, input: ProductInput, before: CurrentProduct | null): Promise<CustomFieldValues> {
    const definitions = await this.fields.rules(tx);
    const { values, problems } = acceptFieldValues(definitions, input.customFields ?? {}, before?.customFields ?? {});
    const kept = input.customFields ? values : (before?.customFields ?? {});
    const missing = input.status === 'active' ? missingFields(definitions, kept) : [];
    const all = [...problems, ...missing.filter(({ key }) => !problems.some((problem) => problem.key === key))];
    if (all.length > 0) throw new Refusal('custom_field.invalid', { fields: all });
    return kept;
  }

  async #assertRelatable(tx: TenantTx, id: string, relatedIds: readonly string[]): Promise<void> {
    if (relatedIds.length === 0) return;
    const missing = await this.links.missingProducts(tx, relatedIds);
    const ids = relatedIds.filter((related) => related === id || missing.includes(related));
    if (ids.length > 0) throw new Refusal('product.related_not_found', { ids });
  }

  /** @returns the pictures the product has now */
  async #putPictures(tx: TenantTx, { id, input, before }: ProductWrite): Promise<readonly string[]> {
    if (!input.mediaIds) return before?.pictureIds ?? [];
    const mediaIds = [...new Set(input.mediaIds)];
    const known = await this.links.setPictures(tx, id, mediaIds);
    if (known < mediaIds.length) throw new Refusal('media.not_found');
    return mediaIds;
  }

  async #putVariants(
    tx: TenantTx,
    ctx: Ctx,
    { id, input, before }: ProductWrite,
    pictureIds: readonly string[],
  ): Promise<void> {
    const variants = input.variants.map((variant) => ({ ...variant, id: variant.id ?? uuidv7(ctx.now) }));
    const records = variants.map((variant) => recordOf(variant, before, pictureIds));
    const removed = before?.variants.filter((old) => !variants.some((variant) => variant.id === old.id)) ?? [];
    if (removed.length > 0) await this.products.removeVariants(tx, removed.map((variant) => variant.id)); // prettier-ignore
    await this.#assertUnused(tx, records);
    await this.products.saveVariants(tx, id, records);
    if (!input.isDigital) await this.stock.open(tx, ctx, variants.map((variant) => openingStock(variant, before))); // prettier-ignore
  }

  async #assertUnused(tx: TenantTx, records: readonly VariantRecord[]): Promise<void> {
    const namesake = await this.products.namesake(tx, records);
    if (!namesake) return;
    const { sku, barcode, isSameSku, productId, productTitle } = namesake;
    if (isSameSku) throw new Refusal('variant.sku_taken', { sku, productId, productTitle });
    throw new Refusal('variant.barcode_taken', { barcode, productId, productTitle });
  }

  async #announce(tx: TenantTx, { id, slug, input, before }: ProductWrite): Promise<void> {
    const [change] = await this.documents.refresh(tx, [id]);
    const isHard = change?.isHard ?? false;
    tx.emit('product.changed', id, { productId: id, slug, isHard }, (before?.version ?? 0) + 1);
    const shownBefore = before?.isOnSale ? before.categoryIds : [];
    announceCategories(tx, difference(shownBefore, input.status === 'active' ? input.categoryIds : []));
  }
}

/** Where the storefront shows the product of a slug. */
export const pathOf = (slug: string): string => `/products/${slug}`;

/** Tells that other products stand in these categories than before. */
export const announceCategories = (tx: TenantTx, categoryIds: readonly string[]): void =>
  categoryIds.forEach((categoryId) => tx.emit('category.changed', categoryId, { categoryId }));

function recordOf(variant: KnownVariant, before: CurrentProduct | null, pictureIds: readonly string[]): VariantRecord {
  const { initialStock: _, mediaId: wanted, ...columns } = variant;
  if (wanted && !pictureIds.includes(wanted)) throw new Refusal('variant.media_mismatch', { sku: variant.sku });
  const kept = before?.variants.find(({ id }) => id === variant.id)?.mediaId ?? null;
  const mediaId = wanted === undefined ? kept : wanted;
  // A picture taken from the product is taken from its variants too.
  return { ...columns, mediaId: mediaId !== null && pictureIds.includes(mediaId) ? mediaId : null };
}

/** Stock is only given to new variants: that of others changes by adjustments, so that no count is overwritten. */
const openingStock = (variant: KnownVariant, before: CurrentProduct | null) => ({
  variantId: variant.id,
  quantity: before?.variants.some(({ id }) => id === variant.id) ? 0 : (variant.initialStock ?? 0),
});
