import { FetchImportImages } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Fetches pictures an import named by address. */
export const importImages = defineShopJob({
  name: 'import-images',
  payload: jobPayloads['import-images'],
  concurrency: 1,
  actor: 'Import',
  prepare: (app) => {
    const images = app.get(FetchImportImages, { strict: false });
    return (ctx, { importId }) => images.continue(ctx, importId);
  },
});
