import { FoldSales } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Brings a shop's figures up to date with its orders. */
export const foldSales = defineShopJob({
  name: 'fold-sales',
  payload: jobPayloads['fold-sales'],
  concurrency: 2,
  actor: 'Reports',
  prepare: (app) => {
    const sales = app.get(FoldSales, { strict: false });
    return (ctx) => sales.foldShop(ctx.tenantId);
  },
});
