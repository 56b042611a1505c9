import { adminMenuSchema, adminPageSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let owner: string;
const nobody = '0192f0c1-7c1a-7e30-9d61-000000000009';

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  owner = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const ask = (path: string, request: Partial<ShopRequest> = {}) =>
  spec.request({ shop: shop.slug, token: owner, ...request, path: `/api/v1${path}` });
const put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, { method: 'PUT', body, headers });
const aPage = async (body: object) => adminPageSchema.parse((await ask('/pages', { body })).json());
const aMenu = async (handle: string, items: object[]) =>
  adminMenuSchema.parse((await ask('/menus', { body: { handle, title: handle, items } })).json());
const link = (label: string, href: string) => ({ label, href });
const purged = async (): Promise<string[]> =>
  (
    await spec.database.admin.query<{ tags: string[] }>(
      `SELECT ARRAY(SELECT jsonb_array_elements_text(payload -> 'tags')) AS tags FROM outbox WHERE tenant_id = $1 AND topic = 'content.changed'`,
      [shop.id],
    )
  ).rows.flatMap(({ tags }) => tags);

describe('a content page', () => {
  it('is written, found by its address, and cleaned of what pages may not hold', async () => {
    const answer = await ask('/pages', {
      body: { title: 'About us', bodyHtml: '<p onclick="x()">Hello<script>alert(1)</script></p>' },
    });
    expect([answer.statusCode, answer.headers.etag]).toEqual([201, '"1"']);
    expect((await ask('/pages/about-us')).json()).toMatchObject({ title: 'About us', bodyHtml: '<p>Hello</p>' });
    expect((await ask('/pages', { body: { title: 'About us' } })).json()).toMatchObject({ slug: 'about-us-2' });
  });

  it('can be hidden, and purges what showed it', async () => {
    const { id } = await aPage({ title: 'About' });
    await put(`/pages/${id}`, { title: 'About', isPublished: false });
    expect((await ask('/pages/about')).json()).toMatchObject({ code: 'page.not_found' });
    expect((await ask('/admin/pages?include=total')).json()).toMatchObject({
      total: 1,
      items: [{ isPublished: false }],
    });
    expect(await purged()).toContain(`page:${id}`);
  });

  it('takes menus along to another address and leaves a redirect', async () => {
    const { id } = await aPage({ title: 'About' });
    await aMenu('footer', [{ ...link('Us', '/pages/about'), children: [] }]);
    await put(`/pages/${id}`, { title: 'About', slug: 'makers' });
    expect((await ask('/menus/footer')).json()).toMatchObject({ items: [{ href: '/pages/makers' }] });
    const { rows } = await spec.database.admin.query('SELECT path, target FROM url_redirects WHERE tenant_id = $1', [
      shop.id,
    ]);
    expect(rows).toEqual([{ path: '/pages/about', target: '/pages/makers' }]);
    expect(await purged()).toContain('menu:footer');
  });

  it('is not deleted while menus link to it, unless its links go too', async () => {
    const { id } = await aPage({ title: 'About' });
    await aMenu('footer', [{ ...link('Us', '/pages/about'), children: [link('Shop', '/products')] }]);
    expect((await ask(`/admin/pages/${id}`)).json()).toMatchObject({ linkedFrom: ['footer'] });
    const refused = await ask(`/pages/${id}`, { method: 'DELETE' });
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'page.linked', details: { menus: ['footer'] } },
    ]);
    expect((await ask('/pages/about')).statusCode).toBe(200);
    expect((await ask(`/pages/${id}?unlink=true`, { method: 'DELETE' })).statusCode).toBe(204);
    expect((await ask('/menus/footer')).json()).toMatchObject({
      items: [{ ...link('Shop', '/products'), children: [] }],
    });
    expect((await ask('/pages/about')).statusCode).toBe(404);
  });

  it('refuses an address another page has, an older version, and pages that are not there', async () => {
    const { id } = await aPage({ title: 'About' });
    await aPage({ title: 'Contact' });
    for (const [answer, status, code] of [
      [await put(`/pages/${id}`, { title: 'About', slug: 'contact' }), 409, 'page.slug_taken'],
      [await ask('/pages', { body: { title: 'x', slug: 'contact' } }), 409, 'page.slug_taken'],
      [await put(`/pages/${id}`, { title: 'Late' }, { 'if-match': '"7"' }), 412, 'precondition.failed'],
      [await put(`/pages/${nobody}`, { title: 'x' }), 404, 'page.not_found'],
      [await ask(`/admin/pages/${nobody}`), 404, 'page.not_found'],
      [await ask(`/pages/${nobody}`, { method: 'DELETE' }), 404, 'page.not_found'],
      [await put(`/pages/${id}`, { title: '' }), 422, 'request.invalid'],
    ] as const)
      expect([answer.statusCode, answer.json()]).toMatchObject([status, { code }]);
    expect((await ask(`/admin/pages/${id}`)).json()).toMatchObject({ title: 'About', slug: 'about', version: 1 });
  });
});

