import { describe, expect, it } from 'vitest';
import { routeOf } from '../route/route.js';
import { listingView, minorUnits, productsQuery } from './listing.js';

describe('a listing', () => {
  it.each([
    ['25', 'EUR', 2500],
    ['19.9', 'EUR', 1990],
    ['19.99', 'EUR', 1999],
    ['8.29', 'EUR', 829],
    ['1500', 'JPY', 1500],
  ] as const)('reads a typed bound of %s %s as %i minor units', (typed, currency, expected) => {
    expect(minorUnits(typed, currency)).toBe(expected);
  });

  it('asks the API for what the address says', () => {
    const route = routeOf('/categories/mugs', 'sort=-price&available=true&max=30');
    expect(productsQuery(route, 'EUR')).toEqual({
      limit: 24,
      include: 'total',
      sort: '-price',
      category: 'mugs',
      available: true,
      priceMax: 3000,
    });
  });

  it('links every filter, and drops the page when a filter changes', () => {
    const route = routeOf('/categories/mugs', 'sort=price&cursor=abc');
    const listing = listingView(route, { items: [], nextCursor: 'def', total: 90 });
    expect(listing.nextHref).toBe('/categories/mugs?sort=price&cursor=def');
    expect(listing.availableHref).toBe('/categories/mugs?sort=price&available=true');
    expect(listing.firstHref).toBe('/categories/mugs?sort=price');
    expect(listing.sorts.find(({ value }) => value === 'featured')?.href).toBe('/categories/mugs');
    expect([listing.isFirstPage, listing.isFiltered]).toEqual([false, false]);
  });
});
