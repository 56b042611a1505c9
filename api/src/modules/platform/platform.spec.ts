import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccount, aPlatformToken } from '../../../test/factories/account.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aThemesFolder } from '../../../test/factories/theme.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import { ProductWriter } from '../catalog/index.js';

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await testApp({ THEMES_DIR: await aThemesFolder() });
  admin = await aPlatformToken(app);
});
afterAll(() => app.close());

const codeOf = (answer: { json(): { code?: string } }) => answer.json().code;
const input = (slug: string, change: Record<string, unknown> = {}) => ({
  ...{ name: 'Nordic Paper', slug, owner: { name: 'Siri Holm', email: `${slug}@example.com` }, themeId: 'volt' },
  ...{ currency: 'SEK', locale: 'sv-SE', country: 'SE', timezone: 'Europe/Stockholm', catalog: 'empty', ...change },
});
const create = (body: unknown, headers: Record<string, string> = {}) =>
  app.request({ path: '/api/v1/platform/shops', token: admin, body, headers });
const act = (
  id: string,
  verb: 'suspend' | 'reactivate',
  headers: Record<string, string> = {},
  reason = 'Unpaid invoice',
) => app.request({ path: `/api/v1/platform/shops/${id}/${verb}`, token: admin, body: { reason }, headers });
const get = (path: string, token = admin) => app.request({ path: `/api/v1${path}`, token });
const count = async (table: string, where = 'true', values: unknown[] = []) =>
  Number((await app.database.admin.query(`SELECT count(*) FROM ${table} WHERE ${where}`, values)).rows[0].count);

