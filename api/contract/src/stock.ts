import { z } from 'zod';
import { imageSchema } from './media.js';
import { defineOperation } from './operation.js';
import { backorderPolicySchema } from './product-input.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema } from './primitives.js';

const byId = z.strictObject({ id: idSchema });

/** Why staff changed units on hand by hand. */
export const stockReasonSchema = z
  .enum(['received', 'count', 'returned', 'damaged', 'lost', 'promotion', 'correction'])
  .meta({ id: 'StockReason' });
export type StockReason = z.infer<typeof stockReasonSchema>;

/** Every reason the ledger knows: by hand, or by what the shop did. */
export const movementReasons = [
  ...stockReasonSchema.options,
  'initial',
  'sold',
  'cancelled',
  'refunded',
  'backorder_filled',
  'transfer_sent',
  'transfer_received',
  'transfer_returned',
  'count_applied',
] as const;
export const movementReasonSchema = z.enum(movementReasons).meta({ id: 'MovementReason' });
export type MovementReason = z.infer<typeof movementReasonSchema>;

/** Units in one place, or over all of them. `free` is `onHand` without what is promised, never below zero. */
const figures = {
  onHand: z.int(),
  reserved: z.int().meta({ description: 'Promised to checkouts that are being paid' }),
  free: z.int(),
  backordered: z.int().meta({ description: 'Sold beyond what was there; the next units to arrive' }),
  incoming: z.int().meta({ description: 'On the way in transfers' }),
};

/** What a variant is called wherever stock is handled. */
export const stockVariantSchema = z
  .strictObject({
    variantId: idSchema,
    productId: idSchema,
    title: z.string(),
    variantTitle: z.string(),
    sku: z.string(),
    barcode: z.string().nullable(),
    image: imageSchema.nullable(),
  })
  .meta({ id: 'StockVariant' });
export type StockVariant = z.infer<typeof stockVariantSchema>;

/** A row of the inventory grid: one variant, in the location asked for or in all. */
export const stockRowSchema = stockVariantSchema
  .extend({
    ...figures,
    threshold: z.int().meta({ description: 'Units free at or below which it counts as low, over all locations' }),
    backorderPolicy: backorderPolicySchema,
    isLow: z.boolean().meta({ description: 'By the free units over all locations' }),
  })
  .meta({ id: 'StockRow' });
export type StockRow = z.infer<typeof stockRowSchema>;

export const stockListQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional().meta({ description: 'Title, brand, SKU or barcode' }),
  locationId: idSchema.optional(),
  state: z.enum(['low', 'out', 'backordered', 'incoming', 'in']).optional(),
  sort: z.enum(['title', '-title', 'sku', '-sku', 'free', '-free', 'onHand', '-onHand']).default('title'),
});
export type StockListQuery = z.infer<typeof stockListQuery>;

export const stockLevelSchema = z
  .strictObject({ locationId: idSchema, location: z.string(), isActive: z.boolean(), ...figures })
  .meta({ id: 'StockAtLocation' });

/** Everything about one variant’s stock. */
export const variantStockSchema = stockVariantSchema
  .extend({
    ...figures,
    backorderPolicy: backorderPolicySchema,
    lowStockThreshold: z.int().nullable().meta({ description: 'Null: the shop’s own' }),
    threshold: z.int(),
    isLow: z.boolean(),
    levels: z.array(stockLevelSchema),
    waiting: z
      .array(z.strictObject({ orderId: idSchema, number: z.int(), units: z.int(), since: timestampSchema }))
      .meta({ description: 'Orders that wait for units, the next to be served first; fifty at most' }),
  })
  .meta({ id: 'VariantStock' });
export type VariantStock = z.infer<typeof variantStockSchema>;

const delta = z
  .int()
  .min(-1_000_000)
  .max(1_000_000)
  .refine((units) => units !== 0, 'Say by how many units, not zero.');

/** A change of units on hand, never an absolute number: two people counting at once both survive. */
export const stockAdjustmentInput = z.strictObject({
  delta,
  reason: stockReasonSchema,
  note: textLine(200, 0).default(''),
  locationId: idSchema.optional().meta({ description: 'The default location when left out' }),
});
export type StockAdjustmentInput = z.infer<typeof stockAdjustmentInput>;

/** Many changes at one location, for one reason: all of them or none. */
export const stockAdjustmentsInput = z.strictObject({
  locationId: idSchema,
  reason: stockReasonSchema,
  note: textLine(200, 0).default(''),
  lines: z
    .array(z.strictObject({ variantId: idSchema, delta }))
    .min(1)
    .max(500)
    .refine((lines) => new Set(lines.map((line) => line.variantId)).size === lines.length, 'Name each variant once.'),
});
export type StockAdjustmentsInput = z.infer<typeof stockAdjustmentsInput>;

const summedLevelSchema = z
  .strictObject({ variantId: idSchema, onHand: z.int(), reserved: z.int(), free: z.int() })
  .meta({ id: 'StockLevel' });
