import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aShop } from '../../../test/factories/shop.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';

let app: TestApp;
let shop: ShopFacts;
let otherShop: ShopFacts;
let closed: ShopFacts;

beforeAll(async () => {
  app = await testApp();
  [shop, otherShop] = [await aShop(app.database), await aShop(app.database)];
  closed = await aShop(app.database, { status: 'suspended' });
});
afterAll(() => app.close());

const ada = { email: 'ada@example.com', password: 'a long enough password', firstName: 'Ada', lastName: 'Byron' };
const person = (email: string) => ({ ...ada, email });

const post = (path: string, body: unknown, at: ShopFacts = shop, token?: string) =>
  app.request({ path: `/api/v1${path}`, method: 'POST', shop: at.slug, token, body });
const get = (path: string, token?: string, at: ShopFacts = shop) =>
  app.request({ path: `/api/v1${path}`, shop: at.slug, token });
const signUp = async (email: string, at: ShopFacts = shop) => (await post('/auth/register', person(email), at)).json();
const codeOf = (answer: { json(): { code?: string } }) => answer.json().code;

describe('opening an account', () => {
  it('signs the shopper in at once and gives browsers HttpOnly cookies', async () => {
    const answer = await post('/auth/register', ada);
    expect(answer.statusCode).toBe(201);
    expect(answer.json().customer).toMatchObject({ email: 'ada@example.com', firstName: 'Ada', phone: '' });
    const cookies = [answer.headers['set-cookie']].flat();
    expect(cookies.map((cookie) => cookie?.split('=')[0])).toEqual(['shopper_access', 'shopper_refresh']);
    expect(cookies.every((cookie) => cookie?.includes('HttpOnly') && cookie.includes('SameSite=Lax'))).toBe(true);
    expect(await get('/auth/me', answer.json().accessToken).then((me) => me.json().email)).toBe('ada@example.com');
  });

  it('refuses a second account of an e-mail, in any case', async () => {
    await signUp('twice@example.com');
    const answer = await post('/auth/register', person('TWICE@example.com'));
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'auth.email_taken']);
  });

  it('treats the same e-mail in two shops as two customers', async () => {
    const [here, there] = [await signUp('both@example.com'), await signUp('both@example.com', otherShop)];
    expect(here.customer.id).not.toBe(there.customer.id);
    expect((await get('/auth/me', here.accessToken, otherShop)).statusCode).toBe(401);
  });

  it.each([
    ['a short password', { password: 'short' }],
    ['no e-mail', { email: undefined }],
    ['an unknown field', { isAdmin: true }],
    ['a name of spaces', { firstName: '   ' }],
  ])('refuses %s', async (_case, change) => {
    const answer = await post('/auth/register', { ...person('invalid@example.com'), ...change });
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'request.invalid']);
  });

  it('shows nothing of what a guest with that e-mail typed before', async () => {
    const { rows } = await app.database.admin.query<{ id: string }>(
      `WITH guest AS (INSERT INTO customers (tenant_id, email, first_name, phone, order_count)
        VALUES ($1, 'guest@example.com', 'Grace', '+49 30 1', 1) RETURNING id),
      book AS (INSERT INTO customer_addresses (tenant_id, customer_id, address)
        SELECT $1, id, '{"line1": "Secret Street 1"}' FROM guest),
      bought AS (INSERT INTO orders (tenant_id, number, customer_id, email, payment_status, fulfillment_status, currency,
          subtotal_minor, shipping_minor, tax_minor, total_minor, totals, item_count, payment_method)
        SELECT $1, 900, id, 'guest@example.com', 'paid', 'unfulfilled', 'EUR', 1, 0, 0, 1, '{}', 1, 'Test' FROM guest)
      SELECT id FROM guest`,
      [shop.id],
    );
    const session = await signUp('guest@example.com');
    expect(session.customer).toMatchObject({ id: rows[0]?.id, firstName: 'Ada', phone: '' });
    expect((await get('/account/addresses', session.accessToken)).json()).toEqual({ items: [] });
    expect((await get('/orders', session.accessToken)).json()).toEqual({ items: [], nextCursor: null });
  });
});

describe('signing in', () => {
  it('answers alike for a wrong password and an unknown e-mail', async () => {
    await signUp('known@example.com');
    const wrong = await post('/auth/login', { email: 'known@example.com', password: 'not the password' });
    const unknown = await post('/auth/login', { email: 'nobody@example.com', password: 'not the password' });
    expect([wrong.statusCode, codeOf(wrong)]).toEqual([401, 'auth.invalid_credentials']);
    expect(unknown.json()).toEqual(wrong.json());
  });

  it('does not let a guest record in without a password', async () => {
    await app.database.admin.query(`INSERT INTO customers (tenant_id, email) VALUES ($1, 'only-guest@example.com')`, [
      shop.id,
    ]);
    const answer = await post('/auth/login', { email: 'only-guest@example.com', password: 'anything at all' });
    expect(codeOf(answer)).toBe('auth.invalid_credentials');
  });

  it('does not know the account of another shop', async () => {
    await signUp('elsewhere@example.com', otherShop);
    const answer = await post('/auth/login', { email: 'elsewhere@example.com', password: ada.password });
    expect(codeOf(answer)).toBe('auth.invalid_credentials');
  });

  it('is closed with the shop', async () => {
    const answer = await post('/auth/login', { email: ada.email, password: ada.password }, closed);
    expect([answer.statusCode, codeOf(answer)]).toEqual([503, 'shop.suspended']);
  });
});

