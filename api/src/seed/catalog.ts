import type { INestApplicationContext } from '@nestjs/common';
import {
  collectionInput,
  customFieldInput,
  type CustomFieldValues,
  type ProductInput,
  productInput,
  taxCategorySchema,
} from '@smallshop/contract';
import {
  CategoryWriter,
  CollectionMembership,
  CollectionService,
  CustomFieldService,
  ProductWriter,
} from '../modules/catalog/index.js';
import { MediaService } from '../modules/media/index.js';
import type { Ctx } from '../plumbing/context.js';
import { Database, type TenantTx } from '../plumbing/db/database.js';
import type { PictureSeed, ProductSeed, ShopSeed } from './content/index.js';
import { makePdf } from './digital.file.js';
import { PictureBook } from './pictures.js';
import { swatchOf } from './swatches.js';

const dayMs = 86_400_000;

/** Every picture a shop shows: products, category banners and its home page. */
const picturesOf = (shop: ShopSeed): PictureSeed[] => [
  ...shop.products.flatMap((product) => product.pictures),
  ...shop.categories.map((category) => category.banner),
  ...shop.collections.flatMap(({ banner }) => banner ?? []),
  ...shop.home.flatMap((section) => {
    if (section.type === 'hero') return [section.picture, section.portrait];
    return section.type === 'story' ? [section.picture] : [];
  }),
];

/** Draws a shop's pictures and puts its categories, products and collections in place. Returns the pictures for the home page. */
export async function plantCatalog(app: INestApplicationContext, ctx: Ctx, shop: ShopSeed): Promise<PictureBook> {
  const media = app.get(MediaService);
  const book = await PictureBook.draw(media, ctx.tenantId, picturesOf(shop));
  const planter = new CatalogPlanter(app, ctx, media, book);
  const categoryIds = await planter.plantCategories(shop);
  await planter.plantCustomFields(shop);
  const productIds = await planter.plantProducts(shop, categoryIds);
  await planter.plantUpcoming(shop, categoryIds);
  await planter.relate(shop, productIds);
  await planter.plantCollections(shop, productIds);
  return book;
}

class CatalogPlanter {
  private readonly database: Database;
  private readonly products: ProductWriter;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly ctx: Ctx,
    private readonly media: MediaService,
    private readonly book: PictureBook,
  ) {
    this.database = app.get(Database);
    this.products = app.get(ProductWriter);
  }

  async plantCategories(shop: ShopSeed): Promise<Map<string, string>> {
    const writer = this.app.get(CategoryWriter);
    return this.database.withTenant(this.ctx, async (tx) => {
      const ids = new Map<string, string>();
      for (const { slug, name, description, parentSlug, banner } of shop.categories) {
        const mediaId = await this.enter(tx, banner);
        const parentId = parentSlug === undefined ? undefined : ids.get(parentSlug);
        ids.set(slug, await writer.create(tx, { slug, name, description, parentId, mediaId }));
      }
      return ids;
    });
  }

  async plantCustomFields({ customFields }: ShopSeed): Promise<void> {
    const fields = this.app.get(CustomFieldService);
    for (const { definition } of customFields) await fields.create(this.ctx, customFieldInput.parse(definition));
  }

  /** Like products there are, in the merchant's hands only until their day. */
  async plantUpcoming(shop: ShopSeed, categoryIds: ReadonlyMap<string, string>): Promise<void> {
    for (const { likeSlug, inDays, ...texts } of shop.upcoming ?? []) {
      const like = shop.products.find(({ slug }) => slug === likeSlug);
      if (!like) throw new Error(`No product ${likeSlug} to make another like.`);
      const variants = like.variants.map((variant) => ({ ...variant, sku: `${variant.sku}-N`, barcode: null }));
      const product = { ...like, ...texts, variants, seo: { title: '', description: '' }, publishedDaysAgo: -inDays };
      await this.database.withTenant(this.ctx, (tx) => this.plantProduct(tx, shop, product, categoryIds, null));
    }
  }

  /** One transaction for each product, in the shop's order: their order on the shelf follows. */
  async plantProducts(shop: ShopSeed, categoryIds: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const product of shop.products) {
      const file = await this.keepFile(product);
      const id = await this.database.withTenant(this.ctx, (tx) =>
        this.plantProduct(tx, shop, product, categoryIds, file),
      );
      ids.set(product.slug, id);
    }
    return ids;
  }

  /** What goes well with what. */
  async relate(shop: ShopSeed, ids: ReadonlyMap<string, string>): Promise<void> {
    await this.database.withTenant(this.ctx, async (tx) => {
      for (const product of shop.products) {
        const id = ids.get(product.slug);
        const related = product.pairsWithSlugs.flatMap((slug) => ids.get(slug) ?? []);
        if (id !== undefined) await this.products.relate(tx, id, related);
      }
    });
  }

  /** Those by rules hold at once what they would, so that a shop opens complete. */
  async plantCollections(shop: ShopSeed, productIds: ReadonlyMap<string, string>): Promise<void> {
    const collections = this.app.get(CollectionService);
    for (const { banner, productSlugs, ...seed } of shop.collections) {
      const mediaId = banner && (await this.database.withTenant(this.ctx, (tx) => this.enter(tx, banner)));
      const { id } = await collections.create(this.ctx, collectionInput.parse({ ...seed, mediaId }), null);
      const chosen = (productSlugs ?? []).flatMap((slug) => productIds.get(slug) ?? []);
      if (chosen.length > 0) await collections.addProducts(this.ctx, id, chosen);
      await this.app.get(CollectionMembership).apply(this.ctx, id);
    }
  }

  private async plantProduct(
    tx: TenantTx,
    { customFields }: ShopSeed,
    product: PlantedProduct,
    categoryIds: ReadonlyMap<string, string>,
    file: Parameters<MediaService['enter']>[1] | null,
  ): Promise<string> {
    const pictureIds: EnteredPicture[] = [];
    for (const picture of product.pictures)
      pictureIds.push({ id: await this.enter(tx, picture), shows: picture.shows });
    const fileIds = file === null ? [] : [(await this.media.enter(tx, file)).id];
    const publishedAt = new Date(this.ctx.now.getTime() - product.publishedDaysAgo * dayMs).toISOString();
    const input = {
      ...inputOf(product, categoryIds, pictureIds),
      publishedAt,
      customFields: valuesOf(customFields, product),
    };
    return this.products.create(tx, this.ctx, input, { fileIds });
  }

  private async enter(tx: TenantTx, picture: PictureSeed): Promise<string> {
    return (await this.media.enter(tx, this.book.find(picture))).id;
  }

  private async keepFile({ title, digitalFile }: ProductSeed) {
    if (digitalFile === undefined) return null;
    const { fileName, pages } = digitalFile;
    return this.media.keep(this.ctx.tenantId, { kind: 'file', bytes: makePdf(title, pages), fileName, alt: '' });
  }
}

