import type { AdminProduct, Currency, ProductInput, ProductStatus } from '@smallshop/contract';
import { parseMinor, toDecimal } from '../../ui/money.js';
import { readHtml, writeHtml } from './description.js';
import { inputOf } from './product-input.js';

/** A variant as it is typed: amounts are text until they are saved. */
export interface VariantForm {
  id: string;
  sku: string;
  price: string;
  compareAt: string;
  cost: string;
  isActive: boolean;
}

/** A product as it is typed. */
export interface ProductForm {
  title: string;
  subtitle: string;
  description: string;
  /** True when the description is HTML that the plain marks cannot say. */
  isHtml: boolean;
  status: ProductStatus;
  brand: string;
  tags: string;
  categoryIds: string[];
  slug: string;
  seoTitle: string;
  seoDescription: string;
  variants: VariantForm[];
}

/** What the form begins with. */
export function formOf(product: AdminProduct): ProductForm {
  const text = readHtml(product.descriptionHtml);
  const amount = (money: AdminProduct['variants'][number]['compareAtPrice']) =>
    money ? toDecimal(money.amount, money.currency) : '';
  return {
    title: product.title,
    subtitle: product.subtitle,
    description: text ?? product.descriptionHtml,
    isHtml: text === undefined,
    status: product.status,
    brand: product.brand,
    tags: product.tags.join(', '),
    categoryIds: product.categories.map(({ id }) => id),
    slug: product.slug,
    seoTitle: product.seo.title,
    seoDescription: product.seo.description,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      price: amount(variant.price),
      compareAt: amount(variant.compareAtPrice),
      cost: amount(variant.cost),
      isActive: variant.isActive,
    })),
  };
}

/** Splits `red, blue ,, green` into its three words. */
export const splitList = (text: string): string[] => [...new Set(text.split(',').map((part) => part.trim()).filter(Boolean))]; // prettier-ignore

function variantsOf(form: ProductForm, base: ProductInput, currency: Currency): ProductInput['variants'] {
  return base.variants.map((variant) => {
    const typed = form.variants.find(({ id }) => id === variant.id);
    if (!typed) return variant;
    return {
      ...variant,
      sku: typed.sku.trim(),
      priceMinor: parseMinor(typed.price, currency) ?? variant.priceMinor,
      compareAtPriceMinor: parseMinor(typed.compareAt, currency) ?? null,
      costMinor: parseMinor(typed.cost, currency) ?? null,
      isActive: typed.isActive,
    };
  });
}

/** The write a valid form stands for; what the form does not show is kept from `base`. */
export function inputFrom(form: ProductForm, base: AdminProduct, currency: Currency): ProductInput {
  const kept = inputOf(base);
  const isUntouched = form.description === formOf(base).description;
  const typedHtml = form.isHtml ? form.description : writeHtml(form.description);
  return {
    ...kept,
    title: form.title.trim(),
    subtitle: form.subtitle.trim(),
    descriptionHtml: isUntouched ? kept.descriptionHtml : typedHtml,
    status: form.status,
    brand: form.brand.trim(),
    tags: splitList(form.tags),
    categoryIds: form.categoryIds,
    slug: form.slug,
    seo: { title: form.seoTitle.trim(), description: form.seoDescription.trim() },
    variants: variantsOf(form, kept, currency),
  };
}