describe('refreshing a session', () => {
  const refresh = (refreshToken: string) => post('/auth/refresh', { refreshToken });

  it('swaps the token and ends the whole family when an old one comes back', async () => {
    const first = await signUp('rotate@example.com');
    const second = (await refresh(first.refreshToken)).json();
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const reused = await refresh(first.refreshToken);
    expect([reused.statusCode, codeOf(reused)]).toEqual([401, 'auth.session_ended']);
    expect(codeOf(await refresh(second.refreshToken))).toBe('auth.session_ended');
  });

  it('lets one of two simultaneous refreshes win, and then ends the family', async () => {
    const session = await signUp('race@example.com');
    const answers = await Promise.all([refresh(session.refreshToken), refresh(session.refreshToken)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 401]);
  });

  it('leaves other sessions of the same customer alone', async () => {
    const first = await signUp('two-devices@example.com');
    const other = (await post('/auth/login', { email: 'two-devices@example.com', password: ada.password })).json();
    await refresh(first.refreshToken);
    await refresh(first.refreshToken);
    expect((await refresh(other.refreshToken)).statusCode).toBe(200);
  });

  it('takes the token from the cookie of a browser', async () => {
    const session = await signUp('browser@example.com');
    const answer = await app.request({
      ...{ path: '/api/v1/auth/refresh', method: 'POST', shop: shop.slug },
      headers: { cookie: `shopper_refresh=${session.refreshToken}`, 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.statusCode).toBe(200);
  });

  it('refuses a page of another site that tries with the browser’s cookie', async () => {
    const session = await signUp('victim@example.com');
    const answer = await app.request({
      ...{ path: '/api/v1/auth/refresh', method: 'POST', shop: shop.slug },
      headers: { cookie: `shopper_refresh=${session.refreshToken}`, 'sec-fetch-site': 'cross-site' },
    });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'request.cross_site']);
    expect((await refresh(session.refreshToken)).statusCode).toBe(200);
  });

  it('is over after signing out, also without any token', async () => {
    const session = await signUp('leaving@example.com');
    expect((await post('/auth/logout', { refreshToken: session.refreshToken })).statusCode).toBe(204);
    expect(codeOf(await refresh(session.refreshToken))).toBe('auth.session_ended');
    expect((await post('/auth/logout', {})).statusCode).toBe(204);
    expect(codeOf(await post('/auth/refresh', {}))).toBe('auth.session_ended');
  });

  it('does not swap the token of another shop', async () => {
    const session = await signUp('abroad@example.com', otherShop);
    expect(codeOf(await refresh(session.refreshToken))).toBe('auth.session_ended');
    expect((await post('/auth/refresh', { refreshToken: session.refreshToken }, otherShop)).statusCode).toBe(200);
  });
});

describe('the account', () => {
  const address = {
    firstName: 'Ada',
    lastName: 'Byron',
    line1: 'Torstraße 1',
    city: 'Berlin',
    postalCode: '10119',
    country: 'DE',
  };

  it('needs a shopper', async () => {
    for (const path of ['/auth/me', '/account/addresses']) expect(codeOf(await get(path))).toBe('auth.required');
    expect((await post('/account/addresses', address)).statusCode).toBe(401);
  });

  it('changes name and phone', async () => {
    const { accessToken } = await signUp('profile@example.com');
    const change = { firstName: 'Augusta', lastName: 'King', phone: '+49 30 123' };
    const answer = await app.request({
      path: '/api/v1/auth/me',
      method: 'PUT',
      shop: shop.slug,
      token: accessToken,
      body: change,
    });
    expect(answer.json()).toMatchObject({ ...change, email: 'profile@example.com' });
  });

  it('makes the first address the default and hands the rank on when it goes', async () => {
    const { accessToken } = await signUp('addresses@example.com');
    const add = async (line1: string) =>
      (await post('/account/addresses', { ...address, line1 }, shop, accessToken)).json();
    const [home, work] = [await add('Torstraße 1'), await add('Invalidenstraße 2')];
    expect([home.isDefault, work.isDefault]).toEqual([true, false]);
    const gone = await app.request({
      path: `/api/v1/account/addresses/${home.id}`,
      method: 'DELETE',
      shop: shop.slug,
      token: accessToken,
    });
    expect(gone.statusCode).toBe(204);
    expect((await get('/account/addresses', accessToken)).json().items).toEqual([{ ...work, isDefault: true }]);
  });

  it('does not delete an address of someone else, nor of another shop’s customer', async () => {
    const [owner, thief] = [await signUp('owner@example.com'), await signUp('thief@example.com')];
    const stranger = await signUp('stranger@example.com', otherShop);
    const saved = (await post('/account/addresses', address, shop, owner.accessToken)).json();
    const attempts = [
      { shop: shop.slug, token: thief.accessToken },
      { shop: otherShop.slug, token: stranger.accessToken },
    ];
    for (const attempt of attempts) {
      const answer = await app.request({ path: `/api/v1/account/addresses/${saved.id}`, method: 'DELETE', ...attempt });
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'address.not_found']);
    }
    expect((await get('/account/addresses', owner.accessToken)).json().items).toHaveLength(1);
  });
});
