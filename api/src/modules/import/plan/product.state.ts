import type { ImportedProduct, ImportedVariant, ProductInput } from '@smallshop/contract';
import type { CategoryTree, ProductFacts, VariantFacts } from '../../catalog/index.js';

/** A variant as it is, or is to be. A new one has an id already. */
export type VariantState = Omit<VariantFacts, 'mediaId' | 'stock'>;

/** A product as it is, or is to be, in words that mean the same in every shop: categories by path, no ids. */
export interface ProductState {
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly descriptionHtml: string;
  readonly brand: string;
  readonly status: ProductFacts['status'];
  readonly isDigital: boolean;
  readonly taxCategory: ProductFacts['taxCategory'];
  readonly tags: readonly string[];
  readonly specs: ProductFacts['specs'];
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly categories: readonly (readonly string[])[];
  readonly publishedAt: string | null;
  readonly unpublishAt: string | null;
  readonly customFields: ProductFacts['customFields'];
  readonly options: ProductFacts['options'];
  readonly variants: readonly VariantState[];
}

/** What a new product begins with. */
export const blankState: Omit<ProductState, 'slug' | 'title'> = {
  subtitle: '',
  descriptionHtml: '',
  brand: '',
  status: 'draft',
  isDigital: false,
  taxCategory: 'standard',
  tags: [],
  specs: [],
  seoTitle: '',
  seoDescription: '',
  categories: [],
  publishedAt: null,
  unpublishAt: null,
  customFields: {},
  options: [],
  variants: [],
};

/** What a new variant begins with. */
export const blankVariant: Omit<VariantState, 'id' | 'sku' | 'priceMinor'> = {
  barcode: null,
  optionValues: [],
  compareAtPriceMinor: null,
  costMinor: null,
  weightGrams: 0,
  lengthMm: null,
  widthMm: null,
  heightMm: null,
  backorderPolicy: 'refuse',
  lowStockThreshold: null,
  isActive: true,
};

const comparePaths = (one: readonly string[], other: readonly string[]): number => {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Paths in an order that does not depend on the shop. */
export const sortedPaths = (paths: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  paths.toSorted(comparePaths);

/** The product as it is now. */
export function stateOf(facts: ProductFacts, tree: CategoryTree): ProductState {
  const {
    id: _id,
    version: _version,
    categoryIds,
    related: _related,
    pictures: _pictures,
    variants,
    ...fields
  } = facts;
  return {
    ...fields,
    categories: sortedPaths(categoryIds.flatMap((categoryId) => [tree.pathOf(categoryId) ?? []])),
    variants: variants.map(({ mediaId: _mediaId, stock: _stock, ...variant }) => variant),
  };
}

/** The write that makes a product so; to be parsed by the contract before it is believed. */
export function inputOf(state: Readonly<Record<keyof ProductState, unknown>>, categoryIds: readonly string[]): unknown {
  const { seoTitle, seoDescription, categories: _categories, ...fields } = state;
  return {
    ...fields,
    seo: { title: seoTitle, description: seoDescription },
    categoryIds: [...new Set(categoryIds)],
  } satisfies Record<keyof Omit<ProductInput, 'relatedIds' | 'mediaIds'>, unknown>;
}

/** Variants by the names a file may call them. */
export function findVariant(
  variants: readonly VariantState[],
  wanted: ImportedVariant,
  sku: string,
  isOnlyOne: boolean,
): VariantState | undefined {
  const values = JSON.stringify(wanted.optionValues ?? []);
  return (
    variants.find(({ id }) => id === wanted.id) ??
    variants.find((variant) => variant.sku === sku) ??
    (wanted.sku === undefined || wanted.optionValues !== undefined
      ? variants.find(({ optionValues }) => JSON.stringify(optionValues) === values)
      : undefined) ??
    (isOnlyOne && variants.length === 1 ? variants[0] : undefined)
  );
}

/** Codes of a draft by which products are found; SKUs as they will be. */
export type NamedDraft = Omit<ImportedProduct, 'variants'> & {
  readonly variants: readonly (ImportedVariant & { readonly sku: string })[];
};
