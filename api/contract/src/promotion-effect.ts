import { z } from 'zod';
import { amountMinorSchema } from './money.js';
import { countrySchema, idSchema, textLine } from './primitives.js';

const ids = z.array(idSchema).max(500).default([]);
const ratePpmSchema = z.int().min(1).max(1_000_000).meta({ description: 'Parts per million: 250,000 is 25 %' });
const unitsSchema = z.int().min(1).max(999);

/** Which goods: all that any of the lists names; nothing named: all goods. */
export const itemFilterSchema = z
  .strictObject({
    productIds: ids,
    variantIds: ids,
    categoryIds: ids.meta({ description: 'With those below them' }),
    collectionIds: ids,
    tags: z.array(textLine(40)).max(100).default([]),
  })
  .meta({ id: 'ItemFilter' });
const allItems = { productIds: [], variantIds: [], categoryIds: [], collectionIds: [], tags: [] };
const itemsSchema = itemFilterSchema.default(allItems);

/** What a percentage or an amount is taken off. */
export const discountTargetSchema = z
  .discriminatedUnion('on', [
    z.strictObject({ on: z.literal('lines'), items: itemsSchema }),
    z.strictObject({ on: z.literal('order') }),
    z.strictObject({ on: z.literal('shipping') }),
  ])
  .meta({ id: 'DiscountTarget' });

/** What a promotion does to prices. Amounts are as the shop states its prices, with or without tax. */
export const promotionEffectSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('percentage'),
      ratePpm: ratePpmSchema,
      target: discountTargetSchema,
      most: amountMinorSchema.nullable().default(null).meta({ description: 'Never takes more than this' }),
    }),
    z.strictObject({
      kind: z.literal('fixed_amount'),
      amount: amountMinorSchema.min(1),
      target: discountTargetSchema,
      isPerUnit: z.boolean().default(false).meta({ description: 'Off every unit of the lines, instead of once' }),
    }),
    z.strictObject({ kind: z.literal('fixed_price'), unitPrice: amountMinorSchema, items: itemsSchema }),
    z.strictObject({
      kind: z.literal('buy_x_get_y'),
      buy: z.strictObject({ items: itemsSchema, units: unitsSchema }),
      get: z.strictObject({ items: itemsSchema, units: unitsSchema, ratePpm: ratePpmSchema }),
      mostApplications: unitsSchema.nullable().default(null).meta({ description: 'In one order' }),
    }),
    z.strictObject({
      kind: z.literal('free_shipping'),
      mostPrice: amountMinorSchema
        .nullable()
        .default(null)
        .meta({ description: 'Only for methods that cost no more than this' }),
    }),
  ])
  .meta({ id: 'PromotionEffect' });
export type PromotionEffect = z.infer<typeof promotionEffectSchema>;

/** What a cart and its buyer must be. Minimums are measured before any promotion. */
export const promotionConditionsSchema = z
  .strictObject({
    items: itemsSchema.meta({ description: 'Which goods the minimums count' }),
    minSubtotal: amountMinorSchema.nullable().default(null),
    minUnits: unitsSchema.nullable().default(null),
    customerGroupIds: z.array(idSchema).max(50).default([]),
    isFirstOrder: z.boolean().default(false),
    countries: z.array(countrySchema).max(250).default([]),
  })
  .meta({ id: 'PromotionConditions' });
