// @vitest-environment node
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConsoleServer } from './app.js';
import { readConfig } from './config.js';

let folder: string;
let server: Awaited<ReturnType<typeof createConsoleServer>>;

async function build(name: string): Promise<string> {
  const root = join(folder, name);
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(root, 'index.html'), `<title>${name}</title>`);
  await writeFile(join(root, 'assets/index-abc123.js'), `console.log('${name}')`);
  return root;
}

async function start(apiUrl: string) {
  const roots = { merchant: await build('merchant'), platform: await build('platform') };
  server = await createConsoleServer({ ...readConfig({ API_URL: apiUrl, LOG_LEVEL: 'silent' }), roots });
  return server;
}

/** An API that only remembers what reached it. */
async function startApi() {
  const seen: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
  const api = createServer((request, response) => {
    seen.push({ url: request.url, headers: request.headers });
    response.end('{}');
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const { port } = api.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen, stop: () => new Promise((resolve) => api.close(resolve)) };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('the console’s server', () => {
  it('answers every address of a console with that console, never the other', async () => {
    const app = await start('http://127.0.0.1:1');
    const titles = ['/', '/s/harbor/orders?q=mug', '/platform', '/platform/shops/7', '/platformer'].map(
      async (url) => (await app.inject(url)).body,
    );
    expect(await Promise.all(titles)).toEqual(
      ['merchant', 'merchant', 'platform', 'platform', 'merchant'].map((name) => `<title>${name}</title>`),
    );
  });

  it('lets browsers keep hashed files for good and ask again for pages', async () => {
    const app = await start('http://127.0.0.1:1');
    expect((await app.inject('/assets/index-abc123.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await app.inject('/s/harbor')).headers['cache-control']).toBe('no-cache');
  });

  it('allows scripts from itself alone, on pages of either console', async () => {
    const app = await start('http://127.0.0.1:1');
    for (const url of ['/s/harbor', '/platform/audit']) {
      const policy = String((await app.inject(url)).headers['content-security-policy']);
      expect(policy.split('; ')).toContain("script-src 'self'");
      expect(policy.split('; ')).toContain("frame-ancestors 'none'");
    }
  });

  it('gives no page for a file that is not there', async () => {
    const app = await start('http://127.0.0.1:1');
    expect((await app.inject('/assets/index-old.js')).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/s/harbor' })).statusCode).toBe(404);
  });

  it('passes calls to the API and drops what the client claims about where it comes from', async () => {
    const api = await startApi();
    const app = await start(api.url);
    const claims = {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'other.shop',
      forwarded: 'host=other.shop',
      'x-shop': 'harbor',
    };
    await app.inject({ url: '/api/v1/admin/orders?limit=1', headers: claims, remoteAddress: '203.0.113.9' });
    const [call] = api.seen;
    expect(call?.url).toBe('/api/v1/admin/orders?limit=1');
    expect(call?.headers).toMatchObject({
      'x-shop': 'harbor',
      'x-forwarded-for': '203.0.113.9',
      host: api.url.slice('http://'.length),
    });
    expect(call?.headers).not.toHaveProperty('x-forwarded-host');
    expect(call?.headers).not.toHaveProperty('forwarded');
    await api.stop();
  });

  it('says so in the API’s own words when the API does not answer', async () => {
    const app = await start('http://127.0.0.1:1');
    const answer = await app.inject('/api/v1/admin/orders');
    expect([answer.statusCode, answer.headers['retry-after'], answer.json().code]).toEqual([
      503,
      '5',
      'dependency.unavailable',
    ]);
  });
});
