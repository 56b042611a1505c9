import { z } from 'zod';
import { mailTemplateSchema } from './mail.js';
import { idSchema } from './primitives.js';

const tenantJob = z.strictObject({ shopId: idSchema });

const mailOrder = {
  template: mailTemplateSchema,
  aggregateId: idSchema,
  dedupeKey: z.string(),
};

/** Jobs by queue name. One handler each in `workers/src/jobs/<name>.ts`; all are safe to run twice. */
export const jobPayloads = {
  'refresh-product-documents': tenantJob.extend({
    productIds: z.array(idSchema).optional(),
    variantIds: z.array(idSchema).optional(),
  }),
  /** Makes the documents of a published language, or drops those of one that is not. */
  'build-language': tenantJob.extend({ locale: z.string() }),
  /** Which collections by rules hold these products. */
  'match-collections': tenantJob.extend({ productIds: z.array(idSchema) }),
  /** Which products a collection by rules holds. */
  'apply-collection-rules': tenantJob.extend({ collectionId: idSchema }),
  /** What Meilisearch holds: of these products, or of those in a category. */
  'index-products': tenantJob.extend({
    productIds: z.array(idSchema).optional(),
    categoryId: idSchema.optional(),
  }),
  /** Over all shops, every night: everything Meilisearch holds, anew. */
  'rebuild-search': z.strictObject({}),
  /** What the shop's large listings can be narrowed by. */
  'count-facets': tenantJob,
  'purge-storefront': tenantJob.extend({ tags: z.array(z.string()), isHard: z.boolean() }),
  'send-mail': tenantJob.extend(mailOrder),
  /** Several of one shop that fell due together. */
  'send-mails': tenantJob.extend({ mails: z.array(z.strictObject(mailOrder)).min(1).max(25) }),
  /** Raises and resolves low-stock alerts: of these variants, or of all. */
  'watch-stock': tenantJob.extend({ variantIds: z.array(idSchema).optional() }),
  'expire-checkout': tenantJob.extend({ checkoutId: idSchema }),
  'derive-media': tenantJob.extend({ mediaId: idSchema }),
  'discard-media': tenantJob.extend({ storageKey: z.string() }),
  /** Over all shops, twice a minute: products that come on sale or go off it. */
  'keep-schedule': z.strictObject({}),
  /** Over all shops, twice a minute: price lists that begin or end. */
  'keep-price-lists': z.strictObject({}),
  /** A slice of an import: reading, dry run, applying or undoing, as far as a few seconds go. */
  'import-products': tenantJob.extend({ importId: idSchema }),
  'import-images': tenantJob.extend({ importId: idSchema }),
  'export-products': tenantJob.extend({ exportId: idSchema }),
  /** Over all shops, every hour: imports that can no longer be undone, exports nobody fetches any more, and their files. */
  'prune-imports': z.strictObject({}),
  /** Over all shops, every minute: checkouts nobody settled. */
  'recover-checkouts': z.strictObject({}),
  /** Over all shops, every minute: refunds whose payment company has not answered yet. */
  'recover-refunds': z.strictObject({}),
  /** Over all shops, every five minutes: carts left behind whose owners want to be reminded. */
  'remind-carts': z.strictObject({}),
  /** Over all shops, every quarter of an hour: low-stock e-mails that are due. */
  'send-stock-digests': z.strictObject({}),
  /** Over all shops, every night: levels against the ledger. */
  'check-stock-ledgers': z.strictObject({}),
  /** Something done for many orders: a slice of it, as far as a few seconds go. */
  'run-order-task': tenantJob.extend({ taskId: idSchema }),
  /** What orders that changed add to the shop's figures. */
  'fold-sales': tenantJob,
  /** Over all shops, every minute: orders that changed and did not say so. */
  'keep-sales': z.strictObject({}),
  /** Over all shops, every hour: what stands on the shelves, by day. */
  'value-stock': z.strictObject({}),
  /** Over all shops, every hour: collections whose rules count days. */
  'age-collections': z.strictObject({}),
  /** Over all shops, every minute: searches of the last minutes become counts by day. */
  'count-searches': z.strictObject({}),
  /** Over all shops, every hour: what has outlived its purpose. */
  'prune-expired': z.strictObject({}),
} as const;
export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;
