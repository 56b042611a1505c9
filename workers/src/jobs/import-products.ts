import { RunImport } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Carries an import on for some seconds. */
export const importProducts = defineShopJob({
  name: 'import-products',
  payload: jobPayloads['import-products'],
  concurrency: 2,
  actor: 'Import',
  prepare: (app) => {
    const imports = app.get(RunImport, { strict: false });
    return (ctx, { importId }) => imports.continue(ctx, importId);
  },
});
