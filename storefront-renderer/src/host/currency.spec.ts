import type { ResolvedHost } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { cacheKey } from '../cache/cache.key.js';
import { routeOf } from '../route/route.js';
import { currencyWish, inCurrency, ownCurrency } from './currency.js';

const host: ResolvedHost = {
  status: 'active',
  shop: {
    ...{ id: '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52', slug: 'one', name: 'One', tagline: '', contactEmail: 'a@b.c' },
    ...{ currency: 'EUR', currencies: ['EUR', 'USD'], locale: 'en', locales: ['en'], country: 'DE', timezone: 'UTC' },
    ...{ pricesIncludeTax: true, logoSvg: null, faviconSvg: null },
  },
  theme: { themeId: 'paper', themeVersion: '1.0.0', revision: 1, settings: {}, templates: {} },
  texts: {},
  canonicalOrigin: 'http://one.example',
  purgeSequence: 0,
};

describe('a shop in a visitor’s currency', () => {
  it.each([
    [undefined, 'EUR'],
    ['cart=1', 'EUR'],
    ['cart=1; currency=USD', 'USD'],
    ['__Host-currency=USD', 'USD'],
    ['currency=GBP', 'EUR'],
    ['currency=usd', 'EUR'],
    ['xcurrency=USD', 'EUR'],
  ])('shows “%s” in %s', (cookie, currency) => {
    expect(inCurrency(host, currencyWish(cookie)).shop.currency).toBe(currency);
  });

  it('keeps its pages apart from those in another currency', () => {
    const route = routeOf('/products/mug', '');
    expect(cacheKey(inCurrency(host, 'USD'), route)).not.toBe(cacheKey(host, route));
    expect(inCurrency(host, 'USD')).toBe(inCurrency(host, 'USD'));
  });

  it('is still sorted and narrowed by its own', () => {
    expect(ownCurrency(inCurrency(host, 'USD').shop)).toBe('EUR');
  });
});
