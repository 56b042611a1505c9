import type { SearchQuery, SearchSort } from '@smallshop/contract';
import { z } from 'zod';
import { wantedFilters } from '../../catalog/index.js';

/** What search_plan() of migration 017 says of a search. */
export const planSchema = z.object({
  missing: z.boolean(),
  wordings: z.array(z.string()),
  pinned: z.array(z.string()),
  hidden: z.array(z.string()),
  category: z.string().nullable(),
  choices: z.array(z.object({ key: z.string(), facets: z.array(z.string()) })),
  fields: z.array(z.string()),
});
export type SearchPlan = z.infer<typeof planSchema>;

/** A condition, by the key of the facet it chooses from. */
export interface KeyedFilter {
  readonly key: string;
  readonly filter: string;
}

const orders: Readonly<Record<Exclude<SearchSort, 'relevance'>, string>> = {
  '-publishedAt': 'publishedAt:desc',
  price: 'price:asc',
  '-price': 'price:desc',
  title: 'titleNorm:asc',
};

/** Meilisearch's words for an order; none is by relevance. */
export const sortOf = (sort: SearchSort): string[] => (sort === 'relevance' ? [] : [orders[sort]]);

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Values are ids and numbers of ours, quoted all the same: no text of a caller's ever becomes part of a filter. */
export const amongFilter = (attribute: string, values: readonly string[]): string =>
  `${attribute} IN [${values.map(quoted).join(', ')}]`;

/** The fence between shops: part of every query there is. */
export const shopFilter = (shopId: string): string => `shop = ${quoted(shopId)}`;

function between(attribute: string, min: string | number | undefined, max: string | number | undefined): string {
  const lower = min === undefined ? [] : [`${attribute} >= ${Number(min)}`];
  const upper = max === undefined ? [] : [`${attribute} <= ${Number(max)}`];
  return [...lower, ...upper].join(' AND ');
}

// A field the shop does not have is a text of the caller's: nothing has it.
const numberFilter = ({ fields }: SearchPlan, key: string, min?: string, max?: string): string =>
  fields.includes(key) ? between(`numbers.${key}`, min, max) || `numbers.${key} EXISTS` : amongFilter('id', []);

/** What narrows a search, by facet. */
export function narrowingOf(query: SearchQuery, plan: SearchPlan): KeyedFilter[] {
  const { numbers, priceMin, priceMax } = wantedFilters(query);
  const hasPrice = priceMin !== undefined || priceMax !== undefined;
  return [
    ...plan.choices.map(({ key, facets }) => ({ key, filter: amongFilter('facets', facets) })),
    ...numbers.map(({ key, min, max }) => ({ key: `number:${key}`, filter: numberFilter(plan, key, min, max) })),
    ...(hasPrice ? [{ key: 'price:', filter: between('price', priceMin, priceMax) }] : []),
  ];
}

/** What holds for a search whatever is chosen: its category, and products never shown for these words. */
export const scopeOf = ({ category, hidden }: SearchPlan): string[] => [
  ...(category === null ? [] : [amongFilter('facets', [category])]),
  ...(hidden.length === 0 ? [] : [`NOT ${amongFilter('id', hidden)}`]),
];
