import type { Permission, TranslatableKind, TranslatableText } from '@smallshop/contract';

/** Where a kind's texts and their translations stand, and who may read and write them. */
export interface KindOfRecord {
  readonly table: string;
  readonly translations: string;
  /** Of `translations`, pointing to `table`. */
  readonly column: string;
  /** What a record is called in lists. */
  readonly name: 'title' | 'name' | 'label' | 'file_name';
  /** Condition on `r`, a row of `table`: which records there is something to translate of. */
  readonly only: string;
  /** Texts that have a column of their own, by name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Columns that hold a list of texts. */
  readonly lists: readonly string[];
  /** Column that holds all texts by their keys, or null. */
  readonly map: string | null;
  readonly read: Permission;
  readonly write: Permission;
}

/** One record, as its address names it. */
export interface RecordKey {
  readonly kind: TranslatableKind;
  readonly id: string;
}

const seo = { seoTitle: 'seo_title', seoDescription: 'seo_description' } as const;
const catalog = { read: 'catalog.read', write: 'catalog.write' } as const;
const content = { read: 'content.read', write: 'content.write' } as const;
const settings = { read: 'settings.read', write: 'settings.write' } as const;
const every = { only: 'true', map: null } as const;

/** Everything that can be translated. */
export const kindsOfRecord: Readonly<Record<TranslatableKind, KindOfRecord>> = {
  product: {
    ...{ table: 'products', translations: 'product_translations', column: 'product_id', name: 'title' },
    texts: { title: 'title', subtitle: 'subtitle', descriptionHtml: 'description_html', ...seo },
    lists: ['specs', 'options'],
    ...every,
    ...catalog,
  },
  category: {
    ...{ table: 'categories', translations: 'category_translations', column: 'category_id', name: 'name' },
    texts: { name: 'name', description: 'description', ...seo },
    lists: [],
    ...every,
    ...catalog,
  },
  collection: {
    ...{ table: 'collections', translations: 'collection_translations', column: 'collection_id', name: 'name' },
    texts: { name: 'name', description: 'description', ...seo },
    lists: [],
    ...every,
    ...catalog,
  },
  page: {
    ...{ table: 'pages', translations: 'page_translations', column: 'page_id', name: 'title' },
    texts: { title: 'title', bodyHtml: 'body_html', ...seo },
    lists: [],
    ...every,
    ...content,
  },
  menu: {
    ...{ table: 'menus', translations: 'menu_translations', column: 'menu_id', name: 'title' },
    texts: { title: 'title' },
    lists: ['items'],
    ...every,
    ...content,
  },
  storefront: {
    ...{ table: 'shop_texts', translations: 'shop_text_translations', column: 'shop_text_id', name: 'label' },
    only: `r.texts <> '[]'`,
    texts: {},
    lists: [],
    map: 'texts',
    ...content,
  },
  custom_field: {
    ...{ table: 'custom_field_definitions', translations: 'custom_field_translations', column: 'custom_field_id' },
    name: 'name',
    only: '(r.is_public OR r.is_filterable)',
    texts: { name: 'name', unit: 'unit' },
    lists: ['choices'],
    map: null,
    ...catalog,
  },
  shipping_method: {
    ...{ table: 'shipping_methods', translations: 'shipping_method_translations', column: 'shipping_method_id' },
    name: 'name',
    texts: { name: 'name', description: 'description' },
    lists: [],
    ...every,
    ...settings,
  },
  media: {
    ...{ table: 'media', translations: 'media_translations', column: 'media_id', name: 'file_name' },
    only: `(r.kind = 'image' AND r.alt <> '')`,
    texts: { alt: 'alt' },
    lists: [],
    map: null,
    ...catalog,
  },
};

type Format = TranslatableText['format'];

const formats: Readonly<Record<string, Format>> = {
  descriptionHtml: 'html',
  bodyHtml: 'html',
  description: 'text',
  seoDescription: 'text',
  alt: 'text',
};
const mostCharacters = { line: 200, text: 2_000, html: 60_000 } as const;

/** What a text may hold, by its name, unless its theme says otherwise. */
export const formatOf = (key: string): Format => formats[key] ?? 'line';

/** Most characters a translation of such a text may have. */
export const limitOf = (format: Format): number => mostCharacters[format];
