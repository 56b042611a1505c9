import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ResolvedHost } from '@smallshop/contract';
import type { Logger } from 'pino';
import { LRUCache } from 'lru-cache';
import { cacheKey } from '../cache/cache.key.js';
import type { PageCache } from '../cache/page.cache.js';
import { chooseEncoding, encodeFor, type Encoding } from '../cache/page.entry.js';
import { currencyWish, inCurrency } from '../host/currency.js';
import type { HostDirectory } from '../host/host.directory.js';
import type { Metrics } from '../observe/metrics.js';
import { ownPricesPath } from '../personal/own.prices.js';
import { inLanguage, readLanguage } from '../route/language.js';
import { previewTokenOf, routeOf } from '../route/route.js';
import type { Assets } from './assets.js';
import type { ApiProxy } from './proxy.js';
import type { RedirectDirectory } from './redirect.directory.js';
import { movedTo, plainPage, sendAnswer, sendEntry, type Answer } from './reply.js';
import type { Storefront } from './storefront.js';
import { readVisit, type Visit } from './visit.js';

/** What the front hands requests on to. */
export interface FrontParts {
  readonly hosts: HostDirectory;
  readonly cache: PageCache;
  readonly redirects: RedirectDirectory;
  readonly storefront: Storefront;
  readonly proxy: ApiProxy;
  readonly assets: Assets;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly isProxyTrusted: boolean;
}

const badRequest = plainPage(400, 'This request cannot be read', 'The address is malformed.');
const unknownHost = plainPage(421, 'No shop here', 'No shop answers at this address. Check the spelling.');
const suspended = plainPage(503, 'This shop is closed for now', 'Please come back later.', { 'Retry-After': '3600' });
const failed = plainPage(503, 'Back in a moment', 'The shop cannot be reached just now. Please try again shortly.', {
  'Retry-After': '5',
});
const apiDown: Answer = {
  status: 503,
  type: 'application/json; charset=utf-8',
  headers: { 'Retry-After': '5' },
  body: JSON.stringify({
    code: 'dependency.unavailable',
    message: 'The shop cannot be reached just now. Try again shortly.',
  }),
};

const encodingOf = ({ headers }: IncomingMessage): Encoding => chooseEncoding(headers['accept-encoding']?.toString());

/** Takes every request of the process and finds who answers it. */
export class Front {
  /** Address as sent → key of its page, so that a kept page needs neither parsing nor lookups. */
  readonly #shortcuts = new LRUCache<string, string>({ max: 50_000 });
  #shortcutsRevision = -1;

  constructor(private readonly parts: FrontParts) {}

