import { countryCodes } from '@smallshop/contract';

const names = new Intl.DisplayNames(undefined, { type: 'region' });

/** A country's name as the reader says it. */
export const countryName = (code: string): string => names.of(code) ?? code;

/** Every country by name. */
export const countryChoices: readonly { readonly code: string; readonly name: string }[] = countryCodes
  .map((code) => ({ code, name: countryName(code) }))
  .sort((one, other) => one.name.localeCompare(other.name));
