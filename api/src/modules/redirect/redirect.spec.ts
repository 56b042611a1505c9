import { adminProductSchema, listOf, redirectSchema } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let other: ShopFacts;
let token: string;

beforeAll(async () => {
  spec = await testApp();
  [shop, other] = [await aShop(spec.database), await aShop(spec.database)];
  token = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const ask = (path: string, request: Partial<ShopRequest> = {}) =>
  spec.request({ shop: shop.slug, token, ...request, path: `/api/v1${path}` });
const add = (path: string, target: string, at: ShopFacts = shop) =>
  ask('/admin/redirects', { body: { path, target }, shop: at.slug });
const all = async (query = '', at = shop) => {
  const answer = await ask(`/admin/redirects?limit=100${query}`, { shop: at.slug });
  const { items } = listOf(redirectSchema).parse(answer.json());
  return Object.fromEntries(items.map(({ path, target }) => [path, target]));
};
const rename = async (id: string, slug: string, changes: object = {}) => {
  const { variants, title, status } = adminProductSchema.parse((await ask(`/admin/products/${id}`)).json());
  const [variant] = variants.map(({ id: variantId, sku }) => ({ id: variantId, sku, optionValues: [], priceMinor: 1 }));
  return ask(`/products/${id}`, { method: 'PUT', body: { title, status, slug, variants: [variant], ...changes } });
};
/** Where the storefront is told that a path moved to. */
const resolved = async (path: string, at = shop) => {
  const body = { queries: { moved: { kind: 'redirect', path } } };
  const answer = await spec.request({ path: '/api/v1/storefront/data', shop: at.slug, body });
  return answer.json();
};

describe('a product that gets another address', () => {
  test('is found at its old ones, each leading straight to the newest', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'First name', slug: 'first-name' });
    await rename(id, 'second-name');
    await rename(id, 'third-name');
    expect(await all('&q=/products/')).toMatchObject({
      '/products/first-name': '/products/third-name',
      '/products/second-name': '/products/third-name',
    });
    expect(await resolved('/products/first-name')).toMatchObject({
      results: { moved: { target: '/products/third-name' } },
      tags: ['shop', 'redirects'],
    });
    expect(await resolved('/products/first-name', other)).toMatchObject({ results: { moved: null } });
  });

  test('leaves no loop when it gets its old address back', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'Back', slug: 'back' });
    await rename(id, 'away');
    await rename(id, 'back');
    expect(await all()).toMatchObject({ '/products/away': '/products/back' });
    expect(await all()).not.toHaveProperty('/products/back');
  });

  test('leaves nothing behind when nobody can know the old one', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'Unseen', slug: 'unseen', status: 'draft' });
    await rename(id, 'still-unseen');
    expect(await all()).not.toHaveProperty('/products/unseen');
  });

  test('and the old address is free for another product, which is then shown there', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'Owner', slug: 'wanted' });
    await rename(id, 'given-away');
    await aProduct(spec.app, shop, { title: 'Heir', slug: 'wanted' });
    expect(await all()).not.toHaveProperty('/products/wanted');
  });

  test('keeps its old address when the new one is refused', async () => {
    await aProduct(spec.app, shop, { title: 'Taken', slug: 'taken' });
    const { id } = await aProduct(spec.app, shop, { title: 'Refused', slug: 'refused' });
    expect((await rename(id, 'taken')).json()).toMatchObject({ code: 'product.slug_taken' });
    expect(await all()).not.toHaveProperty('/products/refused');
  });

  test('takes its redirects along when it is deleted', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'Gone', slug: 'gone' });
    await rename(id, 'soon-gone');
    await ask(`/products/${id}`, { method: 'DELETE' });
    expect(await all()).not.toHaveProperty('/products/gone');
  });
});

