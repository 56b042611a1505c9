import { z } from 'zod';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema, versionSchema } from './primitives.js';
import { promotionConditionsSchema, promotionEffectSchema } from './promotion-effect.js';

/** What a discount is taken off; promotions say with which classes they combine. */
export const discountClassSchema = z.enum(['product', 'order', 'shipping']).meta({ id: 'DiscountClass' });

/** `scheduled`, `active` and `expired` follow from the dates; `paused` is the merchant's doing. */
export const promotionStatusSchema = z
  .enum(['scheduled', 'active', 'expired', 'paused'])
  .meta({ id: 'PromotionStatus' });

/** Stored upper-case; shoppers may type it as they like. */
export const discountCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .min(3)
  .max(40)
  .regex(/^[A-Z0-9][A-Z0-9_-]*$/, 'Use letters, digits, hyphens and underscores.')
  .meta({ description: 'Discount code', examples: ['SPRING26'] });

/** Whole-record write of a promotion. Usage so far is kept. */
export const promotionInput = z.strictObject({
  name: textLine(120).meta({ description: 'What shoppers read' }),
  isAutomatic: z.boolean().default(false).meta({ description: 'Counts by itself; otherwise by one of its codes' }),
  isPaused: z.boolean().default(false),
  effect: promotionEffectSchema,
  conditions: promotionConditionsSchema.prefault({}),
  combinesWith: z.array(discountClassSchema).max(3).default([]).meta({ description: 'Empty: stands alone' }),
  priority: z.int().min(-100).max(100).default(0).meta({ description: 'Higher ones are tried first' }),
  startsAt: timestampSchema.nullable().default(null),
  endsAt: timestampSchema.nullable().default(null),
  mostUses: z.int().min(1).nullable().default(null).meta({ description: 'Orders, for each code' }),
  mostUsesPerCustomer: z.int().min(1).nullable().default(null),
});
export type PromotionInput = z.infer<typeof promotionInput>;

/** A row of the console's list. */
export const adminPromotionRowSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    status: promotionStatusSchema,
    class: discountClassSchema,
    kind: z.enum(['percentage', 'fixed_amount', 'fixed_price', 'buy_x_get_y', 'free_shipping']),
    isAutomatic: z.boolean(),
    code: z.string().nullable().meta({ description: 'The only code; null with none or several' }),
    codeCount: z.int().min(0),
    uses: z.int().min(0).meta({ description: 'Orders it counted for' }),
    startsAt: timestampSchema.nullable(),
    endsAt: timestampSchema.nullable(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminPromotionRow' });
export type AdminPromotionRow = z.infer<typeof adminPromotionRowSchema>;

/** A promotion as its merchant sees it. */
export const adminPromotionSchema = adminPromotionRowSchema
  .extend({
    isPaused: z.boolean(),
    effect: promotionEffectSchema,
    conditions: promotionConditionsSchema,
    combinesWith: z.array(discountClassSchema),
    priority: z.int(),
    mostUses: z.int().nullable(),
    mostUsesPerCustomer: z.int().nullable(),
    given: moneySchema.meta({ description: 'Taken off all orders so far' }),
    version: versionSchema,
    updatedBy: z.string(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'AdminPromotion' });
export type AdminPromotion = z.infer<typeof adminPromotionSchema>;

/** A code of a promotion, and the orders that used it. */
export const promotionCodeSchema = z
  .strictObject({ code: z.string(), uses: z.int().min(0), createdAt: timestampSchema })
  .meta({ id: 'PromotionCode' });
export type PromotionCode = z.infer<typeof promotionCodeSchema>;

/** Codes written out, or so many drawn by chance behind a prefix. */
export const promotionCodesInput = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('list'), codes: z.array(discountCodeSchema).min(1).max(1_000) }),
  z.strictObject({
    from: z.literal('chance'),
    count: z.int().min(1).max(1_000),
    prefix: z
      .string()
      .trim()
      .toUpperCase()
      .max(16)
      .regex(/^[A-Z0-9_-]*$/)
      .default(''),
  }),
]);
export type PromotionCodesInput = z.infer<typeof promotionCodesInput>;

