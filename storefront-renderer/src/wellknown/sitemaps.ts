import { localePrefix, type ResolvedHost, type Sitemap } from '@smallshop/contract';
import { LRUCache } from 'lru-cache';
import { pathIn } from '../route/language.js';
import type { Answer } from '../server/reply.js';
import type { StorefrontReader } from '../server/storefront.reader.js';

/** Most addresses one sitemap may hold, by its protocol. */
const mostAddresses = 50_000;
const keptForMs = 10 * 60_000;
const mostKeptCharacters = 64 * 1024 * 1024;

interface Place {
  readonly path: string;
  readonly updatedAt?: string;
}

/** One file of several: a language and a page of its addresses, counted from 1. */
interface Part {
  readonly locale: string;
  readonly page: number;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const xml = (body: string): Answer => ({
  status: 200,
  type: 'application/xml; charset=utf-8',
  cacheControl: 'public, max-age=600',
  body: `${head}${body}`,
});

/** The first page holds what there is few of, and the newest products; every other one only products. */
function placesOf({ categories, collections, products, pages }: Sitemap, page: number): Place[] {
  const goods = products.map(({ slug, updatedAt }) => ({ path: `/products/${slug}`, updatedAt }));
  if (page > 1) return goods;
  return [
    { path: '/' },
    { path: '/products' },
    ...categories.map(({ slug, updatedAt }) => ({ path: `/categories/${slug}`, updatedAt })),
    ...(collections.length > 0 ? [{ path: '/collections' }] : []),
    ...collections.map(({ slug, updatedAt }) => ({ path: `/collections/${slug}`, updatedAt })),
    ...goods,
    ...pages.map(({ slug, updatedAt }) => ({ path: `/pages/${slug}`, updatedAt })),
  ];
}

/** Addresses in some languages, each with where it is in every other. */
function addresses(
  { canonicalOrigin, shop }: ResolvedHost,
  places: readonly Place[],
  locales: readonly string[],
): Answer {
  const at = (locale: string, path: string): string => `${canonicalOrigin}${pathIn(shop, locale, path)}`;
  const isOne = shop.locales.length === 1;
  const others = (path: string): string =>
    isOne
      ? ''
      : shop.locales
          .map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(locale, path)}"/>`)
          .join('');
  const urls = locales.flatMap((locale) =>
    places.map(({ path, updatedAt }) => {
      const changed = updatedAt === undefined ? '' : `<lastmod>${updatedAt.slice(0, 10)}</lastmod>`;
      return `<url><loc>${at(locale, path)}</loc>${changed}${others(path)}</url>`;
    }),
  );
  const names = isOne ? schema : `${schema} xmlns:xhtml="http://www.w3.org/1999/xhtml"`;
  return xml(`<urlset ${names}>${urls.slice(0, mostAddresses).join('')}</urlset>`);
}

const fileOf = ({ locale, page }: Part): string => `/sitemap-${localePrefix(locale)}-${page}.xml`;

/** Where the files are, when one cannot hold everything: for each language as many as its products need. */
function index({ canonicalOrigin, shop }: ResolvedHost, pageCount: number): Answer {
  const parts = shop.locales.flatMap((locale) =>
    Array.from({ length: pageCount }, (_page, place) => fileOf({ locale, page: place + 1 })),
  );
  const files = parts.map((path) => `<sitemap><loc>${canonicalOrigin}${path}</loc></sitemap>`);
  return xml(`<sitemapindex ${schema}>${files.join('')}</sitemapindex>`);
}

const partPath = /^\/sitemap-([a-z0-9-]{2,35})-([1-9]\d{0,3})\.xml$/;

function partOf({ shop }: ResolvedHost, pathname: string): Part | null {
  const [, prefix, page] = partPath.exec(pathname) ?? [];
  const locale = shop.locales.find((other) => localePrefix(other) === prefix);
  return locale === undefined || page === undefined ? null : { locale, page: Number(page) };
}

/** Every address worth finding, for search engines: one file, or an index of files where there are too many for one. */
export class Sitemaps {
  /** Crawlers ask again and again; nobody waits for what is ten minutes old at most. */
  readonly #kept = new LRUCache<string, Answer>({
    ttl: keptForMs,
    maxSize: mostKeptCharacters,
    sizeCalculation: ({ body }) => Math.max(1, body.length),
  });

  constructor(private readonly reader: Pick<StorefrontReader, 'read'>) {}

  /**
   * `/sitemap.xml` or a part of it; null for every other address, and for parts there are none of.
   *
   * @throws ApiUnavailable
   */
  async file(host: ResolvedHost, pathname: string): Promise<Answer | null> {
    const part = partOf(host, pathname);
    if (part === null && pathname !== '/sitemap.xml') return null;
    const key = `${host.shop.id} ${host.canonicalOrigin} ${host.shop.locales.join()} ${pathname}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const made = part === null ? await this.#whole(host) : await this.#part(host, part);
    if (made) this.#kept.set(key, made);
    return made;
  }

  async #whole(host: ResolvedHost): Promise<Answer | null> {
    const found = await this.#read(host, 1);
    if (!found) return null;
    const { locales } = host.shop;
    const places = placesOf(found, 1);
    const isOneFile = found.pageCount === 1 && places.length * locales.length <= mostAddresses;
    return isOneFile ? addresses(host, places, locales) : index(host, found.pageCount);
  }

  async #part(host: ResolvedHost, { locale, page }: Part): Promise<Answer | null> {
    const found = await this.#read(host, page);
    if (!found || page > found.pageCount) return null;
    return addresses(host, placesOf(found, page), [locale]);
  }

  async #read(host: ResolvedHost, page: number): Promise<Sitemap | undefined> {
    const { answers } = await this.reader.read(host, { sitemap: { kind: 'sitemap', page } });
    return answers.get('sitemap', 'sitemap');
  }
}
