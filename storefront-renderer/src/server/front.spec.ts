import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RenderRequest } from '../page/render.request.js';
import { aHost, shopId } from './host.fixture.js';
import { assemble, type Assembled } from './assemble.js';
import { readConfig } from './config.js';

const token = 'a-token-of-the-inside';
const hosts: Record<string, object> = {
  'one.example': aHost('one'),
  'two.example': aHost('two'),
  'closed.example': aHost('closed', 'suspended'),
};

let api: Server;
let front: Server;
let parts: Assembled;
let base: string;
let seen: IncomingMessage[];
let isApiUp: boolean;
let drawn: number;
/** Newest purge of shop one; the API tells it with the data it reads. */
let sequence = 0;

/** Paths of shop one that moved, with their targets. */
let moved: Record<string, string> = {};
const redirect = (body: string): { target: string } | null => {
  const found = Object.entries(moved).find(([path]) => body.includes(`"path":"${path}"`));
  return found ? { target: found[1] } : null;
};

function answerApi(request: IncomingMessage, body: string): { status: number; body: object; cookie?: string } {
  const url = new URL(request.url ?? '/', 'http://api');
  if (url.pathname === '/internal/hosts') {
    const found = hosts[url.searchParams.get('host') ?? ''];
    return found
      ? { status: 200, body: found }
      : { status: 404, body: { code: 'shop.not_found', message: 'No shop.' } };
  }
  if (url.pathname === '/api/v1/storefront/data' && body.includes('"redirect"'))
    return { status: 200, body: { results: { moved: redirect(body) }, tags: ['redirects'], purgeSequence: sequence } };
  if (url.pathname === '/api/v1/storefront/data')
    return { status: 200, body: { results: { it: [] }, tags: ['products'], purgeSequence: sequence } };
  return { status: 200, body: { items: [] }, cookie: 'cart=abc; Path=/; HttpOnly' };
}

/** Addresses a theme finds nothing for. */
const missing = new Set(['/404', '/products/old-mug']);

const drawer = {
  draw: async (_theme: string, request: RenderRequest): Promise<Buffer> => {
    drawn += 1;
    const data = await request.read({ it: { kind: 'categories' } });
    Object.assign(request.outcome, {
      tags: data.tags,
      purgeSequence: data.purgeSequence,
      isStorable: request.route.isCached,
      status: missing.has(request.route.path) ? 404 : request.outcome.status,
    });
    const { name, locale } = request.host.shop;
    const speech = locale === 'en-GB' ? '' : ` <a href="${request.route.path}">${locale}</a>`;
    return Buffer.from(`${name} ${request.model?.kind ?? request.route.kind} ${request.route.path}${speech}`);
  },
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
};

/** Asks the front under a host of our choosing, which fetch would not allow. */
const ask = async (host: string, path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) => {
  const { request } = await import('undici');
  const response = await request(`${base}${path}`, { method, headers: { host, ...headers }, body });
  return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
};

beforeAll(async () => {
  api = createServer((request, response) => {
    if (!isApiUp) return void response.destroy();
    seen.push(request);
    void text(request).then((sent) => {
      const { status, body, cookie } = answerApi(request, sent);
      response.writeHead(status, { 'content-type': 'application/json', ...(cookie ? { 'set-cookie': cookie } : {}) });
      response.end(JSON.stringify(body));
    });
  });
  const config = readConfig({ API_URL: await listen(api), INTERNAL_TOKEN: token, LOG_LEVEL: 'silent' });
  parts = assemble(config, '/nowhere', drawer, pino({ level: 'silent' }));
  front = createServer((request, response) => parts.front.handle(request, response));
  base = await listen(front);
});

beforeEach(() => {
  isApiUp = true;
  seen = [];
  drawn = 0;
});

afterAll(async () => {
  front.close();
  api.close();
  await parts.close();
});

const purge = (tags: string[], isHard = true): void => {
  sequence += 1;
  parts.purger.apply({ position: String(sequence), purge: { shopId, sequence, tags, isHard } });
};

