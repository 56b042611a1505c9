/** Languages a storefront can speak, as people choose them. */
export const localeChoices: readonly { value: string; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'en-GB', label: 'English (United Kingdom)' },
  { value: 'en-US', label: 'English (United States)' },
  { value: 'de', label: 'Deutsch' },
  { value: 'de-DE', label: 'Deutsch (Deutschland)' },
  { value: 'de-CH', label: 'Deutsch (Schweiz)' },
  { value: 'fr-FR', label: 'Français (France)' },
  { value: 'es-ES', label: 'Español (España)' },
  { value: 'it-IT', label: 'Italiano (Italia)' },
  { value: 'nl-NL', label: 'Nederlands (Nederland)' },
  { value: 'sv-SE', label: 'Svenska (Sverige)' },
  { value: 'da-DK', label: 'Dansk (Danmark)' },
  { value: 'pl-PL', label: 'Polski (Polska)' },
];

/** Time zones of this browser's database. UTC always stands first. */
export const timezones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
];

/** Languages a shop can be translated into, as offered. */
export const otherLanguageChoices: readonly string[] = [
  ...[
    'de',
    'en',
    'fr',
    'es',
    'it',
    'nl',
    'pl',
    'pt',
    'sv',
    'da',
    'nb',
    'fi',
    'cs',
    'sk',
    'hu',
    'ro',
    'bg',
    'el',
    'hr',
    'sl',
  ],
  ...['et', 'lv', 'lt', 'ga', 'mt', 'is', 'uk', 'tr', 'ar', 'he', 'ja', 'ko', 'zh', 'hi', 'id', 'th', 'vi'],
  ...[
    'de-AT',
    'de-CH',
    'de-DE',
    'en-GB',
    'en-US',
    'fr-BE',
    'fr-CH',
    'fr-FR',
    'it-CH',
    'nl-BE',
    'pt-BR',
    'pt-PT',
    'es-MX',
  ],
];

/** A language in the console's own words, such as `German (Switzerland)`. */
export const languageLabel = (locale: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale;

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  rightToLeft.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
