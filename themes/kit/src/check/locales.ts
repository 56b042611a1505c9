import type { Offence, ThemeFiles } from './offence.js';

const plural = /\.(?:zero|one|two|few|many|other)$/;

function keysOf(nested: unknown, prefix = ''): string[] {
  if (typeof nested !== 'object' || nested === null) return [prefix];
  return Object.entries(nested).flatMap(([key, value]) => keysOf(value, prefix === '' ? key : `${prefix}.${key}`));
}

/** Keys without plural endings: languages differ in how many forms they have. */
const baseKeys = (text: string): Set<string> => new Set(keysOf(JSON.parse(text)).map((key) => key.replace(plural, '')));

/** Keys asked for in markup, and beginnings of those put together at run time. */
function askedFor(files: ThemeFiles): { keys: Map<string, string>; prefixes: string[] } {
  const keys = new Map<string, string>();
  const prefixes: string[] = [];
  for (const [file, text] of files) {
    if (!file.endsWith('.astro')) continue;
    for (const [, key = ''] of text.matchAll(/\bt\(\s*['"]([\w.-]+)['"]/g)) keys.set(key, file);
    for (const [, prefix = ''] of text.matchAll(/\bt\(\s*`([\w.-]*)\$\{/g)) prefixes.push(prefix);
    // A key chosen between two, or passed on, is still a literal somewhere.
    for (const [, key = ''] of text.matchAll(/['"]([a-z][\w-]*(?:\.[\w-]+)+)['"]/g)) prefixes.push(key);
  }
  return { keys, prefixes };
}

/**
 * Every key asked for exists, every language has every key, and none is left over.
 *
 * @param kitKeys flattened keys the kit brings
 */
export function checkLocales(files: ThemeFiles, kitKeys: ReadonlySet<string>): Offence[] {
  const languages = [...files].filter(([file]) => /^locales\/[\w-]+\.json$/.test(file));
  const english = baseKeys(files.get('locales/en.json') ?? '{}');
  const { keys, prefixes } = askedFor(files);
  const known = (key: string): boolean => english.has(key) || kitKeys.has(key);
  const offence = (file: string, message: string): Offence => ({ file, rule: 'locale', message });
  const unknown = [...keys].filter(([key]) => !known(key)).map(([key, file]) => offence(file, `unknown text ${key}`));
  const unused = [...english]
    .filter((key) => !keys.has(key) && !prefixes.some((prefix) => prefix !== '' && key.startsWith(prefix)))
    .map((key) => offence('locales/en.json', `${key} is used nowhere`));
  const uneven = languages.flatMap(([file, text]) => {
    const own = baseKeys(text);
    const missing = [...english].filter((key) => !own.has(key)).map((key) => offence(file, `lacks ${key}`));
    const extra = [...own].filter((key) => !english.has(key)).map((key) => offence(file, `${key} is not in en.json`));
    return [...missing, ...extra];
  });
  return [...unknown, ...unused, ...uneven];
}

/** Flattened keys of a locale, plural forms as one. */
export const localeKeys = (nested: unknown): Set<string> =>
  new Set(keysOf(nested).map((key) => key.replace(plural, '')));
