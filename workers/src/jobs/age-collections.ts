import { CollectionMembership, Queue } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineJob } from '../job.js';

/** Days pass without any product changing: has rules that count them applied anew. */
export const ageCollections = defineJob({
  name: 'age-collections',
  payload: jobPayloads['age-collections'],
  concurrency: 1,
  everyMs: 3_600_000,
  prepare: (app) => {
    const membership = app.get(CollectionMembership, { strict: false });
    const queue = app.get(Queue, { strict: false });
    return async () => {
      const aging = await membership.aging();
      await queue.enqueueAll(aging.map((payload) => ({ name: 'apply-collection-rules', payload })));
    };
  },
});
