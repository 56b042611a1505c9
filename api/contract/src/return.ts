import { z } from 'zod';
import { imageSchema } from './media.js';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { orderSchema, refundStatusSchema } from './order.js';
import { idSchema, quantitySchema, textLine, timestampSchema } from './primitives.js';

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
/** What is wished back; the same from buyers and from staff. */
export const wishedUnits = {
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
export const returnRequestInput = z.strictObject(wishedUnits);
export type ReturnRequestInput = z.infer<typeof returnRequestInput>;

/** Why a wish is refused, whoever has it. */
export const wishRefusals = [
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
