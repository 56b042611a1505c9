import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { aThemesFolder } from '../../../test/factories/theme.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';

let app: TestApp;
let shop: ShopFacts;
let closed: ShopFacts;
let owner: string;

beforeAll(async () => {
  app = await testApp({ THEMES_DIR: await aThemesFolder() });
  shop = await aShop(app.database);
  closed = await aShop(app.database, { status: 'suspended' });
  owner = await aStaffToken(app, shop);
});
afterAll(() => app.close());

const codeOf = (answer: { json(): { code?: string } }) => answer.json().code;
const internal = { 'x-internal-token': 'spec-internal-token-spec-internal-0001' };
const resolve = (host: string, headers: Record<string, string> = internal) =>
  app.request({ path: `/internal/hosts?host=${encodeURIComponent(host)}`, headers });

describe('finding a shop by its host', () => {
  it('tells the renderer everything it needs, for a host with or without a port', async () => {
    for (const host of [`${shop.slug}.localhost`, `${shop.slug.toUpperCase()}.localhost:3000`]) {
      const answer = await resolve(host);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({
        ...{ status: 'active', canonicalOrigin: `http://${shop.slug}.localhost:3000`, purgeSequence: 0 },
        shop: {
          id: shop.id,
          slug: shop.slug,
          name: 'Harbor Goods',
          currency: 'EUR',
          contactEmail: 'hello@example.com',
        },
        theme: { themeId: 'harbor', themeVersion: '1.0.0', revision: 1, settings: {}, templates: {} },
      });
    }
  });

  it('knows no default shop, no partial match and no unverified domain', async () => {
    await app.database.admin.query(`INSERT INTO platform.domains (host, tenant_id) VALUES ('unproven.example', $1)`, [
      shop.id,
    ]);
    for (const host of [
      'localhost',
      'nobody.localhost',
      `x.${shop.slug}.localhost`,
      `${shop.slug}.localhost.evil.example`,
      'unproven.example',
      '',
    ]) {
      const answer = await resolve(host);
      expect([host, answer.statusCode, codeOf(answer)]).toEqual([host, 404, 'shop.not_found']);
    }
  });

  it('answers nobody without the internal token', async () => {
    expect((await resolve(`${shop.slug}.localhost`, {})).statusCode).toBe(401);
    expect((await resolve(`${shop.slug}.localhost`, { 'x-internal-token': 'guessed' })).statusCode).toBe(401);
  });

  it('says that a shop is suspended', async () => {
    expect((await resolve(`${closed.slug}.localhost`)).json().status).toBe('suspended');
  });
});

describe('the shop itself', () => {
  it('is public', async () => {
    const answer = await app.request({ path: '/api/v1/shop', shop: shop.slug });
    expect(answer.json()).toEqual({
      ...{ id: shop.id, slug: shop.slug, name: 'Harbor Goods', tagline: '', contactEmail: 'hello@example.com' },
      ...{ currency: 'EUR', locale: 'en-GB', locales: ['en-GB'], country: 'DE', timezone: 'Europe/Berlin' },
      ...{ currencies: ['EUR'], pricesIncludeTax: true, logoSvg: null, faviconSvg: null },
    });
  });

  it('answers 503 while suspended, and 404 when there is none', async () => {
    const suspended = await app.request({ path: '/api/v1/shop', shop: closed.slug });
    expect([suspended.statusCode, codeOf(suspended)]).toEqual([503, 'shop.suspended']);
    const none = await app.request({ path: '/api/v1/shop', shop: 'no-such-shop' });
    expect([none.statusCode, codeOf(none)]).toEqual([404, 'shop.not_found']);
  });
});

describe('settings', () => {
  const input = {
    ...{ name: 'Harbor & Co', legalName: 'Harbor Goods GmbH', tagline: 'Things that last' },
    ...{ contactEmail: 'post@example.com', locale: 'de-DE', timezone: 'Europe/Vienna' },
  };
  const put = (body: unknown, headers: Record<string, string> = {}, token = owner) =>
    app.request({ path: '/api/v1/admin/settings', method: 'PUT', shop: shop.slug, token, body, headers });

  it('shows at once everywhere what was changed, and purges the storefront', async () => {
    const before = await app.request({ path: '/api/v1/admin/settings', shop: shop.slug, token: owner });
    expect(before.headers.etag).toBe('"1"');
    const answer = await put(input, { 'if-match': '"1"' });
    expect(answer.json()).toMatchObject({
      ...input,
      ...{ version: 2, currency: 'EUR', slug: shop.slug, storefrontUrl: shop.origin },
      theme: { themeId: 'harbor', name: 'Harbor', themeVersion: '1.0.0' },
    });
    expect((await app.request({ path: '/api/v1/shop', shop: shop.slug })).json().name).toBe('Harbor & Co');
    const { rows } = await app.database.admin.query(`SELECT topic, payload FROM outbox WHERE tenant_id = $1`, [
      shop.id,
    ]);
    expect(rows).toEqual([{ topic: 'shop.changed', payload: { isHard: true } }]);
  });

  it('refuses a change made from an older version and says which one is current', async () => {
    const { version } = (await put(input)).json();
    const answer = await put({ ...input, name: 'Too late' }, { 'if-match': '"1"' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([412, 'precondition.failed']);
    expect(answer.json().details.currentVersion).toBe(version);
    expect((await app.request({ path: '/api/v1/shop', shop: shop.slug })).json().name).toBe('Harbor & Co');
  });

  it.each([
    ['a time zone that does not exist', { timezone: 'Europe/Atlantis' }],
    ['another currency', { currency: 'USD' }],
    ['an empty name', { name: '' }],
  ])('refuses %s', async (_case, change) => {
    const answer = await put({ ...input, ...change });
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'request.invalid']);
  });

  it('belong to those who may change them', async () => {
    const [manager, stranger] = [
      await aStaffToken(app, shop, 'manager'),
      await aStaffToken(app, await aShop(app.database)),
    ];
    expect((await app.request({ path: '/api/v1/admin/settings', shop: shop.slug, token: manager })).statusCode).toBe(
      200,
    );
    for (const token of [manager, stranger]) expect(codeOf(await put(input, {}, token))).toBe('auth.forbidden');
    const anonymous = await app.request({ path: '/api/v1/admin/settings', shop: shop.slug });
    expect([anonymous.statusCode, codeOf(anonymous)]).toEqual([401, 'auth.required']);
  });

  it('can be read but not written while the shop is suspended', async () => {
    const token = await aStaffToken(app, closed);
    const request = { path: '/api/v1/admin/settings', shop: closed.slug, token };
    expect((await app.request(request)).statusCode).toBe(200);
    expect(codeOf(await app.request({ ...request, method: 'PUT', body: input }))).toBe('shop.suspended');
  });
});