describe('a menu', () => {
  it('says of each link whether shoppers find something there', async () => {
    await aCategory(spec.app, shop, { slug: 'cups' });
    await aProduct(spec.app, shop, { title: 'Mug', slug: 'mug' });
    await aProduct(spec.app, shop, { title: 'Plan', slug: 'plan', status: 'draft' });
    await aPage({ title: 'Hidden', isPublished: false });
    await ask('/collections', { body: { name: 'Gifts' } });
    await spec.database.admin.query(
      `INSERT INTO url_redirects (tenant_id, path, target) VALUES ($1, '/pages/old', '/pages/new')`,
      [shop.id],
    );
    const hrefs = {
      '/': 'live',
      '/products?sort=price': 'live',
      '/categories/cups': 'live',
      '/collections/gifts/': 'live',
      '/products/mug#specs': 'live',
      '/products/plan': 'hidden',
      '/pages/hidden': 'hidden',
      '/pages/old': 'live',
      '/pages/gone': 'missing',
      '/nowhere': 'missing',
      'https://example.com': 'outside',
      'mailto:us@example.com': 'outside',
    };
    const menu = await aMenu(
      'aside',
      Object.keys(hrefs).map((href) => ({ ...link('x', href), children: [link('y', href)] })),
    );
    expect(Object.fromEntries(menu.items.map(({ href, state }) => [href, state]))).toEqual(hrefs);
    expect(menu.items.every((item) => item.children[0]?.state === item.state)).toBe(true);
  });

  it('is replaced as a whole and purges the pages showing it', async () => {
    const { id } = await aMenu('main', []);
    const items = [{ ...link('Shop', '/products'), children: [link('Mugs', '/categories/mugs')] }];
    const saved = await put(`/menus/${id}`, { title: 'Main', items }, { 'if-match': '"1"' });
    expect([saved.statusCode, saved.headers.etag]).toEqual([200, '"2"']);
    expect((await ask('/menus/main')).json()).toEqual({ handle: 'main', title: 'Main', items });
    expect(await purged()).toEqual(['menu:main', 'menu:main']);
    expect((await ask('/admin/menus')).json()).toMatchObject({ items: [{ handle: 'main', isRequired: true }] });
  });

  it('refuses what would break the shop, and changes nothing then', async () => {
    const { id } = await aMenu('main', [{ ...link('Shop', '/products'), children: [] }]);
    const other = await aMenu('aside', []);
    const bad = (href: string) => put(`/menus/${id}`, { title: 'Main', items: [link('x', href)] });
    for (const [answer, status, code] of [
      [await ask(`/menus/${id}`, { method: 'DELETE' }), 409, 'menu.required'],
      [await ask('/menus', { body: { handle: 'aside', title: 'x', items: [] } }), 409, 'menu.handle_taken'],
      [await put(`/menus/${id}`, { title: 'x', items: [] }, { 'if-match': '"9"' }), 412, 'precondition.failed'],
      [await put(`/menus/${nobody}`, { title: 'x', items: [] }), 404, 'menu.not_found'],
      [await ask(`/admin/menus/${nobody}`), 404, 'menu.not_found'],
      [await bad('javascript:alert(1)'), 422, 'request.invalid'],
      [await bad('//evil.example'), 422, 'request.invalid'],
    ] as const)
      expect([answer.statusCode, answer.json()]).toMatchObject([status, { code }]);
    expect((await ask('/menus/main')).json()).toMatchObject({ items: [{ href: '/products' }] });
    expect((await ask(`/menus/${other.id}`, { method: 'DELETE' })).statusCode).toBe(204);
  });

  it('finds what a link can lead to', async () => {
    await aCategory(spec.app, shop, { slug: 'mugs', name: 'Mugs' });
    await aProduct(spec.app, shop, { title: 'Tall mug', slug: 'tall-mug' });
    await aProduct(spec.app, shop, { title: 'Bowl' });
    await aPage({ title: 'How we fire mugs', isPublished: false });
    await ask('/collections', { body: { name: 'Mugs to give' } });
    const found = async (q: string) =>
      (await ask(`/admin/link-targets?q=${q}`)).json<{ items: { href: string; state: string }[] }>().items;
    expect((await found('mug')).map(({ href, state }) => [href, state]).toSorted()).toEqual([
      ['/categories/mugs', 'live'],
      ['/collections/mugs-to-give', 'live'],
      ['/pages/how-we-fire-mugs', 'hidden'],
      ['/products/tall-mug', 'live'],
    ]);
    expect(await found('')).toHaveLength(5);
  });

  it('is for those who may write content', async () => {
    const { id } = await aMenu('main', []);
    const staff = await aStaffToken(spec, shop, 'staff');
    expect((await ask('/admin/menus', { token: staff })).statusCode).toBe(200);
    for (const [method, path, body] of [
      ['PUT', `/menus/${id}`, { title: 'x', items: [] }],
      ['POST', '/menus', { handle: 'x', title: 'x', items: [] }],
      ['DELETE', `/menus/${id}`, undefined],
      ['POST', '/pages', { title: 'x' }],
    ] as const) {
      const answer = await ask(path, { method, token: staff, ...(body && { body }) });
      expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'auth.forbidden' }]);
    }
    for (const path of ['/admin/menus', '/admin/pages', '/admin/link-targets'])
      expect((await spec.request({ shop: shop.slug, path: `/api/v1${path}` })).statusCode).toBe(401);
  });
});
