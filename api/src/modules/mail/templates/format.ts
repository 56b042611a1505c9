import { minorUnitDigits, type Money } from '@smallshop/contract';

// Making a format takes a hundred times as long as using it.
const moneyFormats = new Map<string, Intl.NumberFormat>();
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Money as people of `locale` write it: `€19.99` in en-GB, `19,99 €` in de-DE. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const key = `${locale} ${currency}`;
  const format = moneyFormats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  moneyFormats.set(key, format);
  return format.format(amount / 10 ** minorUnitDigits[currency]);
}

/** A day in the shop's own time zone, written out: `3 March 2026`. */
export function formatDay(instant: Date, locale: string, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  const format = dayFormats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  dayFormats.set(key, format);
  return format.format(instant);
}
