import { Injectable } from '@nestjs/common';
import type { ProductFile, ProductFilesInput } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ProductFileRepository } from './product-file.repository.js';

/** Files that buyers of digital products may download. */
@Injectable()
export class ProductFiles {
  constructor(
    private readonly database: Database,
    private readonly files: ProductFileRepository,
  ) {}

  /** @throws Refusal `product.not_found` */
  async list(ctx: Ctx, productId: string): Promise<{ items: ProductFile[] }> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => {
      if (!(await this.files.hasProduct(tx, productId))) throw new Refusal('product.not_found');
      return { items: await this.files.list(tx, productId) };
    });
  }

  /**
   * Sells a product with exactly these files; of what is named twice for the same variant, the first counts.
   *
   * @throws Refusal `product.not_found`, `media.not_found` for anything but a private file, `variant.not_found`
   */
  async set(ctx: Ctx, productId: string, { files }: ProductFilesInput): Promise<{ items: ProductFile[] }> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      if (!(await this.files.hasProduct(tx, productId))) throw new Refusal('product.not_found');
      const { media, variants } = await this.files.known(tx, productId, files);
      if (files.some(({ mediaId }) => !media.includes(mediaId.toLowerCase()))) throw new Refusal('media.not_found');
      const isStranger = (id: string | null) => id !== null && !variants.includes(id.toLowerCase());
      if (files.some(({ variantId }) => isStranger(variantId))) throw new Refusal('variant.not_found');
      await this.files.set(tx, productId, files);
      return { items: await this.files.list(tx, productId) };
    });
  }
}
