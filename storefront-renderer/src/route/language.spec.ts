import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvedHostSchema } from '@smallshop/contract';
import { aHost } from '../server/host.fixture.js';
import { directionOf, inLanguage, languageName, localiseLinks, pathIn, readLanguage } from './language.js';

const own = { locale: 'en', locales: ['en', 'de', 'fr-CH'] };
const german = { ...own, locale: 'de' };
const { shop, ...rest } = aHost('one');
const host = resolvedHostSchema.parse({ ...rest, shop: { ...shop, ...own } });

describe('languages in addresses', () => {
  it.each([
    ['/de', 'de', '/'],
    ['/de/', 'de', '/'],
    ['/de/products/mug', 'de', '/products/mug'],
    ['/fr-ch/cart', 'fr-CH', '/cart'],
    ['/products/mug', 'en', '/products/mug'],
    ['/en/products/mug', 'en', '/en/products/mug'],
    ['/it/products/mug', 'en', '/it/products/mug'],
    ['/dessert', 'en', '/dessert'],
  ])('%s is read in %s', (pathname, locale, rest) => {
    const read = readLanguage(host, pathname);
    expect([read.host.shop.locale, read.pathname]).toEqual([locale, rest]);
  });

  it('addresses the home page without a slash at the end', () => {
    expect(['/', '/products?sort=price', '/?x=1'].map((path) => pathIn(own, 'de', path))).toEqual([
      '/de',
      '/de/products?sort=price',
      '/de?x=1',
    ]);
    expect(pathIn(own, 'en', '/cart')).toBe('/cart');
  });

  it('has every link of a page lead to its language, and nothing else', () => {
    const page =
      '<a class="x" href="/">Start</a><a title="a > b" href="/pages/about">Über</a><form method="post" action="/cart/add"></form>' +
      '<a href="/products/mug" hreflang="en">English</a><a href="https://else.example/x">x</a><a href="//else.example">x</a>' +
      '<a href="#top">x</a><a href="/api/v1/downloads/x">x</a><img src="/media/1/640.webp"><link rel="icon" href="/favicon.svg">';
    expect(localiseLinks(german, page)).toBe(
      '<a class="x" href="/de">Start</a><a title="a > b" href="/de/pages/about">Über</a><form method="post" action="/de/cart/add"></form>' +
        '<a href="/products/mug" hreflang="en">English</a><a href="https://else.example/x">x</a><a href="//else.example">x</a>' +
        '<a href="#top">x</a><a href="/api/v1/downloads/x">x</a><img src="/media/1/640.webp"><link rel="icon" href="/favicon.svg">',
    );
    expect(localiseLinks(own, page)).toBe(page);
  });

  it('puts a path into its language once, however often it is asked to', () => {
    const segment = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 4 }), (parts) => {
        const once = inLanguage(german, `/${parts.join('/')}`);
        expect(inLanguage(german, once)).toBe(once);
      }),
    );
  });

  it('calls languages as their speakers do, and knows which way they are written', () => {
    expect(['de', 'fr', 'en'].map(languageName)).toEqual(['Deutsch', 'Français', 'English']);
    expect(['de', 'ar', 'he-IL'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl']);
  });
});
