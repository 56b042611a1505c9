import { z } from 'zod';
import { areaSchema, placeQuery, regionSchema } from './area.js';
import { taxCategorySchema } from './catalog.js';
import { amountMinorSchema, moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { countrySchema, idSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

const gramsSchema = z.int().min(0).max(10_000_000).meta({ description: 'Grams' });
const noTwice = (steps: readonly { readonly from: number }[]): boolean =>
  new Set(steps.map(({ from }) => from)).size === steps.length;
const twice = 'Two steps begin at the same place.';

/** What a method charges, in minor units of the shop's own currency: for an order, or by steps of its weight or its goods' worth. */
export const shippingChargeSchema = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('order'), price: amountMinorSchema }),
    z.strictObject({
      by: z.literal('weight'),
      steps: z
        .array(z.strictObject({ fromGrams: gramsSchema, price: amountMinorSchema }))
        .min(1)
        .max(30)
        .refine((steps) => noTwice(steps.map(({ fromGrams }) => ({ from: fromGrams }))), twice)
        .meta({ description: 'A step counts from its weight on; lighter parcels than the first one’s are not taken' }),
      mostGrams: gramsSchema.nullable().default(null).meta({ description: 'Heavier parcels are not taken' }),
    }),
    z.strictObject({
      by: z.literal('total'),
      steps: z
        .array(z.strictObject({ from: amountMinorSchema, price: amountMinorSchema }))
        .min(1)
        .max(30)
        .refine(noTwice, twice)
        .meta({
          description: 'A step counts from its subtotal on; carts worth less than the first one’s are not sent',
        }),
    }),
  ])
  .meta({ id: 'ShippingCharge' });
export type ShippingCharge = z.infer<typeof shippingChargeSchema>;

const days = z.int().min(0).max(120);
const method = {
  name: textLine(60).meta({ description: 'What shoppers read' }),
  description: textLine(160, 0).default(''),
  minDays: days.default(1).meta({ description: 'Working days until it arrives, or until it can be fetched' }),
  maxDays: days.default(3),
  isActive: z.boolean().default(true),
};
const inOrder = ({ minDays, maxDays }: { minDays: number; maxDays: number }): boolean => minDays <= maxDays;
const daysReversed = { message: 'The longest time is shorter than the shortest.', path: ['maxDays'] };

/** A way to send parcels into a zone. */
export const shippingMethodInput = z
  .strictObject({
    id: idSchema.optional().meta({ description: 'Of the zone’s own; a new method without' }),
    ...method,
    charge: shippingChargeSchema,
    freeOverMinor: amountMinorSchema
      .nullable()
      .default(null)
      .meta({ description: 'Goods’ worth before discounts from which it costs nothing' }),
    taxCategory: taxCategorySchema.default('standard'),
  })
  .refine(inOrder, daysReversed);
export type ShippingMethodInput = z.infer<typeof shippingMethodInput>;

/** Whole-zone write: its methods in the order shoppers see them; those left out are deleted. */
export const shippingZoneInput = z.strictObject({
  name: textLine(60).meta({ description: 'Shoppers do not see it' }),
  areas: z.array(areaSchema).max(250).meta({
    description: 'Empty: everywhere no other zone reaches. The most precise zone that covers an address counts',
  }),
  methods: z.array(shippingMethodInput).max(30),
});
export type ShippingZoneInput = z.infer<typeof shippingZoneInput>;

/** Where goods are fetched, and what to know before coming. */
export const pickupPlaceSchema = z
  .strictObject({
    line1: textLine(120),
    line2: textLine(120, 0).default(''),
    postalCode: textLine(16, 0).default(''),
    city: textLine(80),
    region: regionSchema.or(z.literal('')).default(''),
    country: countrySchema,
    instructions: textLine(400, 0).default('').meta({ description: 'Opening hours, where to ring' }),
  })
  .meta({ id: 'PickupPlace' });
