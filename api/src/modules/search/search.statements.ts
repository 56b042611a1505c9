import type { SearchQuery } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';

// Results are ranked anew each time, so a page begins at a count. The database ranks the first 2,000 matches.
const positionSchema = z.tuple([z.int().min(1).max(2_000)]);

/** Contract's ProductList of what matches. @throws Refusal `request.invalid` for a cursor of another list */
export function searchStatement(ctx: Ctx, { q, limit, cursor, include }: SearchQuery): Statement {
  const [skip] = decodeCursor(positionSchema, cursor) ?? [0];
  return {
    name: 'search.products',
    text: `SELECT search_products($1, $2, $3::int, $4::int, $5::boolean)`,
    values: [ctx.shop.locale, q, limit, skip, include === 'total'],
  };
}

/** `{ items: Suggestion[] }` for what was typed so far. */
export const suggestStatement = (
  ctx: Ctx,
  { q, limit }: { readonly q: string; readonly limit: number },
): Statement => ({
  name: 'search.suggest',
  text: `SELECT suggest_products($1, $2, $3::int)`,
  values: [ctx.shop.locale, q, limit],
});
