import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccount } from '../../../test/factories/account.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

let app: TestApp;
let shop: ShopFacts;
let clerkKey: PrivateKey;
let accountId: string;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  clerkKey = pair.privateKey;
  app = await testApp({
    CLERK_JWT_KEY: await exportSPKI(pair.publicKey),
    CLERK_AUTHORIZED_PARTIES: 'https://console.example',
  });
  shop = await aShop(app.database);
  const account = await anAccount(app);
  accountId = account.id;
  await app.database.admin.query(`UPDATE platform.staff_accounts SET clerk_user_id = 'user_ada' WHERE id = $1`, [
    account.id,
  ]);
  await app.database.admin.query(`INSERT INTO staff_members (tenant_id, account_id, role) VALUES ($1, $2, 'manager')`, [
    shop.id,
    account.id,
  ]);
});
afterAll(() => app.close());

const sessionToken = (claims: JWTPayload = {}, key: PrivateKey = clerkKey, expiresIn = '1m') =>
  new SignJWT({ sub: 'user_ada', azp: 'https://console.example', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'ins_1', typ: 'JWT' })
    .setIssuer('https://clerk.example')
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime(expiresIn)
    .sign(key);
const me = (token: string) => app.request({ path: '/api/v1/admin/auth/me', token });

describe('staff whom Clerk signed in', () => {
  it('are who their Clerk user is linked to, with that account’s shops and role', async () => {
    const token = await sessionToken();
    expect((await me(token)).json()).toMatchObject({ id: accountId, shops: [{ slug: shop.slug, role: 'manager' }] });
    expect((await app.request({ path: '/api/v1/admin/settings', shop: shop.slug, token })).statusCode).toBe(200);
  });

  it.each([
    ['a user nobody here is linked to', () => sessionToken({ sub: 'user_eve' })],
    ['another application’s token', () => sessionToken({ azp: 'https://evil.example' })],
    ['an expired token', () => sessionToken({}, clerkKey, '-1m')],
    ['a token signed with another key', async () => sessionToken({}, (await generateKeyPair('RS256')).privateKey)],
  ])('are not let in by %s', async (_case, token) => {
    const answer = await me(await token());
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'auth.required']);
  });

  it('have no way into the platform console', async () => {
    await app.database.admin.query(`UPDATE platform.staff_accounts SET is_platform_admin = true WHERE id = $1`, [
      accountId,
    ]);
    const answer = await app.request({ path: '/api/v1/platform/shops', token: await sessionToken() });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'auth.forbidden']);
  });
});
