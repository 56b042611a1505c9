import type { Facet } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { routeOf } from '../route/route.js';
import { formatsFor } from '../page/formats.js';
import { minorUnits } from './amounts.js';
import type { FacetInput } from './facets.js';
import { listingView, productsQuery } from './listing.js';

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
    const route = routeOf(
      '/categories/mugs',
      'sort=-price&available=true&max=30&option=Colour:Red&brand=Tide&brand=Reef&min.watts=5',
    );
    expect(productsQuery(route, 'EUR')).toEqual({
      limit: 24,
      include: 'total',
      facets: true,
      sort: '-price',
      category: 'mugs',
      available: true,
      brand: ['Reef', 'Tide'],
      option: ['Colour:Red'],
      range: ['watts:5..'],
      priceMax: 3000,
    });
  });

  const t: FacetInput['t'] = (key) => key;
  const viewOf = (path: string, search: string, facets: Facet[] = [], total = 90) => {
    const route = routeOf(path, search);
    const input = { route, currency: 'EUR' as const, t, formats: formatsFor('en', 'UTC') };
    return listingView({ items: [], nextCursor: 'def', total, facets }, input);
  };
  const colour: Facet = {
    kind: 'option',
    name: 'Colour',
    label: 'Farbe',
    unit: '',
    range: null,
    values: [
      { value: 'Red', label: 'Rot', swatch: '#aa0000', count: 3, isSelected: true },
      { value: 'Blue', label: 'Blau', swatch: null, count: 2, isSelected: false },
    ],
  };

  it('links every filter, and drops the page when a filter changes', () => {
    const listing = viewOf('/categories/mugs', 'sort=price&cursor=abc');
    expect(listing.nextHref).toBe('/categories/mugs?sort=price&cursor=def');
    expect(listing.firstHref).toBe('/categories/mugs?sort=price');
    expect(listing.sorts.find(({ value }) => value === 'featured')?.href).toBe('/categories/mugs');
    expect([listing.isFirstPage, listing.isFiltered]).toEqual([false, false]);
  });

  it('offers each choice as the listing with it flipped, and each chosen one as the listing without it', () => {
    const listing = viewOf('/products', 'option=Colour:Red&min=5&sort=title', [colour]);
    expect(listing.facets[0]).toMatchObject({
      key: 'option:Colour',
      label: 'Farbe',
      parameter: 'option',
      selectedCount: 1,
    });
    expect(listing.facets[0]?.choices.map(({ value, href }) => [value, href])).toEqual([
      ['Colour:Red', '/products?sort=title&min=5'],
      ['Colour:Blue', '/products?sort=title&min=5&option=Colour%3ABlue&option=Colour%3ARed'],
    ]);
    expect(listing.chosen).toEqual([
      { label: 'Farbe: Rot', href: '/products?sort=title&min=5' },
      { label: '5 – … EUR', href: '/products?sort=title&option=Colour%3ARed' },
    ]);
    expect([listing.isFiltered, listing.clearHref]).toEqual([true, '/products?sort=title']);
  });

  it('leaves out facets that would change nothing', () => {
    const same: Facet = {
      ...colour,
      values: [{ value: 'Red', label: 'Red', swatch: null, count: 90, isSelected: false }],
    };
    const price: Facet = {
      ...colour,
      kind: 'price',
      name: '',
      values: [],
      range: { min: 1900, max: 1900, buckets: [] },
    };
    expect(
      viewOf('/products', '', [same, { ...price, range: { min: 1950, max: 4010, buckets: [] } }]).facets,
    ).toMatchObject([{ kind: 'price', range: { minimum: '19', maximum: '41', fromParameter: 'min' } }]);
    expect(viewOf('/products', '', [same, price]).facets).toEqual([]);
  });

  it('keeps what was searched for while results are narrowed', () => {
    const listing = viewOf('/search', 'q=mug&category=cups&brand=Tide');
    expect(listing.kept).toEqual([
      { name: 'q', value: 'mug' },
      { name: 'category', value: 'cups' },
    ]);
    expect(listing.clearHref).toBe('/search?q=mug');
  });
});