const byId = z.strictObject({ id: idSchema });

export const promotionListQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional().meta({ description: 'In names and codes' }),
  status: promotionStatusSchema.optional(),
});
export type PromotionListQuery = z.infer<typeof promotionListQuery>;

export const promotionCodeQuery = pageQuery.extend({ q: z.string().trim().max(40).optional() });
export type PromotionCodeQuery = z.infer<typeof promotionCodeQuery>;

export const listAdminPromotions = defineOperation({
  id: 'listAdminPromotions',
  method: 'GET',
  path: '/admin/promotions',
  tag: 'Promotions',
  summary: 'All promotions of the shop, the latest change first',
  access: 'promotions.read',
  query: promotionListQuery,
  response: listOf(adminPromotionRowSchema),
});
export const getAdminPromotion = defineOperation({
  id: 'getAdminPromotion',
  method: 'GET',
  path: '/admin/promotions/{id}',
  tag: 'Promotions',
  summary: 'One promotion',
  access: 'promotions.read',
  params: byId,
  response: adminPromotionSchema,
  versioned: true,
  refusals: ['promotion.not_found'],
});
export const createPromotion = defineOperation({
  id: 'createPromotion',
  method: 'POST',
  path: '/admin/promotions',
  tag: 'Promotions',
  summary: 'Add a promotion; without codes until they are added',
  access: 'promotions.write',
  status: 201,
  body: promotionInput,
  response: adminPromotionSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['promotion.items_unknown', 'promotion.schedule_invalid', 'promotion.too_many'],
});
export const updatePromotion = defineOperation({
  id: 'updatePromotion',
  method: 'PUT',
  path: '/admin/promotions/{id}',
  tag: 'Promotions',
  summary: 'Replace a promotion’s fields; orders placed keep what they were given',
  access: 'promotions.write',
  params: byId,
  body: promotionInput,
  response: adminPromotionSchema,
  versioned: true,
  refusals: ['promotion.not_found', 'promotion.items_unknown', 'promotion.schedule_invalid', 'precondition.failed'],
});
export const deletePromotion = defineOperation({
  id: 'deletePromotion',
  method: 'DELETE',
  path: '/admin/promotions/{id}',
  tag: 'Promotions',
  summary: 'Delete a promotion and its codes; orders placed keep what they were given',
  access: 'promotions.write',
  params: byId,
  versioned: true,
  refusals: ['promotion.not_found', 'precondition.failed'],
});
export const listPromotionCodes = defineOperation({
  id: 'listPromotionCodes',
  method: 'GET',
  path: '/admin/promotions/{id}/codes',
  tag: 'Promotions',
  summary: 'The codes of a promotion, the newest first',
  access: 'promotions.read',
  params: byId,
  query: promotionCodeQuery,
  response: listOf(promotionCodeSchema),
  refusals: ['promotion.not_found'],
});
export const addPromotionCodes = defineOperation({
  id: 'addPromotionCodes',
  method: 'POST',
  path: '/admin/promotions/{id}/codes',
  tag: 'Promotions',
  summary: 'Add codes, written out or drawn by chance',
  access: 'promotions.write',
  status: 201,
  params: byId,
  body: promotionCodesInput,
  response: z.strictObject({ items: z.array(promotionCodeSchema) }),
  idempotency: 'accepted',
  refusals: ['promotion.not_found', 'promotion.code_taken'],
});
export const deletePromotionCode = defineOperation({
  id: 'deletePromotionCode',
  method: 'DELETE',
  path: '/admin/promotions/{id}/codes/{code}',
  tag: 'Promotions',
  summary: 'Take a code back; carts that hold it are told',
  access: 'promotions.write',
  params: byId.extend({ code: discountCodeSchema }),
  refusals: ['promotion.not_found', 'promotion.code_not_found'],
});
