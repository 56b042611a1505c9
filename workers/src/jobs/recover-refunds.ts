import { RecoverRefunds } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Looks after refunds whose payment company has not answered yet. */
export const recoverRefunds = defineJob({
  name: 'recover-refunds',
  payload: jobPayloads['recover-refunds'],
  concurrency: 1,
  everyMs: 60_000,
  prepare: (app) => {
    const refunds = app.get(RecoverRefunds, { strict: false });
    return () => refunds.recover(new Date());
  },
});
