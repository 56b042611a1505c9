import { z } from 'zod';
import {
  addressInput,
  adminRefundSchema,
  cancelReasonSchema,
  currencySchema,
  fulfillmentStatusSchema,
  orderBackorderSchema,
  orderDownloadSchema,
  orderEventSchema,
  orderLineSchema,
  orderStatusSchema,
  paymentStatusSchema,
  shipmentSchema,
  totalsSchema,
} from '@smallshop/contract';

const storedLineSchema = orderLineSchema.omit({ downloadUrl: true, downloads: true, toShipQuantity: true }).extend({
  /** Units that will never be sent, because they were given back first. */
  droppedQuantity: z.number(),
  /** The files a digital line delivers; nothing for others. */
  files: z.array(orderDownloadSchema.omit({ url: true }).extend({ id: z.string() })).nullable(),
});

/** An order as the database gives it. */
export const orderRecordSchema = z.object({
  id: z.string(),
  number: z.number(),
  checkoutId: z.string().nullable(),
  accountId: z.string().nullable(),
  status: orderStatusSchema,
  paymentStatus: paymentStatusSchema,
  fulfillmentStatus: fulfillmentStatusSchema,
  email: z.string(),
  lines: z.array(storedLineSchema),
  totals: totalsSchema,
  shippingAddress: addressInput.nullable(),
  billingAddress: addressInput.nullable(),
  shippingMethod: z.string().nullable(),
  paymentMethod: z.string(),
  shipments: z.array(shipmentSchema),
  /** All of them, also those that failed. */
  refunds: z.array(adminRefundSchema),
  currency: currencySchema,
  cancelledAt: z.date().nullable(),
  placedAt: z.date(),
  updatedAt: z.date(),
  version: z.number(),
});
export type OrderRecord = z.infer<typeof orderRecordSchema>;

/** An order with what only staff see. */
export const adminOrderRecordSchema = orderRecordSchema.extend({
  customer: z.object({ id: z.string().nullable(), name: z.string(), email: z.string(), orderCount: z.number() }),
  payment: z
    .object({
      provider: z.string(),
      providerPaymentId: z.string().nullable(),
      status: z.string(),
      amount: z.object({ amount: z.number(), currency: currencySchema }),
    })
    .nullable(),
  capturedMinor: z.number(),
  cancelReason: cancelReasonSchema.nullable(),
  cancelNote: z.string(),
  tags: z.array(z.string()),
  archivedAt: z.date().nullable(),
  source: z.string(),
  backorders: z.array(orderBackorderSchema),
  events: z.array(orderEventSchema),
});
export type AdminOrderRecord = z.infer<typeof adminOrderRecordSchema>;

/** An order in a list. */
export const orderRowRecordSchema = z.object({
  id: z.string(),
  number: z.number(),
  placedAt: z.date(),
  customerName: z.string(),
  email: z.string(),
  status: orderStatusSchema,
  paymentStatus: paymentStatusSchema,
  fulfillmentStatus: fulfillmentStatusSchema,
  itemCount: z.number(),
  totalMinor: z.number(),
  currency: currencySchema,
});
export type OrderRowRecord = z.infer<typeof orderRowRecordSchema>;
