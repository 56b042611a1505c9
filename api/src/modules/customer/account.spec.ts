import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { berlin } from '../../../test/factories/buyer.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';

let app: TestApp;
let shop: ShopFacts;

beforeAll(async () => {
  app = await testApp();
  shop = await aShop(app.database);
});
afterAll(() => app.close());

const password = 'a long enough password';
const send = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, token?: string) =>
  app.request({ path: `/api/v1${path}`, method, shop: shop.slug, body, ...(token !== undefined && { token }) });
const signUp = async () => {
  const body = { email: `${randomUUID()}@example.com`, password, firstName: 'Ada', lastName: 'Byron' };
  return { ...(await send('POST', '/auth/register', body)).json(), email: body.email };
};

describe('an address book', () => {
  it('lets its owner change an address and choose the default', async () => {
    const { accessToken } = await signUp();
    const add = async (line1: string) =>
      (await send('POST', '/account/addresses', { ...berlin, line1 }, accessToken)).json();
    const [home, work] = [await add('Home 1'), await add('Work 2')];
    const changed = await send('PUT', `/account/addresses/${work.id}`, { ...berlin, line1: 'Work 3' }, accessToken);
    expect(changed.json()).toMatchObject({ id: work.id, line1: 'Work 3', isDefault: false });
    await send('POST', `/account/addresses/${work.id}/default`, undefined, accessToken);
    const { items } = (await send('GET', '/account/addresses', undefined, accessToken)).json();
    expect(items).toMatchObject([
      { id: work.id, isDefault: true },
      { id: home.id, isDefault: false },
    ]);
  });

  it('is nobody else’s to change, and takes no address that is none', async () => {
    const [owner, stranger] = [await signUp(), await signUp()];
    const { id } = (await send('POST', '/account/addresses', berlin, owner.accessToken)).json();
    await send('POST', '/account/addresses', berlin, stranger.accessToken);
    for (const [method, path, body] of [
      ['PUT', `/account/addresses/${id}`, { ...berlin, line1: 'Mine' }],
      ['POST', `/account/addresses/${id}/default`, undefined],
    ] as const) {
      const refused = await send(method, path, body, stranger.accessToken);
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'address.not_found']);
      expect((await send(method, path, body)).statusCode).toBe(401);
    }
    const { items } = (await send('GET', '/account/addresses', undefined, stranger.accessToken)).json();
    expect(items).toMatchObject([{ isDefault: true }]);
    const invalid = await send('PUT', `/account/addresses/${id}`, { ...berlin, country: 'Germany' }, owner.accessToken);
    expect([invalid.statusCode, invalid.json().code]).toEqual([422, 'request.invalid']);
  });
});

describe('a password', () => {
  const change = (body: unknown, token?: string) => send('PUT', '/auth/password', body, token);

  it('is changed by who knows it, and every other session ends', async () => {
    const { email, accessToken, refreshToken } = await signUp();
    const newPassword = 'another long password';
    const changed = await change({ password, newPassword }, accessToken);
    expect(changed.statusCode, changed.body).toBe(200);
    expect((await send('POST', '/auth/refresh', { refreshToken })).json().code).toBe('auth.session_ended');
    const renewed = await send('POST', '/auth/refresh', { refreshToken: changed.json().refreshToken });
    expect(renewed.statusCode).toBe(200);
    expect((await send('POST', '/auth/login', { email, password })).json().code).toBe('auth.invalid_credentials');
    expect((await send('POST', '/auth/login', { email, password: newPassword })).statusCode).toBe(200);
  });

  it('stays as it is for a wrong one, a short new one, and nobody', async () => {
    const { email, accessToken } = await signUp();
    const wrong = await change({ password: 'not my password', newPassword: 'another long password' }, accessToken);
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'auth.invalid_credentials']);
    const short = await change({ password, newPassword: 'short' }, accessToken);
    expect([short.statusCode, short.json().code]).toEqual([422, 'request.invalid']);
    expect((await change({ password, newPassword: 'another long password' })).json().code).toBe('auth.required');
    expect((await send('POST', '/auth/login', { email, password })).statusCode).toBe(200);
  });
});

describe('agreeing to advertising', () => {
  it('is off at first, and follows what the customer says', async () => {
    const { accessToken, customer } = await signUp();
    expect(customer.acceptsMarketing).toBe(false);
    const profile = { firstName: 'Ada', lastName: 'Byron' };
    const agrees = async (acceptsMarketing?: boolean) =>
      (await send('PUT', '/auth/me', { ...profile, acceptsMarketing }, accessToken)).json().acceptsMarketing;
    expect([await agrees(true), await agrees(), await agrees(false)]).toEqual([true, true, false]);
  });
});
