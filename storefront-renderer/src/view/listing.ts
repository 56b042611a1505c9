import {
  productSortSchema,
  searchSortSchema,
  type Currency,
  type ProductList,
  type StorefrontQuery,
} from '@smallshop/contract';
import type { Listing, ListingSort } from '@smallshop/theme-kit';
import type { Route } from '../route/route.js';
import { minorUnits } from './amounts.js';
import { chosenFilters, facetViews, linkTo, type FacetInput } from './facets.js';

/** Products on one page of a listing. */
const pageSize = 24;

type ProductsQuery = Extract<StorefrontQuery, { kind: 'products' }>['query'];
type SearchWish = Extract<StorefrontQuery, { kind: 'search' }>['query'];

// Currency is the shop's, because bounds are typed in major units.
function filtersOf({ query, choices }: Route, currency: Currency) {
  const { available, min, max } = query;
  const { brand, tag, option, field, range } = choices;
  return {
    ...(available === undefined ? {} : { available: true }),
    ...(brand === undefined ? {} : { brand: [...brand] }),
    ...(tag === undefined ? {} : { tag: [...tag] }),
    ...(option === undefined ? {} : { option: [...option] }),
    ...(field === undefined ? {} : { field: [...field] }),
    ...(range === undefined ? {} : { range: [...range] }),
    ...(min === undefined ? {} : { priceMin: minorUnits(min, currency) }),
    ...(max === undefined ? {} : { priceMax: minorUnits(max, currency) }),
  };
}

const pageOf = ({ query: { cursor } }: Route) => ({
  limit: pageSize,
  include: 'total' as const,
  facets: true,
  ...(cursor === undefined ? {} : { cursor }),
});

/** The listing query an address asks for. */
export function productsQuery(route: Route, currency: Currency): ProductsQuery {
  return {
    ...pageOf(route),
    sort: productSortSchema.catch('featured').parse(route.query.sort),
    ...(route.slug === '' ? {} : { [route.kind === 'collection' ? 'collection' : 'category']: route.slug }),
    ...filtersOf(route, currency),
  };
}

/** The search an address asks for; null before anything was typed. */
export function searchWish(route: Route, currency: Currency): SearchWish | null {
  const { q, category, sort } = route.query;
  if (q === undefined) return null;
  return {
    ...pageOf(route),
    q,
    sort: searchSortSchema.catch('relevance').parse(sort),
    ...(category === undefined ? {} : { category }),
    ...filtersOf(route, currency),
  };
}

function sortsOf(route: Route): { sort: ListingSort; sorts: Listing['sorts'] } {
  const isSearch = route.kind === 'search';
  const usual: ListingSort = isSearch ? 'relevance' : 'featured';
  const options: readonly ListingSort[] = isSearch ? searchSortSchema.options : productSortSchema.options;
  const sort = options.find((option) => option === route.query.sort) ?? usual;
  const sorts = options.map((value) => ({
    value,
    isCurrent: value === sort,
    href: linkTo(route, { sort: value === usual ? null : value }),
  }));
  return { sort, sorts };
}

/** A listing as themes see it: the products, and every filter as a link and as a field of a form. */
export function listingView(list: ProductList, input: FacetInput): Listing {
  const { route } = input;
  const { q, category, cursor } = route.query;
  const { facets = [], total = list.items.length } = list;
  const chosen = chosenFilters(facets, input);
  const inCategory = route.kind === 'search' && category !== undefined;
  return {
    items: list.items,
    total,
    isEstimated: list.isEstimated ?? false,
    ...sortsOf(route),
    facets: facetViews(facets, total, input),
    chosen: inCategory ? [...chosen, { label: category, href: linkTo(route, { category: null }) }] : chosen,
    action: route.path.split('?')[0] ?? '/',
    kept: Object.entries({ q, ...(inCategory && { category }) }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value }],
    ),
    isFiltered: chosen.length > 0 || inCategory,
    clearHref: linkTo(route, { available: null, min: null, max: null, ...(inCategory && { category: null }) }, {}),
    isFirstPage: cursor === undefined,
    firstHref: linkTo(route, {}),
    nextHref: list.nextCursor === null ? null : linkTo(route, { cursor: list.nextCursor }),
  };
}
