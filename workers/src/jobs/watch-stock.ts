import { StockWatchService } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Raises and resolves low-stock alerts where units crossed a mark, or the mark moved. */
export const watchStock = defineShopJob({
  name: 'watch-stock',
  payload: jobPayloads['watch-stock'],
  concurrency: 2,
  actor: 'Stock',
  prepare: (app) => {
    const watch = app.get(StockWatchService, { strict: false });
    return (ctx, { variantIds }) => watch.raiseAlerts(ctx, variantIds ?? null);
  },
});
