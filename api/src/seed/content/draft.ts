import type { Ground, PictureSpec, Subject } from '../illustration/index.js';
import type { PictureSeed, ProductSeed, VariantSeed } from './shape.js';

/** A variant as it is written down: option values in order, the tail of its SKU, units on hand. */
export interface VariantDraft {
  readonly values: readonly string[];
  readonly code: string;
  readonly stock: number;
  readonly price?: number;
  readonly was?: number;
  readonly weight?: number;
}

/** How a product is pictured: one front view for each entry of `colours`, then the extra views, then the still life. */
export interface LookDraft {
  readonly kind: Subject['kind'];
  /** What is to be seen, in a few words; becomes the alternative text. */
  readonly seen: string;
  readonly ground: Ground;
  /** By value of the first option; a single entry named '' for a product without colours. */
  readonly colours: Readonly<Record<string, readonly [main: string, second: string]>>;
  readonly extra?: 'threeQuarter' | 'detail';
  readonly extraGround?: Ground;
  /** Draw the front picture from higher up, for what is wide and low. */
  readonly fromAbove?: boolean;
  readonly inUse?: PictureSeed;
}

/** A product as it is written down in the category files. Prices in minor units. */
export interface ProductDraft {
  readonly slug: string;
  readonly sku: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly vendor: string;
  readonly also?: readonly string[];
  readonly tags: readonly string[];
  readonly options?: readonly string[];
  readonly price: number;
  /** What the shop pays, as a share of the price. */
  readonly costShare: number;
  readonly weight: number;
  readonly variants: readonly VariantDraft[];
  readonly specs: Readonly<Record<string, string>>;
  readonly days: number;
  readonly pairs: readonly string[];
  readonly look: LookDraft;
  readonly taxCode?: string;
  readonly file?: { readonly fileName: string; readonly pages: number };
}

/** Where a list of drafts belongs; the numbers keep barcodes apart. */
export interface Shelf {
  readonly shopName: string;
  readonly shopNumber: number;
  readonly categoryNumber: number;
  readonly categorySlug: string;
  readonly format: 'tall' | 'square';
}

/** Writes a variant down. */
export function variant(
  values: string | readonly string[],
  code: string,
  stock: number,
  more: Omit<VariantDraft, 'values' | 'code' | 'stock'> = {},
): VariantDraft {
  return { values: typeof values === 'string' ? [values] : values, code, stock, ...more };
}

/** Completes twelve digits to an EAN-13. */
export function ean13(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function toVariant(
  shelf: Shelf,
  draft: ProductDraft,
  row: VariantDraft,
  number: number,
  productNumber: number,
): VariantSeed {
  const priceMinor = row.price ?? draft.price;
  const two = (value: number) => String(value).padStart(2, '0');
  const digits = `20${two(shelf.shopNumber)}${two(shelf.categoryNumber)}${String(productNumber).padStart(3, '0')}${String(number).padStart(3, '0')}`;
  return {
    options: Object.fromEntries((draft.options ?? []).map((name, index) => [name, row.values[index] ?? ''])),
    sku: row.code ? `${draft.sku}-${row.code}` : draft.sku,
    barcode: ean13(digits),
    priceMinor,
    compareAtMinor: row.was,
    costMinor: Math.round((priceMinor * draft.costShare) / 5) * 5,
    weightGrams: draft.file ? 0 : (row.weight ?? draft.weight),
    stock: draft.file ? null : row.stock,
  };
}

function productPicture(
  shelf: Shelf,
  look: LookDraft,
  colours: readonly [string, string],
  view: 'front' | 'threeQuarter' | 'detail',
): PictureSpec {
  const [main, second] = colours;
  const ground = view === 'front' ? look.ground : (look.extraGround ?? look.ground);
  const seenFrom = view === 'front' && look.fromAbove ? 'above' : view;
  return { type: 'product', format: shelf.format, ground, view: seenFrom, subject: { kind: look.kind, main, second } };
}

function pictures(shelf: Shelf, draft: ProductDraft): PictureSeed[] {
  const { look } = draft;
  const [option] = draft.options ?? [];
  const entries = Object.entries(look.colours);
  const fronts = entries.map(([value, colours]): PictureSeed => {
    const picture = productPicture(shelf, look, colours, 'front');
    if (!value || !option) return { picture, alt: `${draft.title}: ${look.seen}` };
    return { picture, alt: `${draft.title} in ${value}: ${look.seen}`, shows: { option, value } };
  });
  const view = look.extra ?? 'detail';
  const words = view === 'detail' ? 'Close view of' : 'From above:';
  const extras = entries.slice(0, 1).map(([, colours]): PictureSeed => ({
    picture: productPicture(shelf, look, colours, view),
    alt: `${words} ${draft.title}, ${look.seen}`,
  }));
  return [...fronts, ...extras, ...(look.inUse ? [look.inUse] : [])];
}

/** Words of a description without its tags, cut at a word to at most `limit` characters. */
function plainText(html: string, limit: number): string {
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= limit ? text : `${text.slice(0, text.lastIndexOf(' ', limit - 1))}…`;
}

function toProduct(shelf: Shelf, draft: ProductDraft, productNumber: number): ProductSeed {
  const names = draft.options ?? [];
  return {
    slug: draft.slug,
    title: draft.title,
    subtitle: draft.subtitle,
    descriptionHtml: draft.description.trim(),
    vendor: draft.vendor,
    categorySlugs: [shelf.categorySlug, ...(draft.also ?? [])],
    tags: draft.tags,
    taxCode: draft.taxCode ?? 'standard',
    options: names.map((name, index) => ({
      name,
      values: [...new Set(draft.variants.map((row) => row.values[index] ?? ''))],
    })),
    variants: draft.variants.map((row, index) => toVariant(shelf, draft, row, index + 1, productNumber)),
    specs: Object.entries(draft.specs).map(([label, value]) => ({ label, value })),
    isDigital: draft.file !== undefined,
    digitalFile: draft.file,
    pictures: pictures(shelf, draft),
    publishedDaysAgo: draft.days,
    pairsWithSlugs: draft.pairs,
    seo: { title: `${draft.title} – ${shelf.shopName}`, description: plainText(draft.description, 155) },
  };
}

/** Completes the drafts of one category to products. */
export function stockShelf(shelf: Shelf, drafts: readonly ProductDraft[]): ProductSeed[] {
  return drafts.map((draft, index) => toProduct(shelf, draft, index + 1));
}