describe('opening a shop', () => {
  it('gives it all it needs to sell, and its owner a way in', async () => {
    const answer = await create(input('nordic-paper'));
    expect(answer.statusCode).toBe(201);
    const { shop, ownerPassword } = answer.json();
    expect(shop).toMatchObject({
      ...{ slug: 'nordic-paper', status: 'active', currency: 'SEK', themeId: 'volt', version: 1, productCount: 0 },
      ...{ storefrontUrl: 'http://nordic-paper.localhost:3000', domains: ['nordic-paper.localhost'] },
      owner: { name: 'Siri Holm', email: 'nordic-paper@example.com' },
    });
    const login = await app.request({
      path: '/api/v1/admin/auth/login',
      body: { email: 'nordic-paper@example.com', password: ownerPassword },
    });
    expect(login.json().profile.shops).toMatchObject([{ slug: 'nordic-paper', role: 'owner' }]);
    const storefront = (path: string) => app.request({ path: `/api/v1${path}`, shop: 'nordic-paper' });
    expect(
      (await storefront('/pages'))
        .json()
        .items.map((page: { slug: string }) => page.slug)
        .sort(),
    ).toEqual([...['about', 'contact', 'privacy', 'returns', 'shipping', 'terms']]);
    expect((await storefront('/pages/about')).json().bodyHtml).toContain('Nordic Paper is an independent shop');
    expect((await storefront('/menus/main')).json().items[0]).toMatchObject({ label: 'About', href: '/pages/about' });
    expect((await storefront('/shipping/countries')).json().items).toContain('SE');
    const rates = `SELECT rate_ppm FROM tax_rates WHERE tenant_id = $1 AND country = 'SE' ORDER BY rate_ppm`;
    const { rows } = await app.database.admin.query(rates, [shop.id]);
    expect(rows.map((row) => row.rate_ppm)).toEqual([120_000, 250_000, 250_000]);
  });

  it('fills it with a sample catalog, drawn and priced in its currency', async () => {
    const { shop } = (await create(input('samples', { catalog: 'sample' }))).json();
    expect(shop.productCount).toBe(8);
    const list = (await app.request({ path: '/api/v1/products?limit=50', shop: 'samples' })).json();
    const mug = list.items.find((product: { title: string }) => product.title === 'Everyday Mug');
    expect(list.items).toHaveLength(8);
    expect(mug).toMatchObject({
      slug: 'everyday-mug',
      brand: 'Nordic Paper',
      price: { amount: 26_000, currency: 'SEK' },
      variantCount: 3,
    });
    expect(mug.image).toMatchObject({
      width: 1280,
      height: 1280,
      alt: 'A straight stoneware mug in a sand-coloured glaze',
    });
    const categories = (await app.request({ path: '/api/v1/categories', shop: 'samples' })).json().items;
    expect(categories.map((entry: { slug: string; productCount: number }) => [entry.slug, entry.productCount])).toEqual(
      [
        ['table', 4],
        ['home', 4],
      ],
    );
  });

  it('leaves nothing behind when a step fails', async () => {
    const tables = [
      'platform.tenants',
      'platform.domains',
      'platform.staff_accounts',
      'staff_members',
      'pages',
      'products',
      'platform.audit',
    ];
    const before = await Promise.all(tables.map((table) => count(table)));
    const writer = app.app.get(ProductWriter);
    const original = writer.create.bind(writer);
    let written = 0;
    writer.create = (...args) => (written++ === 5 ? Promise.reject(new Error('The disk is full.')) : original(...args));
    try {
      expect((await create(input('half-built', { catalog: 'sample' }))).statusCode).toBe(500);
    } finally {
      writer.create = original;
    }
    expect(await Promise.all(tables.map((table) => count(table)))).toEqual(before);
    expect((await create(input('half-built'))).statusCode).toBe(201);
  });

  it('keeps the password of an owner who has an account', async () => {
    const account = await anAccount(app, { email: 'second-shop@example.com' });
    const answer = await create(input('second-shop'));
    expect(answer.json().ownerPassword).toBeNull();
    const login = await app.request({
      path: '/api/v1/admin/auth/login',
      body: { email: account.email, password: account.password },
    });
    expect(login.json().profile.shops).toMatchObject([{ slug: 'second-shop' }]);
  });

  it('answers a repeated request byte for byte without opening a second shop or keeping the password', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const [first, second] = [await create(input('once-only'), headers), await create(input('once-only'), headers)];
    expect(second.body).toBe(first.body);
    expect(await count('platform.tenants', `slug = 'once-only'`)).toBe(1);
    const { ownerPassword } = first.json();
    expect(await count('platform.idempotency_keys', `response LIKE '%' || $1 || '%'`, [ownerPassword])).toBe(0);
    const other = await create(input('once-only', { name: 'Another' }), headers);
    expect([other.statusCode, codeOf(other)]).toEqual([409, 'idempotency.mismatch']);
  });

  it('gives a slug to one of two who want it at the same time', async () => {
    const answers = await Promise.all([create(input('wanted')), create(input('wanted', { name: 'Rival' }))]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409]);
    expect(answers.map(codeOf)).toContain('shop.slug_taken');
  });

  it('answers at the new address although somebody asked for it a moment before', async () => {
    expect((await app.request({ path: '/api/v1/shop', shop: 'just-now' })).statusCode).toBe(404);
    await create(input('just-now'));
    expect((await app.request({ path: '/api/v1/shop', shop: 'just-now' })).statusCode).toBe(200);
  });

  it.each([
    ['a theme that is not installed', { themeId: 'kit' }, 409, 'shop.theme_unknown'],
    ['a reserved address', { slug: 'admin' }, 422, 'request.invalid'],
    ['an address with capitals', { slug: 'Nordic' }, 422, 'request.invalid'],
    ['a currency nobody knows', { currency: 'XXX' }, 422, 'request.invalid'],
    ['a time zone that does not exist', { timezone: 'Mars/Olympus' }, 422, 'request.invalid'],
  ])('refuses %s', async (_case, change, status, code) => {
    const before = await count('platform.tenants');
    const answer = await create(input('refused-shop', change));
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
    expect(await count('platform.tenants')).toBe(before);
  });

  it('tells beforehand whether an address is free', async () => {
    await create(input('taken-slug'));
    const check = async (slug: string) => (await get(`/platform/shop-slugs/${slug}`)).json();
    expect(await check('free-slug')).toEqual({ slug: 'free-slug', isFree: true, reason: null });
    expect(await check('taken-slug')).toMatchObject({ isFree: false, reason: expect.stringContaining('Another shop') });
    expect(await check('www')).toMatchObject({ isFree: false, reason: expect.stringContaining('reserved') });
    expect(await check('No Way')).toMatchObject({ isFree: false, reason: expect.stringContaining('lower-case') });
  });
});

