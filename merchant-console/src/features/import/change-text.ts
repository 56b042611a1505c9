import { minorUnitDigits, type Currency } from '@smallshop/contract';

const labels: Readonly<Record<string, string>> = {
  descriptionHtml: 'Description',
  isDigital: 'Digital',
  taxCategory: 'Tax category',
  specs: 'Specifications',
  seoTitle: 'SEO title',
  seoDescription: 'SEO description',
  publishedAt: 'Publish at',
  unpublishAt: 'Unpublish at',
  customFields: 'Custom fields',
  sku: 'SKU',
  optionValues: 'Option values',
  priceMinor: 'Price',
  compareAtPriceMinor: 'Compare-at price',
  costMinor: 'Cost',
  weightGrams: 'Weight (g)',
  lengthMm: 'Length (mm)',
  widthMm: 'Width (mm)',
  heightMm: 'Height (mm)',
  backorderPolicy: 'Backorders',
  lowStockThreshold: 'Low stock at',
  isActive: 'On sale',
  onHand: 'On hand',
  variant: 'New variant',
};

/** A field as merchants call it. */
export const fieldLabel = (field: string): string =>
  labels[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}`;

const maxLength = 120;
const shortened = (text: string): string => (text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text);

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => (Array.isArray(one) ? one.join(' > ') : plain(one))).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object' && value !== null) {
    return Object.values(value)
      .map(plain)
      .filter((text) => text !== '')
      .join(': ');
  }
  return value === null || value === undefined ? '' : String(value);
}

/** A value of a field in one short line; `none` for nothing. */
export function changeText(field: string, value: unknown, currency: Currency): string {
  if (field.endsWith('Minor') && typeof value === 'number') {
    const amount = value / 10 ** minorUnitDigits[currency];
    return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount);
  }
  return shortened(plain(value)) || 'none';
}
