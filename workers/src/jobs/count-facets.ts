import { FacetCounts } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Counts what a large shop's listings can be narrowed by, after something in them changed. */
export const countFacets = defineShopJob({
  name: 'count-facets',
  payload: jobPayloads['count-facets'],
  concurrency: 1,
  actor: 'Catalog',
  prepare: (app) => {
    const counts = app.get(FacetCounts, { strict: false });
    return (ctx) => counts.recount(ctx);
  },
});
