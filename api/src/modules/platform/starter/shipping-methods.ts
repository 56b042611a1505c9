import { type Currency, minorUnitDigits } from '@smallshop/contract';
import { deliveryCountriesOf } from './tax-rates.js';

/** A way to deliver that a new shop begins with; amounts in minor units of the shop's currency. */
export interface StarterShippingMethod {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly priceMinor: number;
  readonly freeOverMinor: number | null;
  readonly minDays: number;
  readonly maxDays: number;
  readonly countries: readonly string[];
}

/** Rough price level of a parcel, so that a new shop does not offer delivery for 5 yen. In major units. */
const parcel: Readonly<Record<Currency, { standard: number; express: number; freeOver: number }>> = {
  EUR: { standard: 4.9, express: 12.9, freeOver: 75 },
  GBP: { standard: 3.95, express: 7.95, freeOver: 60 },
  USD: { standard: 5.95, express: 14.95, freeOver: 75 },
  CHF: { standard: 7.9, express: 14.9, freeOver: 100 },
  SEK: { standard: 49, express: 119, freeOver: 700 },
  NOK: { standard: 69, express: 149, freeOver: 900 },
  DKK: { standard: 39, express: 89, freeOver: 500 },
  PLN: { standard: 14.99, express: 24.99, freeOver: 250 },
  CZK: { standard: 89, express: 169, freeOver: 1500 },
  CAD: { standard: 8.95, express: 18.95, freeOver: 100 },
  AUD: { standard: 8.95, express: 14.95, freeOver: 100 },
  NZD: { standard: 7.5, express: 12.5, freeOver: 100 },
  JPY: { standard: 600, express: 1100, freeOver: 8000 },
};

/** Standard delivery wherever the shop delivers, and an express service at home. */
export function starterShippingMethods(currency: Currency, country: string): readonly StarterShippingMethod[] {
  const price = parcel[currency];
  const minor = (major: number): number => Math.round(major * 10 ** minorUnitDigits[currency]);
  return [
    {
      code: 'standard',
      name: 'Standard delivery',
      description: 'Tracked parcel to your door.',
      priceMinor: minor(price.standard),
      freeOverMinor: minor(price.freeOver),
      minDays: 2,
      maxDays: 5,
      countries: deliveryCountriesOf(country),
    },
    {
      code: 'express',
      name: 'Express delivery',
      description: 'Ordered by noon, on its way the same working day.',
      priceMinor: minor(price.express),
      freeOverMinor: null,
      minDays: 1,
      maxDays: 2,
      countries: [country],
    },
  ];
}
