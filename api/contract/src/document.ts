import { z } from 'zod';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { countrySchema, idSchema, textLine, timestampSchema } from './primitives.js';

/** What the law wants to read about a seller on an invoice; the name is the shop’s legal name. */
export const documentSettingsInput = z.strictObject({
  line1: textLine(120),
  line2: textLine(120, 0).default(''),
  postalCode: textLine(20),
  city: textLine(80),
  country: countrySchema,
  vatId: textLine(40, 0).default('').meta({ description: 'VAT or tax number, as it is to be printed' }),
  registration: textLine(160, 0).default('').meta({ description: 'Register and number, managing directors' }),
  footer: textLine(400, 0).default('').meta({ description: 'Below every invoice: bank account, terms' }),
  prefix: z
    .string()
    .trim()
    .regex(/^[A-Z0-9-]{0,10}$/, 'Use capital letters, digits and hyphens.')
    .default('')
    .meta({ description: 'Before the number of documents issued from now on' }),
});
export type DocumentSettingsInput = z.infer<typeof documentSettingsInput>;

export const documentSettingsSchema = z
  .strictObject({
    line1: z.string(),
    line2: z.string(),
    postalCode: z.string(),
    city: z.string(),
    country: z.string(),
    vatId: z.string(),
    registration: z.string(),
    footer: z.string(),
    prefix: z.string(),
    legalName: z.string().meta({ description: 'From the shop’s settings; its name where there is none' }),
    isComplete: z.boolean().meta({ description: 'Whether invoices can be issued' }),
    version: z.int().min(0),
    updatedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'DocumentSettings' });
export type DocumentSettings = z.infer<typeof documentSettingsSchema>;

export const documentKindSchema = z.enum(['invoice', 'credit_note']).meta({ id: 'DocumentKind' });
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** An invoice or a credit note: numbered in one sequence without gaps, and never changed. */
export const orderDocumentSchema = z
  .strictObject({
    id: idSchema,
    kind: documentKindSchema,
    number: z.string().meta({ examples: ['INV-1001'] }),
    refundId: idSchema.nullable().meta({ description: 'Of a credit note' }),
    total: moneySchema,
    issuedBy: z.string(),
    issuedAt: timestampSchema,
    url: z.string().meta({ description: 'The PDF, by a signed link good for 90 days' }),
  })
  .meta({ id: 'OrderDocument' });
export type OrderDocument = z.infer<typeof orderDocumentSchema>;

export const issueDocumentInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('invoice') }),
    z.strictObject({ kind: z.literal('credit_note'), refundId: idSchema }),
  ])
  .meta({ id: 'IssueDocumentInput' });
export type IssueDocumentInput = z.infer<typeof issueDocumentInput>;

const tag = 'Documents';
const byOrder = z.strictObject({ id: idSchema });

export const getDocumentSettings = defineOperation({
  id: 'getDocumentSettings',
  method: 'GET',
  path: '/admin/settings/documents',
  tag,
  summary: 'What invoices say about the seller',
  access: 'settings.read',
  response: documentSettingsSchema,
  versioned: true,
});
export const updateDocumentSettings = defineOperation({
  id: 'updateDocumentSettings',
  method: 'PUT',
  path: '/admin/settings/documents',
  tag,
  summary: 'Change what invoices issued from now on say about the seller',
  access: 'settings.write',
  body: documentSettingsInput,
  response: documentSettingsSchema,
  versioned: true,
  refusals: ['precondition.failed'],
});
export const listOrderDocuments = defineOperation({
  id: 'listOrderDocuments',
  method: 'GET',
  path: '/admin/orders/{id}/documents',
  tag,
  summary: 'Invoices and credit notes of an order, oldest first',
  access: 'orders.read',
  params: byOrder,
  response: z.strictObject({ items: z.array(orderDocumentSchema) }),
  refusals: ['order.not_found'],
});
export const issueOrderDocument = defineOperation({
  id: 'issueOrderDocument',
  method: 'POST',
  path: '/admin/orders/{id}/documents',
  tag,
  summary: 'Issue the invoice of an order, or the credit note of a refund; issued before, that one is answered',
  access: 'orders.write',
  params: byOrder,
  body: issueDocumentInput,
  status: 201,
  response: orderDocumentSchema,
  refusals: [
    'order.not_found',
    'document.seller_missing',
    'document.order_cancelled',
    'document.refund_unknown',
    'document.invoice_missing',
  ],
});
export const downloadDocument = defineOperation({
  id: 'downloadDocument',
  method: 'GET',
  path: '/documents/{token}',
  tag,
  summary: 'The PDF of an invoice or credit note, by its signed link; for staff and for its buyer',
  access: 'public',
  params: z.strictObject({ token: z.string().min(16).max(1024) }),
  produces: 'application/pdf',
  refusals: ['document.not_found'],
});
export const getPackingSlip = defineOperation({
  id: 'getPackingSlip',
  method: 'GET',
  path: '/admin/orders/{id}/packing-slip',
  tag,
  summary: 'What goes into a parcel, as a PDF: of a shipment, else of everything still to be sent',
  access: 'orders.read',
  params: byOrder,
  query: z.strictObject({ shipmentId: idSchema.optional() }),
  produces: 'application/pdf',
  refusals: ['order.not_found', 'shipment.not_found', 'order.nothing_to_ship'],
});
