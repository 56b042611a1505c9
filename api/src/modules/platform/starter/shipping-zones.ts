import { minorUnitDigits, shippingZoneInput, type Currency, type ShippingZoneInput } from '@smallshop/contract';
import { deliveryCountriesOf } from '../../tax/index.js';

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

const standard = { name: 'Standard delivery', description: 'Tracked parcel to your door.' };
const express = { name: 'Express delivery', description: 'Ordered by noon, on its way the same working day.' };
const homeName = new Intl.DisplayNames('en', { type: 'region' });

/** Standard and express delivery at home, and standard delivery wherever else the shop delivers. */
export function starterShippingZones(currency: Currency, country: string): ShippingZoneInput[] {
  const price = parcel[currency];
  const minor = (major: number): number => Math.round(major * 10 ** minorUnitDigits[currency]);
  const charge = (major: number) => ({ by: 'order', price: minor(major) }) as const;
  const byPost = {
    ...{ ...standard, minDays: 2, maxDays: 5 },
    ...{ charge: charge(price.standard), freeOverMinor: minor(price.freeOver) },
  };
  const fast = { ...express, minDays: 1, maxDays: 2, charge: charge(price.express) };
  const abroad = deliveryCountriesOf(country).filter((code) => code !== country);
  const zones = [
    { name: homeName.of(country) ?? country, areas: [{ country }], methods: [byPost, fast] },
    ...(abroad.length > 0
      ? [{ name: 'European Union', areas: abroad.map((code) => ({ country: code })), methods: [byPost] }]
      : []),
  ];
  return zones.map((zone) => shippingZoneInput.parse(zone));
}
