import { productInput, type AdminProduct, type ProductInput } from '@smallshop/contract';

/** A product as read, turned into the whole-record write that would change nothing. */
export function inputOf(product: AdminProduct): ProductInput {
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
    variants: product.variants.map((variant) => ({
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
    })),
  });
}

const fieldOrder = [
  'title', 'subtitle', 'descriptionHtml', 'mediaIds', 'status', 'publishedAt', 'unpublishAt', 'variants', 'options', 'categoryIds',
  'brand', 'tags', 'specs', 'customFields', 'relatedIds', 'taxCategory', 'isDigital', 'seo', 'slug',
] as const satisfies (keyof ProductInput)[]; // prettier-ignore

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields in which two versions of a product differ, in the order the page shows them. */
export function changedFields(a: ProductInput, b: ProductInput): (keyof ProductInput)[] {
  return fieldOrder.filter((field) => !same(a[field], b[field]));
}

type Variant = ProductInput['variants'][number];

function changesOf(base: Variant, mine: Variant): Partial<Variant> {
  const before = new Map<string, unknown>(Object.entries(base));
  return Object.fromEntries(Object.entries(mine).filter(([field, value]) => !same(before.get(field), value)));
}

/** Their variants, with the fields I changed put over them. */
function rebaseVariants(base: ProductInput, mine: ProductInput, theirs: ProductInput): Variant[] {
  return theirs.variants.map((variant) => {
    const before = base.variants.find(({ id }) => id === variant.id);
    const after = mine.variants.find(({ id }) => id === variant.id);
    return before && after ? { ...variant, ...changesOf(before, after) } : variant;
  });
}

/**
 * Puts my changes on top of somebody else's: fields I did not touch take their value, fields I changed keep mine. Variants
 * are merged field by field, so that my price and their SKU both survive.
 *
 * @param base    what I began from
 * @param mine    what I want to save
 * @param theirs  what was saved meanwhile
 */
export function rebase(base: ProductInput, mine: ProductInput, theirs: ProductInput): ProductInput {
  const untouched = fieldOrder.filter((field) => same(base[field], mine[field]));
  return productInput.parse({
    ...mine,
    ...Object.fromEntries(untouched.map((field) => [field, theirs[field]])),
    variants: rebaseVariants(base, mine, theirs),
  });
}
