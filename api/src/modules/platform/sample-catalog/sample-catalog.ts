import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { type ProductInput, productInput } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { CategoryWriter, ProductWriter } from '../../catalog/index.js';
import { MediaService, pictures as pictureLibrary } from '../../media/index.js';
import { sampleCategories, type SamplePicture, type SampleProduct, sampleProducts } from './sample-products.js';
import { samplePrice } from './sample-prices.js';

/** Pictures in place but not yet in a shop's books, by file name. */
export type KeptPictures = ReadonlyMap<string, Parameters<MediaService['enter']>[1]>;

// Drawings are 1,600 units wide at 72 dots an inch; 1,280 pixels fill the largest frame of a product.
const density = 57.6;

const folder = new URL('../../../../assets/sample-catalog/', import.meta.url);

/** A small catalog that a new shop can begin with, so that its storefront can be seen before the first product is written. */
@Injectable()
export class SampleCatalog {
  constructor(
    private readonly media: MediaService,
    private readonly categories: CategoryWriter,
    private readonly products: ProductWriter,
  ) {}

  /** Draws the pictures into the files of a shop to be. Before the transaction: it takes a second or two. */
  async keepPictures(tenantId: string): Promise<KeptPictures> {
    const sharp = await pictureLibrary();
    const pictures = sampleProducts.flatMap((product) => product.pictures);
    const kept = await Promise.all(
      pictures.map(async ({ file, alt }) => {
        const drawing = await readFile(new URL(`${file}.svg`, folder));
        const bytes = await sharp(drawing, { density }).png({ compressionLevel: 0 }).toBuffer();
        return [file, await this.media.keep(tenantId, { kind: 'image', bytes, fileName: `${file}.png`, alt })] as const;
      }),
    );
    return new Map(kept);
  }

  /** Writes categories and products, in the transaction that opens the shop. */
  async write(tx: TenantTx, ctx: Ctx, pictures: KeptPictures): Promise<void> {
    const categoryIds = new Map<string, string>();
    for (const category of sampleCategories) categoryIds.set(category.slug, await this.categories.create(tx, category));
    for (const product of sampleProducts) {
      const entered = await this.enter(tx, product.pictures, pictures);
      await this.products.create(tx, ctx, inputOf(product, ctx, categoryIds.get(product.category), entered));
    }
  }

  private async enter(tx: TenantTx, pictures: readonly SamplePicture[], kept: KeptPictures): Promise<Entered[]> {
    const entered: Entered[] = [];
    for (const { file, shows } of pictures) {
      const picture = kept.get(file);
      if (picture === undefined) throw new Error(`The sample picture ${file} was not kept.`);
      entered.push({ mediaId: (await this.media.enter(tx, picture)).id, shows });
    }
    return entered;
  }
}

interface Entered {
  readonly mediaId: string;
  readonly shows: string | undefined;
}

const skuOf = (product: SampleProduct, code: string): string => (code === '' ? product.sku : `${product.sku}-${code}`);

function inputOf(
  product: SampleProduct,
  ctx: Ctx,
  categoryId: string | undefined,
  pictures: readonly Entered[],
): ProductInput {
  const { title, subtitle, descriptionHtml, options, specs, weightGrams } = product;
  const { currency, name } = ctx.shop;
  return productInput.parse({
    ...{ title, subtitle, descriptionHtml, options, specs },
    brand: name,
    status: 'active',
    categoryIds: categoryId === undefined ? [] : [categoryId],
    mediaIds: pictures.map(({ mediaId }) => mediaId),
    variants: product.variants.map(({ optionValues, code, stock, surcharge }) => ({
      sku: skuOf(product, code),
      optionValues,
      priceMinor: samplePrice(product.euros + (surcharge ?? 0), currency),
      weightGrams,
      initialStock: stock,
      mediaId: pictures.find(({ shows }) => shows !== undefined && optionValues.includes(shows))?.mediaId ?? null,
    })),
  });
}
