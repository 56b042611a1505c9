import { KeepSchedule } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Puts products on sale and takes them off at their appointed moments. */
export const keepSchedule = defineJob({
  name: 'keep-schedule',
  payload: jobPayloads['keep-schedule'],
  concurrency: 1,
  everyMs: 30_000,
  prepare: (app) => {
    const schedule = app.get(KeepSchedule, { strict: false });
    return () => schedule.keep(new Date());
  },
});
