import { FacetCounts, PurgeLog } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

const isOfListings = (tag: string): boolean => tag === 'products' || /^(?:category|collection):/.test(tag);

/** Tells the storefront's caches what to forget, and has counted anew what stands in its listings. */
export const purgeStorefront = defineShopJob({
  name: 'purge-storefront',
  payload: jobPayloads['purge-storefront'],
  concurrency: 4,
  actor: 'Storefront',
  prepare: (app) => {
    const purges = app.get(PurgeLog, { strict: false });
    const counts = app.get(FacetCounts, { strict: false });
    return async (ctx, { tags, isHard }) => {
      await purges.record(ctx, { tags, isHard });
      if (tags.some(isOfListings)) await counts.ask(ctx);
    };
  },
});
