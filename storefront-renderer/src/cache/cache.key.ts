import type { ResolvedHost } from '@smallshop/contract';
import type { Route } from '../route/route.js';

/**
 * Names a page by everything it may depend on, and by nothing a visitor can invent: the shop, its published revision, theme
 * version, language and currency, and the canonical path with allow-listed query.
 */
export const cacheKey = ({ shop, theme }: ResolvedHost, route: Route): string =>
  [shop.id, theme.revision, `${theme.themeId}@${theme.themeVersion}`, shop.locale, shop.currency, route.path].join('|');
