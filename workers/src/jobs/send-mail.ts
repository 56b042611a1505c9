import { DeliverMail } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Writes and sends one e-mail, once. */
export const sendMail = defineJob({
  name: 'send-mail',
  payload: jobPayloads['send-mail'],
  concurrency: 4,
  prepare: (app) => {
    const mails = app.get(DeliverMail, { strict: false });
    return (payload) => mails.execute(payload, new Date());
  },
});
