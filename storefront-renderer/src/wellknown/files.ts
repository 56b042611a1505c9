import type { ResolvedHost } from '@smallshop/contract';
import { prefixOf } from '../route/language.js';
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
