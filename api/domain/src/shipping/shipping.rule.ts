import type { Minor } from '../money/money.rule.js';

/** A way to send parcels: where it goes and what it costs. */
export interface ShippingRate {
  readonly name: string;
  readonly price: Minor;
  /** Subtotal from which it costs nothing; null: always charged. */
  readonly freeOver: Minor | null;
  readonly taxCategory: string;
  readonly countries: readonly string[];
}

/** Whether the method delivers to a country. */
export function servesCountry(method: Pick<ShippingRate, 'countries'>, country: string): boolean {
  return method.countries.includes(country);
}

/** What sending a cart costs: nothing once its subtotal reaches the threshold. */
export function shippingPrice(method: Pick<ShippingRate, 'price' | 'freeOver'>, subtotal: Minor): Minor {
  return method.freeOver !== null && subtotal >= method.freeOver ? 0n : method.price;
}
