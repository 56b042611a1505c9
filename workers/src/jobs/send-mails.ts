import { DeliverMail } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Writes and sends several e-mails of one shop, each once. */
export const sendMails = defineJob({
  name: 'send-mails',
  payload: jobPayloads['send-mails'],
  concurrency: 2,
  prepare: (app) => {
    const mails = app.get(DeliverMail, { strict: false });
    return (payload) => mails.executeAll(payload, new Date());
  },
});
