import {
  productInputOf,
  type AdminProduct,
  type Currency,
  type CustomFieldDefinition,
  type CustomFieldValues,
  type ProductInput,
  type ProductOption,
  type ProductStatus,
  type TaxCategory,
} from '@smallshop/contract';
import { readHtml, writeHtml } from './description.js';
import { variantFormOf, variantInputFrom, type VariantForm } from './variant-form.js';
import { fromLocal, toLocal } from './zoned-time.js';

/** A custom field as it is typed: figures and yes or no are text too. */
export type TypedField = string | string[];

/** A product as it is typed. */
export interface ProductForm {
  title: string;
  subtitle: string;
  description: string;
  /** True when the description is HTML that the plain marks cannot say. */
  isHtml: boolean;
  status: ProductStatus;
  /** By the shop's clock; empty: from now when active. */
  publishedAt: string;
  /** By the shop's clock; empty: never. */
  unpublishAt: string;
  brand: string;
  tags: string[];
  taxCategory: TaxCategory;
  categoryIds: string[];
  slug: string;
  seoTitle: string;
  seoDescription: string;
  options: ProductOption[];
  variants: VariantForm[];
  customFields: Record<string, TypedField>;
  related: AdminProduct['related'];
  images: AdminProduct['images'];
}

/** What of the shop a form needs to be read. */
export interface FormScope {
  readonly currency: Currency;
  readonly timeZone: string;
  /** Undefined while they load: values stay as they are. */
  readonly definitions: readonly CustomFieldDefinition[] | undefined;
}

const typedFields = (values: CustomFieldValues): Record<string, TypedField> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Array.isArray(value) ? value : String(value)]));

/** What the form begins with. */
export function formOf(product: AdminProduct, timeZone: string): ProductForm {
  const text = readHtml(product.descriptionHtml);
  const input = productInputOf(product);
  const kept = product.variants.filter(({ id }) => input.variants.some((variant) => variant.id === id));
  return {
    title: product.title,
    subtitle: product.subtitle,
    description: text ?? product.descriptionHtml,
    isHtml: text === undefined,
    status: product.status,
    publishedAt: toLocal(product.publishedAt, timeZone),
    unpublishAt: toLocal(product.unpublishAt, timeZone),
    brand: product.brand,
    tags: product.tags,
    taxCategory: product.taxCategory,
    categoryIds: product.categories.map(({ id }) => id),
    slug: product.slug,
    seoTitle: product.seo.title,
    seoDescription: product.seo.description,
    options: product.options,
    variants: kept.map(variantFormOf),
    customFields: typedFields(product.customFields),
    related: product.related,
    images: product.images,
  };
}

/** Splits `red, blue ,, green` into its three words. */
export const splitList = (text: string): string[] => [...new Set(text.split(',').map((part) => part.trim()).filter(Boolean))]; // prettier-ignore

function customFieldsFrom(
  typed: Readonly<Record<string, TypedField>>,
  definitions: readonly CustomFieldDefinition[],
): CustomFieldValues {
  const values: CustomFieldValues = {};
  for (const { key, kind } of definitions) {
    const text = typed[key];
    if (text === undefined || text.length === 0) continue;
    if (Array.isArray(text)) values[key] = text;
    else if (kind === 'boolean') values[key] = text === 'true';
    else if (kind === 'integer' || kind === 'decimal') values[key] = Number(text.replace(',', '.'));
    else values[key] = text;
  }
  return values;
}

/** The write a valid form stands for; what the form does not show is kept from `base`. */
export function inputFrom(form: ProductForm, base: AdminProduct, scope: FormScope): ProductInput {
  const kept = productInputOf(base);
  const before = formOf(base, scope.timeZone);
  const typedHtml = form.isHtml ? form.description : writeHtml(form.description);
  // The field knows minutes only: a date nobody touched keeps its seconds.
  const moment = (name: 'publishedAt' | 'unpublishAt') =>
    form[name] === before[name] ? kept[name] : fromLocal(form[name], scope.timeZone);
  return {
    ...kept,
    title: form.title.trim(),
    subtitle: form.subtitle.trim(),
    descriptionHtml: form.description === before.description ? kept.descriptionHtml : typedHtml,
    status: form.status,
    publishedAt: moment('publishedAt'),
    unpublishAt: moment('unpublishAt'),
    brand: form.brand.trim(),
    tags: form.tags,
    taxCategory: form.taxCategory,
    categoryIds: form.categoryIds,
    slug: form.slug,
    seo: { title: form.seoTitle.trim(), description: form.seoDescription.trim() },
    options: form.options.map(({ name, values }) => ({ name: name.trim(), values })),
    variants: form.variants.map((variant) => variantInputFrom(variant, scope.currency, base.isDigital)),
    customFields: scope.definitions ? customFieldsFrom(form.customFields, scope.definitions) : kept.customFields,
    relatedIds: form.related.map(({ id }) => id),
    mediaIds: form.images.map(({ id }) => id),
  };
}
