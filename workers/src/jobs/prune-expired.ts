import { Retention } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Deletes what has outlived its purpose. */
export const pruneExpired = defineJob({
  name: 'prune-expired',
  payload: jobPayloads['prune-expired'],
  concurrency: 1,
  everyMs: 3_600_000,
  prepare: (app) => {
    const retention = app.get(Retention, { strict: false });
    return () => retention.prune();
  },
});
