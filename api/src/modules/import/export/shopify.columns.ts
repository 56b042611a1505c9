import type { Currency, ImportedVariant } from '@smallshop/contract';
import { writeAmount, type ExportedProduct } from './own.columns.js';

type Row = Readonly<Record<string, string>>;

const header = [
  ...[
    'Handle',
    'Title',
    'Body (HTML)',
    'Vendor',
    'Type',
    'Tags',
    'Published',
    'Option1 Name',
    'Option1 Value',
    'Option2 Name',
  ],
  ...['Option2 Value', 'Option3 Name', 'Option3 Value', 'Variant SKU', 'Variant Grams', 'Variant Inventory Tracker'],
  ...['Variant Inventory Qty', 'Variant Inventory Policy', 'Variant Fulfillment Service', 'Variant Price'],
  ...['Variant Compare At Price', 'Variant Requires Shipping', 'Variant Taxable', 'Variant Barcode', 'Image Src'],
  ...[
    'Image Position',
    'Image Alt Text',
    'Gift Card',
    'SEO Title',
    'SEO Description',
    'Variant Image',
    'Cost per item',
    'Status',
  ],
] as const;

const flag = (value: boolean): string => (value ? 'true' : 'false');

function productCells(product: ExportedProduct): Row {
  const names = product.options?.map(({ name }) => name) ?? [];
  return {
    Title: product.title ?? '',
    'Body (HTML)': product.descriptionHtml ?? '',
    Vendor: product.brand ?? '',
    Type: product.categories?.[0]?.at(-1) ?? '',
    // Shopify has no way of writing a comma inside a tag.
    Tags: (product.tags ?? []).map((tag) => tag.replaceAll(',', ' ')).join(', '),
    Published: flag(product.status === 'active'),
    'Option1 Name': names[0] ?? 'Title',
    'Option2 Name': names[1] ?? '',
    'Option3 Name': names[2] ?? '',
    'Gift Card': 'false',
    'SEO Title': product.seoTitle ?? '',
    'SEO Description': product.seoDescription ?? '',
    Status: product.status ?? '',
  };
}

function variantCells(product: ExportedProduct, variant: ImportedVariant, currency: Currency): Row {
  const [first, second, third] = variant.optionValues ?? [];
  const onHand = (variant.stock ?? []).reduce((sum, count) => sum + count.onHand, 0);
  return {
    'Option1 Value': first ?? 'Default Title',
    'Option2 Value': second ?? '',
    'Option3 Value': third ?? '',
    'Variant SKU': variant.sku ?? '',
    'Variant Grams': String(variant.weightGrams ?? 0),
    'Variant Inventory Tracker': product.isDigital ? '' : 'shopify',
    'Variant Inventory Qty': product.isDigital ? '' : String(onHand),
    'Variant Inventory Policy': variant.backorderPolicy === 'allow' ? 'continue' : 'deny',
    'Variant Fulfillment Service': 'manual',
    'Variant Price': writeAmount(variant.priceMinor, currency),
    'Variant Compare At Price': writeAmount(variant.compareAtPriceMinor, currency),
    'Variant Requires Shipping': flag(!product.isDigital),
    'Variant Taxable': flag(product.taxCategory !== 'zero'),
    'Variant Barcode': variant.barcode ?? '',
    'Variant Image': variant.imageUrl ?? '',
    'Cost per item': writeAmount(variant.costMinor, currency),
  };
}

/** The first row of a file as Shopify imports it. */
export const shopifyHeader: readonly string[] = header;

/** A product as Shopify’s rows: one for each variant or picture, whichever there are more of. What Shopify has no column for is left out. */
export function shopifyRows(product: ExportedProduct, currency: Currency): string[][] {
  const images = product.images ?? [];
  const count = Math.max(1, product.variants.length, images.length);
  return Array.from({ length: count }, (_, index) => {
    const variant = product.variants[index];
    const image = images[index];
    const cells: Row = {
      Handle: product.slug,
      ...(index === 0 && productCells(product)),
      ...(variant && variantCells(product, variant, currency)),
      ...(image && { 'Image Src': image.url, 'Image Position': String(index + 1), 'Image Alt Text': image.alt }),
    };
    return header.map((name) => cells[name] ?? '');
  });
}
