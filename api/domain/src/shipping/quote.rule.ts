import type { Minor } from '../money/money.rule.js';
import { precisionOf, type Area, type Place } from '../place/place.rule.js';

/** What a zone charges. */
export type ShippingCharge =
  | { readonly by: 'order'; readonly price: Minor }
  | {
      readonly by: 'weight';
      /** A step counts from its weight on; lighter parcels than the first one's are not taken. */
      readonly steps: readonly { readonly fromGrams: number; readonly price: Minor }[];
      /** Heavier parcels are not taken; null: any are. */
      readonly mostGrams: number | null;
    }
  | {
      readonly by: 'total';
      /** A step counts from its subtotal on; carts worth less than the first one's are not sent. */
      readonly steps: readonly { readonly from: Minor; readonly price: Minor }[];
    };

/** What a method costs somewhere. */
export interface ShippingZone {
  /** Empty: everywhere. */
  readonly areas: readonly Area[];
  readonly charge: ShippingCharge;
  /** Subtotal from which it costs nothing; null: always charged. */
  readonly freeOver: Minor | null;
}

/** A way to hand goods over, with a price for every zone it goes to. */
export interface ShippingMethod {
  readonly name: string;
  readonly taxCategory: string;
  /** Fetched at the shop: offered wherever the buyer lives, at the price of its first zone, and taxed where the shop is. */
  readonly isPickup?: boolean;
  /** The zone that covers the place most precisely decides; among equals the earlier. */
  readonly zones: readonly ShippingZone[];
}

/** What is to be sent. */
export interface Parcel {
  readonly place: Place;
  /** Goods before any discount: a promotion never costs a buyer the free shipping. */
  readonly subtotal: Minor;
  /** Of everything that is sent, 0 where nobody weighed it. */
  readonly weightGrams: number;
}

/** Why a method is not offered. */
export type ShippingRefusal = 'not_there' | 'too_light' | 'too_heavy' | 'below_minimum';

/** What a method costs, or why it is not offered. */
export type ShippingQuote =
  { readonly price: Minor; readonly isWaived: boolean } | { readonly refusal: ShippingRefusal };

function precisionOfZone({ areas }: Pick<ShippingZone, 'areas'>, place: Place): number | null {
  if (areas.length === 0) return -1;
  const found = areas.map((area) => precisionOf(area, place)).filter((precision) => precision !== null);
  return found.length === 0 ? null : Math.max(...found);
}

/** The zone that covers a place most precisely, among equals the earlier; null where none does. */
export function coveringZone<Zone extends Pick<ShippingZone, 'areas'>>(
  zones: readonly Zone[],
  place: Place,
): Zone | null {
  let best: { readonly zone: Zone; readonly precision: number } | null = null;
  for (const zone of zones) {
    const precision = precisionOfZone(zone, place);
    if (precision !== null && (!best || precision > best.precision)) best = { zone, precision };
  }
  return best?.zone ?? null;
}

const zoneFor = ({ zones, isPickup }: ShippingMethod, place: Place): ShippingZone | null =>
  isPickup ? (zones[0] ?? null) : coveringZone(zones, place);

function charge({ charge: how }: ShippingZone, { subtotal, weightGrams }: Parcel): Minor | ShippingRefusal {
  switch (how.by) {
    case 'order':
      return how.price;
    case 'weight': {
      if (how.mostGrams !== null && weightGrams > how.mostGrams) return 'too_heavy';
      const reached = how.steps.filter(({ fromGrams }) => fromGrams <= weightGrams);
      return reached.toSorted((a, b) => b.fromGrams - a.fromGrams)[0]?.price ?? 'too_light';
    }
    case 'total': {
      const reached = how.steps.filter(({ from }) => from <= subtotal);
      return reached.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.price ?? 'below_minimum';
    }
  }
}

/** What a method costs for a parcel, or why it does not take it. */
export function quoteShipping(method: ShippingMethod, parcel: Parcel): ShippingQuote {
  const zone = zoneFor(method, parcel.place);
  if (!zone) return { refusal: 'not_there' };
  const full = charge(zone, parcel);
  if (typeof full === 'string') return { refusal: full };
  const price = zone.freeOver !== null && parcel.subtotal >= zone.freeOver ? 0n : full;
  return { price, isWaived: price === 0n && full > 0n };
}
