import { StockWatchService } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Announces the low-stock e-mails that are due. */
export const sendStockDigests = defineJob({
  name: 'send-stock-digests',
  payload: jobPayloads['send-stock-digests'],
  concurrency: 1,
  everyMs: 900_000,
  prepare: (app) => {
    const watch = app.get(StockWatchService, { strict: false });
    return () => watch.announceDigests(new Date());
  },
});
