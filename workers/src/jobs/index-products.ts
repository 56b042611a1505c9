import { SearchIndex } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Brings what Meilisearch holds of some products up to date. */
export const indexProducts = defineShopJob({
  name: 'index-products',
  payload: jobPayloads['index-products'],
  concurrency: 2,
  actor: 'Search',
  prepare: (app) => {
    const index = app.get(SearchIndex, { strict: false });
    return (ctx, { productIds, categoryId }) => index.update(ctx, { productIds, categoryId });
  },
});
