import { minorUnitDigits, type Currency, type ImportedProduct, type ImportedVariant } from '@smallshop/contract';
import { writeList, writePaths } from '../draft/list.cell.js';

/** A product as it is exported: contract's ImportedProduct with nothing left out. */
export type ExportedProduct = ImportedProduct & { readonly slug: string };

/** What a file of ours has columns for besides the fixed ones. */
export interface OwnLayout {
  readonly currency: Currency;
  readonly includeIds: boolean;
  /** Locations beside the default one, by name. */
  readonly locations: readonly string[];
  /** Keys of the shop's custom fields. */
  readonly customFields: readonly string[];
}

interface Column {
  readonly name: string;
  readonly field: string;
  /** The product's own, on its first row; `key` columns are on every row. */
  readonly product?: (product: ExportedProduct, layout: OwnLayout) => string;
  readonly variant?: (variant: ImportedVariant, layout: OwnLayout) => string;
  readonly isId?: boolean;
}

const yesNo = (flag: boolean | undefined): string => (flag === undefined ? '' : flag ? 'yes' : 'no');
const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** Minor units as a decimal number with the currency's digits. */
export function writeAmount(minor: number | null | undefined, currency: Currency): string {
  if (minor === null || minor === undefined) return '';
  const digits = minorUnitDigits[currency];
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const optionValuesOf = (product: ExportedProduct, index: number): string =>
  (product.options?.[index]?.values ?? [])
    .map(({ value, swatch }) => writeList(swatch === null ? [value] : [value, swatch], '=').replaceAll(',', '\\,'))
    .join(', ');

const optionColumns = (index: 0 | 1 | 2): Column[] => [
  {
    name: `Option ${index + 1} name`,
    field: `option${index + 1}Name`,
    product: ({ options }) => options?.[index]?.name ?? '',
  },
  {
    name: `Option ${index + 1} values`,
    field: `option${index + 1}Values`,
    product: (product) => optionValuesOf(product, index),
  },
  {
    name: `Option ${index + 1} value`,
    field: `option${index + 1}Value`,
    variant: ({ optionValues }) => optionValues?.[index] ?? '',
  },
];

const columns: readonly Column[] = [
  { name: 'Slug', field: 'slug', product: ({ slug }) => slug },
  { name: 'Product ID', field: 'productId', product: ({ id }) => id ?? '', isId: true },
  { name: 'Title', field: 'title', product: ({ title }) => title ?? '' },
  { name: 'Subtitle', field: 'subtitle', product: ({ subtitle }) => subtitle ?? '' },
  { name: 'Description (HTML)', field: 'descriptionHtml', product: ({ descriptionHtml }) => descriptionHtml ?? '' },
  { name: 'Brand', field: 'brand', product: ({ brand }) => brand ?? '' },
  { name: 'Status', field: 'status', product: ({ status }) => status ?? '' },
  { name: 'Digital', field: 'isDigital', product: ({ isDigital }) => yesNo(isDigital) },
  { name: 'Tax category', field: 'taxCategory', product: ({ taxCategory }) => taxCategory ?? '' },
  { name: 'Tags', field: 'tags', product: ({ tags }) => writeList(tags ?? [], ',') },
  { name: 'Categories', field: 'categories', product: ({ categories }) => writePaths(categories ?? []) },
  {
    name: 'Specifications',
    field: 'specs',
    product: ({ specs }) =>
      (specs ?? [])
        .map(({ label, value }) => `${writeList([label], ':')}: ${value.replaceAll('\\', '\\\\')}`)
        .join('\n'),
  },
  { name: 'SEO title', field: 'seoTitle', product: ({ seoTitle }) => seoTitle ?? '' },
  { name: 'SEO description', field: 'seoDescription', product: ({ seoDescription }) => seoDescription ?? '' },
  { name: 'Publish at', field: 'publishedAt', product: ({ publishedAt }) => publishedAt ?? '' },
  { name: 'Unpublish at', field: 'unpublishAt', product: ({ unpublishAt }) => unpublishAt ?? '' },
  { name: 'Related', field: 'related', product: ({ related }) => writeList(related ?? [], ',') },
  ...optionColumns(0),
  ...optionColumns(1),
  ...optionColumns(2),
  { name: 'Variant ID', field: 'variantId', variant: ({ id }) => id ?? '', isId: true },
  { name: 'SKU', field: 'sku', variant: ({ sku }) => sku ?? '' },
  { name: 'Barcode', field: 'barcode', variant: ({ barcode }) => barcode ?? '' },
  { name: 'Price', field: 'price', variant: ({ priceMinor }, { currency }) => writeAmount(priceMinor, currency) },
  {
    name: 'Compare-at price',
    field: 'compareAtPrice',
    variant: ({ compareAtPriceMinor }, { currency }) => writeAmount(compareAtPriceMinor, currency),
  },
  { name: 'Cost', field: 'cost', variant: ({ costMinor }, { currency }) => writeAmount(costMinor, currency) },
  { name: 'Weight (g)', field: 'weightGrams', variant: ({ weightGrams }) => number(weightGrams) },
  { name: 'Length (mm)', field: 'lengthMm', variant: ({ lengthMm }) => number(lengthMm) },
  { name: 'Width (mm)', field: 'widthMm', variant: ({ widthMm }) => number(widthMm) },
  { name: 'Height (mm)', field: 'heightMm', variant: ({ heightMm }) => number(heightMm) },
  { name: 'Backorders', field: 'backorderPolicy', variant: ({ backorderPolicy }) => backorderPolicy ?? '' },
  { name: 'Low stock at', field: 'lowStockThreshold', variant: ({ lowStockThreshold }) => number(lowStockThreshold) },
  { name: 'Active', field: 'isActive', variant: ({ isActive }) => yesNo(isActive) },
  { name: 'Variant picture', field: 'variantImage', variant: ({ imageUrl }) => imageUrl ?? '' },
  {
    name: 'Pictures',
    field: 'images',
    product: ({ images }) => (images ?? []).map(({ url, alt }) => `${url} ${alt}`.trim()).join('\n'),
  },
  {
    name: 'On hand',
    field: 'onHand',
    variant: ({ stock }) => number(stock?.find(({ location }) => location === null)?.onHand),
  },
];

/** Names of our columns and what they are, for recognising our own files. */
export const ownHeaders: readonly { readonly name: string; readonly field: string }[] = columns;

const customText = (value: unknown): string => {
  if (Array.isArray(value)) return writeList(value.map(String), ',');
  if (typeof value === 'boolean') return yesNo(value);
  return value === undefined || value === null ? '' : String(value);
};

function columnsOf({ includeIds, locations, customFields }: OwnLayout): Column[] {
  return [
    ...columns.filter(({ isId }) => includeIds || !isId),
    ...locations.map((name): Column => ({
      name: `On hand: ${name}`,
      field: `onHand:${name}`,
      variant: ({ stock }) => number(stock?.find(({ location }) => location === name)?.onHand),
    })),
    ...customFields.map((key): Column => ({
      name: `Custom field: ${key}`,
      field: `custom:${key}`,
      product: (product) => customText(product.customFields?.[key]),
    })),
  ];
}

/** The first row of a file of ours. */
export const ownHeader = (layout: OwnLayout): string[] => columnsOf(layout).map(({ name }) => name);

/** A product as rows of a file of ours: one for each variant, the first of which carries the product's own fields. */
export function ownRows(product: ExportedProduct, layout: OwnLayout): string[][] {
  const all = columnsOf(layout);
  const variants = product.variants.length > 0 ? product.variants : [undefined];
  return variants.map((variant, index) =>
    all.map((column) => {
      if (column.field === 'slug') return product.slug;
      if (column.product) return index === 0 ? column.product(product, layout) : '';
      return variant && column.variant ? column.variant(variant, layout) : '';
    }),
  );
}
