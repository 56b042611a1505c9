import { customFieldValueSchema, type ImportedProduct, type ImportedVariant } from '@smallshop/contract';
import { sanitiseHtml } from '../../catalog/index.js';
import { blankState, blankVariant, findVariant, sortedPaths } from './product.state.js';
import type { NamedDraft, ProductState, VariantState } from './product.state.js';

/** Something a new product or variant cannot do without. */
export interface Missing {
  readonly field: 'title' | 'price';
  /** Index among the draft's variants; null: the product’s own. */
  readonly variant: number | null;
}

/** A product as it is to be, and which of its variants each of the draft's became. */
export interface Merged {
  readonly state: ProductState;
  /** Index of each variant of the draft among those of the state. */
  readonly variantIndex: readonly number[];
  readonly missing: readonly Missing[];
}

/** What the draft says, else what is; null empties. */
const said = <T>(value: T | null | undefined, current: T, empty: T): T =>
  value === undefined ? current : (value ?? empty);

type Options = ProductState['options'];

/** Options of the file with those values the product's other variants still have; a swatch the file does not know is kept. */
function mergeOptions(wanted: ImportedProduct['options'], current: Options): Options {
  if (!wanted) return current;
  return wanted.map((option, index) => {
    const known = current[index]?.name === option.name ? (current[index]?.values ?? []) : [];
    const values = option.values.map(({ value, swatch }) => ({
      value,
      swatch: swatch ?? known.find((old) => old.value === value)?.swatch ?? null,
    }));
    return {
      name: option.name,
      values: [...values, ...known.filter((old) => !values.some(({ value }) => value === old.value))],
    };
  });
}

/** Values of another shape than any custom field has are left to the definition to refuse, as text. */
function mergeCustomFields(
  wanted: ImportedProduct['customFields'],
  current: ProductState['customFields'],
): ProductState['customFields'] {
  const merged: Record<string, unknown> = { ...current, ...wanted };
  const values = Object.entries(merged).filter(([, value]) => value !== null);
  return Object.fromEntries(
    values.map(([key, value]) => {
      const known = customFieldValueSchema.safeParse(value);
      return [key, known.success ? known.data : JSON.stringify(value)];
    }),
  );
}

function mergeVariant(
  wanted: ImportedVariant & { readonly sku: string },
  current: VariantState | undefined,
  newId: string,
): VariantState {
  const base = current ?? { ...blankVariant, id: newId, sku: wanted.sku, priceMinor: 0 };
  return {
    ...base,
    sku: wanted.sku,
    barcode: said(wanted.barcode, base.barcode, null),
    optionValues: wanted.optionValues ?? base.optionValues,
    priceMinor: wanted.priceMinor ?? base.priceMinor,
    compareAtPriceMinor: said(wanted.compareAtPriceMinor, base.compareAtPriceMinor, null),
    costMinor: said(wanted.costMinor, base.costMinor, null),
    weightGrams: said(wanted.weightGrams, base.weightGrams, 0),
    lengthMm: said(wanted.lengthMm || undefined, base.lengthMm, null),
    widthMm: said(wanted.widthMm || undefined, base.widthMm, null),
    heightMm: said(wanted.heightMm || undefined, base.heightMm, null),
    backorderPolicy: wanted.backorderPolicy ?? base.backorderPolicy,
    lowStockThreshold: said(wanted.lowStockThreshold, base.lowStockThreshold, null),
    isActive: wanted.isActive ?? base.isActive,
  };
}

function mergeVariants(draft: NamedDraft, current: ProductState | null, newIds: Iterator<string>) {
  const variants = [...(current?.variants ?? [])];
  const missing: Missing[] = [];
  const variantIndex = draft.variants.map((wanted, index) => {
    const found = findVariant(current?.variants ?? [], wanted, wanted.sku, draft.variants.length === 1);
    if (!found && wanted.priceMinor === undefined) missing.push({ field: 'price', variant: index });
    const merged = mergeVariant(wanted, found, String(found?.id ?? newIds.next().value));
    if (!found) return variants.push(merged) - 1;
    const place = variants.findIndex(({ id }) => id === found.id);
    variants[place] = merged;
    return place;
  });
  return { variants, variantIndex, missing };
}

/**
 * Puts what a file says over what a product is; variants the file does not name stay as they are.
 *
 * @param slug for a new product without one
 * @param newIds ids for new variants
 */
export function mergeDraft(
  draft: NamedDraft,
  current: ProductState | null,
  slug: string,
  newIds: Iterator<string>,
): Merged {
  const base = current ?? { ...blankState, slug, title: '' };
  const { variants, variantIndex, missing } = mergeVariants(draft, current, newIds);
  const title = draft.title ?? base.title;
  const state: ProductState = {
    slug: draft.slug ?? base.slug,
    title,
    subtitle: said(draft.subtitle, base.subtitle, ''),
    descriptionHtml:
      typeof draft.descriptionHtml === 'string'
        ? sanitiseHtml(draft.descriptionHtml)
        : said(draft.descriptionHtml, base.descriptionHtml, ''),
    brand: said(draft.brand, base.brand, ''),
    status: draft.status ?? base.status,
    isDigital: draft.isDigital ?? base.isDigital,
    taxCategory: draft.taxCategory ?? base.taxCategory,
    tags: draft.tags ?? base.tags,
    specs: draft.specs ?? base.specs,
    seoTitle: said(draft.seoTitle, base.seoTitle, ''),
    seoDescription: said(draft.seoDescription, base.seoDescription, ''),
    categories: draft.categories ? sortedPaths(draft.categories) : base.categories,
    publishedAt: said(draft.publishedAt, base.publishedAt, null),
    unpublishAt: said(draft.unpublishAt, base.unpublishAt, null),
    customFields: mergeCustomFields(draft.customFields, base.customFields),
    options: mergeOptions(draft.options, base.options),
    variants,
  };
  const untitled: Missing[] = title === '' ? [{ field: 'title', variant: null }] : [];
  return { state, variantIndex, missing: [...untitled, ...missing] };
}
