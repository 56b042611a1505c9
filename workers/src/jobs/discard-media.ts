import { MediaService } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Deletes the bytes of a file that was deleted or replaced. */
export const discardMedia = defineShopJob({
  name: 'discard-media',
  payload: jobPayloads['discard-media'],
  concurrency: 2,
  actor: 'Media',
  prepare: (app) => {
    const media = app.get(MediaService, { strict: false });
    return (ctx, { storageKey }) => media.discard(ctx, storageKey);
  },
});
