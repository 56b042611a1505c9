import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../context.js';
import { PurgeLog } from '../purge/purge.log.js';

let test: TestApp;
let harbor: ShopFacts;
let volt: ShopFacts;
let closed: ShopFacts;

beforeAll(async () => {
  test = await testApp({ RATE_LIMIT_FACTOR: '1' });
  harbor = await aShop(test.database, { slug: 'harbor' });
  volt = await aShop(test.database, { slug: 'volt', name: 'Volt' });
  closed = await aShop(test.database, { slug: 'closed', status: 'suspended' });
});
afterAll(() => test.close());

const internal = { 'x-internal-token': 'spec-internal-token-spec-internal-0001' };
const login = '/api/v1/auth/login';
const credentials = { email: 'ada@example.com', password: 'correct horse' };

describe('which shop a request is for', () => {
  it('is told by the shop’s own host', async () => {
    const answer = await test.request({ path: '/api/v1/shop', headers: { host: 'harbor.localhost:3000' } });
    expect(answer.json()).toMatchObject({ id: harbor.id, slug: 'harbor' });
  });

  it('is told by X-Shop on the API’s own host', async () => {
    expect((await test.request({ path: '/api/v1/shop', shop: 'volt' })).json()).toMatchObject({ id: volt.id });
  });

  it('is never guessed', async () => {
    for (const headers of [{ host: 'unknown.example' }, { host: 'api.localhost' }]) {
      const answer = await test.request({ path: '/api/v1/shop', headers });
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'shop.not_found']);
    }
  });

  it('cannot be two shops at once', async () => {
    const answer = await test.request({ path: '/api/v1/shop', shop: 'volt', headers: { host: 'harbor.localhost' } });
    expect(answer.json().code).toBe('shop.not_found');
  });

  it('is taken from a forwarded host only when our own face forwards it', async () => {
    const headers = { host: 'volt.localhost', 'x-forwarded-host': 'harbor.localhost' };
    expect((await test.request({ path: '/api/v1/shop', headers })).json().slug).toBe('volt');
    expect((await test.request({ path: '/api/v1/shop', headers: { ...headers, ...internal } })).json().slug).toBe(
      'harbor',
    );
  });

  it('answers 503 with Retry-After while the shop is suspended', async () => {
    const answer = await test.request({ path: '/api/v1/products', shop: closed.slug });
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
      503,
      'shop.suspended',
      '3600',
    ]);
  });
});

describe('a request that cannot be read', () => {
  const post = (body: unknown, headers = {}) => test.request({ path: login, shop: 'harbor', body, headers });

  it.each([
    ['broken JSON', '{"email":', {}, 400, 'request.malformed'],
    ['a poisoned prototype', '{"__proto__":{"x":1}}', {}, 400, 'request.malformed'],
    ['a NUL character', '{"email":"a\\u0000@example.com","password":"x"}', {}, 400, 'request.malformed'],
    [
      'a form',
      'email=a',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'request.unsupported_media_type',
    ],
    ['two megabytes', JSON.stringify({ email: 'a'.repeat(2_000_000) }), {}, 413, 'request.too_large'],
    ['an unknown field', { ...credentials, role: 'owner' }, {}, 422, 'request.invalid'],
    ['a wrong type', { ...credentials, password: 7 }, {}, 422, 'request.invalid'],
    ['nothing', '', {}, 422, 'request.invalid'],
  ])('is refused with %s', async (_what, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it('names every field that is wrong', async () => {
    const { details } = (await post({ email: 'nobody' })).json<{ details: { issues: { path: string[] }[] } }>();
    expect(details.issues.map(({ path }) => path)).toEqual([['email'], ['password']]);
  });

  it('leads nowhere when its path is longer than any of ours', async () => {
    const answer = await test.request({ path: `/api/v1/products/${'a'.repeat(2_000)}`, shop: 'harbor' });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'route.not_found']);
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it('is refused with a NUL in the address', async () => {
    expect((await test.request({ path: '/api/v1/products/a%00b', shop: 'harbor' })).json().code).toBe(
      'request.malformed',
    );
  });

  it('is told when there is no such route', async () => {
    expect((await test.request({ path: '/api/v1/nothing', shop: 'harbor' })).json().code).toBe('route.not_found');
  });
});

describe('who asks', () => {
  it('must be somebody for an account’s pages', async () => {
    const answer = await test.request({ path: '/api/v1/auth/me', shop: 'harbor' });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'auth.required']);
  });

  it('is refused with a token that is not ours, even where none is needed', async () => {
    for (const token of ['aaaaaaaa.bbbbbbbb.cccccccc', 'sk_not_a_key_of_this_shop']) {
      const answer = await test.request({ path: '/api/v1/products', shop: 'harbor', token });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'auth.required']);
    }
  });

  it('may not write from a page of another site, a sibling shop included', async () => {
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'http://evil.example' },
    ];
    for (const headers of foreign) {
      const answer = await test.request({ path: login, shop: 'harbor', body: credentials, headers });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'request.cross_site']);
    }
  });

  it('may write from the shop’s own pages', async () => {
    const headers = { host: 'harbor.localhost:3000', origin: 'http://harbor.localhost:3000' };
    const answer = await test.request({ path: login, body: credentials, headers });
    expect(answer.json().code).toBe('auth.invalid_credentials');
  });
});

