import { SearchService } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Makes “what people search for” of the searches noted in the last minutes. */
export const countSearches = defineJob({
  name: 'count-searches',
  payload: jobPayloads['count-searches'],
  concurrency: 1,
  everyMs: 60_000,
  prepare: (app) => {
    const searches = app.get(SearchService, { strict: false });
    return () => searches.countSearches();
  },
});
