import { minorUnitDigits, type Money } from '@smallshop/contract';

/** Money as people of `locale` write it: `€19.99` in en-GB, `19,99 €` in de-DE. */
export function formatMoney(money: Money, locale: string): string {
  const { amount, currency } = money;
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
    amount / 10 ** minorUnitDigits[currency],
  );
}

/** A day in the shop's own time zone, written out: `3 March 2026`. */
export const formatDay = (instant: Date, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(instant);
