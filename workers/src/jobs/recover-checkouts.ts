import { RecoverCheckouts } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Looks after checkouts that were left half done. */
export const recoverCheckouts = defineJob({
  name: 'recover-checkouts',
  payload: jobPayloads['recover-checkouts'],
  concurrency: 1,
  everyMs: 60_000,
  prepare: (app) => {
    const checkouts = app.get(RecoverCheckouts, { strict: false });
    return () => checkouts.recover(new Date());
  },
});
