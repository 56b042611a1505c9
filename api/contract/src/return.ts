import { z } from 'zod';
import { imageSchema } from './media.js';
import { amountMinorSchema, moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { orderSchema, refundStatusSchema } from './order.js';
import { idSchema, listOf, pageQuery, quantitySchema, textLine, timestampSchema } from './primitives.js';

export const returnStatusSchema = z
  .enum(['requested', 'approved', 'declined', 'cancelled', 'received', 'refunded', 'exchanged', 'closed'])
  .meta({ id: 'ReturnStatus' });
export type ReturnStatus = z.infer<typeof returnStatusSchema>;

const lineSchema = z.strictObject({
  orderLineId: idSchema,
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  image: imageSchema.nullable(),
  quantity: z.int().min(1).meta({ description: 'Units asked for' }),
  reason: z.string(),
  comment: z.string(),
});

/** Goods on their way back, as their buyer sees it. */
export const orderReturnSchema = z
  .strictObject({
    id: idSchema,
    number: z.int().min(1).meta({ description: 'First, second, third of its order' }),
    status: returnStatusSchema,
    message: z.string().meta({ description: 'What the shop answered' }),
    instructions: z.string(),
    labelUrl: z.string().nullable().meta({ description: 'Where to get the label for the parcel' }),
    fee: moneySchema.meta({ description: 'Kept back from the refund' }),
    lines: z.array(lineSchema.extend({ received: z.int().min(0) })),
    refund: z.strictObject({ status: refundStatusSchema, amount: moneySchema }).nullable(),
    requestedAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
    receivedAt: timestampSchema.nullable(),
    endedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'OrderReturn' });
export type OrderReturn = z.infer<typeof orderReturnSchema>;

const returnOrderSchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  customerName: z.string(),
  email: z.string(),
});