  /** Answers a request; never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.#answerFromMemory(request, response)) return;
    this.#answer(request, response).catch((error: unknown) => {
      this.parts.log.error({ err: error, url: request.url }, 'request failed');
      if (response.headersSent) response.destroy();
      else sendAnswer(request, response, failed, false);
    });
  }

  #answerFromMemory(request: IncomingMessage, response: ServerResponse): boolean {
    const { parts } = this;
    if (request.method !== 'GET') return false;
    if (this.#shortcutsRevision !== parts.hosts.revision) {
      this.#shortcuts.clear();
      this.#shortcutsRevision = parts.hosts.revision;
    }
    const key = this.#shortcuts.get(this.#addressOf(request));
    const encoding = encodingOf(request);
    const entry = key === undefined ? undefined : parts.cache.quick(key, encoding);
    if (entry === undefined) return false;
    parts.metrics.pages.inc({ state: 'hit' });
    const isHttps = parts.isProxyTrusted && request.headers['x-forwarded-proto'] === 'https';
    sendEntry(request, response, { entry, encoding }, 'hit', isHttps);
    return true;
  }

  /** The address as sent, with the host that counts and the currency asked for. */
  #addressOf({ headers, url }: IncomingMessage): string {
    const host = this.parts.isProxyTrusted ? (headers['x-forwarded-host'] ?? headers.host) : headers.host;
    return `${String(host)} ${url} ${currencyWish(headers.cookie)}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const visit = readVisit(request, this.parts.isProxyTrusted);
    if (visit === null) return sendAnswer(request, response, badRequest, false);
    if (visit.pathname.startsWith('/-/')) return this.#operate(request, response, visit);
    if (visit.pathname.startsWith('/_assets/')) return this.#sendAsset(request, response, visit);
    if (visit.pathname.startsWith('/api/')) return this.#forward(request, response, visit);
    const host = await this.#resolve(visit);
    if (host === null || host === 'unknown') {
      return sendAnswer(request, response, host === null ? failed : unknownHost, visit.isHttps);
    }
    if (host.status === 'suspended') return sendAnswer(request, response, suspended, visit.isHttps);
    if (visit.pathname.startsWith('/media/')) return this.#forward(request, response, visit);
    return this.#showShop(request, response, visit, inCurrency(host, currencyWish(request.headers.cookie)));
  }

  async #showShop(
    request: IncomingMessage,
    response: ServerResponse,
    asked: Visit,
    ownHost: ResolvedHost,
  ): Promise<void> {
    const { storefront, cache, metrics } = this.parts;
    const { host, pathname } = readLanguage(ownHost, asked.pathname);
    const visit = { ...asked, pathname };
    const route = routeOf(visit.pathname, visit.search);
    const isRead = visit.method === 'GET' || visit.method === 'HEAD';
    const file = isRead ? await storefront.file(ownHost, asked) : null;
    if (file !== null) return sendAnswer(request, response, file, visit.isHttps);
    const token = isRead ? previewTokenOf(visit.pathname) : null;
    if (token !== null)
      return sendAnswer(request, response, await storefront.preview(visit, host, token), visit.isHttps);
    if (!isRead || !route.isCached || visit.pathname === ownPricesPath) {
      return sendAnswer(request, response, await storefront.personal(request, visit, host, route), visit.isHttps);
    }
    const key = cacheKey(host, route);
    try {
      const { entry, state } = await cache.serve(key, host.shop.id, () => storefront.draw(host, route));
      metrics.pages.inc({ state });
      if (entry.status === 200) this.#shortcuts.set(this.#addressOf(request), key);
      const target = entry.status === 404 ? await this.parts.redirects.find(host, visit.pathname) : null;
      const encoding = encodingOf(request);
      await encodeFor(entry, encoding);
      if (target === null) sendEntry(request, response, { entry, encoding }, state, visit.isHttps);
      else sendAnswer(request, response, movedTo(inLanguage(host.shop, target), visit.search), visit.isHttps);
    } catch (error) {
      metrics.pages.inc({ state: 'failed' });
      sendAnswer(request, response, await storefront.unavailable(host, route, 'page', error), visit.isHttps);
    }
  }

  /** @returns null when the API cannot be asked about a host nobody asked for before */
  async #resolve(visit: Visit): Promise<ResolvedHost | 'unknown' | null> {
    try {
      return (await this.parts.hosts.resolve(visit.host)) ?? 'unknown';
    } catch (error) {
      this.parts.log.warn({ err: error, host: visit.host }, 'host cannot be resolved');
      return null;
    }
  }

  async #forward(request: IncomingMessage, response: ServerResponse, visit: Visit): Promise<void> {
    try {
      await this.parts.proxy.forward(request, response, visit);
    } catch (error) {
      this.parts.log.warn({ err: error, path: visit.pathname }, 'api cannot be reached');
      if (response.headersSent) response.destroy();
      else sendAnswer(request, response, apiDown, visit.isHttps);
    }
  }

  #sendAsset(request: IncomingMessage, response: ServerResponse, visit: Visit): void {
    if (this.parts.assets.send(request, response, visit.pathname.slice('/_assets/'.length))) return;
    sendAnswer(request, response, plainPage(404, 'Not found', 'There is no such file.'), visit.isHttps);
  }

  async #operate(request: IncomingMessage, response: ServerResponse, visit: Visit): Promise<void> {
    const { registry } = this.parts.metrics;
    if (visit.pathname === '/-/metrics') {
      const body = await registry.metrics();
      return sendAnswer(request, response, { status: 200, type: registry.contentType, body }, visit.isHttps);
    }
    const isGood = visit.pathname === '/-/health' || (visit.pathname === '/-/knows-host' && (await this.#knows(visit)));
    const body = JSON.stringify(isGood ? { status: 'ok' } : { code: 'route.not_found', message: 'No such route.' });
    const status = isGood ? 200 : 404;
    sendAnswer(request, response, { status, type: 'application/json; charset=utf-8', body }, visit.isHttps);
  }

  /** Asked by the edge (`?domain=`) before it requests a certificate: only a shop's own hosts get one. */
  async #knows(visit: Visit): Promise<boolean> {
    const host = new URLSearchParams(visit.search).get('domain')?.toLowerCase() ?? '';
    const found = host === '' ? null : await this.#resolve({ ...visit, host });
    return found !== null && found !== 'unknown';
  }
}