describe('staff', () => {
  test('add redirects, newest first, and delete them', async () => {
    expect((await add('/blogs/news/', '/pages/about')).json()).toMatchObject({
      path: '/blogs/news',
      target: '/pages/about',
    });
    await add('/shop', '/products');
    expect(Object.keys(await all('&q=/')).slice(0, 2)).toEqual(['/shop', '/blogs/news']);
    expect(await all('&q=/blogs')).toEqual({ '/blogs/news': '/pages/about' });
    expect((await ask('/admin/redirects?path=/shop', { method: 'DELETE' })).statusCode).toBe(204);
    expect(await resolved('/shop')).toMatchObject({ results: { moved: null } });
  });

  test('page through them', async () => {
    for (const letter of ['a', 'b', 'c']) await add(`/old-${letter}`, '/products');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await ask(
        `/admin/redirects?q=/old-&limit=1&include=total${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      const page = listOf(redirectSchema).parse(answer.json());
      expect(page.total).toBe(3);
      seen.push(...page.items.map(({ path }) => path));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['/old-c', '/old-b', '/old-a']);
    expect((await ask('/admin/redirects?cursor=WzFd')).json()).toMatchObject({ code: 'request.invalid' });
  });

  test('get no chains: a target that moved is followed, and what led here is led on', async () => {
    await add('/b', '/c');
    expect((await add('/a', '/b')).json()).toMatchObject({ target: '/c' });
    await add('/c', '/d');
    expect(await all()).toMatchObject({ '/a': '/d', '/b': '/d', '/c': '/d' });
  });

  test.each([
    ['/x', '/x', 409, 'redirect.loop'],
    ['/loop-2', '/loop-1', 409, 'redirect.loop'],
    ['/loop-1', '/elsewhere', 409, 'redirect.path_taken'],
    ['/cart', '/products', 409, 'redirect.path_live'],
    ['/account/profile', '/products', 409, 'redirect.path_live'],
    ['/products/on-sale', '/products', 409, 'redirect.path_live'],
    ['x', '/products', 422, 'request.invalid'],
    ['//evil.example', '/products', 422, 'request.invalid'],
    ['/x', 'https://evil.example', 422, 'request.invalid'],
  ])('are refused %s → %s', async (path, target, status, code) => {
    await aProduct(spec.app, shop, { title: 'On sale', slug: 'on-sale' }).catch(() => undefined);
    await add('/loop-1', '/loop-2');
    const before = await all();
    const answer = await add(path, target);
    expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code })]);
    expect(await all()).toEqual(before);
  });

  test('cannot delete what is not there', async () => {
    const answer = await ask('/admin/redirects?path=/nowhere', { method: 'DELETE' });
    expect(answer.json()).toMatchObject({ code: 'redirect.not_found' });
  });

  test('of other shops, and those who may not, change nothing', async () => {
    await add('/mine', '/products');
    const stranger = await aStaffToken(spec, other);
    const clerk = await aStaffToken(spec, shop, 'staff');
    for (const [who, code] of [
      [undefined, 'auth.required'],
      [stranger, 'auth.forbidden'],
      [clerk, 'auth.forbidden'],
    ] as const) {
      const removal = await ask('/admin/redirects?path=/mine', { method: 'DELETE', token: who });
      expect(removal.json()).toMatchObject({ code });
      const addition = await ask('/admin/redirects', { body: { path: '/yours', target: '/' }, token: who });
      expect(addition.json()).toMatchObject({ code });
    }
    expect((await ask('/admin/redirects', { token: clerk })).statusCode).toBe(200);
    expect(await all()).toMatchObject({ '/mine': '/products' });
    const theirs = await ask('/admin/redirects', { shop: other.slug, token: stranger });
    expect(theirs.json()).toEqual({ items: [], nextCursor: null });
  });
});

test('GraphQL lists them alike', async () => {
  await add('/graph', '/products');
  const query = '{ redirects(q: "/graph") { items { path target } } }';
  const answer = await spec.request({ path: '/graphql', shop: shop.slug, token, body: { query } });
  expect(answer.json().data).toEqual({ redirects: { items: [{ path: '/graph', target: '/products' }] } });
});
