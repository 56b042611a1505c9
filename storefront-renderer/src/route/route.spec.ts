import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notFoundRoute, routeOf } from './route.js';

describe('addresses', () => {
  it.each([
    ['/', 'home', ''],
    ['/products', 'category', ''],
    ['/products/stoneware-mug', 'product', 'stoneware-mug'],
    ['/products/stoneware-mug/', 'product', 'stoneware-mug'],
    ['/categories/mugs', 'category', 'mugs'],
    ['/collections', 'collections', ''],
    ['/collections/gifts', 'collection', 'gifts'],
    ['/pages/about', 'page', 'about'],
    ['/cart', 'cart', ''],
    ['/checkout/0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52/confirm', 'confirmation', '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52'],
    ['/checkout/challenge/tgp_1', 'challenge', 'tgp_1'],
    ['/orders/0192f0c1/return', 'return', '0192f0c1'],
    ['/account/orders/0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52', 'order', '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52'],
    ['/products/Stoneware_Mug', 'not-found', ''],
    ['/wp-login.php', 'not-found', ''],
  ])('%s leads to %s', (path, kind, slug) => {
    const route = routeOf(path, '');
    expect([route.kind, route.slug]).toEqual([kind, slug]);
  });

  it('keeps personal pages out of the cache', () => {
    const personal = ['/cart', '/checkout', '/account', '/account/login', '/account/profile', '/checkout/abc'];
    expect(personal.map((path) => routeOf(path, '').isCached)).toEqual(personal.map(() => false));
  });

  it('keeps only the parameters a page knows, in its own order and shape', () => {
    const wanted = '/products?sort=price&available=true&min=25';
    expect(routeOf('/products', 'utm_source=x&available=true&sort=price&min=25&max=abc&fbclid=1').path).toBe(wanted);
    expect(routeOf('/products', 'sort=%3Cscript%3E&available=yes').path).toBe('/products');
    expect(routeOf('/products/mug', 'variant=not-an-id').path).toBe('/products/mug');
  });

  it('gives the same choices the same address, however they were typed', () => {
    const wanted = '/products?brand=Reef&brand=Tide&option=Size%3AM&min.watts=5';
    expect(routeOf('/products', 'min.watts=5&option=Size:M&brand=Tide&brand=Reef&brand=Tide').path).toBe(wanted);
    expect(routeOf('/products', 'option=Size&field=Big:x&min.watts=much&brand=').path).toBe('/products');
    expect(routeOf('/products/mug', 'brand=Tide').path).toBe('/products/mug');
    const many = Array.from({ length: 30 }, (_, index) => `brand=b${index}`).join('&');
    expect(routeOf('/products', many).choices.brand).toHaveLength(8);
  });

  it('makes no new page of any junk query', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        fc.pre(name !== 'variant');
        expect(routeOf('/products/mug', new URLSearchParams({ [name]: value }).toString()).path).toBe('/products/mug');
      }),
    );
  });

  it('gives every address that leads nowhere the same page', () => {
    expect(routeOf('/nowhere', 'a=1')).toBe(notFoundRoute);
    expect(routeOf('/somewhere/else', '')).toBe(notFoundRoute);
  });
});
