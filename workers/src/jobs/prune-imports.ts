import { ImportRetention } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Deletes old imports and exports with their files. */
export const pruneImports = defineJob({
  name: 'prune-imports',
  payload: jobPayloads['prune-imports'],
  concurrency: 1,
  everyMs: 3_600_000,
  prepare: (app) => {
    const retention = app.get(ImportRetention, { strict: false });
    return () => retention.prune(new Date());
  },
});
