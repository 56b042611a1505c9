import type { SearchQuery } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { Statement } from '../../../plumbing/db/database.js';
import { wantedFilters } from '../../catalog/index.js';

/** What Meilisearch counted of a search: see found_facets() in migration 017. */
export interface Counted {
  readonly facets: readonly {
    readonly part: string;
    readonly facet: string;
    readonly n: number;
    readonly lowest: number | null;
    readonly highest: number | null;
  }[];
  readonly numbers: readonly {
    readonly part: string;
    readonly key: string;
    readonly lowest: number;
    readonly highest: number;
  }[];
}

const wantedJson = (query: SearchQuery): string => JSON.stringify(wantedFilters(query));

/** JSON of a SearchPlan. */
export const planStatement = (query: SearchQuery): Statement => ({
  name: 'search.plan',
  text: 'SELECT search_plan($1, $2::jsonb)',
  values: [query.q, wantedJson(query)],
});

/** A SearchResult's items and cursor, still open. @param nextSkip where the next page begins; null: this is the last */
export const foundStatement = (ctx: Ctx, ids: readonly string[], nextSkip: number | null): Statement => ({
  name: 'search.found',
  text: 'SELECT found_products($1, $2::uuid[], $3::int)',
  values: [ctx.locale, ids, nextSkip],
});

/** `{ total, facets }`. */
export const facetsStatement = (ctx: Ctx, query: SearchQuery, counted: Counted): Statement => ({
  name: 'search.found.facets',
  text: 'SELECT found_facets($1, $2::jsonb, $3::jsonb)',
  values: [ctx.locale, wantedJson(query), JSON.stringify(counted)],
});

/** Contract's SearchHelp for look-alikes. */
export const helpStatement = (ctx: Ctx, words: string, alike: readonly string[]): Statement => ({
  name: 'search.found.help',
  text: 'SELECT found_help($1, $2, $3::uuid[])',
  values: [ctx.locale, words, alike],
});

/** Contract's Suggestions with these products. */
export const suggestionsStatement = (ctx: Ctx, words: string, ids: readonly string[]): Statement => ({
  name: 'search.found.suggestions',
  text: 'SELECT found_suggestions($1, $2, $3::uuid[])',
  values: [ctx.locale, words, ids],
});
