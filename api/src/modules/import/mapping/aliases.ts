import { importFieldFacts, type ImportFormat } from '@smallshop/contract';
import { ownHeaders } from '../export/own.columns.js';

/** Column names compare without case, spaces and punctuation. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

type Aliases = Readonly<Record<string, string>>;

const numbered = (names: Readonly<Record<string, string>>): Aliases =>
  Object.fromEntries(
    [1, 2, 3].flatMap((number) =>
      Object.entries(names).map(([name, field]) => [
        name.replace('#', String(number)),
        field.replace('#', String(number)),
      ]),
    ),
  );

// Shopify has changed its column names over the years; both generations are here.
const shopify: Aliases = {
  handle: 'slug',
  'url handle': 'slug',
  title: 'title',
  'body html': 'descriptionHtml',
  description: 'descriptionHtml',
  vendor: 'brand',
  type: 'categories',
  tags: 'tags',
  published: 'published',
  'published on online store': 'published',
  status: 'status',
  ...numbered({ 'option# name': 'option#Name', 'option# value': 'option#Value' }),
  'variant sku': 'sku',
  sku: 'sku',
  'variant grams': 'weightGrams',
  'weight value grams': 'weightGrams',
  'variant inventory qty': 'onHand',
  'inventory quantity': 'onHand',
  'variant inventory policy': 'backorderPolicy',
  'continue selling when out of stock': 'backorderPolicy',
  'variant price': 'price',
  price: 'price',
  'variant compare at price': 'compareAtPrice',
  'compare at price': 'compareAtPrice',
  'variant requires shipping': 'requiresShipping',
  'requires shipping': 'requiresShipping',
  'variant taxable': 'isTaxable',
  'charge tax': 'isTaxable',
  'variant barcode': 'barcode',
  barcode: 'barcode',
  'image src': 'imageUrl',
  'product image url': 'imageUrl',
  'image alt text': 'imageAlt',
  'variant image': 'variantImage',
  'variant image url': 'variantImage',
  'gift card': 'giftCard',
  'seo title': 'seoTitle',
  'seo description': 'seoDescription',
  'cost per item': 'cost',
};

const woocommerce: Aliases = {
  id: 'wooId',
  type: 'wooType',
  sku: 'sku',
  'gtin upc ean or isbn': 'barcode',
  name: 'title',
  published: 'published',
  'visibility in catalog': 'wooVisibility',
  'short description': 'subtitle',
  description: 'descriptionHtml',
  'tax status': 'isTaxable',
  'tax class': 'taxCategory',
  stock: 'onHand',
  'low stock amount': 'lowStockThreshold',
  'backorders allowed': 'backorderPolicy',
  'weight kg': 'weightKg',
  'weight g': 'weightGrams',
  'weight lbs': 'weightLb',
  'weight oz': 'weightOz',
  'length cm': 'lengthCm',
  'width cm': 'widthCm',
  'height cm': 'heightCm',
  'length mm': 'lengthMm',
  'width mm': 'widthMm',
  'height mm': 'heightMm',
  'length in': 'lengthIn',
  'width in': 'widthIn',
  'height in': 'heightIn',
  'sale price': 'salePrice',
  'regular price': 'price',
  categories: 'categories',
  tags: 'tags',
  brands: 'brand',
  images: 'images',
  parent: 'wooParent',
  'cross sells': 'related',
};

// What people call their columns when no shop software wrote them.
const other: Aliases = {
  ...shopify,
  name: 'title',
  product: 'title',
  'product name': 'title',
  'product title': 'title',
  slug: 'slug',
  'html description': 'descriptionHtml',
  brand: 'brand',
  manufacturer: 'brand',
  category: 'categories',
  categories: 'categories',
  'article number': 'sku',
  'item number': 'sku',
  ean: 'barcode',
  gtin: 'barcode',
  upc: 'barcode',
  'regular price': 'price',
  'sale price': 'salePrice',
  'purchase price': 'cost',
  cost: 'cost',
  qty: 'onHand',
  quantity: 'onHand',
  stock: 'onHand',
  'on hand': 'onHand',
  inventory: 'onHand',
  weight: 'weightGrams',
  'weight kg': 'weightKg',
  'weight g': 'weightGrams',
  image: 'imageUrl',
  'image url': 'imageUrl',
  images: 'images',
  color: 'option1Value',
  colour: 'option1Value',
  size: 'option2Value',
};

const own: Aliases = Object.fromEntries(ownHeaders.map(({ name, field }) => [plainName(name), field]));
const tables: Readonly<Record<ImportFormat, Aliases>> = { smallshop: own, shopify, woocommerce, other };

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^Custom field: (\w+)$/i, ([, key = '']) => `custom:${key.toLowerCase()}`],
  [
    /\(product\.metafields\.[\w-]+\.([\w-]+)\)\s*$/i,
    ([, key = '']) => `custom:${key.toLowerCase().replaceAll('-', '_')}`,
  ],
  [/^On hand: (.+)$/i, ([, location = '']) => `onHand:${location}`],
  [/^Attribute (\d+) name$/i, ([, number = '']) => `attribute${number}Name`],
  [/^Attribute (\d+) value\(s\)$/i, ([, number = '']) => `attribute${number}Values`],
];

/** What a column of a file of this format most likely is, by its name alone; null when nothing fits. */
export function fieldOfColumn(format: ImportFormat, name: string): string | null {
  for (const [pattern, field] of patterns) {
    const match = pattern.exec(name);
    const found = match ? field(match) : null;
    if (found !== null && importFieldFacts(found)) return found;
  }
  const table = tables[format];
  const plain = plainName(name);
  return Object.hasOwn(table, plain) ? (table[plain] ?? null) : null;
}
