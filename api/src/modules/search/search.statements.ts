import type { SearchQuery } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';
import { wantedFilters } from '../catalog/index.js';

// Results are ranked anew each time, so a page begins at a count. The database ranks the first 2,000 matches.
const positionSchema = z.tuple([z.int().min(1).max(2_000)]);

/** How many results come before this page. @throws Refusal `request.invalid` for a cursor of another list */
export const skippedBy = ({ cursor }: Pick<SearchQuery, 'cursor'>): number =>
  decodeCursor(positionSchema, cursor)?.[0] ?? 0;

/**
 * Contract's SearchResult, or null when the category does not exist.
 *
 * @throws Refusal `request.invalid` for a cursor of another list
 */
export function searchStatement(ctx: Ctx, { q, limit, cursor, include, sort, ...filters }: SearchQuery): Statement {
  const skip = skippedBy({ cursor });
  const hasFacets = filters.facets === true;
  // Facets tell the total, too.
  const counted = { facets: hasFacets, total: include === 'total' && !hasFacets };
  const wanted = { ...wantedFilters(filters), sort, limit, skip, ...counted };
  return {
    name: 'search.products',
    text: `SELECT search_products($1, $2, $3::jsonb)`,
    values: [ctx.locale, q, JSON.stringify(wanted)],
  };
}

/** Contract's Suggestions for what was typed so far. */
export const suggestStatement = (
  ctx: Ctx,
  { q, limit }: { readonly q: string; readonly limit: number },
): Statement => ({
  name: 'search.suggest',
  text: `SELECT suggest_products($1, $2, $3::int)`,
  values: [ctx.locale, q, limit],
});
