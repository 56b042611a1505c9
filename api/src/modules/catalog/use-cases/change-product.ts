import { Injectable } from '@nestjs/common';
import { productInputOf, type AdminProduct, type ProductChange, type ProductInput } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { copiedSku, copiedTitle } from '../product.rule.js';
import { ProductRepository } from '../product.repository.js';
import { ProductWriteRepository } from '../product-write.repository.js';
import { ProductWriter } from './write-product.js';

type Edit = Exclude<ProductChange, { kind: 'delete' }>;

const without = <T>(values: readonly T[], removed: readonly T[]): T[] =>
  values.filter((value) => !removed.includes(value));
const union = <T>(values: readonly T[], added: readonly T[]): T[] => [...values, ...without(added, values)];

/** The product after a change; its own tags are found whatever their case. */
function edited(input: ProductInput, change: Edit): ProductInput {
  switch (change.kind) {
    case 'set_status':
      return { ...input, status: change.status };
    case 'add_tags':
      return { ...input, tags: union(input.tags, change.tags) };
    case 'remove_tags': {
      const removed = change.tags.map((tag) => tag.toLowerCase());
      return { ...input, tags: input.tags.filter((tag) => !removed.includes(tag.toLowerCase())) };
    }
    case 'add_to_category':
      return { ...input, categoryIds: union(input.categoryIds, [change.categoryId]) };
    case 'remove_from_category':
      return { ...input, categoryIds: without(input.categoryIds, [change.categoryId]) };
  }
}

/** Changes made to a product as it stands: copies of it, and one change among many. */
@Injectable()
export class ProductChanger {
  constructor(
    private readonly products: ProductRepository,
    private readonly writes: ProductWriteRepository,
    private readonly writer: ProductWriter,
  ) {}

  /**
   * Makes a draft like the product: pictures, categories and custom fields with it; SKUs of its own, no barcodes, no stock, no dates.
   *
   * @param title of the copy; “… (copy)” when undefined
   * @returns the copy's id
   * @throws Refusal `product.not_found`, `custom_field.invalid`
   */
  async duplicate(tx: TenantTx, ctx: Ctx, productId: string, title: string | undefined): Promise<string> {
    const product = await this.#find(tx, ctx, productId);
    const input = productInputOf(product);
    const taken = await this.writes.similarSkus(tx, input.variants.map(({ sku }) => sku)); // prettier-ignore
    const variants = input.variants.map(({ id: _, ...variant }) => {
      const sku = copiedSku(variant.sku, taken);
      taken.add(sku);
      return { ...variant, sku, barcode: null };
    });
    return this.writer.create(tx, ctx, {
      ...{ ...input, variants, title: title ?? copiedTitle(product.title) },
      ...{ slug: undefined, status: 'draft', publishedAt: null, unpublishAt: null },
    });
  }

  /**
   * @returns whether anything changed
   * @throws Refusal as {@link ProductWriter.replace} and {@link ProductWriter.remove}; `request.invalid` beyond 30 tags or 20 categories
   */
  async change(tx: TenantTx, ctx: Ctx, productId: string, change: ProductChange): Promise<boolean> {
    if (change.kind === 'delete') {
      await this.writer.remove(tx, productId, null);
      return true;
    }
    // Locked before it is read, so that nobody's edit in between is lost.
    await this.writes.lock(tx, productId);
    const before = productInputOf(await this.#find(tx, ctx, productId));
    const after = edited(before, change);
    if (JSON.stringify(after) === JSON.stringify(before)) return false;
    assertWithinLimits(after);
    await this.writer.replace(tx, ctx, productId, after, null);
    return true;
  }

  async #find(tx: TenantTx, ctx: Ctx, productId: string): Promise<AdminProduct> {
    const product = await this.products.find(tx, ctx, productId);
    if (!product) throw new Refusal('product.not_found');
    return product;
  }
}

function assertWithinLimits({ tags, categoryIds }: ProductInput): void {
  const message =
    tags.length > 30
      ? 'A product has at most 30 tags.'
      : categoryIds.length > 20
        ? 'A product stands in at most 20 categories.'
        : null;
  if (message !== null)
    throw new Refusal('request.invalid', { issues: [{ in: 'body', path: ['change'], message }] }, message);
}