export type PickupPlace = z.infer<typeof pickupPlaceSchema>;

/** A place where buyers fetch what they bought; offered wherever they live, and taxed where it is. */
export const pickupInput = z
  .strictObject({ ...method, priceMinor: amountMinorSchema.default(0), place: pickupPlaceSchema })
  .refine(inOrder, daysReversed);
export type PickupInput = z.infer<typeof pickupInput>;

const changed = { version: versionSchema, updatedBy: z.string(), updatedAt: timestampSchema };
const storedMethod = {
  id: idSchema,
  name: z.string(),
  description: z.string(),
  minDays: z.int(),
  maxDays: z.int(),
  isActive: z.boolean(),
};

export const adminShippingMethodSchema = z
  .strictObject({
    ...storedMethod,
    charge: shippingChargeSchema,
    freeOverMinor: amountMinorSchema.nullable(),
    taxCategory: taxCategorySchema,
  })
  .meta({ id: 'AdminShippingMethod' });
export type AdminShippingMethod = z.infer<typeof adminShippingMethodSchema>;

export const shippingZoneSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    areas: z.array(areaSchema),
    methods: z.array(adminShippingMethodSchema),
    ...changed,
  })
  .meta({ id: 'ShippingZone' });
export type ShippingZone = z.infer<typeof shippingZoneSchema>;

export const pickupSchema = z
  .strictObject({ ...storedMethod, priceMinor: amountMinorSchema, place: pickupPlaceSchema, ...changed })
  .meta({ id: 'Pickup' });
export type Pickup = z.infer<typeof pickupSchema>;

/** Why a method does not take a parcel; `not_there`: no zone covers the address. */
export const shippingRefusalSchema = z
  .enum(['not_there', 'too_light', 'too_heavy', 'below_minimum'])
  .meta({ id: 'ShippingRefusal' });
export type ShippingRefusal = z.infer<typeof shippingRefusalSchema>;

/** A parcel that might be sent. */
export const shippingTrialInput = z.strictObject({
  country: countrySchema,
  region: z.string().trim().max(80).default(''),
  postalCode: z.string().trim().max(16).default(''),
  weightGrams: gramsSchema.default(0),
  subtotalMinor: amountMinorSchema.default(0),
});
export type ShippingTrialInput = z.infer<typeof shippingTrialInput>;

