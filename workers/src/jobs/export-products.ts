import { WriteExport } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Writes products to a file. */
export const exportProducts = defineShopJob({
  name: 'export-products',
  payload: jobPayloads['export-products'],
  concurrency: 2,
  actor: 'Export',
  prepare: (app) => {
    const exports = app.get(WriteExport, { strict: false });
    return (ctx, { exportId }) => exports.execute(ctx, exportId);
  },
});
