import { z } from 'zod';
import { addressInput } from './address.js';
import { imageSchema, orderDownloadSchema } from './media.js';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { taxShareSchema, totalsSchema } from './pricing.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema, versionSchema } from './primitives.js';

export const orderStatusSchema = z.enum(['open', 'completed', 'cancelled']).meta({ id: 'OrderStatus' });
export type OrderStatus = z.infer<typeof orderStatusSchema>;
export const paymentStatusSchema = z
  .enum(['pending', 'paid', 'partially_refunded', 'refunded', 'failed'])
  .meta({ id: 'PaymentStatus' });
export type PaymentStatus = z.infer<typeof paymentStatusSchema>;
export const fulfillmentStatusSchema = z
  .enum(['unfulfilled', 'partially_fulfilled', 'fulfilled', 'not_required'])
  .meta({ id: 'FulfillmentStatus' });
export type FulfillmentStatus = z.infer<typeof fulfillmentStatusSchema>;

export const orderLineSchema = z
  .strictObject({
    id: idSchema,
    productId: idSchema.nullable(),
    variantId: idSchema.nullable(),
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    image: imageSchema.nullable(),
    quantity: z.int().min(1),
    fulfilledQuantity: z.int().min(0),
    refundedQuantity: z.int().min(0).meta({ description: 'Units whose money went back, or is on its way' }),
    toShipQuantity: z.int().min(0).meta({ description: 'Units still to be sent' }),
    unitPrice: moneySchema,
    lineTotal: moneySchema,
    priceList: z.string().nullable().meta({ description: 'Name of the price list it was bought at' }),
    isDigital: z.boolean(),
    downloadUrl: z.string().nullable().meta({ description: 'Of the first of `downloads`' }),
    downloads: z.array(orderDownloadSchema).meta({ description: 'Files of digital lines of paid orders; else none' }),
  })
  .meta({ id: 'OrderLine' });

export const shipmentSchema = z
  .strictObject({
    id: idSchema,
    carrier: z.string(),
    trackingNumber: z.string(),
    trackingUrl: z.string().nullable(),
    status: z.enum(['shipped', 'delivered']),
    shippedAt: timestampSchema,
    deliveredAt: timestampSchema.nullable(),
    lines: z.array(z.strictObject({ orderLineId: idSchema, quantity: z.int().min(1) })),
  })
  .meta({ id: 'Shipment' });

export const refundStatusSchema = z.enum(['pending', 'succeeded', 'failed']).meta({ id: 'RefundStatus' });

/** Money that went back to a buyer, or is on its way. */
export const orderRefundSchema = z
  .strictObject({
    id: idSchema,
    status: refundStatusSchema,
    amount: moneySchema.meta({ description: 'With its tax' }),
    lines: z.array(
      z.strictObject({
        orderLineId: idSchema,
        quantity: z.int().min(0).meta({ description: '0: money without units' }),
        amount: moneySchema,
      }),
    ),
    createdAt: timestampSchema,
  })
  .meta({ id: 'OrderRefund' });

/** A refund with what only staff see. */
export const adminRefundSchema = orderRefundSchema
  .extend({
    tax: moneySchema.meta({ description: 'Of `amount`' }),
    taxes: z.array(taxShareSchema),
    shipping: moneySchema.meta({ description: 'Of `amount`' }),
    reason: z.string(),
    actor: z.string().meta({ description: 'Who gave it back' }),
    restockedUnits: z.int().min(0),
    providerRefundId: z.string().nullable(),
    failure: z.string().nullable().meta({ description: 'Why the payment company refused' }),
  })
  .meta({ id: 'AdminRefund' });
export type AdminRefund = z.infer<typeof adminRefundSchema>;

export const cancelReasonSchema = z
  .enum(['customer', 'out_of_stock', 'payment', 'fraud', 'staff_error', 'other'])
  .meta({ id: 'CancelReason' });
export type CancelReason = z.infer<typeof cancelReasonSchema>;