/** What a parcel would cost: the zone that covers its address, and each method's price or why it does not take it. */
export const shippingTrialSchema = z
  .strictObject({
    zone: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
    methods: z.array(
      z.strictObject({
        id: idSchema,
        name: z.string(),
        isPickup: z.boolean(),
        price: moneySchema.nullable(),
        refusal: shippingRefusalSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'ShippingTrial' });
export type ShippingTrial = z.infer<typeof shippingTrialSchema>;

/** A method as a shopper is offered it. */
export const shippingMethodSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    description: z.string(),
    price: moneySchema.meta({ description: 'For this cart: zero once the free-shipping threshold is met' }),
    freeOver: moneySchema.nullable(),
    minDays: z.int(),
    maxDays: z.int(),
    pickup: pickupPlaceSchema.nullable().meta({ description: 'Where the goods are fetched; null: they are sent' }),
  })
  .meta({ id: 'ShippingMethod' });
export type ShippingMethod = z.infer<typeof shippingMethodSchema>;

const byId = z.strictObject({ id: idSchema });
const zoneRefusals = ['shipping_zone.area_taken', 'shipping_zone.method_unknown'] as const;

export const listShippingMethods = defineOperation({
  id: 'listShippingMethods',
  method: 'GET',
  path: '/shipping/methods',
  tag: 'Shipping',
  summary: 'What the shop offers for the current cart and an address, as far as it is known',
  access: 'public',
  query: placeQuery,
  response: z.strictObject({
    items: z.array(shippingMethodSchema),
    reason: z
      .enum(['nothing_to_ship', ...shippingRefusalSchema.options])
      .nullable()
      .meta({ description: 'Why nothing is offered' }),
  }),
});
export const listShippingCountries = defineOperation({
  id: 'listShippingCountries',
  method: 'GET',
  path: '/shipping/countries',
  tag: 'Shipping',
  summary: 'Countries this shop ships to',
  access: 'public',
  response: z.strictObject({ items: z.array(countrySchema) }),
});
export const getShippingSettings = defineOperation({
  id: 'getShippingSettings',
  method: 'GET',
  path: '/admin/shipping',
  tag: 'Shipping',
  summary: 'Zones with their methods, and places to fetch goods at',
  access: 'settings.read',
  response: z.strictObject({ zones: z.array(shippingZoneSchema), pickups: z.array(pickupSchema) }),
});
export const getShippingZone = defineOperation({
  id: 'getShippingZone',
  method: 'GET',
  path: '/admin/shipping/zones/{id}',
  tag: 'Shipping',
  summary: 'One zone with its methods',
  access: 'settings.read',
  params: byId,
  response: shippingZoneSchema,
  versioned: true,
  refusals: ['shipping_zone.not_found'],
});
export const createShippingZone = defineOperation({
  id: 'createShippingZone',
  method: 'POST',
  path: '/admin/shipping/zones',
  tag: 'Shipping',
  summary: 'Add a zone',
  access: 'settings.write',
  body: shippingZoneInput,
  response: shippingZoneSchema,
  status: 201,
  idempotency: 'accepted',
  refusals: [...zoneRefusals, 'shipping_zone.too_many'],
});
export const updateShippingZone = defineOperation({
  id: 'updateShippingZone',
  method: 'PUT',
  path: '/admin/shipping/zones/{id}',
  tag: 'Shipping',
  summary: 'Replace a zone and its methods',
  access: 'settings.write',
  params: byId,
  body: shippingZoneInput,
  response: shippingZoneSchema,
  versioned: true,
  refusals: [...zoneRefusals, 'shipping_zone.not_found', 'precondition.failed'],
});
export const deleteShippingZone = defineOperation({
  id: 'deleteShippingZone',
  method: 'DELETE',
  path: '/admin/shipping/zones/{id}',
  tag: 'Shipping',
  summary: 'Stop shipping to a zone; its methods go with it',
  access: 'settings.write',
  params: byId,
  versioned: true,
  refusals: ['shipping_zone.not_found', 'precondition.failed'],
});
export const createPickup = defineOperation({
  id: 'createPickup',
  method: 'POST',
  path: '/admin/shipping/pickups',
  tag: 'Shipping',
  summary: 'Add a place to fetch goods at',
  access: 'settings.write',
  body: pickupInput,
  response: pickupSchema,
  status: 201,
  idempotency: 'accepted',
  refusals: ['pickup.too_many'],
});
export const updatePickup = defineOperation({
  id: 'updatePickup',
  method: 'PUT',
  path: '/admin/shipping/pickups/{id}',
  tag: 'Shipping',
  summary: 'Change a place to fetch goods at',
  access: 'settings.write',
  params: byId,
  body: pickupInput,
  response: pickupSchema,
  versioned: true,
  refusals: ['pickup.not_found', 'precondition.failed'],
});
export const deletePickup = defineOperation({
  id: 'deletePickup',
  method: 'DELETE',
  path: '/admin/shipping/pickups/{id}',
  tag: 'Shipping',
  summary: 'Remove a place to fetch goods at',
  access: 'settings.write',
  params: byId,
  versioned: true,
  refusals: ['pickup.not_found', 'precondition.failed'],
});
export const tryShipping = defineOperation({
  id: 'tryShipping',
  method: 'POST',
  path: '/admin/shipping/trials',
  tag: 'Shipping',
  summary: 'What a parcel to an address would cost',
  access: 'settings.read',
  body: shippingTrialInput,
  response: shippingTrialSchema,
});
