import type { Availability, ProductListQuery } from '@smallshop/contract';

type Filters = Omit<ProductListQuery, 'sort' | 'limit' | 'cursor' | 'include'>;

/** What a listing is narrowed by, as the database's listing functions take it: see list_products() in migration 013. */
interface WantedFilters {
  readonly category?: string;
  readonly groups: readonly { readonly kind: string; readonly name: string; readonly values: readonly string[] }[];
  readonly numbers: readonly { readonly key: string; readonly min?: string; readonly max?: string }[];
  readonly priceMin?: number;
  readonly priceMax?: number;
}

const buyable: readonly Availability[] = ['in_stock', 'low_stock', 'backorder'];

/** Alternatives of each name: `['Colour:Red', 'Colour:Blue', 'Size:M']` are two groups. */
function byName(kind: 'option' | 'field', chosen: readonly string[] = []): WantedFilters['groups'] {
  const names = new Map<string, string[]>();
  for (const choice of chosen) {
    const colon = choice.indexOf(':');
    const name = choice.slice(0, colon);
    names.set(name, [...(names.get(name) ?? []), choice.slice(colon + 1)]);
  }
  return [...names].map(([name, values]) => ({ kind, name, values }));
}

function bounds(range: string): WantedFilters['numbers'][number] {
  const [key = '', text = ''] = range.split(':');
  const [min = '', max = ''] = text.split('..');
  return { key, ...(min !== '' && { min }), ...(max !== '' && { max }) };
}

/** The filters of a query, sorted into groups that narrow each other. */
export function wantedFilters(query: Filters): WantedFilters {
  const availability = query.availability ?? (query.available === true ? buyable : undefined);
  const plain = { availability, brand: query.brand, tag: query.tag };
  return {
    ...(query.category !== undefined && { category: query.category }),
    groups: [
      ...Object.entries(plain).flatMap(([kind, values]) => (values ? [{ kind, name: '', values }] : [])),
      ...byName('option', query.option),
      ...byName('field', query.field),
    ],
    numbers: (query.range ?? []).map(bounds),
    ...(query.priceMin !== undefined && { priceMin: query.priceMin }),
    ...(query.priceMax !== undefined && { priceMax: query.priceMax }),
  };
}

/** False when a query asks for all products of the shop or of a category. */
export function isNarrowed({ groups, numbers, priceMin, priceMax }: WantedFilters): boolean {
  return groups.length > 0 || numbers.length > 0 || priceMin !== undefined || priceMax !== undefined;
}
