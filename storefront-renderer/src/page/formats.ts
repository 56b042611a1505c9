import { minorUnitDigits, type Money } from '@smallshop/contract';

/** Formatters of one locale and zone. Making an Intl formatter costs more than a whole page, so they are kept. */
export interface Formats {
  money(money: Money): string;
  date(instant: string, style?: 'short' | 'medium' | 'long'): string;
  /** Hours and minutes. */
  time(instant: string): string;
  number(value: number): string;
}

const known = new Map<string, Formats>();
const knownAtMost = 500;

function memoised<Key extends string, Formatter>(make: (key: Key) => Formatter): (key: Key) => Formatter {
  const made = new Map<Key, Formatter>();
  return (key) => {
    const present = made.get(key);
    if (present !== undefined) return present;
    const formatter = make(key);
    made.set(key, formatter);
    return formatter;
  };
}

function makeFormats(locale: string, timeZone: string): Formats {
  const moneyFormat = memoised(
    (currency: Money['currency']) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: minorUnitDigits[currency] }),
  );
  const dateFormat = memoised(
    (dateStyle: 'short' | 'medium' | 'long') => new Intl.DateTimeFormat(locale, { dateStyle, timeZone }),
  );
  const timeFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const numberFormat = new Intl.NumberFormat(locale);
  return {
    money: ({ amount, currency }) => moneyFormat(currency).format(amount / 10 ** minorUnitDigits[currency]),
    date: (instant, style = 'long') => dateFormat(style).format(new Date(instant)),
    time: (instant) => timeFormat.format(new Date(instant)),
    number: (value) => numberFormat.format(value),
  };
}

/** Formatters for a locale and an IANA time zone. */
export function formatsFor(locale: string, timeZone: string): Formats {
  const key = `${locale}|${timeZone}`;
  const present = known.get(key);
  if (present !== undefined) return present;
  if (known.size >= knownAtMost) known.clear();
  const formats = makeFormats(locale, timeZone);
  known.set(key, formats);
  return formats;
}
