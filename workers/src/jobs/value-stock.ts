import { FoldSales } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Puts down what stands on the shelves of all shops, by day. */
export const valueStock = defineJob({
  name: 'value-stock',
  payload: jobPayloads['value-stock'],
  concurrency: 1,
  everyMs: 3_600_000,
  prepare: (app) => {
    const sales = app.get(FoldSales, { strict: false });
    return () => sales.valueStock(new Date());
  },
});
