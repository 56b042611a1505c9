import { MediaService } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Makes the sizes and formats of an uploaded picture; one at a time, since encoding fills a core. */
export const deriveMedia = defineShopJob({
  name: 'derive-media',
  payload: jobPayloads['derive-media'],
  concurrency: 1,
  actor: 'Media',
  prepare: (app) => {
    const media = app.get(MediaService, { strict: false });
    return (ctx, { mediaId }) => media.deriveAhead(ctx, mediaId);
  },
});
