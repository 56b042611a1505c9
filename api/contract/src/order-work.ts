import { z } from 'zod';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { adminOrderSchema, cancelReasonSchema } from './order.js';
import { taxShareSchema } from './pricing.js';
import { idSchema, textLine } from './primitives.js';

const byId = z.strictObject({ id: idSchema });
const byOrderId = z.strictObject({ orderId: idSchema });

const tracking = {
  carrier: textLine(60),
  trackingNumber: textLine(80, 0).default(''),
  trackingUrl: z
    .url({ protocol: /^https$/ })
    .max(400)
    .nullable()
    .default(null),
};
export const trackingInput = z.strictObject(tracking);
export type TrackingInput = z.infer<typeof trackingInput>;
export const shipmentInput = z.strictObject({
  ...tracking,
  lines: z
    .array(z.strictObject({ orderLineId: idSchema, quantity: z.int().min(1) }))
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'Everything still to be sent unless given' }),
});
export type ShipmentInput = z.infer<typeof shipmentInput>;
export const createShipment = defineOperation({
  id: 'createShipment',
  method: 'POST',
  path: '/shipments/{orderId}/create',
  tag: 'Shipping',
  summary: 'Send units of an order, or everything of it that is not sent yet',
  access: 'orders.write',
  params: byOrderId,
  body: shipmentInput,
  response: adminOrderSchema,
  status: 201,
  versioned: true,
  idempotency: 'accepted',
  refusals: [
    'order.not_found',
    'order.line_not_found',
    'order.nothing_to_ship',
    'order.transition_refused',
    'shipment.units_exceeded',
    'precondition.failed',
  ],
});
export const trackShipment = defineOperation({
  id: 'trackShipment',
  method: 'PUT',
  path: '/shipments/{id}/track',
  tag: 'Shipping',
  summary: 'Say who carries a parcel and where to follow it',
  access: 'orders.write',
  params: byId,
  body: trackingInput,
  response: adminOrderSchema,
  refusals: ['shipment.not_found'],
});
export const deliverShipment = defineOperation({
  id: 'deliverShipment',
  method: 'POST',
  path: '/shipments/{id}/deliver',
  tag: 'Shipping',
  summary: 'Note that a parcel has arrived; the buyer is told',
  access: 'orders.write',
  params: byId,
  response: adminOrderSchema,
  refusals: ['shipment.not_found', 'shipment.delivered'],
});

export const cancelOrderInput = z.strictObject({
  reason: cancelReasonSchema,
  note: textLine(400, 0).default('').meta({ description: 'For staff; the buyer never sees it' }),
  restock: z.boolean().default(true).meta({ description: 'Whether its units go back to the default location' }),
});
export type CancelOrderInput = z.infer<typeof cancelOrderInput>;
export const cancelOrder = defineOperation({
  id: 'cancelOrder',
  method: 'POST',
  path: '/admin/orders/{id}/cancel',
  tag: 'Orders (staff)',
  summary: 'Cancel an order of which nothing was sent; what was paid goes back, which needs `orders.refund`',
  access: 'orders.write',
  params: byId,
  body: cancelOrderInput,
  response: adminOrderSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['order.not_found', 'order.transition_refused', 'order.shipped', 'precondition.failed'],
});

const minorSchema = z.int().min(0).max(1_000_000_000_00);
export const refundInput = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        orderLineId: idSchema,
        quantity: z.int().min(0).meta({ description: 'Units that come back, or are not sent after all' }),
        amountMinor: minorSchema.optional().meta({ description: 'Instead of what these units cost' }),
        restock: z.boolean().default(false),
      }),
    )
    .max(500)
    .default([]),
  shippingMinor: minorSchema.default(0),
  extraMinor: minorSchema.default(0).meta({ description: 'For nothing in particular' }),
  locationId: idSchema
    .nullable()
    .default(null)
    .meta({ description: 'Where units go back to; the default location if null' }),
});
export type RefundInput = z.infer<typeof refundInput>;
export const refundPreviewSchema = z
  .strictObject({
    amount: moneySchema,
    tax: moneySchema,
    taxes: z.array(taxShareSchema),
    shipping: moneySchema,
    lines: z.array(z.strictObject({ orderLineId: idSchema, quantity: z.int(), amount: moneySchema, tax: moneySchema })),
    refundable: moneySchema.meta({ description: 'Most that could be given back' }),
    shippingRefundable: moneySchema,
  })
  .meta({ id: 'RefundPreview' });
export type RefundPreview = z.infer<typeof refundPreviewSchema>;
export const previewRefund = defineOperation({
  id: 'previewRefund',
  method: 'POST',
  path: '/admin/orders/{id}/refunds/preview',
  tag: 'Orders (staff)',
  summary: 'What a refund would come to; nothing is given back',
  access: 'orders.refund',
  params: byId,
  body: refundInput,
  response: refundPreviewSchema,
  refusals: ['order.not_found', 'order.not_paid', 'order.line_not_found', 'refund.exceeded'],
});
export const createRefundInput = refundInput.extend({ reason: textLine(200, 0).default('') });
export type CreateRefundInput = z.infer<typeof createRefundInput>;
export const createRefund = defineOperation({
  id: 'createRefund',
  method: 'POST',
  path: '/admin/orders/{id}/refunds',
  tag: 'Orders (staff)',
  summary: 'Give money back: for units, for shipping or for nothing in particular',
  access: 'orders.refund',
  params: byId,
  body: createRefundInput,
  response: adminOrderSchema,
  status: 201,
  versioned: true,
  idempotency: 'accepted',
  refusals: [
    'order.not_found',
    'order.not_paid',
    'order.line_not_found',
    'refund.nothing',
    'refund.exceeded',
    'location.not_found',
    'location.closed',
    'precondition.failed',
  ],
});

export const markOrderPaid = defineOperation({
  id: 'markOrderPaid',
  method: 'POST',
  path: '/admin/orders/{id}/mark-paid',
  tag: 'Orders (staff)',
  summary: 'Note that a bank transfer or cash has arrived',
  access: 'orders.write',
  params: byId,
  response: adminOrderSchema,
  versioned: true,
  refusals: ['order.not_found', 'order.transition_refused', 'precondition.failed'],
});

export const orderTagsInput = z.strictObject({ tags: z.array(textLine(40)).max(20) });
export const setOrderTags = defineOperation({
  id: 'setOrderTags',
  method: 'PUT',
  path: '/admin/orders/{id}/tags',
  tag: 'Orders (staff)',
  summary: 'Replace the tags of an order; buyers never see them',
  access: 'orders.write',
  params: byId,
  body: orderTagsInput,
  response: adminOrderSchema,
  versioned: true,
  refusals: ['order.not_found', 'precondition.failed'],
});

export const archiveOrder = defineOperation({
  id: 'archiveOrder',
  method: 'PUT',
  path: '/admin/orders/{id}/archive',
  tag: 'Orders (staff)',
  summary: 'Put an order out of the way, or back',
  access: 'orders.write',
  params: byId,
  body: z.strictObject({ isArchived: z.boolean() }),
  response: adminOrderSchema,
  versioned: true,
  refusals: ['order.not_found', 'precondition.failed'],
});
