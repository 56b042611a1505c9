import { RemindCarts } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Has e-mails sent about carts that were left behind. */
export const remindCarts = defineJob({
  name: 'remind-carts',
  payload: jobPayloads['remind-carts'],
  concurrency: 1,
  everyMs: 300_000,
  prepare: (app) => {
    const reminders = app.get(RemindCarts, { strict: false });
    return () => reminders.announceDue(new Date());
  },
});
