import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccount, aPlatformToken } from '../../../test/factories/account.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import { type ShopFacts, systemCtx } from '../../plumbing/context.js';
import { ApiKeyService } from './index.js';

let app: TestApp;
let shop: ShopFacts;
let otherShop: ShopFacts;

beforeAll(async () => {
  app = await testApp();
  [shop, otherShop] = [await aShop(app.database, { name: 'Alder' }), await aShop(app.database, { name: 'Birch' })];
});
afterAll(() => app.close());

const codeOf = (answer: { json(): { code?: string } }) => answer.json().code;
const post = (path: string, body: unknown) => app.request({ path: `/api/v1${path}`, body });

async function member(role: string, ...shops: ShopFacts[]) {
  const account = await anAccount(app);
  for (const { id } of shops)
    await app.database.admin.query(`INSERT INTO staff_members (tenant_id, account_id, role) VALUES ($1, $2, $3)`, [
      id,
      account.id,
      role,
    ]);
  return account;
}

describe.each([
  ['the merchant console', '/admin/auth', 'staff', false],
  ['the platform console', '/platform/auth', 'platform', true],
] as const)('signing in to %s', (_console, path, cookie, isPlatformAdmin) => {
  it('opens a session, in cookies too, and knows who it is', async () => {
    const { email, password, id } = await anAccount(app, { isPlatformAdmin });
    const answer = await post(`${path}/login`, { email, password });
    expect(answer.statusCode).toBe(200);
    const cookies = [answer.headers['set-cookie']].flat().map((header) => header?.split('=')[0]);
    expect(cookies).toEqual([`${cookie}_access`, `${cookie}_refresh`]);
    const me = await app.request({ path: `/api/v1${path}/me`, token: answer.json().accessToken });
    expect(me.json()).toMatchObject({ id, email, name: 'Robin Account' });
  });

  it('answers alike for a wrong password and an unknown e-mail', async () => {
    const { email } = await anAccount(app, { isPlatformAdmin });
    const wrong = await post(`${path}/login`, { email, password: 'wrong' });
    expect([wrong.statusCode, codeOf(wrong)]).toEqual([401, 'auth.invalid_credentials']);
    expect((await post(`${path}/login`, { email: 'x@example.com', password: 'wrong' })).json()).toEqual(wrong.json());
    expect((await post(`${path}/login`, { email })).statusCode).toBe(422);
  });

  it('ends every session of the family when a refresh token is used twice', async () => {
    const first = (await post(`${path}/login`, await anAccount(app, { isPlatformAdmin }).then(credentials))).json();
    const second = (await post(`${path}/refresh`, { refreshToken: first.refreshToken })).json();
    expect(codeOf(await post(`${path}/refresh`, { refreshToken: first.refreshToken }))).toBe('auth.session_ended');
    expect(codeOf(await post(`${path}/refresh`, { refreshToken: second.refreshToken }))).toBe('auth.session_ended');
  });

  it('ends with signing out', async () => {
    const session = (await post(`${path}/login`, await anAccount(app, { isPlatformAdmin }).then(credentials))).json();
    expect((await post(`${path}/logout`, { refreshToken: session.refreshToken })).statusCode).toBe(204);
    expect(codeOf(await post(`${path}/refresh`, { refreshToken: session.refreshToken }))).toBe('auth.session_ended');
    expect((await app.request({ path: `/api/v1${path}/me` })).statusCode).toBe(401);
  });
});

const credentials = ({ email, password }: { email: string; password: string }) => ({ email, password });

describe('the two consoles', () => {
  it('does not let a merchant into the platform console', async () => {
    const account = await member('owner', shop);
    expect(codeOf(await post('/platform/auth/login', credentials(account)))).toBe('auth.invalid_credentials');
    const { accessToken } = (await post('/admin/auth/login', credentials(account))).json();
    const answer = await app.request({ path: '/api/v1/platform/shops', token: accessToken });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'auth.forbidden']);
  });

  it('does not swap a token of one for a session of the other', async () => {
    const admin = await anAccount(app, { isPlatformAdmin: true });
    const { refreshToken } = (await post('/platform/auth/login', credentials(admin))).json();
    expect(codeOf(await post('/admin/auth/refresh', { refreshToken }))).toBe('auth.session_ended');
  });

  it('gives a super admin no way into a shop', async () => {
    const token = await aPlatformToken(app);
    const answer = await app.request({ path: '/api/v1/admin/settings', shop: shop.slug, token });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'auth.forbidden']);
  });
});

describe('working in shops', () => {
  it('lists the shops of an account with what it may do there', async () => {
    const account = await member('support', shop, otherShop);
    const { profile } = (await post('/admin/auth/login', credentials(account))).json();
    expect(profile.shops.map((entry: { name: string }) => entry.name)).toEqual(['Alder', 'Birch']);
    expect(profile.shops[0]).toMatchObject({
      ...{ shopId: shop.id, slug: shop.slug, role: 'support', status: 'active', currency: 'EUR' },
      storefrontUrl: `http://${shop.slug}.localhost:3000`,
      permissions: ['catalog.read', 'orders.read', 'orders.write', 'promotions.read', 'customers.read', 'mails.read'],
    });
  });

  it('keeps staff to their own shop and their own role', async () => {
    const token = await aStaffToken(app, shop, 'support');
    const settings = (slug: string) => app.request({ path: '/api/v1/admin/settings', shop: slug, token });
    for (const slug of [otherShop.slug, shop.slug]) {
      const answer = await settings(slug);
      expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'auth.forbidden']);
    }
    expect((await app.request({ path: '/api/v1/admin/customers', shop: shop.slug, token })).statusCode).toBe(200);
  });
});

describe('API keys', () => {
  const mailsWith = (token: string, at: ShopFacts) =>
    app.request({ path: '/api/v1/admin/mails', shop: at.slug, token });

  it('open one shop alone, for what they may do', async () => {
    const keys = app.app.get(ApiKeyService);
    const key = await keys.create(systemCtx(shop, 'Spec', new Date()), { name: 'Robot', permissions: ['mails.read'] });
    expect(key).toMatch(/^ssk_[\w-]{43}$/);
    expect((await mailsWith(key, shop)).statusCode).toBe(200);
    expect(codeOf(await mailsWith(key, otherShop))).toBe('auth.required');
    expect(codeOf(await app.request({ path: '/api/v1/admin/orders', shop: shop.slug, token: key }))).toBe(
      'auth.forbidden',
    );
    const { rows } = await app.database.admin.query(
      `SELECT prefix, last_used_at IS NOT NULL AS used, key_hash::text LIKE '%' || $2 || '%' AS leaks FROM api_keys WHERE tenant_id = $1`,
      [shop.id, key],
    );
    expect(rows).toEqual([{ prefix: key.slice(0, 12), used: true, leaks: false }]);
  });

  it('die when revoked', async () => {
    const keys = app.app.get(ApiKeyService);
    const key = await keys.create(systemCtx(shop, 'Spec', new Date()), { name: 'Old', permissions: ['mails.read'] });
    await app.database.admin.query(`UPDATE api_keys SET revoked_at = now() WHERE tenant_id = $1 AND name = 'Old'`, [
      shop.id,
    ]);
    const answer = await mailsWith(key, shop);
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'auth.required']);
  });
});
