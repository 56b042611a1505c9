import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema } from './primitives.js';
import { stockVariantSchema } from './stock.js';

const byId = z.strictObject({ id: idSchema });

export const countStatusSchema = z.enum(['open', 'applied', 'cancelled']).meta({ id: 'StockCountStatus' });
export type CountStatus = z.infer<typeof countStatusSchema>;

/** Somebody going along the shelves. */
export const stockCountSchema = z
  .strictObject({
    id: idSchema,
    number: z.int(),
    status: countStatusSchema,
    location: z.strictObject({ id: idSchema, name: z.string() }),
    category: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
    note: z.string(),
    lines: z.int(),
    counted: z.int().meta({ description: 'Lines counted' }),
    different: z.int().meta({ description: 'Lines whose count differs' }),
    difference: z.int().meta({ description: 'Units too many minus units missing' }),
    createdBy: z.string(),
    createdAt: timestampSchema,
    closedBy: z.string().nullable(),
    closedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'StockCount' });
export type StockCount = z.infer<typeof stockCountSchema>;

export const countLineSchema = stockVariantSchema
  .extend({
    counted: z.int().nullable(),
    expected: z.int().nullable().meta({ description: 'Units on hand when it was counted' }),
    difference: z.int().nullable().meta({ description: 'What applying changes, or changed' }),
    movedSince: z.int().meta({ description: 'Units that came or went since it was counted' }),
    countedBy: z.string().nullable(),
    countedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'StockCountLine' });
export type CountLine = z.infer<typeof countLineSchema>;

export const countInput = z.strictObject({
  locationId: idSchema,
  categoryId: idSchema.nullable().default(null).meta({ description: 'Null: everything at the location' }),
  note: textLine(200, 0).default(''),
});
export type CountInput = z.infer<typeof countInput>;

const counted = z.int().min(0).max(1_000_000);

/**
 * One entry. `set` says how many lie there, and is refused when somebody else said otherwise since it was read (`seen`); `add`
 * adds to what was counted, as a scanner does, so that two people scanning both count.
 */
export const countEntryInput = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('set'), variantId: idSchema, units: counted, seen: counted.nullable() }),
  z.strictObject({
    mode: z.literal('add'),
    code: textLine(60).meta({ description: 'SKU or barcode' }),
    units: z.int().min(1).max(10_000).default(1),
  }),
  z.strictObject({ mode: z.literal('clear'), variantId: idSchema }),
]);
export type CountEntryInput = z.infer<typeof countEntryInput>;

export const countListQuery = pageQuery.extend({
  status: countStatusSchema.optional(),
  locationId: idSchema.optional(),
});
export type CountListQuery = z.infer<typeof countListQuery>;

export const countLinesQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  show: z.enum(['all', 'uncounted', 'counted', 'different']).default('all'),
});
export type CountLinesQuery = z.infer<typeof countLinesQuery>;

export const listCounts = defineOperation({
  id: 'listCounts',
  method: 'GET',
  path: '/admin/stock-counts',
  tag: 'Counts',
  summary: 'Counts, newest first',
  access: 'catalog.read',
  query: countListQuery,
  response: listOf(stockCountSchema),
});
export const getCount = defineOperation({
  id: 'getCount',
  method: 'GET',
  path: '/admin/stock-counts/{id}',
  tag: 'Counts',
  summary: 'How far a count has come',
  access: 'catalog.read',
  params: byId,
  response: stockCountSchema,
  refusals: ['count.not_found'],
});
export const openCount = defineOperation({
  id: 'openCount',
  method: 'POST',
  path: '/admin/stock-counts',
  tag: 'Counts',
  summary: 'Begin counting a location, or a category there',
  access: 'stock.write',
  status: 201,
  body: countInput,
  response: stockCountSchema,
  idempotency: 'accepted',
  refusals: ['location.not_found', 'location.closed', 'category.not_found'],
});
export const listCountLines = defineOperation({
  id: 'listCountLines',
  method: 'GET',
  path: '/admin/stock-counts/{id}/lines',
  tag: 'Counts',
  summary: 'What is to be counted and what was found',
  access: 'catalog.read',
  params: byId,
  query: countLinesQuery,
  response: listOf(countLineSchema),
  refusals: ['count.not_found'],
});
export const enterCount = defineOperation({
  id: 'enterCount',
  method: 'POST',
  path: '/admin/stock-counts/{id}/entries',
  tag: 'Counts',
  summary: 'Enter what lies there, typed or scanned',
  access: 'stock.write',
  params: byId,
  body: countEntryInput,
  response: countLineSchema,
  idempotency: 'accepted',
  refusals: ['count.not_found', 'count.closed', 'count.line_changed', 'variant.not_found'],
});
export const applyCount = defineOperation({
  id: 'applyCount',
  method: 'POST',
  path: '/admin/stock-counts/{id}/apply',
  tag: 'Counts',
  summary: 'Put the differences into stock; selling goes on meanwhile',
  access: 'stock.write',
  params: byId,
  response: stockCountSchema,
  idempotency: 'accepted',
  refusals: ['count.not_found', 'count.closed', 'count.nothing_counted', 'stock.negative'],
});
export const cancelCount = defineOperation({
  id: 'cancelCount',
  method: 'POST',
  path: '/admin/stock-counts/{id}/cancel',
  tag: 'Counts',
  summary: 'Give up a count; stock stays as it is',
  access: 'stock.write',
  params: byId,
  response: stockCountSchema,
  idempotency: 'accepted',
  refusals: ['count.not_found', 'count.closed'],
});