describe('hosts', () => {
  it('vouches to the edge for the hosts of shops, and for no other', async () => {
    const statuses = await Promise.all(
      ['one.example', 'nobody.example', ''].map(
        async (domain) => (await ask('edge', `/-/knows-host?domain=${domain}`)).status,
      ),
    );
    expect(statuses).toEqual([200, 404, 404]);
  });

  it('shows each shop at its own host, whatever the port', async () => {
    expect((await ask('one.example', '/')).text).toBe('Shop one home /');
    expect((await ask('TWO.example:3000', '/')).text).toBe('Shop two home /');
  });

  it('answers an unknown host with 421 and nothing of any shop', async () => {
    const answer = await ask('three.example', '/');
    expect(answer.status).toBe(421);
    expect(answer.text).not.toMatch(/Shop (?:one|two)/);
  });

  it('answers a suspended shop with a plain 503', async () => {
    const answer = await ask('closed.example', '/products/mug');
    expect([answer.status, drawn]).toEqual([503, 0]);
  });

  it.each(['a b', '../etc', 'one.example/x', 'ÿ'])('refuses the host “%s”', async (host) => {
    expect((await ask('one.example', '/', { host }).catch(() => ({ status: 400 }))).status).toBe(400);
  });

  it('does not believe a forged X-Forwarded-Host', async () => {
    const forged = await ask('two.example', '/pages/about', { 'x-forwarded-host': 'one.example' });
    expect(forged.text).toBe('Shop two page /pages/about');
    expect((await ask('one.example', '/pages/about')).text).toBe('Shop one page /pages/about');
  });
});

