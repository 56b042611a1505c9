import { StockWatchService } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Compares every shop's stock levels with its ledger. */
export const checkStockLedgers = defineJob({
  name: 'check-stock-ledgers',
  payload: jobPayloads['check-stock-ledgers'],
  concurrency: 1,
  everyMs: 86_400_000,
  prepare: (app) => {
    const watch = app.get(StockWatchService, { strict: false });
    return () => watch.checkAll(new Date());
  },
});
