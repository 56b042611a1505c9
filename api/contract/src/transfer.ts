import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema, versionSchema } from './primitives.js';
import { stockVariantSchema } from './stock.js';

const byId = z.strictObject({ id: idSchema });

/** `draft`: nothing moved. `in_transit`: left the origin. `received`: all of it arrived. `cancelled`: what was on its way went back. */
export const transferStatusSchema = z
  .enum(['draft', 'in_transit', 'received', 'cancelled'])
  .meta({ id: 'TransferStatus' });
export type TransferStatus = z.infer<typeof transferStatusSchema>;

const place = z.strictObject({ id: idSchema, name: z.string() });

const transferHead = {
  id: idSchema,
  number: z.int(),
  status: transferStatusSchema,
  origin: place,
  destination: place,
  units: z.int(),
  receivedUnits: z.int(),
  expectedOn: z.iso.date().nullable(),
  createdAt: timestampSchema,
  sentAt: timestampSchema.nullable(),
  closedAt: timestampSchema.nullable(),
};

export const transferRowSchema = z.strictObject(transferHead).meta({ id: 'TransferRow' });
export type TransferRow = z.infer<typeof transferRowSchema>;

export const transferLineSchema = stockVariantSchema
  .extend({
    quantity: z.int(),
    received: z.int(),
    freeAtOrigin: z.int().meta({ description: 'Units that could be sent now' }),
  })
  .meta({ id: 'TransferLine' });

/** Stock on its way from one location to another. */
export const transferSchema = z
  .strictObject({
    ...transferHead,
    note: z.string(),
    tracking: z.string(),
    createdBy: z.string(),
    updatedBy: z.string(),
    lines: z.array(transferLineSchema),
    version: versionSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Transfer' });
export type Transfer = z.infer<typeof transferSchema>;

const units = z.int().min(1).max(1_000_000);
const onceEach = (lines: readonly { variantId: string }[]) =>
  new Set(lines.map((line) => line.variantId)).size === lines.length;

/** Whole-record write of a draft. */
export const transferInput = z.strictObject({
  originId: idSchema,
  destinationId: idSchema,
  note: textLine(500, 0).default(''),
  tracking: textLine(120, 0).default(''),
  expectedOn: z.iso.date().nullable().default(null),
  lines: z
    .array(z.strictObject({ variantId: idSchema, quantity: units }))
    .min(1)
    .max(500)
    .refine(onceEach, 'Name each variant once.'),
});
export type TransferInput = z.infer<typeof transferInput>;

/** What arrived now, not what arrived in all. */
export const receiptInput = z.strictObject({
  lines: z
    .array(z.strictObject({ variantId: idSchema, quantity: units }))
    .min(1)
    .max(500)
    .refine(onceEach, 'Name each variant once.'),
});
export type ReceiptInput = z.infer<typeof receiptInput>;

export const transferListQuery = pageQuery.extend({
  status: transferStatusSchema.optional(),
  locationId: idSchema.optional().meta({ description: 'From or to it' }),
});
export type TransferListQuery = z.infer<typeof transferListQuery>;

const placesRefused = ['location.not_found', 'location.closed', 'transfer.same_location', 'variant.not_found'] as const;

export const listTransfers = defineOperation({
  id: 'listTransfers',
  method: 'GET',
  path: '/admin/transfers',
  tag: 'Transfers',
  summary: 'Transfers, newest first',
  access: 'catalog.read',
  query: transferListQuery,
  response: listOf(transferRowSchema),
});
export const getTransfer = defineOperation({
  id: 'getTransfer',
  method: 'GET',
  path: '/admin/transfers/{id}',
  tag: 'Transfers',
  summary: 'One transfer with its lines',
  access: 'catalog.read',
  params: byId,
  response: transferSchema,
  versioned: true,
  refusals: ['transfer.not_found'],
});
export const createTransfer = defineOperation({
  id: 'createTransfer',
  method: 'POST',
  path: '/admin/transfers',
  tag: 'Transfers',
  summary: 'Plan a transfer',
  access: 'stock.write',
  status: 201,
  body: transferInput,
  response: transferSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: placesRefused,
});
export const updateTransfer = defineOperation({
  id: 'updateTransfer',
  method: 'PUT',
  path: '/admin/transfers/{id}',
  tag: 'Transfers',
  summary: 'Change a draft',
  access: 'stock.write',
  params: byId,
  body: transferInput,
  response: transferSchema,
  versioned: true,
  refusals: ['transfer.not_found', 'transfer.transition_refused', 'precondition.failed', ...placesRefused],
});
export const sendTransfer = defineOperation({
  id: 'sendTransfer',
  method: 'POST',
  path: '/admin/transfers/{id}/send',
  tag: 'Transfers',
  summary: 'Send a draft: its units leave the origin',
  access: 'stock.write',
  params: byId,
  response: transferSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: [
    'transfer.not_found',
    'transfer.transition_refused',
    'location.closed',
    'stock.insufficient',
    'precondition.failed',
  ],
});
export const receiveTransfer = defineOperation({
  id: 'receiveTransfer',
  method: 'POST',
  path: '/admin/transfers/{id}/receive',
  tag: 'Transfers',
  summary: 'Receive what arrived; the transfer is done when all has',
  access: 'stock.write',
  params: byId,
  body: receiptInput,
  response: transferSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['transfer.not_found', 'transfer.transition_refused', 'transfer.exceeds_sent', 'variant.not_found'],
});
export const cancelTransfer = defineOperation({
  id: 'cancelTransfer',
  method: 'POST',
  path: '/admin/transfers/{id}/cancel',
  tag: 'Transfers',
  summary: 'Cancel: units still on their way are back at the origin',
  access: 'stock.write',
  params: byId,
  response: transferSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['transfer.not_found', 'transfer.transition_refused', 'precondition.failed'],
});
