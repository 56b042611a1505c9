import { z } from 'zod';
import { placeQuery } from './area.js';
import { availabilitySchema } from './catalog.js';
import { imageSchema } from './media.js';
import { currencySchema, moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { totalsSchema } from './pricing.js';
import { idSchema, quantitySchema, slugSchema, textLine } from './primitives.js';

export const cartLineSchema = z
  .strictObject({
    id: idSchema,
    variantId: idSchema,
    productId: idSchema,
    slug: slugSchema,
    title: z.string(),
    variantTitle: z.string(),
    sku: z.string(),
    image: imageSchema.nullable(),
    quantity: quantitySchema,
    unitPrice: moneySchema,
    compareAtPrice: moneySchema.nullable(),
    lineTotal: moneySchema,
    availability: availabilitySchema,
    isDigital: z.boolean(),
    maxQuantity: z.int().min(0).meta({ description: 'Most units this line can have now, at most 999' }),
  })
  .meta({ id: 'CartLine' });
export type CartLine = z.infer<typeof cartLineSchema>;

/** Why a code takes nothing off; `details.reason` of `cart.code_refused`. */
const codeRefusalSchema = z
  .enum([
    'unknown',
    'not_started',
    'expired',
    'used_up',
    'used_by_customer',
    'not_eligible',
    'minimum_not_met',
    'no_items',
    'not_combinable',
  ])
  .meta({ id: 'CodeRefusal' });

/** A discount code in a cart. */
export const cartDiscountCodeSchema = z
  .strictObject({
    code: z.string(),
    reason: codeRefusalSchema.nullable().meta({ description: 'Why it takes nothing off; null when it does' }),
    message: z.string().nullable().meta({ description: 'The reason in words' }),
  })
  .meta({ id: 'CartDiscountCode' });
export type CartDiscountCode = z.infer<typeof cartDiscountCodeSchema>;

/** Something that changed since the shopper agreed to what is in the cart; told, never silently applied. */
export const cartNoticeSchema = z
  .strictObject({
    id: z.string().max(120).meta({ description: 'What `acceptCartChanges` takes; another change has another' }),
    kind: z.enum([
      'price_changed',
      'quantity_exceeds_stock',
      'unavailable',
      'merged',
      'left_out',
      'currency_unavailable',
    ]),
    lineId: idSchema.nullable(),
    message: z.string(),
  })
  .meta({ id: 'CartNotice' });

/**
 * A cart. Guests own it by an opaque token: a cookie in browsers, the header `X-Cart-Token` elsewhere; `token` is present
 * only in the answer that created the cart.
 */
export const cartSchema = z
  .strictObject({
    id: idSchema.nullable().meta({ description: 'Null for the empty cart nobody has started' }),
    token: z.string().optional(),
    currency: currencySchema.meta({
      description: 'All amounts: the one asked for, or the shop’s own when something in the cart has no price in it',
    }),
    lines: z.array(cartLineSchema),
    itemCount: z.int().min(0).meta({ description: 'Units in all lines' }),
    requiresShipping: z.boolean(),
    totals: totalsSchema,
    discountCodes: z.array(cartDiscountCodeSchema).meta({ description: 'As entered, upper-case' }),
    notices: z.array(cartNoticeSchema),
    version: z.int().min(0),
  })
  .meta({ id: 'Cart' });
export type Cart = z.infer<typeof cartSchema>;

export const addCartItemInput = z.strictObject({ variantId: idSchema, quantity: quantitySchema.default(1) });
export const changeCartItemInput = z.strictObject({ quantity: quantitySchema });
const lineParams = z.strictObject({ itemId: idSchema });

export const getCart = defineOperation({
  id: 'getCart',
  method: 'GET',
  path: '/cart',
  tag: 'Cart',
  summary: 'The current cart; an empty one if none was started',
  access: 'public',
  query: z.strictObject({
    ...placeQuery.shape,
    shippingMethodId: idSchema
      .optional()
      .meta({ description: 'Adds this method to the totals when it serves the address' }),
  }),
  response: cartSchema,
});
export const addCartItem = defineOperation({
  id: 'addCartItem',
  method: 'POST',
  path: '/cart/items',
  tag: 'Cart',
  summary: 'Put units of a variant into the cart; starts one when needed',
  access: 'public',
  body: addCartItemInput,
  response: cartSchema,
  status: 201,
  idempotency: 'accepted',
  refusals: ['variant.not_found', 'cart.variant_unavailable', 'stock.insufficient', 'cart.too_many_lines'],
});
export const changeCartItem = defineOperation({
  id: 'changeCartItem',
  method: 'PUT',
  path: '/cart/items/{itemId}',
  tag: 'Cart',
  summary: 'Set the units of a line',
  access: 'public',
  params: lineParams,
  body: changeCartItemInput,
  response: cartSchema,
  refusals: ['cart.not_found', 'cart.line_not_found', 'cart.variant_unavailable', 'stock.insufficient'],
});
export const removeCartItem = defineOperation({
  id: 'removeCartItem',
  method: 'DELETE',
  path: '/cart/items/{itemId}',
  tag: 'Cart',
  summary: 'Take a line out of the cart',
  access: 'public',
  params: lineParams,
  response: cartSchema,
  refusals: ['cart.not_found', 'cart.line_not_found'],
});
export const acceptCartChanges = defineOperation({
  id: 'acceptCartChanges',
  method: 'POST',
  path: '/cart/changes',
  tag: 'Cart',
  summary:
    'Agree to changes the cart announced: new prices count as known, units go down to what is there, what is no longer sold leaves',
  access: 'public',
  body: z.strictObject({
    ids: z
      .array(z.string().max(120))
      .min(1)
      .max(300)
      .meta({ description: 'Of notices; one that no longer stands is passed over' }),
  }),
  response: cartSchema,
  refusals: ['cart.not_found'],
});
export const addCartDiscount = defineOperation({
  id: 'addCartDiscount',
  method: 'POST',
  path: '/cart/discounts',
  tag: 'Cart',
  summary: 'Enter a discount code; one that takes nothing off is refused with its reason, and the cart stays as it was',
  access: 'public',
  body: z.strictObject({
    code: textLine(40),
    country: placeQuery.shape.country.meta({
      description: 'Where the goods would go: some codes are for some countries',
    }),
  }),
  response: cartSchema,
  idempotency: 'accepted',
  refusals: ['cart.not_found', 'cart.code_refused', 'cart.too_many_codes'],
});
export const removeCartDiscount = defineOperation({
  id: 'removeCartDiscount',
  method: 'DELETE',
  path: '/cart/discounts/{code}',
  tag: 'Cart',
  summary: 'Take a discount code out of the cart',
  access: 'public',
  params: z.strictObject({ code: z.string().min(1).max(40) }),
  response: cartSchema,
  refusals: ['cart.not_found', 'cart.code_not_found'],
});
