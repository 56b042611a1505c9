import { listPages, menuSchema, pageSchema } from '@smallshop/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let other: ShopFacts;

const get = (path: string, at: ShopFacts = shop) => spec.request({ path: `/api/v1${path}`, shop: at.slug });

beforeAll(async () => {
  spec = await testApp();
  [shop, other] = [await aShop(spec.database), await aShop(spec.database)];
  await spec.database.admin.query(
    `WITH pages AS (
       INSERT INTO pages (tenant_id, slug, title, body_html, is_published)
       VALUES ($1, 'shipping', 'Shipping', '<p>Two days.</p>', true), ($1, 'about', 'About us', '<p>Hello</p>', true),
         ($1, 'plans', 'Plans', '<p>Secret</p>', false))
     INSERT INTO menus (tenant_id, handle, title, items)
     VALUES ($1, 'main', 'Main menu', '[{"label":"Shop","href":"/collections","children":[{"label":"Mugs","href":"/collections/mugs"}]}]')`,
    [shop.id],
  );
});
afterAll(() => spec.close());

test('published pages are listed by title', async () => {
  const { items = [] } = listPages.response?.parse((await get('/pages')).json()) ?? {};
  expect(items.map((page) => page.slug)).toEqual(['about', 'shipping']);
});

test('a page is read by its slug', async () =>
  expect(pageSchema.parse((await get('/pages/shipping')).json())).toMatchObject({
    title: 'Shipping',
    bodyHtml: '<p>Two days.</p>',
  }));

test('a menu is read by its handle; one that is not there is empty', async () => {
  expect(menuSchema.parse((await get('/menus/main')).json())).toEqual({
    handle: 'main',
    title: 'Main menu',
    items: [{ label: 'Shop', href: '/collections', children: [{ label: 'Mugs', href: '/collections/mugs' }] }],
  });
  expect(menuSchema.parse((await get('/menus/footer')).json())).toEqual({ handle: 'footer', title: '', items: [] });
});

test.each([
  ['/pages/plans', 404, 'page.not_found'],
  ['/pages/nowhere', 404, 'page.not_found'],
  ['/pages/Not%20a%20slug', 422, 'request.invalid'],
  ['/menus/Main', 422, 'request.invalid'],
])('%s is refused', async (path, status, code) => {
  const answer = await get(path);
  expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code })]);
});

test('another shop has none of it', async () => {
  expect((await get('/pages/about', other)).json()).toMatchObject({ code: 'page.not_found' });
  expect((await get('/pages', other)).json()).toEqual({ items: [] });
  expect((await get('/menus/main', other)).json()).toMatchObject({ items: [] });
});

test('GraphQL reads the same', async () => {
  const query =
    '{ pages { slug } page(slug: "about") { title seo { title } } menu(handle: "main") { items { label children { href } } } }';
  const { data } = (await spec.request({ path: '/graphql', shop: shop.slug, body: { query } })).json();
  expect(data).toEqual({
    pages: [{ slug: 'about' }, { slug: 'shipping' }],
    page: { title: 'About us', seo: { title: '' } },
    menu: { items: [{ label: 'Shop', children: [{ href: '/collections/mugs' }] }] },
  });
});