describe('cached pages', () => {
  it('are drawn once, however their query is decorated', async () => {
    const answers = [];
    for (const query of ['', '?utm_source=a', '?fbclid=b&x=1', '?variant=junk'])
      answers.push((await ask('one.example', `/products/mug${query}`)).text);
    expect(new Set(answers)).toEqual(new Set(['Shop one product /products/mug']));
    expect(drawn).toBe(1);
  });

  it('answer 304 to whoever has them, and speak brotli', async () => {
    const first = await ask('one.example', '/pages/terms', { 'accept-encoding': 'br' });
    expect(first.headers['content-encoding']).toBe('br');
    const again = await ask('one.example', '/pages/terms', { 'if-none-match': String(first.headers.etag) });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('carry no cookie and a policy without inline scripts', async () => {
    const { headers } = await ask('one.example', '/', { cookie: 'cart=secret' });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  });

  it('never pass anything of the visitor to the API', async () => {
    await ask('one.example', '/pages/imprint', { cookie: 'cart=secret', 'x-custom': 'y' });
    const data = seen.filter(({ url }) => url === '/api/v1/storefront/data');
    expect(data.map(({ headers }) => [headers.cookie, headers['x-custom'], headers['x-forwarded-host']])).toEqual([
      [undefined, undefined, 'one.example'],
    ]);
  });

  it('are drawn anew after a hard purge', async () => {
    await ask('one.example', '/products/bowl');
    purge(['products']);
    drawn = 0;
    await ask('one.example', '/products/bowl');
    expect(drawn).toBe(1);
  });

  it('drop all of a shop when purges were missed', async () => {
    await ask('one.example', '/pages/returns');
    purge(['products']);
    await ask('one.example', '/pages/returns');
    sequence += 3;
    purge(['unrelated'], false);
    drawn = 0;
    await ask('one.example', '/pages/returns');
    expect(drawn).toBe(1);
  });

  it('close with the shop within its next purge', async () => {
    const before = hosts['one.example'];
    await ask('one.example', '/');
    hosts['one.example'] = aHost('one', 'suspended');
    purge(['shop']);
    expect((await ask('one.example', '/')).status).toBe(503);
    hosts['one.example'] = before ?? {};
    purge(['shop']);
    expect((await ask('one.example', '/')).status).toBe(200);
  });

  it('are others in another currency, asked for in it, with nothing of the visitor', async () => {
    for (const cookie of ['', 'cart=1; currency=USD', '', 'currency=USD'])
      await ask('one.example', '/pages/coins', { cookie });
    expect([drawn, seen.at(-1)?.headers['x-currency'], seen.at(-1)?.headers.cookie]).toEqual([2, 'USD', undefined]);
  });
});

describe('another language', () => {
  it('has pages of its own, drawn and kept apart, whose links stay in it', async () => {
    const german = await ask('one.example', '/de/products/mug');
    expect(german.text).toBe('Shop one product /products/mug <a href="/de/products/mug">de</a>');
    expect(seen.at(-1)?.headers['accept-language']).toBe('de');
    const own = await ask('one.example', '/products/mug');
    expect(own.text).toBe('Shop one product /products/mug');
    expect(seen.at(-1)?.headers['accept-language']).toBe('en-GB');
    const before = drawn;
    expect((await ask('one.example', '/de/products/mug')).text).toBe(german.text);
    expect(drawn).toBe(before);
  });

  it('leads nowhere in a shop that does not speak it', async () => {
    expect((await ask('two.example', '/de/products/mug')).text).toContain('not-found');
    expect((await ask('one.example', '/fr/products/mug')).text).toContain('not-found');
  });

  it('is kept where an address has moved, and after a form', async () => {
    moved = { '/products/old-mug': '/products/mug' };
    expect((await ask('one.example', '/de/products/old-mug')).headers.location).toBe('/de/products/mug');
    const headers = { origin: 'http://one.example', 'content-type': 'application/x-www-form-urlencoded' };
    const left = await ask('one.example', '/de/account/logout', headers, 'POST', '');
    expect([left.status, left.headers.location]).toEqual([303, '/de']);
  });
});

describe('addresses that moved', () => {
  beforeEach(() => {
    purge(['redirects']);
    moved = { '/products/old-mug': '/products/mug', '/blogs/über': '/pages/news' };
  });
  afterEach(() => {
    moved = {};
  });

  it('lead on for good, their query kept', async () => {
    const answer = await ask('one.example', '/products/old-mug/?utm=mail&variant=1');
    expect([answer.status, answer.headers.location]).toEqual([301, '/products/mug?utm=mail&variant=1']);
    expect((await ask('one.example', '/blogs/%C3%BCber')).headers.location).toBe('/pages/news');
  });

  it('are asked for once, and again when the shop’s redirects change', async () => {
    const asked = () => seen.filter(({ url }) => url === '/api/v1/storefront/data').length;
    await ask('one.example', '/nowhere/known');
    const before = asked();
    await ask('one.example', '/nowhere/known');
    expect(asked()).toBe(before);
    moved = { '/nowhere/known': '/products' };
    purge(['redirects']);
    expect((await ask('one.example', '/nowhere/known')).status).toBe(301);
  });

  it('never stand before a page that is there', async () => {
    moved = { '/pages/about': '/products' };
    expect((await ask('one.example', '/pages/about')).status).toBe(200);
  });

  it('are simply not found while the API is away', async () => {
    await ask('one.example', '/elsewhere');
    isApiUp = false;
    expect((await ask('one.example', '/elsewhere/else')).status).toBe(404);
  });
});

describe('without the API', () => {
  it('keeps serving cached pages and says that the cart cannot be reached', async () => {
    await ask('one.example', '/pages/shipping');
    isApiUp = false;
    const page = await ask('one.example', '/pages/shipping');
    const cart = await ask('one.example', '/cart');
    expect([page.status, page.text]).toEqual([200, 'Shop one page /pages/shipping']);
    expect([cart.status, cart.text, cart.headers['retry-after']]).toEqual([503, 'Shop one unavailable /cart', '5']);
  });

  it('answers the browser’s own API calls with a coded 503', async () => {
    isApiUp = false;
    const answer = await ask('one.example', '/api/v1/cart');
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([503, 'dependency.unavailable']);
  });
});

describe('forms', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each([
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'http://two.example' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{}, 403],
  ])('from elsewhere (%j) are refused before the API hears of them', async (headers, status) => {
    const answer = await ask('one.example', '/cart/update', { ...form, ...headers }, 'POST', 'line=1&quantity=2');
    expect([answer.status, seen.filter(({ url }) => url?.startsWith('/api')).length]).toEqual([status, 0]);
  });

  it('too large or of another type are refused', async () => {
    const own = { origin: 'http://one.example' };
    expect(
      (await ask('one.example', '/cart/update', { ...own, 'content-type': 'application/json' }, 'POST', '{}')).status,
    ).toBe(415);
    expect((await ask('one.example', '/cart/update', { ...own, ...form }, 'POST', 'a'.repeat(70_000))).status).toBe(
      415,
    );
  });
});

describe('the way to the API', () => {
  it('replaces forwarded headers and tokens a visitor made up', async () => {
    await ask('one.example', '/api/v1/cart', {
      'x-forwarded-host': 'two.example',
      'x-internal-token': 'guess',
      'x-shop': 'two',
      cookie: 'cart=1',
    });
    const headers = seen.at(-1)?.headers;
    expect([
      headers?.['x-forwarded-host'],
      headers?.['x-internal-token'],
      headers?.['x-shop'],
      headers?.cookie,
    ]).toEqual(['one.example', token, undefined, 'cart=1']);
  });

  it('hands the API’s cookies to the visitor', async () => {
    const answer = await ask('one.example', '/api/v1/cart');
    expect(answer.headers['set-cookie']).toBe('cart=abc; Path=/; HttpOnly');
  });
});
