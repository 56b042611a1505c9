import { z } from 'zod';

interface FieldFacts {
  readonly label: string;
  readonly group: 'product' | 'option' | 'variant' | 'stock' | 'woocommerce';
  /** True when several columns may give it together. */
  readonly isRepeatable?: boolean;
}

const options = (number: 1 | 2 | 3) =>
  ({
    [`option${number}Name`]: { label: `Option ${number} name`, group: 'option' },
    [`option${number}Values`]: { label: `Option ${number} values in order`, group: 'option' },
    [`option${number}Value`]: { label: `Option ${number} value`, group: 'option' },
  }) satisfies Record<string, FieldFacts>;

/** What a column of an import can be, as it is chosen in the wizard. */
export const importFields = {
  title: { label: 'Title', group: 'product' },
  slug: { label: 'Slug (handle)', group: 'product' },
  productId: { label: 'Product ID', group: 'product' },
  subtitle: { label: 'Subtitle', group: 'product' },
  descriptionHtml: { label: 'Description (HTML)', group: 'product' },
  brand: { label: 'Brand', group: 'product' },
  status: { label: 'Status (draft, active, archived)', group: 'product' },
  published: { label: 'Published (yes or no)', group: 'product' },
  isDigital: { label: 'Digital (yes or no)', group: 'product' },
  requiresShipping: { label: 'Requires shipping (yes or no)', group: 'product' },
  taxCategory: { label: 'Tax category', group: 'product' },
  isTaxable: { label: 'Taxable (yes or no)', group: 'product' },
  tags: { label: 'Tags', group: 'product', isRepeatable: true },
  categories: { label: 'Categories (A > B, C)', group: 'product', isRepeatable: true },
  specs: { label: 'Specifications (label: value)', group: 'product', isRepeatable: true },
  seoTitle: { label: 'SEO title', group: 'product' },
  seoDescription: { label: 'SEO description', group: 'product' },
  publishedAt: { label: 'Publish at', group: 'product' },
  unpublishAt: { label: 'Unpublish at', group: 'product' },
  related: { label: 'Related products', group: 'product' },
  images: { label: 'Pictures (addresses)', group: 'product', isRepeatable: true },
  imageUrl: { label: 'Picture of this row', group: 'product' },
  imageAlt: { label: 'Text of this row’s picture', group: 'product' },
  giftCard: { label: 'Gift card (yes or no)', group: 'product' },
  ...options(1),
  ...options(2),
  ...options(3),
  sku: { label: 'SKU', group: 'variant' },
  variantId: { label: 'Variant ID', group: 'variant' },
  barcode: { label: 'Barcode', group: 'variant' },
  price: { label: 'Price', group: 'variant' },
  salePrice: { label: 'Sale price', group: 'variant' },
  compareAtPrice: { label: 'Compare-at price', group: 'variant' },
  cost: { label: 'Cost', group: 'variant' },
  weightGrams: { label: 'Weight in grams', group: 'variant' },
  weightKg: { label: 'Weight in kilograms', group: 'variant' },
  weightLb: { label: 'Weight in pounds', group: 'variant' },
  weightOz: { label: 'Weight in ounces', group: 'variant' },
  lengthMm: { label: 'Length in millimetres', group: 'variant' },
  widthMm: { label: 'Width in millimetres', group: 'variant' },
  heightMm: { label: 'Height in millimetres', group: 'variant' },
  lengthCm: { label: 'Length in centimetres', group: 'variant' },
  widthCm: { label: 'Width in centimetres', group: 'variant' },
  heightCm: { label: 'Height in centimetres', group: 'variant' },
  lengthIn: { label: 'Length in inches', group: 'variant' },
  widthIn: { label: 'Width in inches', group: 'variant' },
  heightIn: { label: 'Height in inches', group: 'variant' },
  backorderPolicy: { label: 'Backorders (allow, refuse)', group: 'variant' },
  lowStockThreshold: { label: 'Low stock at', group: 'variant' },
  isActive: { label: 'Variant on sale (yes or no)', group: 'variant' },
  variantImage: { label: 'Picture of the variant', group: 'variant' },
  onHand: { label: 'Units on hand', group: 'stock' },
  wooId: { label: 'WooCommerce ID', group: 'woocommerce' },
  wooType: { label: 'WooCommerce type', group: 'woocommerce' },
  wooParent: { label: 'WooCommerce parent', group: 'woocommerce' },
  wooVisibility: { label: 'WooCommerce visibility', group: 'woocommerce' },
} as const satisfies Record<string, FieldFacts>;

const isPlainField = (field: string): field is keyof typeof importFields => Object.hasOwn(importFields, field);
// A custom field by its key, units at a location by its name, and WooCommerce's attributes by their number.
const families: readonly RegExp[] = [
  /^custom:[a-z][a-z0-9_]{0,39}$/,
  /^onHand:.{1,80}$/,
  /^attribute\d{1,2}(?:Name|Values)$/,
];

/** The facts of a field by its name, or undefined when there is no such field. */
export function importFieldFacts(field: string): FieldFacts | undefined {
  if (isPlainField(field)) return importFields[field];
  if (!families.some((family) => family.test(field))) return undefined;
  if (field.startsWith('custom:')) return { label: `Custom field ${field.slice(7)}`, group: 'product' };
  if (field.startsWith('onHand:')) return { label: `Units on hand: ${field.slice(7)}`, group: 'stock' };
  return { label: field.replace(/^attribute(\d+)/, 'Attribute $1 ').toLowerCase(), group: 'woocommerce' };
}

/** A field a column can be: one of `importFields`, `custom:<key>`, `onHand:<location>` or `attribute<n>Name|Values`. */
export const importFieldSchema = z
  .string()
  .max(90)
  .refine((field) => importFieldFacts(field) !== undefined, 'There is no such field.')
  .meta({ description: 'What a column means', examples: ['title', 'custom:care_level', 'onHand:Warehouse'] });
