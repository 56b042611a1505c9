import {
  minorUnitDigits,
  productSortSchema,
  type Currency,
  type ProductList,
  type ProductSort,
  type StorefrontQuery,
} from '@smallshop/contract';
import type { Listing } from '@smallshop/theme-kit';
import type { Route } from '../route/route.js';

/** Products on one page of a listing. */
export const pageSize = 24;

type ProductsQuery = Extract<StorefrontQuery, { kind: 'products' }>['query'];

/** `19.9` in EUR is 1990: digits are moved, nothing is multiplied, so no amount is ever off by a rounding. */
export function minorUnits(typed: string | undefined, currency: Currency): number | undefined {
  if (typed === undefined) return undefined;
  const [whole = '', fraction = ''] = typed.split('.');
  const digits = minorUnitDigits[currency];
  return Number(`${whole}${fraction.padEnd(digits, '0').slice(0, digits)}`);
}

const sortOf = (route: Route): ProductSort => productSortSchema.catch('featured').parse(route.query.sort);

/** The listing query an address asks for. Currency is the shop's, because bounds are typed in major units. */
export function productsQuery(route: Route, currency: Currency): ProductsQuery {
  const { available, brand, cursor, min, max } = route.query;
  return {
    limit: pageSize,
    include: 'total',
    sort: sortOf(route),
    ...(route.slug === '' ? {} : { [route.kind === 'collection' ? 'collection' : 'category']: route.slug }),
    ...(available === undefined ? {} : { available: true }),
    ...(brand === undefined ? {} : { brand: [brand] }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(min === undefined ? {} : { priceMin: minorUnits(min, currency) }),
    ...(max === undefined ? {} : { priceMax: minorUnits(max, currency) }),
  };
}

function linkTo(route: Route, changes: Readonly<Record<string, string | null>>): string {
  const merged = { ...route.query, cursor: null, ...changes };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(merged)) if (value !== null && value !== undefined) query.set(name, value);
  const text = query.toString();
  const [path = '/'] = route.path.split('?');
  return text === '' ? path : `${path}?${text}`;
}

/** A listing as themes see it: the products, and every filter as a link. */
export function listingView(route: Route, list: ProductList): Listing {
  const { available, brand = '', min = '', max = '', cursor } = route.query;
  const sort = sortOf(route);
  return {
    items: list.items,
    total: list.total ?? list.items.length,
    sort,
    sorts: productSortSchema.options.map((value) => ({
      value,
      isCurrent: value === sort,
      href: linkTo(route, { sort: value === 'featured' ? null : value }),
    })),
    onlyAvailable: available !== undefined,
    availableHref: linkTo(route, { available: available === undefined ? 'true' : null }),
    brand,
    min,
    max,
    isFiltered: available !== undefined || brand !== '' || min !== '' || max !== '',
    clearHref: linkTo(route, { available: null, brand: null, min: null, max: null }),
    isFirstPage: cursor === undefined,
    firstHref: linkTo(route, {}),
    nextHref: list.nextCursor === null ? null : linkTo(route, { cursor: list.nextCursor }),
  };
}
