import { CollectionMembership } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Puts changed products into the collections whose rules now hold for them, and takes them out of the others. */
export const matchCollections = defineShopJob({
  name: 'match-collections',
  payload: jobPayloads['match-collections'],
  concurrency: 4,
  actor: 'Catalog',
  prepare: (app) => {
    const membership = app.get(CollectionMembership, { strict: false });
    return (ctx, { productIds }) => membership.match(ctx, productIds);
  },
});
