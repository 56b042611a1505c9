import type { CountryChoice } from '@smallshop/theme-kit';

const names = new Map<string, Intl.DisplayNames>();

/** Countries with their names in a locale, sorted as people of that locale sort. */
export function countryChoices(codes: readonly string[], locale: string): CountryChoice[] {
  let display = names.get(locale);
  if (display === undefined) {
    display = new Intl.DisplayNames([locale], { type: 'region' });
    names.set(locale, display);
  }
  const named = codes.map((code) => ({ code, name: display.of(code) ?? code }));
  return named.sort((left, right) => left.name.localeCompare(right.name, locale));
}
