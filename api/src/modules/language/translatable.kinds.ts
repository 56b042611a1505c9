import type { Permission, TranslatableKind, TranslatableText } from '@smallshop/contract';

/** Where a kind's texts and their translations stand, and who may read and write them. */
export interface KindOfRecord {
  readonly table: string;
  readonly translations: string;
  /** Of `translations`, pointing to `table`. */
  readonly column: string;
  /** What a record is called in lists. */
  readonly name: 'title' | 'name';
  /** Texts that have a column of their own, by name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Columns that hold a list of texts. */
  readonly lists: readonly string[];
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

/** Everything that can be translated. */
export const kindsOfRecord: Readonly<Record<TranslatableKind, KindOfRecord>> = {
  product: {
    ...{ table: 'products', translations: 'product_translations', column: 'product_id', name: 'title' },
    texts: { title: 'title', subtitle: 'subtitle', descriptionHtml: 'description_html', ...seo },
    lists: ['specs', 'options'],
    ...catalog,
  },
  category: {
    ...{ table: 'categories', translations: 'category_translations', column: 'category_id', name: 'name' },
    texts: { name: 'name', description: 'description', ...seo },
    lists: [],
    ...catalog,
  },
  collection: {
    ...{ table: 'collections', translations: 'collection_translations', column: 'collection_id', name: 'name' },
    texts: { name: 'name', description: 'description', ...seo },
    lists: [],
    ...catalog,
  },
  page: {
    ...{ table: 'pages', translations: 'page_translations', column: 'page_id', name: 'title' },
    texts: { title: 'title', bodyHtml: 'body_html', ...seo },
    lists: [],
    ...content,
  },
  menu: {
    ...{ table: 'menus', translations: 'menu_translations', column: 'menu_id', name: 'title' },
    texts: { title: 'title' },
    lists: ['items'],
    ...content,
  },
};

const formats: Readonly<Record<string, TranslatableText['format']>> = {
  descriptionHtml: 'html',
  bodyHtml: 'html',
  description: 'text',
  seoDescription: 'text',
};
const mostCharacters = { line: 200, text: 2_000, html: 60_000 } as const;

/** What a text may hold, by its name. */
export const formatOf = (key: string): TranslatableText['format'] => formats[key] ?? 'line';

/** Most characters a translation of this text may have. */
export const limitOf = (key: string): number => mostCharacters[formatOf(key)];