describe('suspending a shop', () => {
  it('closes it at once, purges its storefront, and opens it again', async () => {
    const { shop } = (await create(input('to-suspend'))).json();
    const look = () => app.request({ path: '/api/v1/shop', shop: 'to-suspend' });
    expect((await look()).statusCode).toBe(200);
    const suspended = await act(shop.id, 'suspend', { 'if-match': '"1"' });
    expect(suspended.json()).toMatchObject({ status: 'suspended', suspendedReason: 'Unpaid invoice', version: 2 });
    expect([(await look()).statusCode, codeOf(await look())]).toEqual([503, 'shop.suspended']);
    const { rows } = await app.database.admin.query(
      `SELECT payload FROM outbox WHERE tenant_id = $1 AND topic = 'shop.changed'`,
      [shop.id],
    );
    expect(rows).toEqual([{ payload: { isHard: true } }]);
    expect((await act(shop.id, 'reactivate')).json()).toMatchObject({ status: 'active', suspendedReason: null });
    expect((await look()).statusCode).toBe(200);
  });

  it('refuses what makes no sense and changes nothing', async () => {
    const { shop } = (await create(input('steady'))).json();
    expect(codeOf(await act(shop.id, 'reactivate'))).toBe('shop.not_suspended');
    expect(codeOf(await act(shop.id, 'suspend', { 'if-match': '"9"' }))).toBe('precondition.failed');
    expect(codeOf(await act(shop.id, 'suspend', { 'if-match': 'one' }))).toBe('precondition.malformed');
    expect((await act(shop.id, 'suspend', {}, '')).statusCode).toBe(422);
    expect((await act(randomUUID(), 'suspend')).json().code).toBe('shop.not_found');
    await act(shop.id, 'suspend');
    expect(codeOf(await act(shop.id, 'suspend'))).toBe('shop.already_suspended');
    expect((await get(`/platform/shops/${shop.id}`)).json().version).toBe(2);
  });
});

describe('the list of shops and the audit', () => {
  it('finds shops by name, address and status, page by page', async () => {
    for (const slug of ['kiosk-a', 'kiosk-b', 'kiosk-c']) await create(input(slug, { name: `Kiosk ${slug.at(-1)}` }));
    const first = (await get('/platform/shops?q=KIOSK&limit=2&include=total')).json();
    expect(first.items.map((shop: { slug: string }) => shop.slug)).toEqual(['kiosk-c', 'kiosk-b']);
    expect(first.total).toBe(3);
    const second = (await get(`/platform/shops?q=KIOSK&limit=2&cursor=${first.nextCursor}`)).json();
    expect([second.items.map((shop: { slug: string }) => shop.slug), second.nextCursor]).toEqual([['kiosk-a'], null]);
    await act(second.items[0].id, 'suspend');
    expect((await get('/platform/shops?q=kiosk&status=suspended')).json().items).toHaveLength(1);
    expect((await get('/platform/shops?cursor=nonsense')).statusCode).toBe(422);
  });

  it('writes down who did what and why', async () => {
    const { shop } = (await create(input('audited'))).json();
    await act(shop.id, 'suspend', {}, 'Selling counterfeits');
    const { items } = (await get('/platform/audit?limit=2')).json();
    expect(items).toMatchObject([
      { actor: 'Robin Account', action: 'shop.suspend', reason: 'Selling counterfeits', shopSlug: 'audited' },
      { actor: 'Robin Account', action: 'shop.create', reason: 'Opened for audited@example.com', shopSlug: 'audited' },
    ]);
  });

  it('shows installed themes, with a preview where there is one', async () => {
    expect((await get('/platform/themes')).json().items).toMatchObject([
      { id: 'harbor', previewUrl: null },
      { id: 'volt', version: '1.2.0', previewUrl: '/media/themes/volt/preview.png' },
    ]);
    const picture = await app.request({ path: '/media/themes/volt/preview.png' });
    expect([picture.statusCode, picture.headers['content-type'], picture.body]).toEqual([200, 'image/png', 'png']);
    const none = await app.request({ path: '/media/themes/harbor/preview.png' });
    expect([none.statusCode, none.json().code]).toEqual([404, 'media.not_found']);
  });

  it('is for super admins alone', async () => {
    const merchant = await aStaffToken(app, await aShop(app.database));
    for (const path of [
      '/platform/shops',
      '/platform/audit',
      '/platform/themes',
      '/platform/shop-slugs/free',
      `/platform/shops/${randomUUID()}`,
    ]) {
      expect([path, codeOf(await app.request({ path: `/api/v1${path}` }))]).toEqual([path, 'auth.required']);
      expect([path, codeOf(await get(path, merchant))]).toEqual([path, 'auth.forbidden']);
    }
    const attempt = await app.request({ path: '/api/v1/platform/shops', token: merchant, body: input('smuggled') });
    expect([attempt.statusCode, await count('platform.tenants', `slug = 'smuggled'`)]).toEqual([403, 0]);
    expect(codeOf(await get(`/platform/shops/${randomUUID()}`))).toBe('shop.not_found');
  });
});
