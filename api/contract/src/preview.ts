import { z } from 'zod';
import { productDetailSchema, productListSchema } from './catalog.js';
import { collectionSchema } from './collection.js';
import { pageSchema } from './content.js';
import { defineOperation } from './operation.js';
import { idSchema, slugSchema, timestampSchema } from './primitives.js';

const byId = z.strictObject({ id: idSchema });

/** Where somebody who has the link sees what is not in the shop yet, and until when. */
export const previewLinkSchema = z
  .strictObject({ url: z.string(), expiresAt: timestampSchema })
  .meta({ id: 'PreviewLink' });
export type PreviewLink = z.infer<typeof previewLinkSchema>;

/** What a preview link leads to, as shoppers would see it. */
export const previewSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('product'),
      slug: slugSchema,
      expiresAt: timestampSchema,
      product: productDetailSchema,
    }),
    z.strictObject({
      kind: z.literal('collection'),
      slug: slugSchema,
      expiresAt: timestampSchema,
      collection: collectionSchema,
      products: productListSchema.meta({ description: 'The first 24 on sale, in its order' }),
    }),
    z.strictObject({ kind: z.literal('page'), slug: slugSchema, expiresAt: timestampSchema, page: pageSchema }),
  ])
  .meta({ id: 'Preview' });
export type Preview = z.infer<typeof previewSchema>;

export const previewProduct = defineOperation({
  id: 'previewProduct',
  method: 'POST',
  path: '/admin/products/{id}/preview',
  tag: 'Products',
  summary: 'A link, good for an hour, that shows a product as it would look on sale',
  access: 'catalog.read',
  params: byId,
  response: previewLinkSchema,
  refusals: ['product.not_found', 'product.publish_incomplete'],
});
export const previewPage = defineOperation({
  id: 'previewPage',
  method: 'POST',
  path: '/admin/pages/{id}/preview',
  tag: 'Content',
  summary: 'A link, good for an hour, that shows a page while it is hidden',
  access: 'content.read',
  params: byId,
  response: previewLinkSchema,
  refusals: ['page.not_found'],
});
export const previewCollectionPage = defineOperation({
  id: 'previewCollectionPage',
  method: 'POST',
  path: '/admin/collections/{id}/preview',
  tag: 'Collections',
  summary: 'A link, good for an hour, that shows a collection while it is hidden',
  access: 'catalog.read',
  params: byId,
  response: previewLinkSchema,
  refusals: ['collection.not_found'],
});
export const openPreview = defineOperation({
  id: 'openPreview',
  method: 'POST',
  path: '/storefront/previews',
  tag: 'Storefront',
  summary: 'What a preview link leads to; posted, so that nothing on the way keeps it',
  access: 'public',
  body: z.strictObject({ token: z.string().min(1).max(600) }),
  response: previewSchema,
  refusals: ['preview.not_found'],
  rateClass: 'read',
});
