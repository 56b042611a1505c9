import { productListQuery, searchQuery, type StorefrontQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';
import {
  categoriesStatement,
  categoryStatement,
  listingStatement,
  productStatement,
  relatedStatement,
} from '../catalog/index.js';
import { menuStatement, pageStatement } from '../content/index.js';
import { redirectStatement } from '../redirect/index.js';
import { searchStatement } from '../search/index.js';
import { sitemapStatement } from './sitemap.statement.js';

const emptyList = '{"items":[],"nextCursor":null}';

/** The statement that answers a query of a page. @throws Refusal `request.invalid` for a foreign cursor */
export function statementOf(ctx: Ctx, query: StorefrontQuery): Statement {
  switch (query.kind) {
    case 'menu':
      return menuStatement(ctx, query.handle);
    case 'categories':
      return categoriesStatement(ctx);
    case 'category':
      return categoryStatement(ctx, query.slug);
    case 'products':
      return listingStatement(ctx, { ...listDefaults, ...query.query });
    case 'product':
      return productStatement(ctx, query.slug);
    case 'related':
      return relatedStatement(ctx, query.slug, query.limit);
    case 'page':
      return pageStatement(ctx, query.slug);
    case 'search':
      return searchStatement(ctx, { ...searchDefaults, ...query.query });
    case 'sitemap':
      return sitemapStatement(ctx);
    case 'redirect':
      return redirectStatement(ctx, query.path);
  }
}

const listDefaults = productListQuery.parse({});
const searchDefaults = searchQuery.partial({ q: true }).parse({});

/** What stands in the results for a thing that does not exist: null, or an empty list where the contract wants a list. */
export const jsonOf = (query: StorefrontQuery, found: string | null): string =>
  found ?? (query.kind === 'products' ? emptyList : 'null');

// Products, categories and pages are written with their id first.
const leadingId = /^\{"id":"([0-9a-f-]{36})"/;

/** The tags of what a page was made from, and of what would appear in its place if it were missing. */
export function tagsOf(query: StorefrontQuery, found: string | null): string[] {
  const id = leadingId.exec(found ?? '')?.[1];
  switch (query.kind) {
    case 'menu':
      return [`menu:${query.handle}`];
    case 'categories':
      return ['categories'];
    case 'category':
      return id ? [`category:${id}`, 'categories'] : ['categories'];
    case 'product':
      return id ? [`product:${id}`] : ['products'];
    case 'page':
      return id ? [`page:${id}`] : [];
    case 'sitemap':
      return ['products', 'categories'];
    case 'redirect':
      return ['redirects'];
    case 'products':
    case 'related':
    case 'search':
      return ['products'];
  }
}