/** A return as staff see it. */
export const adminReturnSchema = orderReturnSchema
  .extend({
    order: returnOrderSchema,
    isByBuyer: z.boolean(),
    lines: z.array(
      lineSchema.extend({
        resellable: z.int().min(0).meta({ description: 'Units that came and can be sold again' }),
        damaged: z.int().min(0).meta({ description: 'Units that came and have to be looked at' }),
        restocked: z.int().min(0).meta({ description: 'Of `resellable`: back on a shelf' }),
      }),
    ),
    refund: z
      .strictObject({ status: refundStatusSchema, amount: moneySchema, failure: z.string().nullable() })
      .nullable(),
    version: z.int().min(1),
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminReturn' });
export type AdminReturn = z.infer<typeof adminReturnSchema>;

export const returnRowSchema = z
  .strictObject({
    id: idSchema,
    number: z.int(),
    status: returnStatusSchema,
    isByBuyer: z.boolean(),
    order: returnOrderSchema,
    units: z.int(),
    requestedAt: timestampSchema,
  })
  .meta({ id: 'ReturnRow' });
export type ReturnRow = z.infer<typeof returnRowSchema>;

export const returnRefusalSchema = z
  .enum(['digital', 'not_sent', 'returned', 'final_sale', 'window_over'])
  .meta({ id: 'ReturnRefusal' });

/** What of an order may be sent back, line by line. */
export const returnableLineSchema = z
  .strictObject({
    orderLineId: idSchema,
    quantity: z.int().min(0),
    until: timestampSchema.nullable().meta({ description: 'When it ends for the first of them' }),
    refusal: returnRefusalSchema.nullable().meta({ description: 'Why none of it' }),
  })
  .meta({ id: 'ReturnableLine' });
export type ReturnableLine = z.infer<typeof returnableLineSchema>;

/** What a buyer can send back, on which terms, and what is on its way. */
export const returnOfferSchema = z
  .strictObject({
    order: orderSchema,
    isOpen: z.boolean().meta({ description: 'Whether the shop takes requests here' }),
    windowDays: z.int(),
    fee: moneySchema,
    reasons: z.array(z.string()),
    lines: z.array(returnableLineSchema),
    returns: z.array(orderReturnSchema).meta({ description: 'Newest first' }),
  })
  .meta({ id: 'ReturnOffer' });
export type ReturnOffer = z.infer<typeof returnOfferSchema>;

export const orderReturnsSchema = z
  .strictObject({
    reasons: z.array(z.string()),
    lines: z.array(returnableLineSchema),
    items: z.array(adminReturnSchema).meta({ description: 'Newest first' }),
  })
  .meta({ id: 'OrderReturns' });
export type OrderReturns = z.infer<typeof orderReturnsSchema>;

const byId = z.strictObject({ id: idSchema });
const access = z.strictObject({
  key: z.string().min(16).max(128).optional().meta({ description: 'Of the order’s link; else its buyer is signed in' }),
});
const wished = {
  lines: z
    .array(
      z.strictObject({
        orderLineId: idSchema,
        quantity: quantitySchema,
        reason: textLine(60),
        comment: textLine(500, 0).default(''),
      }),
    )
    .min(1)
    .max(200),
};
export const returnRequestInput = z.strictObject(wished);
export type ReturnRequestInput = z.infer<typeof returnRequestInput>;

const wishRefusals = [
  'order.not_found',
  'order.line_not_found',
  'return.digital',
  'return.not_sent',
  'return.returned',
  'return.units_exceeded',
  'return.reason_unknown',
] as const;

export const getReturnOffer = defineOperation({
  id: 'getReturnOffer',
  method: 'GET',
  path: '/orders/{id}/returns',
  tag: 'Returns',
  summary: 'What of an order can be sent back, and what is on its way',
  access: 'public',
  params: byId,
  query: access,
  response: returnOfferSchema,
  refusals: ['order.not_found'],
});
export const requestReturn = defineOperation({
  id: 'requestReturn',
  method: 'POST',
  path: '/orders/{id}/returns',
  tag: 'Returns',
  summary: 'Ask to send units of an order back',
  access: 'public',
  params: byId,
  query: access,
  body: returnRequestInput,
  response: orderReturnSchema,
  status: 201,
  idempotency: 'accepted',
  refusals: [...wishRefusals, 'return.requests_closed', 'return.final_sale', 'return.window_over'],
});
export const withdrawReturn = defineOperation({
  id: 'withdrawReturn',
  method: 'POST',
  path: '/orders/{id}/returns/{returnId}/cancel',
  tag: 'Returns',
  summary: 'Keep the goods after all',
  access: 'public',
  params: z.strictObject({ id: idSchema, returnId: idSchema }),
  query: access,
  response: orderReturnSchema,
  refusals: ['order.not_found', 'return.not_found', 'return.transition_refused'],
});

export const adminReturnListQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional().meta({ description: 'Order number, name or e-mail' }),
  status: returnStatusSchema.optional(),
  orderId: idSchema.optional(),
  sort: z.enum(['requestedAt', '-requestedAt']).default('-requestedAt'),
});
export type AdminReturnListQuery = z.infer<typeof adminReturnListQuery>;
export const listAdminReturns = defineOperation({
  id: 'listAdminReturns',
  method: 'GET',
  path: '/admin/returns',
  tag: 'Returns (staff)',
  summary: 'Returns of the shop',
  access: 'orders.read',
  query: adminReturnListQuery,
  response: listOf(returnRowSchema),
});
export const getAdminReturn = defineOperation({
  id: 'getAdminReturn',
  method: 'GET',
  path: '/admin/returns/{id}',
  tag: 'Returns (staff)',
  summary: 'One return',
  access: 'orders.read',
  params: byId,
  response: adminReturnSchema,
  versioned: true,
  refusals: ['return.not_found'],
});
export const listOrderReturns = defineOperation({
  id: 'listOrderReturns',
  method: 'GET',
  path: '/admin/orders/{id}/returns',
  tag: 'Returns (staff)',
  summary: 'Returns of an order, and what else could come back of it',
  access: 'orders.read',
  params: byId,
  response: orderReturnsSchema,
  refusals: ['order.not_found'],
});

const longText = z
  .string()
  .trim()
  .max(2000)
  .regex(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u, 'Control characters are not allowed.')
  .meta({ pattern: '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$' });