export type StockLevel = z.infer<typeof summedLevelSchema>;

/** One line of the ledger. */
export const stockMovementSchema = z
  .strictObject({
    id: idSchema,
    at: timestampSchema,
    locationId: idSchema,
    location: z.string(),
    delta: z.int(),
    reason: z.string().meta({ description: 'One of MovementReason' }),
    balance: z.int().meta({ description: 'Units on hand at that location after it' }),
    actor: z.string(),
    note: z.string(),
    reference: z
      .strictObject({ type: z.enum(['order', 'transfer', 'count']), id: idSchema, number: z.int() })
      .nullable(),
  })
  .meta({ id: 'StockMovement' });
export type StockMovement = z.infer<typeof stockMovementSchema>;

const historyFilters = z.strictObject({
  locationId: idSchema.optional(),
  reason: movementReasonSchema.optional(),
  from: z.iso.date().optional().meta({ description: 'First day, the shop’s own' }),
  to: z.iso.date().optional().meta({ description: 'Last day, the shop’s own' }),
});
export const stockHistoryQuery = pageQuery.omit({ include: true }).extend(historyFilters.shape);
export type StockHistoryQuery = z.infer<typeof stockHistoryQuery>;
export type StockHistoryFilters = z.infer<typeof historyFilters>;

export const stockPolicyInput = z.strictObject({
  backorderPolicy: backorderPolicySchema,
  lowStockThreshold: z.int().min(0).max(1_000_000).nullable(),
});
export type StockPolicyInput = z.infer<typeof stockPolicyInput>;

export const listStock = defineOperation({
  id: 'listStock',
  method: 'GET',
  path: '/admin/stock',
  tag: 'Stock',
  summary: 'Units of every variant, in one location or all',
  access: 'catalog.read',
  query: stockListQuery,
  response: listOf(stockRowSchema),
  refusals: ['location.not_found'],
});
export const getVariantStock = defineOperation({
  id: 'getVariantStock',
  method: 'GET',
  path: '/admin/variants/{id}/stock',
  tag: 'Stock',
  summary: 'Units of one variant at each location',
  access: 'catalog.read',
  params: byId,
  response: variantStockSchema,
  refusals: ['variant.not_found'],
});
export const setStockPolicy = defineOperation({
  id: 'setStockPolicy',
  method: 'PUT',
  path: '/admin/variants/{id}/stock-policy',
  tag: 'Stock',
  summary: 'Say when a variant is low, and whether it is sold beyond what is there',
  access: 'stock.write',
  params: byId,
  body: stockPolicyInput,
  response: variantStockSchema,
  refusals: ['variant.not_found'],
});
export const adjustStock = defineOperation({
  id: 'adjustStock',
  method: 'POST',
  path: '/admin/variants/{id}/stock-adjustments',
  tag: 'Stock',
  summary: 'Add or take units on hand, with a reason',
  access: 'stock.write',
  params: byId,
  body: stockAdjustmentInput,
  status: 201,
  idempotency: 'accepted',
  response: summedLevelSchema,
  refusals: ['variant.not_found', 'location.not_found', 'location.closed', 'stock.negative'],
});
export const adjustStockInBulk = defineOperation({
  id: 'adjustStockInBulk',
  method: 'POST',
  path: '/admin/stock/adjustments',
  tag: 'Stock',
  summary: 'Add or take units of many variants at one location: all or nothing',
  access: 'stock.write',
  body: stockAdjustmentsInput,
  status: 201,
  idempotency: 'accepted',
  response: z.strictObject({ items: z.array(summedLevelSchema) }),
  refusals: ['variant.not_found', 'location.not_found', 'location.closed', 'stock.negative'],
});
export const matchStock = defineOperation({
  id: 'matchStock',
  method: 'POST',
  path: '/admin/stock/matches',
  tag: 'Stock',
  summary: 'Find variants by exact SKU or barcode, with their units at a location',
  access: 'catalog.read',
  body: z.strictObject({ locationId: idSchema, codes: z.array(textLine(60)).min(1).max(1000) }),
  response: z.strictObject({
    items: z.array(stockVariantSchema.extend({ code: z.string(), onHand: z.int(), reserved: z.int() })),
  }),
  refusals: ['location.not_found'],
});
export const listStockHistory = defineOperation({
  id: 'listStockHistory',
  method: 'GET',
  path: '/admin/variants/{id}/stock-history',
  tag: 'Stock',
  summary: 'What changed a variant’s units, newest first',
  access: 'catalog.read',
  params: byId,
  query: stockHistoryQuery,
  response: listOf(stockMovementSchema),
  refusals: ['variant.not_found'],
});
export const exportStockHistory = defineOperation({
  id: 'exportStockHistory',
  method: 'GET',
  path: '/admin/variants/{id}/stock-history/export',
  tag: 'Stock',
  summary: 'The same as a CSV file',
  access: 'catalog.read',
  params: byId,
  query: historyFilters,
  produces: 'text/csv',
  refusals: ['variant.not_found'],
});
