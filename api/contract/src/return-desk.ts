import { z } from 'zod';
import { amountMinorSchema, moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, textLine } from './primitives.js';
import {
  adminReturnSchema,
  orderReturnsSchema,
  returnRowSchema,
  returnStatusSchema,
  wishedUnits,
  wishRefusals,
} from './return.js';
import { returnText } from './return-policy.js';

const byId = z.strictObject({ id: idSchema });

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

const sending = {
  instructions: returnText.default(''),
  labelUrl: z
    .url({ protocol: /^https$/ })
    .max(400)
    .nullable()
    .default(null),
};
const changed = { params: byId, response: adminReturnSchema, versioned: true } as const;
const changeRefusals = ['return.not_found', 'return.transition_refused', 'precondition.failed'] as const;

export const openReturnInput = z.strictObject({
  ...wishedUnits,
  ...sending,
  feeMinor: amountMinorSchema.optional().meta({ description: 'The shop’s usual fee unless given' }),
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
  feeMinor: amountMinorSchema.optional().meta({ description: 'As it was asked for unless given' }),
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

export const exchangeReturnInput = z.strictObject({
  lines: z
    .array(z.strictObject({ orderLineId: idSchema, variantId: idSchema.meta({ description: 'What is sent instead' }) }))
    .min(1)
    .max(200),
});
export type ExchangeReturnInput = z.infer<typeof exchangeReturnInput>;
export const exchangeReturn = defineOperation({
  id: 'exchangeReturn',
  method: 'POST',
  path: '/admin/returns/{id}/exchange',
  tag: 'Returns (staff)',
  summary: 'Send other goods for what came back, at what was paid for it',
  access: 'orders.write',
  ...changed,
  body: exchangeReturnInput,
  idempotency: 'accepted',
  refusals: [
    ...changeRefusals,
    'order.line_not_found',
    'order.not_paid',
    'return.exchange_incomplete',
    'return.variant_unavailable',
    'variant.not_found',
    'stock.insufficient',
    'refund.exceeded',
  ],
});
