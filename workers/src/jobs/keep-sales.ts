import { FoldSales } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Brings the figures of all shops up to date, also with orders that changed without an event. */
export const keepSales = defineJob({
  name: 'keep-sales',
  payload: jobPayloads['keep-sales'],
  concurrency: 1,
  everyMs: 60_000,
  prepare: (app) => {
    const sales = app.get(FoldSales, { strict: false });
    return () => sales.foldAll();
  },
});
