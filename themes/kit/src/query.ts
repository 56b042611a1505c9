import type {
  Category,
  CategoryDetail,
  Collection,
  Menu,
  Page,
  ProductCard,
  ProductDetail,
  ProductList,
  Redirect,
  SearchResult,
  Sitemap,
  StorefrontQuery,
  VariantQuantityPrices,
} from '@smallshop/contract';

/** What the API answers to each kind of query; null where the thing does not exist. */
export interface StorefrontAnswers {
  menu: Menu;
  categories: readonly Category[];
  category: CategoryDetail | null;
  collection: Collection | null;
  collections: readonly Collection[];
  products: ProductList;
  product: ProductDetail | null;
  quantityPrices: readonly VariantQuantityPrices[];
  related: readonly ProductCard[];
  page: Page | null;
  search: SearchResult;
  sitemap: Sitemap;
  redirect: Pick<Redirect, 'target'> | null;
}

/** Named queries of a section; `undefined` asks for nothing and is answered by null. */
export type Needs = Readonly<Record<string, StorefrontQuery | undefined>>;

type AnswerTo<Query> = Query extends StorefrontQuery ? StorefrontAnswers[Query['kind']] : null;

/** The `data` a section receives for its needs, key by key. */
export type DataFor<Queries extends Needs> = { readonly [Key in keyof Queries]: AnswerTo<Queries[Key]> };

type QueryOf<Kind extends StorefrontQuery['kind']> = Extract<StorefrontQuery, { kind: Kind }>;

/** Builds the queries a section may ask. A blank slug or handle asks for nothing. */
export const ask = {
  /** A menu by handle, such as `main` or `footer`; empty items when the shop has none of that name. */
  menu: (handle: string): QueryOf<'menu'> => ({ kind: 'menu', handle }),
  /** All categories, parents before children. */
  categories: (): QueryOf<'categories'> => ({ kind: 'categories' }),
  /** One category with breadcrumbs and children. */
  category: (slug: string): QueryOf<'category'> | undefined => (slug === '' ? undefined : { kind: 'category', slug }),
  /** One published collection. */
  collection: (slug: string): QueryOf<'collection'> | undefined =>
    slug === '' ? undefined : { kind: 'collection', slug },
  /** All published collections, by name. */
  collections: (): QueryOf<'collections'> => ({ kind: 'collections' }),
  /** A listing: category, collection, sort, limit (at most 100), available, brand. */
  products: (query: QueryOf<'products'>['query'] = {}): QueryOf<'products'> => ({ kind: 'products', query }),
  /** One product with variants. */
  product: (slug: string): QueryOf<'product'> | undefined => (slug === '' ? undefined : { kind: 'product', slug }),
  /** Products that go with another, 1 to 12. */
  related: (slug: string, limit: number): QueryOf<'related'> | undefined =>
    slug === '' ? undefined : { kind: 'related', slug, limit },
  /** A content page. */
  page: (slug: string): QueryOf<'page'> | undefined => (slug === '' ? undefined : { kind: 'page', slug }),
};
