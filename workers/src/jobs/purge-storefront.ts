import { PurgeLog } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Tells the storefront's caches what to forget. */
export const purgeStorefront = defineShopJob({
  name: 'purge-storefront',
  payload: jobPayloads['purge-storefront'],
  concurrency: 4,
  actor: 'Storefront',
  prepare: (app) => {
    const purges = app.get(PurgeLog, { strict: false });
    return (ctx, { tags, isHard }) => purges.record(ctx, { tags, isHard });
  },
});
