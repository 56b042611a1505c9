import { RunOrderTask } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Does something for many orders. */
export const runOrderTask = defineShopJob({
  name: 'run-order-task',
  payload: jobPayloads['run-order-task'],
  concurrency: 2,
  actor: 'Orders',
  prepare: (app) => {
    const tasks = app.get(RunOrderTask, { strict: false });
    return (ctx, { taskId }) => tasks.run(ctx, taskId);
  },
});
