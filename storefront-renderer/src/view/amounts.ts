import { minorUnitDigits, type Currency } from '@smallshop/contract';

/** `19.9` in EUR is 1990: digits are moved, nothing is multiplied, so no amount is ever off by a rounding. */
export function minorUnits(typed: string | undefined, currency: Currency): number | undefined {
  if (typed === undefined) return undefined;
  const [whole = '', fraction = ''] = typed.split('.');
  const digits = minorUnitDigits[currency];
  return Number(`${whole}${fraction.padEnd(digits, '0').slice(0, digits)}`);
}

/** Whole major units around an amount: 1990 in EUR is `19` downwards and `20` upwards. */
export function majorUnits(minor: number, currency: Currency, direction: 'down' | 'up'): string {
  const units = minor / 10 ** minorUnitDigits[currency];
  return String(direction === 'down' ? Math.floor(units) : Math.ceil(units));
}
