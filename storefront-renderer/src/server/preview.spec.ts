import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { request as send } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RenderRequest } from '../page/render.request.js';
import { assemble, type Assembled } from './assemble.js';
import { readConfig } from './config.js';
import { aHost, shopId } from './host.fixture.js';

const hosts: Record<string, object> = { 'one.example': aHost('one'), 'two.example': aHost('two') };
/** In no answer of the shop itself. */
const hiddenPage = { id: shopId, slug: 'studio', title: 'Studio by the water' };

let api: Server;
let front: Server;
let parts: Assembled;
let base = '';
let isApiUp = true;
let drawn = 0;

function answerApi(path: string, body: string, host: unknown): { status: number; body: object } {
  const url = new URL(path, 'http://api');
  if (url.pathname === '/internal/hosts') {
    const found = hosts[url.searchParams.get('host') ?? ''];
    return found
      ? { status: 200, body: found }
      : { status: 404, body: { code: 'shop.not_found', message: 'No shop.' } };
  }
  if (url.pathname !== '/api/v1/storefront/previews')
    return { status: 200, body: { results: {}, tags: [], purgeSequence: 0 } };
  return body.includes('good.token') && host === 'one.example'
    ? { status: 200, body: { kind: 'page', slug: 'studio', expiresAt: '2026-11-23T15:42:00Z', page: hiddenPage } }
    : { status: 404, body: { code: 'preview.not_found', message: 'No such preview.' } };
}

const drawer = {
  draw: async (_theme: string, request: RenderRequest): Promise<Buffer> => {
    drawn += 1;
    const { answers, tags } = await request.read({ it: { kind: 'categories' } });
    const shown = z.object({ title: z.string() }).safeParse(answers.raw('view.page')).data;
    const isMissing = request.route.kind === 'not-found' || (request.route.path === '/pages/studio' && !shown);
    Object.assign(request.outcome, {
      tags,
      isStorable: request.route.isCached,
      status: isMissing ? 404 : request.outcome.status,
    });
    const until =
      request.previewUntil === null ? '' : `, ${shown?.title} until ${request.previewUntil} at ${request.previewPath}`;
    return Buffer.from(`${request.host.shop.name} ${request.model?.kind ?? request.route.kind}${until}`);
  },
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
};
const ask = async (host: string, path: string) => {
  const response = await send(`${base}${path}`, { headers: { host } });
  return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
};

beforeAll(async () => {
  api = createServer((request, response) => {
    if (!isApiUp) return void response.destroy();
    void text(request).then((sent) => {
      const { status, body } = answerApi(request.url ?? '/', sent, request.headers['x-forwarded-host']);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  const config = readConfig({
    API_URL: await listen(api),
    INTERNAL_TOKEN: 'a-token-of-the-inside',
    LOG_LEVEL: 'silent',
  });
  parts = assemble(config, '/nowhere', drawer, pino({ level: 'silent' }));
  front = createServer((request, response) => parts.front.handle(request, response));
  base = await listen(front);
});
beforeEach(() => {
  isApiUp = true;
  drawn = 0;
});
afterAll(async () => {
  front.close();
  api.close();
  await parts.close();
});

describe('what is not in the shop yet', () => {
  it('is shown by its link alone, drawn anew each time, kept by nobody and found by no search engine', async () => {
    for (const visit of [1, 2]) {
      const answer = await ask('one.example', '/preview/good.token');
      expect([answer.status, answer.text]).toEqual([
        ...[200, 'Shop one page, Studio by the water until 2026-11-23T15:42:00Z at /preview/good.token'],
      ]);
      expect(answer.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
      expect([answer.headers.etag, answer.headers['x-cache'], drawn]).toEqual([undefined, undefined, visit]);
    }
    const page = await ask('one.example', '/pages/studio');
    expect([page.status, page.text]).toEqual([404, 'Shop one page']);
  });

  it.each([
    ['a token made up or late', 'one.example', '/preview/late.token'],
    ['a token of another shop', 'two.example', '/preview/good.token'],
    ['no token at all', 'one.example', '/preview/nothing'],
  ])('is not found with %s, like every address that leads nowhere', async (_case, host, path) => {
    const answer = await ask(host, path);
    expect([answer.status, answer.text]).toEqual([404, `Shop ${host.split('.')[0]} not-found`]);
  });

  it('waits, like every page, while the API is down', async () => {
    isApiUp = false;
    expect((await ask('one.example', '/preview/good.token')).status).toBe(503);
  });
});
