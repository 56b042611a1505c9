import { ProductDocuments } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Brings the storefront's read model up to date with the tables; what changed is announced and purged. */
export const refreshProductDocuments = defineShopJob({
  name: 'refresh-product-documents',
  payload: jobPayloads['refresh-product-documents'],
  concurrency: 4,
  actor: 'Catalog',
  prepare: (app) => {
    const documents = app.get(ProductDocuments, { strict: false });
    return (ctx, { productIds, variantIds }) => documents.refreshAll(ctx, { productIds, variantIds });
  },
});
