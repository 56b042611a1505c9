import type { z } from 'zod';
import type { AdminProduct, AdminVariant } from './product.js';
import { productInput, type ProductInput, type variantInput } from './product-input.js';

/** A product as read, turned into the whole-record write that changes nothing; variants kept only for their orders are left out. */
export function productInputOf(product: AdminProduct): ProductInput {
  return productInput.parse({
    title: product.title,
    slug: product.slug,
    subtitle: product.subtitle,
    descriptionHtml: product.descriptionHtml,
    brand: product.brand,
    status: product.status,
    isDigital: product.isDigital,
    taxCategory: product.taxCategory,
    tags: product.tags,
    specs: product.specs,
    seo: product.seo,
    categoryIds: product.categories.map(({ id }) => id),
    options: product.options,
    publishedAt: product.publishedAt,
    unpublishAt: product.unpublishAt,
    customFields: product.customFields,
    relatedIds: product.related.map(({ id }) => id),
    mediaIds: product.images.map(({ id }) => id),
    variants: product.variants.filter((variant) => fits(product, variant)).map(variantInputOf),
  });
}

const variantInputOf = (variant: AdminVariant): z.input<typeof variantInput> => ({
  id: variant.id,
  sku: variant.sku,
  barcode: variant.barcode,
  optionValues: variant.optionValues,
  priceMinor: variant.price.amount,
  compareAtPriceMinor: variant.compareAtPrice?.amount ?? null,
  costMinor: variant.cost?.amount ?? null,
  weightGrams: variant.weightGrams,
  lengthMm: variant.lengthMm,
  widthMm: variant.widthMm,
  heightMm: variant.heightMm,
  backorderPolicy: variant.backorderPolicy,
  lowStockThreshold: variant.lowStockThreshold,
  mediaId: variant.imageId,
  isActive: variant.isActive,
});

/** A variant taken out of its product after it was ordered stays, inactive, with values the options may no longer list. */
const fits = ({ options }: AdminProduct, { isActive, optionValues }: AdminVariant): boolean =>
  isActive ||
  (optionValues.length === options.length &&
    options.every(({ values }, index) => values.some(({ value }) => value === optionValues[index])));
