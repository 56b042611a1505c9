import { pickupPlaceSchema, shippingChargeSchema, type Currency, type PickupPlace } from '@smallshop/contract';
import {
  convertPrice,
  coveringZone,
  minor,
  type Area,
  type CurrencyTerms,
  type Place,
  type ShippingCharge,
  type ShippingMethod,
} from '@smallshop/domain';
import { z } from 'zod';

/** A way to hand goods over, as staff set it up. */
export interface ShippingMethodRule extends ShippingMethod {
  readonly id: string;
  readonly description: string;
  readonly minDays: number;
  readonly maxDays: number;
  /** Where goods are fetched; null: they are sent. */
  readonly pickup: PickupPlace | null;
  /** In other languages, as far as somebody translated it. */
  readonly translations: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
}

/** Where parcels go, and how. */
export interface ShippingZoneRule {
  readonly id: string;
  readonly name: string;
  /** Empty: everywhere no other zone reaches. */
  readonly areas: readonly Area[];
  /** Active ones in the order shoppers see them. */
  readonly methods: readonly ShippingMethodRule[];
}

/** Everything a shop offers to hand goods over. */
export interface ShippingRules {
  readonly shippingZones: readonly ShippingZoneRule[];
  readonly pickups: readonly ShippingMethodRule[];
}

const methodSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  charge: shippingChargeSchema,
  freeOver: z.number().nullable(),
  minDays: z.number(),
  maxDays: z.number(),
  taxCategory: z.string(),
  pickup: pickupPlaceSchema.nullable(),
  translations: z.record(z.string(), z.object({ name: z.string(), description: z.string() })),
});
const areasSchema = z.array(
  z.object({ country: z.string(), regions: z.array(z.string()), postcodes: z.array(z.string()) }),
);

function chargeOf(stored: z.infer<typeof shippingChargeSchema>): ShippingCharge {
  switch (stored.by) {
    case 'order':
      return { by: 'order', price: minor(stored.price) };
    case 'weight':
      return { ...stored, steps: stored.steps.map((step) => ({ ...step, price: minor(step.price) })) };
    case 'total':
      return {
        by: 'total',
        steps: stored.steps.map(({ from, price }) => ({ from: minor(from), price: minor(price) })),
      };
  }
}

function ruleOf({ charge, freeOver, ...method }: z.infer<typeof methodSchema>, areas: readonly Area[]) {
  const zone = { areas, charge: chargeOf(charge), freeOver: freeOver === null ? null : minor(freeOver) };
  return { ...method, isPickup: method.pickup !== null, zones: [zone] };
}

/** Shipping as the database writes it. */
export const shippingRulesShape = {
  shippingZones: z.array(
    z
      .object({ id: z.string(), name: z.string(), areas: areasSchema, methods: z.array(methodSchema) })
      .transform(({ methods, ...zone }): ShippingZoneRule => ({
        ...zone,
        methods: methods.map((method) => ruleOf(method, zone.areas)),
      })),
  ),
  pickups: z.array(methodSchema.transform((method): ShippingMethodRule => ruleOf(method, []))),
};

/** The zone that covers a place, or null: then nothing is sent there. */
export const zoneAt = ({ shippingZones }: ShippingRules, place: Place): ShippingZoneRule | null =>
  coveringZone(shippingZones, place);

/** What is offered at a place: the methods of the one zone that covers it most precisely, and every place to fetch goods at. */
export const methodsAt = (rules: ShippingRules, place: Place): ShippingMethodRule[] => [
  ...(zoneAt(rules, place)?.methods ?? []),
  ...rules.pickups,
];

function convertedCharge(charge: ShippingCharge, terms: CurrencyTerms): ShippingCharge {
  switch (charge.by) {
    case 'order':
      return { by: 'order', price: convertPrice(charge.price, terms) };
    case 'weight':
      return { ...charge, steps: charge.steps.map((step) => ({ ...step, price: convertPrice(step.price, terms) })) };
    case 'total':
      return {
        by: 'total',
        steps: charge.steps.map(({ from, price }) => ({
          from: convertPrice(from, terms),
          price: convertPrice(price, terms),
        })),
      };
  }
}

/** A method in the currency of a cart: what parcels cost is converted by the shop's rate. */
export function shippingIn(
  method: ShippingMethodRule,
  { currencies }: { readonly currencies: readonly CurrencyTerms[] },
  currency: Currency,
): ShippingMethodRule {
  const terms = currencies.find((candidate) => candidate.currency === currency);
  if (!terms) return method;
  const zones = method.zones.map(({ areas, charge, freeOver }) => ({
    areas,
    charge: convertedCharge(charge, terms),
    freeOver: freeOver === null ? null : convertPrice(freeOver, terms),
  }));
  return { ...method, zones };
}

/** A method as people of a language read it; the shop's own words where nobody translated them. */
export function shippingNamed(method: ShippingMethodRule, locale: string): ShippingMethodRule {
  const translated = method.translations[locale];
  if (!translated) return method;
  return {
    ...method,
    name: translated.name || method.name,
    description: translated.description || method.description,
  };
}
