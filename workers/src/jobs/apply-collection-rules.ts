import { CollectionMembership } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Finds every product that changed rules choose. */
export const applyCollectionRules = defineShopJob({
  name: 'apply-collection-rules',
  payload: jobPayloads['apply-collection-rules'],
  concurrency: 2,
  actor: 'Catalog',
  prepare: (app) => {
    const membership = app.get(CollectionMembership, { strict: false });
    return (ctx, { collectionId }) => membership.apply(ctx, collectionId);
  },
});
