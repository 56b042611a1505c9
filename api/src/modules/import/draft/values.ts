/** What a cell means, or why it means nothing. */
export type Reading<T> = { readonly value: T } | { readonly problem: string };

const shown = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;

/**
 * An amount of money as people write it: `19.99`, `1,299.00`, `1.299,00`, `€ 12`. The last of two kinds of separators is the
 * decimal one; a single one is decimal unless exactly three digits follow it in a currency that has not three.
 *
 * @param digits of the currency behind the decimal point
 * @returns minor units; a problem for anything else, negative amounts, and more decimals than the currency has
 */
export function readAmount(text: string, digits: number): Reading<number> {
  const bare = text.replaceAll(/[\s\u00a0’']|[A-Z]{3}|\p{Sc}/gu, '');
  const match = /^([1-9]\d{0,2}(?:[.,]\d{3})+|\d+)?(?:([.,])(\d+))?$/.exec(bare);
  const problem = `${shown(text)} is not a price such as 19.99.`;
  if (bare === '' || !match) return { problem };
  const [, whole = '0', separator, fraction = ''] = match;
  const groupsDiffer = /[.]/.test(whole) && /[,]/.test(whole);
  if (groupsDiffer || (separator !== undefined && whole.includes(separator))) return { problem };
  const decimals = fraction.replace(/0+$/, '');
  if (decimals.length > digits) return { problem: `${shown(text)} has more decimals than the currency.` };
  const minor = Number(`${whole.replaceAll(/[.,]/g, '')}${decimals.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? { value: minor } : { problem };
}

/** A decimal number times `factor`, rounded to a whole: weights and lengths in the units we keep. */
export function readMeasure(text: string, factor: number): Reading<number> {
  const number = Number(text.trim().replace(',', '.'));
  if (!/^\d*[.,]?\d+$/.test(text.trim()) || !Number.isFinite(number)) {
    return { problem: `${shown(text)} is not a number.` };
  }
  return { value: Math.round(number * factor) };
}

/** A whole number of 0 or more, perhaps written `12.0`. */
export function readWhole(text: string): Reading<number> {
  const match = /^(\d{1,9})(?:[.,]0+)?$/.exec(text.trim());
  if (!match) return { problem: `${shown(text)} is not a whole number of 0 or more.` };
  return { value: Number(match[1]) };
}

const yes = new Set([
  '1',
  'true',
  'yes',
  'y',
  'on',
  'taxable',
  'continue',
  'allow',
  'notify',
  'active',
  'ja',
  'oui',
  'si',
]);
const no = new Set([
  '0',
  '-1',
  'false',
  'no',
  'n',
  'off',
  'none',
  'shipping',
  'deny',
  'refuse',
  'inactive',
  'nein',
  'non',
]);

/** Yes or no as shop software says it. */
export function readFlag(text: string): Reading<boolean> {
  const word = text.trim().toLowerCase();
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { problem: `${shown(text)} is neither yes nor no.` };
}

/** One of these words, in any case. */
export function readWord<const Word extends string>(text: string, words: readonly Word[]): Reading<Word> {
  const found = words.find((word) => word === text.trim().toLowerCase());
  if (found === undefined) return { problem: `${shown(text)} is none of ${words.join(', ')}.` };
  return { value: found };
}

const taxClasses = {
  '': 'standard',
  standard: 'standard',
  'reduced-rate': 'reduced',
  reduced: 'reduced',
  'zero-rate': 'zero',
  zero: 'zero',
  digital: 'digital',
} as const;
const isTaxClass = (name: string): name is keyof typeof taxClasses => Object.hasOwn(taxClasses, name);

/** Our tax category, or WooCommerce's tax class of the same meaning. */
export function readTaxCategory(text: string): Reading<'standard' | 'reduced' | 'zero' | 'digital'> {
  const name = text.trim().toLowerCase();
  if (isTaxClass(name)) return { value: taxClasses[name] };
  return { problem: `${shown(text)} is none of standard, reduced, zero, digital.` };
}

/** A moment as ISO 8601; a day alone begins at midnight UTC. */
export function readMoment(text: string): Reading<string> {
  const trimmed = text.trim();
  const moment = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(trimmed)
    ? new Date(
        /[Z+]|-\d{2}:?\d{2}$/.test(trimmed.slice(10)) || trimmed.length === 10
          ? trimmed
          : `${trimmed.replace(' ', 'T')}Z`,
      )
    : null;
  if (moment === null || Number.isNaN(moment.getTime())) {
    return { problem: `${shown(text)} is not a date such as 2026-11-30 or 2026-11-30T08:00:00Z.` };
  }
  return { value: moment.toISOString() };
}

/** Digits of a barcode; spaces and hyphens go, and spreadsheets’ `4.0063813339E+12` cannot be mended. */
export function readBarcode(text: string): Reading<string> {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (/^\d{8,14}$/.test(digits)) return { value: digits };
  return { problem: `${shown(text)} is not a barcode of 8 to 14 digits.` };
}

/** The value a custom field of this kind takes, from a cell. What the definition says beyond the kind is checked later. */
export function readCustomValue(kind: string, text: string, split: (text: string) => string[]): Reading<unknown> {
  if (kind === 'boolean') return readFlag(text);
  if (kind === 'choices') return { value: split(text) };
  if (kind !== 'integer' && kind !== 'decimal') return { value: text };
  const number = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(number)) return { problem: `${shown(text)} is not a number.` };
  return { value: number };
}
