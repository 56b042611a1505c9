import {
  productListQuery,
  searchQuery,
  type ProductListQuery,
  type SearchQuery,
  type StorefrontQuery,
} from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';
import {
  categoriesStatement,
  categoryStatement,
  collectionsStatement,
  collectionStatement,
  listingStatement,
  productStatement,
  relatedStatement,
  type CollectionShelf,
} from '../catalog/index.js';
import { menuStatement, pageStatement } from '../content/index.js';
import { redirectStatement } from '../redirect/index.js';
import { sitemapStatement } from './sitemap.statement.js';

const emptyList = '{"items":[],"nextCursor":null}';
const emptySearch = '{"items":[],"nextCursor":null,"help":null}';
const emptyAnswers: Partial<Record<StorefrontQuery['kind'], string>> = {
  ...{ products: emptyList, search: emptySearch, quantityPrices: '[]' },
};

/** Collections that listings of a page are narrowed to, by slug; those not there, or not published, are missing. */
export type Shelves = ReadonlyMap<string, CollectionShelf>;

/** The collection a query lists, or undefined. */
export const collectionOf = (query: StorefrontQuery): string | undefined =>
  query.kind === 'products' ? query.query.collection : undefined;

/** Answers null. */
export const nothing: Statement = { name: 'storefront.nothing', text: 'SELECT NULL', values: [] };

type PageSearch = Extract<StorefrontQuery, { kind: 'search' }>;
/** Worked out by the rule of prices, which no statement knows. */
type PageSteps = Extract<StorefrontQuery, { kind: 'quantityPrices' }>;

/** What a page's search asks the search engine. */
export const searchOf = ({ query }: PageSearch): SearchQuery => ({ ...searchDefaults, ...query });

/** The statement that answers a query of a page. @throws Refusal `request.invalid` for a foreign cursor */
export function statementOf(
  ctx: Ctx,
  query: Exclude<StorefrontQuery, PageSearch | PageSteps>,
  shelves: Shelves,
): Statement {
  switch (query.kind) {
    case 'menu':
      return menuStatement(ctx, query.handle);
    case 'categories':
      return categoriesStatement(ctx);
    case 'category':
      return categoryStatement(ctx, query.slug);
    case 'collection':
      return collectionStatement(ctx, query.slug);
    case 'collections':
      return collectionsStatement(ctx);
    case 'products':
      return listing(ctx, query.query, shelves);
    case 'product':
      return productStatement(ctx, query.slug);
    case 'related':
      return relatedStatement(ctx, query.slug, query.limit);
    case 'page':
      return pageStatement(ctx, query.slug);
    case 'sitemap':
      return sitemapStatement(ctx, query.page);
    case 'redirect':
      return redirectStatement(ctx, query.path);
  }
}

function listing(ctx: Ctx, query: Partial<ProductListQuery>, shelves: Shelves): Statement {
  const wanted = { ...listDefaults, ...query };
  if (wanted.collection === undefined) return listingStatement(ctx, wanted);
  const shelf = shelves.get(wanted.collection);
  return shelf ? listingStatement(ctx, wanted, shelf) : nothing;
}

const listDefaults = productListQuery.parse({});
const searchDefaults = searchQuery.partial({ q: true }).parse({});

/** What stands in the results for a thing that does not exist: null, or an empty list where the contract wants a list. */
export const jsonOf = (query: StorefrontQuery, found: string | null): string =>
  found ?? emptyAnswers[query.kind] ?? 'null';

// Products, categories, collections and pages are written with their id first.
const leadingId = /^\{"id":"([0-9a-f-]{36})"/;

/** The tags of what a page was made from, and of what would appear in its place if it were missing. */
export function tagsOf(query: StorefrontQuery, found: string | null, shelves: Shelves): string[] {
  const id = leadingId.exec(found ?? '')?.[1];
  switch (query.kind) {
    case 'menu':
      return [`menu:${query.handle}`];
    case 'categories':
      return ['categories'];
    case 'category':
      return id ? [`category:${id}`, 'categories'] : ['categories'];
    case 'collection':
      return [id ? `collection:${id}` : 'collections'];
    case 'collections':
      return ['collections'];
    case 'product':
      return id ? [`product:${id}`] : ['products'];
    case 'page':
      return [id ? `page:${id}` : 'pages'];
    case 'sitemap':
      return ['products', 'categories', 'collections', 'pages'];
    case 'redirect':
      return ['redirects'];
    case 'products':
      return ['products', ...listedCollection(query, shelves)];
    case 'related':
    case 'search':
      return ['products'];
    case 'quantityPrices':
      // Stands beside the product, whose own tag follows its prices.
      return [];
  }
}

function listedCollection(query: StorefrontQuery, shelves: Shelves): string[] {
  const slug = collectionOf(query);
  if (slug === undefined) return [];
  const shelf = shelves.get(slug);
  return [shelf ? `collection:${shelf.id}` : 'collections'];
}
