import type { ResolvedHost, Sitemap } from '@smallshop/contract';
import type { Answer } from '../server/reply.js';

const anHour = 'public, max-age=3600';

/** What crawlers may read; carts, checkouts and accounts are nobody's search result. */
export const robots = ({ canonicalOrigin }: ResolvedHost): Answer => ({
  status: 200,
  type: 'text/plain; charset=utf-8',
  cacheControl: anHour,
  body: [
    'User-agent: *',
    'Disallow: /cart',
    'Disallow: /checkout',
    'Disallow: /account',
    'Disallow: /search',
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

/** Every address worth finding, with the day it last changed. */
export function sitemap({ canonicalOrigin }: ResolvedHost, found: Sitemap): Answer {
  const url = (path: string, updatedAt?: string): string =>
    `<url><loc>${canonicalOrigin}${path}</loc>${updatedAt === undefined ? '' : `<lastmod>${updatedAt.slice(0, 10)}</lastmod>`}</url>`;
  const urls = [
    url('/'),
    url('/products'),
    ...found.categories.map(({ slug, updatedAt }) => url(`/categories/${slug}`, updatedAt)),
    ...found.collections.map(({ slug, updatedAt }) => url(`/collections/${slug}`, updatedAt)),
    ...found.products.map(({ slug, updatedAt }) => url(`/products/${slug}`, updatedAt)),
    ...found.pages.map(({ slug, updatedAt }) => url(`/pages/${slug}`, updatedAt)),
  ];
  return {
    status: 200,
    type: 'application/xml; charset=utf-8',
    cacheControl: 'public, max-age=600',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`,
  };
}
