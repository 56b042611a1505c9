import type { Currency, Money as MoneyValue } from '@smallshop/contract';
import { minorUnitDigits } from '@smallshop/contract';
import { cn } from './class-names.js';

const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(currency: string, compact: boolean): Intl.NumberFormat {
  const key = `${currency}|${compact}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    ...(compact ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
  });
  formatters.set(key, made);
  return made;
}

/**
 * Money in the reader's locale. `compact` shortens thousands, for chart axes.
 *
 * The division happens only here, for display: an integer below 2^53 divided by a power of ten prints its exact digits.
 */
export const formatMoney = (money: MoneyValue, compact = false): string =>
  formatterFor(money.currency, compact).format(money.amount / 10 ** minorUnitDigits[money.currency]);

/** Minor units as a plain decimal a person can edit: 1999 EUR is `19.99`, 500 JPY is `500`. */
export function toDecimal(amountMinor: number, currency: Currency): string {
  const digits = minorUnitDigits[currency];
  return (amountMinor / 10 ** digits).toFixed(digits);
}

/**
 * Reads what a person typed as minor units: `19.99`, `19,99`, `1 999`, `1.999,00`, `€ 20`.
 *
 * A separator before exactly three digits marks thousands: no supported currency has three decimals.
 *
 * @returns undefined when it is no non-negative amount or has more decimals than the currency
 */
export function parseMinor(text: string, currency: Currency): number | undefined {
  const bare = text.replace(/[\s\u00a0'’_\p{Sc}]/gu, '');
  const digits = minorUnitDigits[currency];
  const match = /^(\d{1,3}([.,])\d{3}(?:\2\d{3})*|\d+)(?:([.,])(\d*))?$/.exec(bare);
  if (!match) return undefined;
  const [, whole = '', thousands, decimal, fraction = ''] = match;
  if ((thousands && thousands === decimal) || fraction.length > digits) return undefined;
  const minor = Number(`${whole.replace(/[.,]/g, '')}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
}

interface MoneyProps {
  value: MoneyValue;
  className?: string;
}

/** An amount with tabular figures, so that columns line up. */
export const Money = ({ value, className }: MoneyProps) => (
  <span className={cn('tabular-nums', className)}>{formatMoney(value)}</span>
);
