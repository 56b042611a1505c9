import { KeepPriceLists } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Brings pages in line with price lists that begin or end. */
export const keepPriceLists = defineJob({
  name: 'keep-price-lists',
  payload: jobPayloads['keep-price-lists'],
  concurrency: 1,
  everyMs: 30_000,
  prepare: (app) => {
    const lists = app.get(KeepPriceLists, { strict: false });
    return () => lists.keep(new Date());
  },
});
