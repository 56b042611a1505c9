import { productInput, type ProductInput } from '@smallshop/contract';

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

/** Their variants without those I took away, with the fields I changed put over them, and those I added at the end. */
function rebaseVariants(base: ProductInput, mine: ProductInput, theirs: ProductInput): Variant[] {
  const kept = theirs.variants.flatMap((variant) => {
    const before = base.variants.find(({ id }) => id === variant.id);
    const after = mine.variants.find(({ id }) => id === variant.id);
    if (!before) return [variant];
    return after ? [{ ...variant, ...changesOf(before, after) }] : [];
  });
  return [...kept, ...mine.variants.filter(({ id }) => id === undefined)];
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
