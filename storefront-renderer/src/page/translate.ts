import type { Translate } from '@smallshop/theme-kit';

/** Dotted key → text. */
export type Texts = ReadonlyMap<string, string>;

/** Flattens nested locale JSON: `{ "cart": { "title": "Cart" } }` becomes `cart.title`. */
export function flattenTexts(nested: unknown, prefix = ''): Texts {
  const flat = new Map<string, string>();
  if (typeof nested !== 'object' || nested === null) return flat;
  for (const [key, value] of Object.entries(nested)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [innerKey, innerValue] of flattenTexts(value, path)) flat.set(innerKey, innerValue);
  }
  return flat;
}

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const pluralRules = new Map<string, Intl.PluralRules>();
function pluralForm(locale: string, count: number): string {
  let rules = pluralRules.get(locale);
  if (rules === undefined) {
    rules = new Intl.PluralRules(locale);
    pluralRules.set(locale, rules);
  }
  return rules.select(count);
}

/** Texts for a locale: its exact tag, else its language, else English. */
export const textsFor = (byLanguage: ReadonlyMap<string, Texts>, locale: string): Texts =>
  byLanguage.get(locale) ?? byLanguage.get(locale.slice(0, 2)) ?? byLanguage.get('en') ?? new Map<string, string>();

/** The `t` of sections. */
export const translator =
  (texts: Texts, locale: string): Translate =>
  (key, values = {}) => {
    const count = values.count;
    const form = typeof count === 'number' ? `${key}.${pluralForm(locale, count)}` : key;
    const text = texts.get(form) ?? texts.get(`${key}.other`) ?? texts.get(key);
    return text === undefined ? key : fill(text, values);
  };
