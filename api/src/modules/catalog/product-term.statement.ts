import type { listProductTerms } from '@smallshop/contract';
import type { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';

/** What is asked of brands or tags in use. */
export type TermQuery = z.output<typeof listProductTerms.query>;

/**
 * `{ items }` of terms that begin with what was typed, whatever their case and accents. Leaps from term to term in the index,
 * so that a brand of 100,000 products costs no more than one of ten.
 */
export const termsStatement = (ctx: Ctx, { kind, q, limit }: TermQuery): Statement => ({
  name: 'product.terms',
  text: `
WITH RECURSIVE terms AS (
  (SELECT term_norm, term, 1 AS n FROM product_terms
   WHERE tenant_id = $1 AND kind = $2 AND term_norm ^@ search_norm($3) ORDER BY term_norm, product_id LIMIT 1)
  UNION ALL
  (SELECT next.term_norm, next.term, terms.n + 1 FROM terms CROSS JOIN LATERAL (
     SELECT term_norm, term FROM product_terms
     WHERE tenant_id = $1 AND kind = $2 AND term_norm > terms.term_norm AND term_norm ^@ search_norm($3)
     ORDER BY term_norm, product_id LIMIT 1) next
   WHERE terms.n < $4)
)
SELECT json_build_object('items', coalesce(json_agg(term ORDER BY n), '[]')) FROM terms`,
  values: [ctx.tenantId, kind, q, limit],
});
