import { explanationSchema } from '@smallshop/contract';
import { minor, type OrderHistory } from '@smallshop/domain';
import { z } from 'zod';
import { refundBooksColumns, refundBooksSchema, saleOfOrder } from '../order/index.js';

/** An order as the shop's figures are made from it. */
export const orderStateSchema = refundBooksSchema.extend({
  id: z.string(),
  version: z.number(),
  placedAt: z.string(),
  cancelledAt: z.string().nullable(),
  isCancelled: z.boolean(),
  isGivenBack: z.boolean(),
  ownRate: z.coerce.number(),
  source: z.string(),
  customerId: z.string().nullable(),
  isFirstOrder: z.boolean(),
  country: z.string(),
  region: z.string(),
  explanations: z.array(explanationSchema),
  goods: z.array(
    z.object({
      key: z.string(),
      productId: z.string().nullable(),
      variantId: z.string().nullable(),
      discountMinor: z.number(),
    }),
  ),
});
/** Likewise. */
export type OrderState = z.output<typeof orderStateSchema>;

const place = (field: string): string =>
  `coalesce(nullif(o.shipping_address->>'${field}', ''), o.billing_address->>'${field}', '')`;

/** Columns of an order `o`; see {@link orderStateSchema}. */
export const orderStateColumns = `o.id, o.version, iso(o.placed_at) AS "placedAt", iso(o.cancelled_at) AS "cancelledAt",
  o.status = 'cancelled' AS "isCancelled", o.payment_status = 'refunded' AS "isGivenBack", o.own_rate::text AS "ownRate", o.source, o.customer_id AS "customerId",
  NOT EXISTS (SELECT 1 FROM orders earlier WHERE earlier.tenant_id = o.tenant_id AND earlier.customer_id = o.customer_id
    AND earlier.number < o.number) AS "isFirstOrder",
  ${place('country')} AS country, ${place('region')} AS region, coalesce(o.totals->'explanations', '[]') AS explanations,
  (SELECT coalesce(json_agg(json_build_object('key', l.id, 'productId', l.product_id, 'variantId', l.variant_id,
     'discountMinor', l.discount_minor)), '[]') FROM order_lines l WHERE l.tenant_id = o.tenant_id AND l.order_id = o.id) AS goods,
  ${refundBooksColumns}`;

/**
 * What decides what an order adds to the figures. Cancelled with money in hand, what went back of it is among its refunds; where all of
 * it went back, whatever they do not account for is void.
 */
export function historyOf(order: OrderState): OrderHistory {
  return {
    sale: saleOfOrder(order),
    discounts: new Map(order.goods.map(({ key, discountMinor }) => [key, minor(discountMinor)])),
    pricesIncludeTax: order.pricesIncludeTax,
    refunds: order.before,
    isVoid: order.isCancelled && (order.payment === null || order.isGivenBack),
    ownRate: order.ownRate,
  };
}
