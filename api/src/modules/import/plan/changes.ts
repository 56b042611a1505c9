import { z } from 'zod';
import { isDeepStrictEqual } from 'node:util';
import type { ProductState, VariantState } from './product.state.js';

/** One field an import changed, with what is needed to take it back. */
export const changeSchema = z.object({
  field: z.string(),
  sku: z.string().nullable(),
  variantId: z.string().nullable(),
  locationId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});
export type Change = z.infer<typeof changeSchema>;

const productFields = [
  'slug',
  'title',
  'subtitle',
  'descriptionHtml',
  'brand',
  'status',
  'isDigital',
  'taxCategory',
  'tags',
  'specs',
  'seoTitle',
  'seoDescription',
  'categories',
  'publishedAt',
  'unpublishAt',
  'customFields',
  'options',
] as const satisfies readonly (keyof ProductState)[];

const variantFields = [
  'sku',
  'barcode',
  'optionValues',
  'priceMinor',
  'compareAtPriceMinor',
  'costMinor',
  'weightGrams',
  'lengthMm',
  'widthMm',
  'heightMm',
  'backorderPolicy',
  'lowStockThreshold',
  'isActive',
] as const satisfies readonly (keyof VariantState)[];

const isProductField = (field: string): field is (typeof productFields)[number] =>
  productFields.some((known) => known === field);
const isVariantField = (field: string): field is (typeof variantFields)[number] =>
  variantFields.some((known) => known === field);

/** The field a change of a variant that was not there before goes by. */
const addedVariant = 'variant';

/** What differs between a product as it was and as it is to be, field by field. */
export function changesBetween(before: ProductState, after: ProductState): Change[] {
  const own = productFields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({
      field,
      sku: null,
      variantId: null,
      locationId: null,
      before: before[field],
      after: after[field],
    }));
  const ofVariants = after.variants.flatMap((variant): Change[] => {
    const named = { sku: variant.sku, variantId: variant.id, locationId: null };
    const old = before.variants.find(({ id }) => id === variant.id);
    if (!old)
      return [{ field: addedVariant, ...named, before: null, after: variant.optionValues.join(' / ') || variant.sku }];
    return variantFields
      .filter((field) => !isDeepStrictEqual(old[field], variant[field]))
      .map((field) => ({ field, ...named, before: old[field], after: variant[field] }));
  });
  return [...own, ...ofVariants];
}

/** A product with an import's changes taken back, and what was left alone because it was changed since. */
export interface Restored {
  readonly state: Readonly<Record<string, unknown>> & {
    readonly variants: readonly Readonly<Record<string, unknown>>[];
  };
  readonly kept: readonly string[];
}

/**
 * Takes changes back field by field: only what still is as the import left it. Variants the import added are taken out.
 * The result is for the contract to parse.
 */
export function takeBack(now: ProductState, changes: readonly Change[]): Restored {
  const kept: string[] = [];
  const state: Record<string, unknown> = { ...now };
  const variants = new Map(
    now.variants.map((variant): [string, Record<string, unknown>] => [variant.id, { ...variant }]),
  );
  for (const change of changes) {
    if (change.variantId === null) {
      if (!isProductField(change.field)) continue;
      if (isDeepStrictEqual(now[change.field], change.after)) state[change.field] = change.before;
      else kept.push(change.field);
      continue;
    }
    const variant = now.variants.find(({ id }) => id === change.variantId);
    if (change.field === addedVariant) variants.delete(change.variantId);
    else if (variant && isVariantField(change.field)) {
      const copy = variants.get(change.variantId);
      if (copy && isDeepStrictEqual(variant[change.field], change.after)) copy[change.field] = change.before;
      else kept.push(`${change.field} (${variant.sku})`);
    }
  }
  return { state: { ...state, variants: [...variants.values()] }, kept };
}
