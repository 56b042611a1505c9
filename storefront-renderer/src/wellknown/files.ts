import type { ResolvedHost, Sitemap } from '@smallshop/contract';
import { pathIn, prefixOf } from '../route/language.js';
import type { Answer } from '../server/reply.js';

const anHour = 'public, max-age=3600';

/** What crawlers may read; carts, checkouts and accounts are nobody's search result. */
export const robots = ({ canonicalOrigin, shop }: ResolvedHost): Answer => ({
  status: 200,
  type: 'text/plain; charset=utf-8',
  cacheControl: anHour,
  body: [
    'User-agent: *',
    ...shop.locales.flatMap((locale) =>
      ['cart', 'checkout', 'account', 'search'].map((page) => `Disallow: ${prefixOf(shop, locale)}/${page}`),
    ),
    'Disallow: /api/',
    '',
    `Sitemap: ${canonicalOrigin}/sitemap.xml`,
    '',
  ].join('\n'),
});

/** Installs the shop on a phone. */
export const manifest = ({ shop, theme }: ResolvedHost): Answer => ({
  status: 200,
  type: 'application/manifest+json; charset=utf-8',
  cacheControl: anHour,
  body: JSON.stringify({
    name: shop.name,
    short_name: shop.name.slice(0, 12),
    description: shop.tagline,
    lang: shop.locale,
    start_url: '/',
    display: 'standalone',
    background_color: typeof theme.settings.ground === 'string' ? theme.settings.ground : '#ffffff',
    theme_color: typeof theme.settings.accent === 'string' ? theme.settings.accent : '#ffffff',
    icons: [{ src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' }],
  }),
});

const initialOf = (name: string): string => (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? 'S').toUpperCase();

/** The shop's icon, or its initial when it has none. */
export const favicon = ({ shop }: ResolvedHost): Answer => ({
  status: 200,
  type: 'image/svg+xml',
  cacheControl: anHour,
  body:
    shop.faviconSvg ??
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#222"/><text x="16" y="22.5" text-anchor="middle" font-family="Georgia,serif" font-size="19" fill="#fff">${initialOf(shop.name)}</text></svg>`,
});

/** Most addresses one sitemap may hold, by its protocol. */
const mostAddresses = 50_000;

/** Every address worth finding in each language, with the day it last changed and where it is in the others. */
export function sitemap({ canonicalOrigin, shop }: ResolvedHost, found: Sitemap): Answer {
  const paths: readonly { path: string; updatedAt?: string }[] = [
    { path: '/' },
    { path: '/products' },
    ...found.categories.map(({ slug, updatedAt }) => ({ path: `/categories/${slug}`, updatedAt })),
    ...(found.collections.length > 0 ? [{ path: '/collections' }] : []),
    ...found.collections.map(({ slug, updatedAt }) => ({ path: `/collections/${slug}`, updatedAt })),
    ...found.products.map(({ slug, updatedAt }) => ({ path: `/products/${slug}`, updatedAt })),
    ...found.pages.map(({ slug, updatedAt }) => ({ path: `/pages/${slug}`, updatedAt })),
  ];
  const { locales } = shop;
  const at = (locale: string, path: string): string => `${canonicalOrigin}${pathIn(shop, locale, path)}`;
  const others = (path: string): string =>
    locales.length === 1
      ? ''
      : locales
          .map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(locale, path)}"/>`)
          .join('');
  const urls = locales.flatMap((locale) =>
    paths.map(({ path, updatedAt }) => {
      const changed = updatedAt === undefined ? '' : `<lastmod>${updatedAt.slice(0, 10)}</lastmod>`;
      return `<url><loc>${at(locale, path)}</loc>${changed}${others(path)}</url>`;
    }),
  );
  const namespaces = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${locales.length === 1 ? '' : ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'}`;
  return {
    status: 200,
    type: 'application/xml; charset=utf-8',
    cacheControl: 'public, max-age=600',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${namespaces}>${urls.slice(0, mostAddresses).join('')}</urlset>`,
  };
}
