import { z } from 'zod';
import { idSchema } from './primitives.js';

/**
 * What use cases write to the outbox: topic → payload. Payloads carry ids only; consumers read the rest through the tenant.
 * Every event also carries `shopId`, `aggregateId` and `aggregateVersion`, and may be delivered more than once.
 */
export const eventPayloads = {
  'product.changed': z.strictObject({ productId: idSchema, slug: z.string(), isHard: z.boolean() }),
  /** Many products written at once; a consumer of `product.changed` takes this one too. */
  'products.changed': z.strictObject({
    productIds: z.array(idSchema),
    categoryIds: z.array(idSchema),
    isHard: z.boolean(),
  }),
  'stock.changed': z.strictObject({ variantIds: z.array(idSchema) }),
  'stock.settings_changed': z.strictObject({ shopId: idSchema }),
  'stock.digest_due': z.strictObject({ shopId: idSchema, day: z.iso.date() }),
  'custom_field.changed': z.strictObject({}),
  /** What everybody pays may have changed for any product. */
  'prices.changed': z.strictObject({}),
  'category.changed': z.strictObject({ categoryId: idSchema }),
  /** `rulesChanged`: what it holds must be found anew. */
  'collection.changed': z.strictObject({ collectionId: idSchema, rulesChanged: z.boolean() }),
  /** Something shown on products changed elsewhere, such as the name of their category. */
  'products.stale': z.strictObject({ productIds: z.array(idSchema).max(500) }),
  /** What listings can be narrowed by changed, though no product on them did. */
  'listings.changed': z.strictObject({}),
  'content.changed': z.strictObject({ tags: z.array(z.string()) }),
  'shop.changed': z.strictObject({ isHard: z.boolean() }),
  /** Was published, taken back or removed: the shop's documents must follow. */
  'language.changed': z.strictObject({ locale: z.string() }),
  'order.placed': z.strictObject({ orderId: idSchema }),
  'order.shipped': z.strictObject({ orderId: idSchema, shipmentId: idSchema }),
  'order.delivered': z.strictObject({ orderId: idSchema, shipmentId: idSchema }),
  'order.cancelled': z.strictObject({ orderId: idSchema }),
  'order.refunded': z.strictObject({ orderId: idSchema, refundId: idSchema }),
  'return.requested': z.strictObject({ orderId: idSchema, returnId: idSchema }),
  'return.approved': z.strictObject({ orderId: idSchema, returnId: idSchema }),
  'return.declined': z.strictObject({ orderId: idSchema, returnId: idSchema }),
  'return.exchanged': z.strictObject({ orderId: idSchema, returnId: idSchema }),
  'return.received': z.strictObject({ orderId: idSchema, returnId: idSchema }),
  'order_task.started': z.strictObject({ taskId: idSchema }),
  /** A checkout holds stock for a buyer who has yet to pay; one that is paid at once never says so. */
  'checkout.waiting': z.strictObject({ checkoutId: idSchema }),
  /** A cart was left alone long enough for an e-mail about it. */
  'cart.left_behind': z.strictObject({ reminderId: idSchema }),
  'customer.registered': z.strictObject({ customerId: idSchema }),
  'import.continued': z.strictObject({ importId: idSchema }),
  'import.images_waiting': z.strictObject({ importId: idSchema }),
  'export.asked': z.strictObject({ exportId: idSchema }),
  'media.uploaded': z.strictObject({ mediaId: idSchema }),
  /** What the storefront shows of a file changed: these products and categories show it. */
  'media.changed': z.strictObject({
    mediaId: idSchema,
    productIds: z.array(idSchema),
    categoryIds: z.array(idSchema),
    collectionIds: z.array(idSchema),
  }),
  /** Bytes no file stands for any more. */
  'media.discarded': z.strictObject({ storageKey: z.string() }),
} as const;
export type EventTopic = keyof typeof eventPayloads;
export type EventPayload<Topic extends EventTopic> = z.infer<(typeof eventPayloads)[Topic]>;