/** An order as its buyer sees it. */
export const orderSchema = z
  .strictObject({
    id: idSchema,
    number: z.int().min(1).meta({ description: 'Per shop, counted without gaps' }),
    status: orderStatusSchema,
    paymentStatus: paymentStatusSchema,
    fulfillmentStatus: fulfillmentStatusSchema,
    email: z.string(),
    lines: z.array(orderLineSchema),
    totals: totalsSchema,
    shippingAddress: addressInput.nullable(),
    billingAddress: addressInput.nullable(),
    shippingMethod: z.string().nullable(),
    paymentMethod: z.string(),
    shipments: z.array(shipmentSchema),
    refunds: z.array(orderRefundSchema).meta({ description: 'Oldest first, without those that failed' }),
    refunded: moneySchema.meta({ description: 'Sum of `refunds`' }),
    cancelledAt: timestampSchema.nullable(),
    placedAt: timestampSchema,
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof orderSchema>;

export const orderEventSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum([
      'placed',
      'paid',
      'payment_pending',
      'email_sent',
      'shipped',
      'tracked',
      'delivered',
      'note',
      'tagged',
      'archived',
      'unarchived',
      'cancelled',
      'refunded',
      'refund_failed',
      'return_requested',
      'return_approved',
      'return_declined',
      'return_received',
      'return_ended',
      'exchanged',
    ]),
    actor: z.string().meta({ description: 'Who did it, as people read it' }),
    message: z.string(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'OrderEvent' });

/** Units of an order that were promised and have not arrived yet. */
export const orderBackorderSchema = z
  .strictObject({ variantId: idSchema, quantity: z.int().min(1) })
  .meta({ id: 'OrderBackorder' });

/** An order as staff see it. */
export const adminOrderSchema = orderSchema
  .extend({
    customer: z.strictObject({ id: idSchema.nullable(), name: z.string(), email: z.string(), orderCount: z.int() }),
    payment: z
      .strictObject({
        provider: z.string(),
        providerPaymentId: z.string().nullable(),
        status: z.string(),
        amount: moneySchema,
      })
      .nullable(),
    refunds: z.array(adminRefundSchema).meta({ description: 'Oldest first' }),
    captured: moneySchema.meta({ description: 'What was taken from the buyer' }),
    refundable: moneySchema.meta({ description: 'What is left of it to give back' }),
    cancellation: z.strictObject({ reason: cancelReasonSchema, note: z.string() }).nullable(),
    tags: z.array(z.string()),
    archivedAt: timestampSchema.nullable(),
    source: z.string(),
    backorders: z.array(orderBackorderSchema).meta({ description: 'Filled first by what arrives' }),
    events: z.array(orderEventSchema).meta({ description: 'Newest first' }),
    version: versionSchema,
  })
  .meta({ id: 'AdminOrder' });
export type AdminOrder = z.infer<typeof adminOrderSchema>;

export const orderRowSchema = z
  .strictObject({
    id: idSchema,
    number: z.int(),
    placedAt: timestampSchema,
    customerName: z.string(),
    email: z.string(),
    status: orderStatusSchema,
    paymentStatus: paymentStatusSchema,
    fulfillmentStatus: fulfillmentStatusSchema,
    itemCount: z.int(),
    total: moneySchema,
  })
  .meta({ id: 'OrderRow' });
export type OrderRow = z.infer<typeof orderRowSchema>;

export const adminOrderListQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional().meta({ description: 'Order number, name or e-mail' }),
  status: orderStatusSchema.optional(),
  paymentStatus: paymentStatusSchema.optional(),
  fulfillmentStatus: fulfillmentStatusSchema.optional(),
  placedFrom: timestampSchema.optional(),
  placedTo: timestampSchema.optional(),
  customerId: idSchema.optional(),
  tag: textLine(40).optional(),
  channel: textLine(40).optional().meta({ description: 'How it came: `storefront`, …' }),
  placedWithinDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .optional()
    .meta({ description: 'Days of the shop, today among them' }),
  archived: z.enum(['none', 'only']).optional().meta({ description: 'All of them unless given' }),
  sort: z.enum(['number', '-number', 'total', '-total']).default('-number'),
});
export type AdminOrderListQuery = z.infer<typeof adminOrderListQuery>;

const byId = z.strictObject({ id: idSchema });

export const listOrders = defineOperation({
  id: 'listOrders',
  method: 'GET',
  path: '/orders',
  tag: 'Orders',
  summary: 'The signed-in customer’s orders, newest first',
  access: 'shopper',
  query: pageQuery,
  response: listOf(orderRowSchema),
});
export const getOrder = defineOperation({
  id: 'getOrder',
  method: 'GET',
  path: '/orders/{id}',
  tag: 'Orders',
  summary: 'One of the signed-in customer’s orders',
  access: 'shopper',
  params: byId,
  response: orderSchema,
  refusals: ['order.not_found'],
});
export const listAdminOrders = defineOperation({
  id: 'listAdminOrders',
  method: 'GET',
  path: '/admin/orders',
  tag: 'Orders (staff)',
  summary: 'Orders of the shop',
  access: 'orders.read',
  query: adminOrderListQuery,
  response: listOf(orderRowSchema),
});
export const getAdminOrder = defineOperation({
  id: 'getAdminOrder',
  method: 'GET',
  path: '/admin/orders/{id}',
  tag: 'Orders (staff)',
  summary: 'One order with payment and timeline',
  access: 'orders.read',
  params: byId,
  response: adminOrderSchema,
  versioned: true,
  refusals: ['order.not_found'],
});
export const addOrderNote = defineOperation({
  id: 'addOrderNote',
  method: 'POST',
  path: '/admin/orders/{id}/notes',
  tag: 'Orders (staff)',
  summary: 'Add a note to the timeline; buyers never see it',
  access: 'orders.write',
  params: byId,
  body: z.strictObject({ message: textLine(1000) }),
  response: adminOrderSchema,
  status: 201,
  idempotency: 'accepted',
  refusals: ['order.not_found'],
});
