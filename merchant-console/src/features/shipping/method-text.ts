import type { AdminShippingMethod, Area, Currency, ShippingRefusal } from '@smallshop/contract';
import { countryName } from '../../ui/countries.js';
import { formatMoney } from '../../ui/money.js';

const mostNamed = 4;

function areaText({ country, regions, postcodes }: Area): string {
  const parts = [
    ...(regions.length > 0 ? [regions.length > 3 ? `${regions.length} regions` : regions.join(', ')] : []),
    ...(postcodes.length > 0 ? [postcodes.length > 2 ? `${postcodes.length} postcodes` : postcodes.join(', ')] : []),
  ];
  return parts.length === 0 ? countryName(country) : `${countryName(country)} (${parts.join(' · ')})`;
}

/** Where a zone is, in a line. */
export function areasText(areas: readonly Area[]): string {
  if (areas.length === 0) return 'Everywhere no other zone reaches';
  const rest = areas.length - mostNamed;
  const named = areas.slice(0, mostNamed).map(areaText).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}

/** What a method charges, in a line. */
export function chargeText({ charge, freeOverMinor }: AdminShippingMethod, currency: Currency): string {
  const money = (amount: number) => (amount === 0 ? 'Free' : formatMoney({ amount, currency }));
  const prices = charge.by === 'order' ? [charge.price] : charge.steps.map(({ price }) => price);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const range = least === most ? money(least) : `${money(least)} – ${money(most)}`;
  const how = charge.by === 'order' ? '' : charge.by === 'weight' ? ' by weight' : ' by worth';
  const free = freeOverMinor === null ? '' : `, free from ${formatMoney({ amount: freeOverMinor, currency })}`;
  return `${range}${how}${free}`;
}

/** How long it takes, in a line. */
export const daysText = ({ minDays, maxDays }: { minDays: number; maxDays: number }): string =>
  minDays === maxDays ? `${maxDays} ${maxDays === 1 ? 'day' : 'days'}` : `${minDays}–${maxDays} days`;

/** Why a parcel is not taken. */
export const refusalTexts: Readonly<Record<ShippingRefusal, string>> = {
  not_there: 'does not go there',
  too_light: 'too light for it',
  too_heavy: 'too heavy for it',
  below_minimum: 'worth too little for it',
};