const sending = {
  instructions: longText.default(''),
  labelUrl: z
    .url({ protocol: /^https$/ })
    .max(400)
    .nullable()
    .default(null),
};
const changed = { params: byId, response: adminReturnSchema, versioned: true } as const;
const changeRefusals = ['return.not_found', 'return.transition_refused', 'precondition.failed'] as const;

export const openReturnInput = z.strictObject({
  ...wished,
  ...sending,
  feeMinor: amountMinorSchema.default(0),
});
export type OpenReturnInput = z.infer<typeof openReturnInput>;
export const openReturn = defineOperation({
  id: 'openReturn',
  method: 'POST',
  path: '/admin/orders/{id}/returns',
  tag: 'Returns (staff)',
  summary: 'Open a return for a buyer: approved at once, whatever the window and final sales say',
  access: 'orders.write',
  params: byId,
  body: openReturnInput,
  response: adminReturnSchema,
  status: 201,
  idempotency: 'accepted',
  refusals: wishRefusals,
});
export const approveReturnInput = z.strictObject({
  ...sending,
  message: textLine(500, 0).default(''),
  feeMinor: amountMinorSchema.default(0),
});
export type ApproveReturnInput = z.infer<typeof approveReturnInput>;
export const approveReturn = defineOperation({
  id: 'approveReturn',
  method: 'POST',
  path: '/admin/returns/{id}/approve',
  tag: 'Returns (staff)',
  summary: 'Let the buyer send the goods; they are told how',
  access: 'orders.write',
  ...changed,
  body: approveReturnInput,
  refusals: changeRefusals,
});
export const declineReturn = defineOperation({
  id: 'declineReturn',
  method: 'POST',
  path: '/admin/returns/{id}/decline',
  tag: 'Returns (staff)',
  summary: 'Turn a request down; the buyer is told why',
  access: 'orders.write',
  ...changed,
  body: z.strictObject({ message: textLine(500) }),
  refusals: changeRefusals,
});
export const returnSendingInput = z.strictObject(sending);
export type ReturnSendingInput = z.infer<typeof returnSendingInput>;
export const updateReturn = defineOperation({
  id: 'updateReturn',
  method: 'PUT',
  path: '/admin/returns/{id}',
  tag: 'Returns (staff)',
  summary: 'Mend the instructions and the label of an approved return',
  access: 'orders.write',
  ...changed,
  body: returnSendingInput,
  refusals: changeRefusals,
});
export const receiveReturnInput = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        orderLineId: idSchema,
        resellable: z.int().min(0).max(999).default(0),
        damaged: z.int().min(0).max(999).default(0),
      }),
    )
    .min(1)
    .max(200),
  restock: z.boolean().default(true).meta({ description: 'Whether resellable units go back to a shelf' }),
  locationId: idSchema.nullable().default(null).meta({ description: 'Which one; the default location if null' }),
});
export type ReceiveReturnInput = z.infer<typeof receiveReturnInput>;
export const receiveReturn = defineOperation({
  id: 'receiveReturn',
  method: 'POST',
  path: '/admin/returns/{id}/receive',
  tag: 'Returns (staff)',
  summary: 'Note what came back, by its condition; more may follow in another parcel',
  access: 'orders.write',
  ...changed,
  body: receiveReturnInput,
  idempotency: 'accepted',
  refusals: [
    ...changeRefusals,
    'order.line_not_found',
    'return.units_exceeded',
    'return.nothing_received',
    'location.not_found',
    'location.closed',
  ],
});
export const cancelReturn = defineOperation({
  id: 'cancelReturn',
  method: 'POST',
  path: '/admin/returns/{id}/cancel',
  tag: 'Returns (staff)',
  summary: 'Call a return off of which nothing came',
  access: 'orders.write',
  ...changed,
  refusals: changeRefusals,
});
export const closeReturn = defineOperation({
  id: 'closeReturn',
  method: 'POST',
  path: '/admin/returns/{id}/close',
  tag: 'Returns (staff)',
  summary: 'End a return without giving money back',
  access: 'orders.write',
  ...changed,
  refusals: changeRefusals,
});
export const returnRefundInput = z.strictObject({
  feeMinor: amountMinorSchema.optional().meta({ description: 'Kept back; the return’s own fee unless given' }),
  shippingMinor: amountMinorSchema.default(0).meta({ description: 'Of the shipping, given back too' }),
});
export type ReturnRefundInput = z.infer<typeof returnRefundInput>;
export const returnRefundPreviewSchema = z
  .strictObject({
    amount: moneySchema,
    tax: moneySchema,
    fee: moneySchema.meta({ description: 'Kept back' }),
    shipping: moneySchema,
    lines: z.array(z.strictObject({ orderLineId: idSchema, quantity: z.int(), amount: moneySchema })),
    refundable: moneySchema.meta({ description: 'Most that could be given back' }),
    shippingRefundable: moneySchema,
  })
  .meta({ id: 'ReturnRefundPreview' });
