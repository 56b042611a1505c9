// @vitest-environment happy-dom
import {
  adjustStock,
  getShopSettings,
  getStaffProfile,
  staffLogin,
  staffRefresh,
  updateShopSettings,
} from '@smallshop/contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createApiClient } from './api-client.js';
import { ApiError, fieldErrorsOf, NetworkError } from './api-error.js';

const profile = {
  id: '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52',
  email: 'ada@example.com',
  name: 'Ada',
  isPlatformAdmin: false,
  shops: [],
};
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const refused = (status: number, code: string, details?: Record<string, unknown>) =>
  json(status, { code, message: 'No.', ...(details ? { details } : {}) }, { 'x-request-id': 'req-1' });

function setUp(answer: (url: string, init: RequestInit, nth: number) => Response | Promise<Response>) {
  let nth = 0;
  const calls: { url: string; headers: Headers; body: unknown }[] = [];
  const onSessionEnded = vi.fn();
  const client = createApiClient({
    refresh: staffRefresh,
    onSessionEnded,
    exclusively: (work) => work(),
    fetch: async (url, init = {}) => {
      calls.push({ url: String(url), headers: new Headers(init.headers), body: init.body });
      return answer(String(url), init, nth++);
    },
  });
  return { client, calls, onSessionEnded };
}

beforeEach(() => localStorage.clear());

describe('the console’s client', () => {
  it('renews an ended session once for many calls and repeats each of them', async () => {
    let isRenewed = false;
    const { client, calls, onSessionEnded } = setUp((url) => {
      if (url.endsWith('/refresh')) {
        isRenewed = true;
        return json(200, {});
      }
      return isRenewed ? json(200, profile) : refused(401, 'auth.required');
    });
    const answers = await Promise.all([client.call(getStaffProfile, {}), client.call(getStaffProfile, {})]);
    expect(answers.map(({ email }) => email)).toEqual(['ada@example.com', 'ada@example.com']);
    expect(calls.filter(({ url }) => url.endsWith('/refresh'))).toHaveLength(1);
    expect(onSessionEnded).not.toHaveBeenCalled();
  });

  it('uses the session another tab renewed while it waited', async () => {
    const { calls, client } = setUp((_, __, nth) => {
      if (nth > 0) return json(200, profile);
      localStorage.setItem('console.refreshedAt', String(Date.now() + 1000));
      return refused(401, 'auth.required');
    });
    await client.call(getStaffProfile, {});
    expect(calls.map(({ url }) => url)).toEqual(['/api/v1/admin/auth/me', '/api/v1/admin/auth/me']);
  });

  it('asks to sign in when the session cannot be renewed', async () => {
    const { client, onSessionEnded } = setUp(() => refused(401, 'auth.session_ended'));
    await expect(client.call(getStaffProfile, {})).rejects.toMatchObject({
      status: 401,
      code: 'auth.session_ended',
      requestId: 'req-1',
    });
    expect(onSessionEnded).toHaveBeenCalledTimes(1);
  });

  it('keeps the session when the server is merely down during the renewal', async () => {
    const { client, onSessionEnded } = setUp((url) =>
      url.endsWith('/refresh') ? new Response('', { status: 502 }) : refused(401, 'auth.required'),
    );
    await expect(client.call(getStaffProfile, {})).rejects.toMatchObject({
      status: 502,
      code: 'dependency.unavailable',
    });
    expect(onSessionEnded).not.toHaveBeenCalled();
  });

  it('does not try to renew a session when a password is wrong', async () => {
    const { client, calls } = setUp(() => refused(401, 'auth.invalid_credentials'));
    await expect(
      client.call(staffLogin, { body: { email: 'ada@example.com', password: 'nope' } }),
    ).rejects.toBeInstanceOf(ApiError);
    expect(calls).toHaveLength(1);
  });

  it('names the shop, and the version it read, on every write', async () => {
    const { client, calls } = setUp(() => refused(412, 'precondition.failed', { currentVersion: 8 }));
    const body = {
      name: 'Harbour',
      legalName: '',
      tagline: '',
      contactEmail: 'a@b.example',
      locale: 'en',
      timezone: 'UTC',
    };
    const write = client.forShop('harbour').call(updateShopSettings, { body, ifMatch: 7 });
    await expect(write).rejects.toMatchObject({ status: 412, details: { currentVersion: 8 } });
    expect(calls[0]?.headers.get('x-shop')).toBe('harbour');
    expect(calls[0]?.headers.get('if-match')).toBe('"7"');
  });

  it('repeats a stock adjustment that got no answer under the same key, so that it counts once', async () => {
    const level = { variantId: profile.id, onHand: 4, reserved: 0, free: 4 };
    const { client, calls } = setUp((_, __, nth) => {
      if (nth === 0) throw new TypeError('connection reset');
      return json(201, level);
    });
    const answer = await client.call(adjustStock, {
      params: { id: profile.id },
      body: { delta: 4, reason: 'received' },
    });
    expect(answer.free).toBe(4);
    expect(calls).toHaveLength(2);
    expect(calls[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(calls[1]?.headers.get('idempotency-key')).toBe(calls[0]?.headers.get('idempotency-key'));
  });

  it('says that nothing answered when a read gets no answer', async () => {
    const { client, calls } = setUp(() => {
      throw new TypeError('connection refused');
    });
    await expect(client.call(getShopSettings, {})).rejects.toBeInstanceOf(NetworkError);
    expect(calls).toHaveLength(1);
  });

  it('shows a refused field at that field', () => {
    const issues = [
      { path: ['variants', 0, 'sku'], message: 'Too long.' },
      { path: 'body.title', message: 'Needed.' },
    ];
    const error = new ApiError(422, 'request.invalid', 'Invalid.', { issues }, undefined, undefined);
    expect([...fieldErrorsOf(error)]).toEqual([
      ['variants.0.sku', 'Too long.'],
      ['title', 'Needed.'],
    ]);
  });
});
