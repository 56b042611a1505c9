import { SearchIndex } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Fills Meilisearch anew: once after the first start, then every day, so that nothing missed stays missed. */
export const rebuildSearch = defineJob({
  name: 'rebuild-search',
  payload: jobPayloads['rebuild-search'],
  concurrency: 1,
  everyMs: 24 * 60 * 60_000,
  prepare: (app) => {
    const index = app.get(SearchIndex, { strict: false });
    return () => index.rebuild();
  },
});