export type ReturnRefundPreview = z.infer<typeof returnRefundPreviewSchema>;
const refundRefusals = [
  'return.not_found',
  'return.transition_refused',
  'order.not_paid',
  'refund.nothing',
  'refund.exceeded',
] as const;
export const previewReturnRefund = defineOperation({
  id: 'previewReturnRefund',
  method: 'POST',
  path: '/admin/returns/{id}/refund/preview',
  tag: 'Returns (staff)',
  summary: 'What the refund of a return would come to; nothing is given back',
  access: 'orders.refund',
  params: byId,
  body: returnRefundInput,
  response: returnRefundPreviewSchema,
  refusals: refundRefusals,
});
export const refundReturn = defineOperation({
  id: 'refundReturn',
  method: 'POST',
  path: '/admin/returns/{id}/refund',
  tag: 'Returns (staff)',
  summary: 'Give the money for what came back',
  access: 'orders.refund',
  ...changed,
  body: returnRefundInput,
  idempotency: 'accepted',
  refusals: [...refundRefusals, 'precondition.failed'],
});

/** What a shop promises about returns. */
const policy = {
  isOpen: z.boolean().meta({ description: 'Whether buyers may ask by themselves' }),
  windowDays: z.int().min(1).max(365).meta({ description: 'Days after arrival' }),
  reasons: z.array(textLine(60)).min(1).max(20),
  finalSaleTags: z.array(textLine(40)).max(20).meta({ description: 'Products with one of these tags stay sold' }),
  instructions: longText,
};
export const returnPolicySchema = z
  .strictObject({
    ...policy,
    fee: moneySchema.meta({ description: 'Kept back of each refund unless staff say otherwise' }),
    version: z.int().min(1),
    updatedBy: z.string(),
    updatedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'ReturnPolicy' });
export type ReturnPolicy = z.infer<typeof returnPolicySchema>;
export const returnPolicyInput = z.strictObject({ ...policy, feeMinor: amountMinorSchema });
export type ReturnPolicyInput = z.infer<typeof returnPolicyInput>;

/** What holds until a shop says otherwise. */
export const usualReturnPolicy: ReturnPolicyInput = {
  isOpen: true,
  windowDays: 30,
  reasons: ['Changed my mind', 'Does not fit', 'Not as described', 'Damaged or faulty', 'Wrong item', 'Other'],
  finalSaleTags: ['final-sale'],
  instructions: '',
  feeMinor: 0,
};
export const getReturnPolicy = defineOperation({
  id: 'getReturnPolicy',
  method: 'GET',
  path: '/admin/settings/returns',
  tag: 'Settings',
  summary: 'What the shop promises about returns',
  access: 'orders.read',
  response: returnPolicySchema,
  versioned: true,
});
export const setReturnPolicy = defineOperation({
  id: 'setReturnPolicy',
  method: 'PUT',
  path: '/admin/settings/returns',
  tag: 'Settings',
  summary: 'Change what the shop promises about returns; requests made before keep their terms',
  access: 'settings.write',
  body: returnPolicyInput,
  response: returnPolicySchema,
  versioned: true,
  refusals: ['precondition.failed'],
});