/** A seed's product; one that is made like another has no barcodes yet. */
type PlantedProduct = Omit<ProductSeed, 'variants'> & {
  readonly variants: readonly (Omit<ProductSeed['variants'][number], 'barcode'> & {
    readonly barcode: string | null;
  })[];
};

const valuesOf = (fields: ShopSeed['customFields'], { slug }: PlantedProduct): CustomFieldValues =>
  Object.fromEntries(
    fields.flatMap(({ definition, values }) => {
      const value = values[slug];
      return value === undefined ? [] : [[definition.key, value] as const];
    }),
  );

interface EnteredPicture {
  readonly id: string;
  readonly shows: PictureSeed['shows'];
}

function inputOf(
  product: PlantedProduct,
  categoryIds: ReadonlyMap<string, string>,
  pictures: readonly EnteredPicture[],
): ProductInput {
  const { slug, title, subtitle, descriptionHtml, specs, seo, isDigital } = product;
  const isBook = product.taxCode === 'reduced';
  return productInput.parse({
    ...{ slug, title, subtitle, descriptionHtml, specs, seo, isDigital },
    brand: product.vendor,
    status: 'active',
    tags: product.tags,
    mediaIds: pictures.map(({ id }) => id),
    taxCategory: isDigital && !isBook ? 'digital' : taxCategorySchema.parse(product.taxCode),
    categoryIds: product.categorySlugs.flatMap((category) => categoryIds.get(category) ?? []),
    options: product.options.map(({ name, values }) => ({
      name,
      values: values.map((value) => ({ value, swatch: swatchOf(product, name, value) })),
    })),
    variants: product.variants.map((variant) => ({
      sku: variant.sku,
      barcode: variant.barcode,
      optionValues: product.options.map(({ name }) => variant.options[name]),
      priceMinor: variant.priceMinor,
      compareAtPriceMinor: variant.compareAtMinor ?? null,
      costMinor: variant.costMinor,
      weightGrams: variant.weightGrams,
      mediaId: pictureOf(variant, pictures),
      ...(variant.stock === null ? {} : { initialStock: variant.stock }),
    })),
  });
}

const pictureOf = (
  { options }: PlantedProduct['variants'][number],
  pictures: readonly EnteredPicture[],
): string | null =>
  pictures.find(({ shows }) => shows !== undefined && options[shows.option] === shows.value)?.id ?? null;
