import { localePrefix, type ResolvedHost, type Shop } from '@smallshop/contract';

type Spoken = Pick<Shop, 'locale' | 'locales'>;

/** What stands before every path of a language: nothing for the shop's own, else such as `/de`. */
export const prefixOf = ({ locales }: Pick<Shop, 'locales'>, locale: string): string =>
  locale === locales[0] ? '' : `/${localePrefix(locale)}`;

/** A path of the shop as it is addressed in a language. */
export function pathIn(shop: Pick<Shop, 'locales'>, locale: string, path: string): string {
  const prefix = prefixOf(shop, locale);
  if (prefix === '') return path;
  return path === '/' ? prefix : path.replace(/^\/(?=\?|$)/, '').replace(/^/, prefix);
}

/** A host in the language an address asks for, and the path without it. */
export interface LocalVisit {
  readonly host: ResolvedHost;
  readonly pathname: string;
}

/**
 * Takes the language off the front of a path. From here on `host.shop.locale` is the page's language, and paths are the same in
 * every language; links get their prefix when the page is finished.
 */
export function readLanguage(host: ResolvedHost, pathname: string): LocalVisit {
  const [, first = ''] = pathname.split('/', 2);
  const locale = host.shop.locales.slice(1).find((other) => localePrefix(other) === first);
  if (locale === undefined) return { host, pathname };
  const tagline = host.texts[locale]?.shop?.tagline ?? host.shop.tagline;
  return {
    host: { ...host, shop: { ...host.shop, locale, tagline } },
    pathname: pathname.slice(first.length + 1) || '/',
  };
}

// Shared by all languages, whatever page they are asked for on.
const everywhere =
  /^\/(?:media|_assets|api|-)\/|^\/(?:favicon\.\w+|manifest\.webmanifest|sitemap(?:-[a-z0-9-]+)?\.xml|robots\.txt)$/;

/** A path of this shop in the page's language; one that has its language already stays as it is. */
export function inLanguage(shop: Spoken, path: string): string {
  const prefix = prefixOf(shop, shop.locale);
  const hasPrefix = path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`);
  if (prefix === '' || hasPrefix || everywhere.test(path)) return path;
  return pathIn(shop, shop.locale, path);
}

const linkTag = /<(?:a|form|link rel="next"|shop-cart-drawer)\s(?:[^>"]|"[^"]*")*>/g;
const ownAddress = /(\s(?:href|action|data-src)=")(\/(?!\/)[^"]*|\/)(?=")/g;

/**
 * Has the links and forms of a finished page lead to its own language. They come from menus, settings, rich text, themes and views
 * alike: only here is none missed. Links that say their language themselves, by `hreflang`, are left alone.
 */
export function localiseLinks(shop: Spoken, html: string): string {
  if (prefixOf(shop, shop.locale) === '') return html;
  return html.replace(linkTag, (tag) =>
    tag.includes(' hreflang="')
      ? tag
      : tag.replace(ownAddress, (_whole, start: string, path: string) => `${start}${inLanguage(shop, path)}`),
  );
}

/** {@link localiseLinks} of a page as bytes; those of the shop's own language are handed on as they are. */
export const localisePage = (shop: Spoken, page: Buffer): Buffer =>
  prefixOf(shop, shop.locale) === '' ? page : Buffer.from(localiseLinks(shop, page.toString()));

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  rightToLeft.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';

const ownNames = new Map<string, string>();

/** A language as its speakers call it, such as `Deutsch`. */
export function languageName(locale: string): string {
  const known = ownNames.get(locale);
  if (known !== undefined) return known;
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  const capital = name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
  ownNames.set(locale, capital);
  return capital;
}