describe('an answer', () => {
  it('is not sent again to those who have it', async () => {
    const first = await test.request({ path: '/api/v1/categories', shop: 'harbor' });
    expect(first.headers).toMatchObject({
      'cache-control': 'public, no-cache',
      vary: 'X-Shop, X-Forwarded-Host, Accept-Language, X-Currency',
    });
    const again = { 'if-none-match': String(first.headers.etag) };
    const second = await test.request({ path: '/api/v1/categories', shop: 'harbor', headers: again });
    expect([second.statusCode, second.body]).toEqual([304, '']);
  });

  it('is kept by nobody when it is one person’s', async () => {
    const answer = await test.request({ path: '/api/v1/cart', shop: 'harbor' });
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(answer.headers.etag).toBeUndefined();
  });

  it('carries the client’s own request id, unless it is no id', async () => {
    const ids = ['order-import-0042', 'x'.repeat(500)].map((id) =>
      test.request({ path: '/health', headers: { 'x-request-id': id } }),
    );
    const [kept, replaced] = await Promise.all(ids);
    expect(kept?.headers['x-request-id']).toBe('order-import-0042');
    expect(replaced?.headers['x-request-id']).toHaveLength(36);
  });

  it('forbids browsers to guess, frame or run it', async () => {
    expect((await test.request({ path: '/health' })).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });
});

describe('a flood', () => {
  it('is stopped at the client’s limit, and leaves other shops and other kinds of request alone', async () => {
    const attempt = (shop: string) =>
      test.request({ path: '/api/v1/auth/refresh', shop, body: { refreshToken: 'x'.repeat(32) } });
    const flood = await Promise.all(Array.from({ length: 60 }, () => attempt('volt')));
    const refused = flood.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.json().code).toBe('request.rate_limited');
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(refused[0]?.headers).toMatchObject({ 'ratelimit-limit': '20', 'ratelimit-remaining': '0' });
    expect((await test.request({ path: '/api/v1/products', shop: 'volt' })).statusCode).toBe(200);
    expect((await attempt('harbor')).statusCode).toBe(401);
  });
});

describe('the purge stream', () => {
  it('is closed to everybody but our own faces', async () => {
    expect((await test.request({ path: '/internal/purges' })).statusCode).toBe(404);
  });

  it('tells of purges as they happen, and resumes where a reader left off', async () => {
    await test.app.listen(0, '127.0.0.1');
    const { port } = new URL(await test.app.getUrl());
    const log = test.app.get(PurgeLog);
    const record = (tag: string) => log.record({ tenantId: harbor.id }, { tags: [tag], isHard: false });
    await record('before');
    const first = await listen(Number(port), {});
    await record('one');
    await vi.waitFor(() => expect(first.events().map(({ data }) => data.tags)).toEqual([['one']]), { timeout: 4_000 });
    first.close();
    await record('two');
    const second = await listen(Number(port), { 'last-event-id': String(first.events()[0]?.id) });
    await vi.waitFor(
      () =>
        expect(second.events().map(({ data }) => data)).toEqual([
          { shopId: harbor.id, sequence: 3, tags: ['two'], isHard: false },
        ]),
      { timeout: 4_000 },
    );
    second.close();
  });
});

interface StreamEvent {
  readonly id: number;
  readonly data: { readonly tags: string[] };
}

async function listen(port: number, headers: Record<string, string>) {
  let text = '';
  const request = httpRequest({
    port,
    host: '127.0.0.1',
    path: '/internal/purges',
    headers: { ...internal, ...headers },
  });
  request.on('error', () => undefined);
  const response = await new Promise<IncomingMessage>((resolve) => request.on('response', resolve).end());
  response.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await vi.waitFor(() => expect(text).toContain('retry:'));
  const events = (): StreamEvent[] =>
    [...text.matchAll(/^id: (\d+)\ndata: (.*)$/gm)].map(([, id, data]) => ({
      id: Number(id),
      data: JSON.parse(data ?? ''),
    }));
  return { events, close: () => request.destroy() };
}
