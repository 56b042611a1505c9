import type { IncomingMessage } from 'node:http';
import { operations, type ResolvedHost } from '@smallshop/contract';
import type { Logger } from 'pino';
import type { RenderedPage } from '../cache/page.entry.js';
import type { Outcome } from '../personal/outcome.js';
import { ownPrices, ownPricesPath, rememberMember } from '../personal/own.prices.js';
import { PersonalSession } from '../personal/session.js';
import { ownWishesPath, wishIds } from '../personal/wishes.page.js';
import { ApiRefusal, ApiUnavailable, type ApiClient } from '../plumbing/api.client.js';
import { inLanguage } from '../route/language.js';
import { notFoundRoute, routeOf, type Route } from '../route/route.js';
import { favicon, manifest, robots } from '../wellknown/files.js';
import { Sitemaps } from '../wellknown/sitemaps.js';
import { readForm } from './form.body.js';
import type { PageRenderer } from './page.renderer.js';
import { openPersonal, submitPersonal } from './personal.pages.js';
import { plainPage, redirectTo, type Answer } from './reply.js';
import type { StorefrontReader } from './storefront.reader.js';
import { isOwnPost, sharedScope, type Visit } from './visit.js';

const crossSite = plainPage(
  403,
  'Please try again',
  'This form was not sent from the shop. Go back, reload the page and send it again.',
);
const notAForm = plainPage(415, 'Please try again', 'The shop could not read what was sent.');
const retryAfter = { 'Retry-After': '5' } as const;

/** The pages of one shop: cached ones are drawn for everybody, personal ones for one visitor, forms are answered. */
export class Storefront {
  readonly #sitemaps: Sitemaps;

  constructor(
    private readonly api: ApiClient,
    private readonly reader: StorefrontReader,
    private readonly renderer: PageRenderer,
    private readonly log: Logger,
  ) {
    this.#sitemaps = new Sitemaps(reader);
  }

  /** Draws a page that is the same for everybody. */
  draw(host: ResolvedHost, route: Route): Promise<RenderedPage> {
    return this.renderer.shared(host, route);
  }

  /** Files every shop has; null when the address is none of them, or it cannot be made now. */
  async file(host: ResolvedHost, visit: Visit): Promise<Answer | null> {
    switch (visit.pathname) {
      case '/robots.txt':
        return robots(host);
      case '/manifest.webmanifest':
        return manifest(host);
      case '/favicon.svg':
      case '/favicon.ico':
        return favicon(host);
      default:
        return this.#sitemap(host, visit.pathname);
    }
  }

  /** What a preview link shows; what is wrong or too late for it looks like every address that leads nowhere. Never stored. */
  async preview(visit: Visit, host: ResolvedHost, token: string): Promise<Answer> {
    const headers = { 'X-Robots-Tag': 'noindex' };
    try {
      const { data } = await this.api.call(operations.openPreview, { body: { token } }, sharedScope(host));
      const route = { ...routeOf(`/${data.kind}s/${data.slug}`, visit.search), isCached: false };
      const page = await this.renderer.preview(host, route, data, visit.pathname);
      return { status: page.status, body: page.html, headers };
    } catch (error) {
      if (!(error instanceof ApiRefusal)) return this.unavailable(host, notFoundRoute, 'page', error);
      const page = await this.renderer.shared(host, notFoundRoute);
      return { status: 404, body: page.html, headers };
    }
  }

  /** A page for one visitor, or the answer to a form they posted. Never stored anywhere. */
  async personal(request: IncomingMessage, visit: Visit, host: ResolvedHost, route: Route): Promise<Answer> {
    const session = new PersonalSession(this.api, visit, host.shop.locale, request.headers.cookie);
    try {
      await session.wake();
      if (visit.method === 'GET' || visit.method === 'HEAD') {
        if (visit.pathname === ownPricesPath) return await ownPrices(session, visit);
        if (visit.pathname === ownWishesPath) return await wishIds(session);
        return await this.#shown(host, session, await openPersonal(session, host, route));
      }
      if (visit.method !== 'POST')
        return plainPage(405, 'Not possible', 'This address cannot be used that way.', { Allow: 'GET, POST' });
      return await this.#submitted(request, visit, host, session);
    } catch (error) {
      if (error instanceof ApiRefusal && error.code === 'shop.suspended')
        return plainPage(503, 'This shop is closed for now', 'Please come back later.');
      if (error instanceof ApiRefusal && error.status === 429)
        return plainPage(429, 'A little slower, please', error.message, retryAfter);
      const reason = /^\/(?:cart|checkout)/.test(visit.pathname) ? 'checkout' : 'page';
      return this.unavailable(host, route, reason, error);
    }
  }

  /** The friendly page for when something cannot be had: 503, to be tried again. */
  async unavailable(host: ResolvedHost, route: Route, reason: 'checkout' | 'page', cause: unknown): Promise<Answer> {
    if (!(cause instanceof ApiUnavailable))
      this.log.error({ err: cause, shopId: host.shop.id, path: route.path }, 'page failed');
    try {
      const page = await this.renderer.personal(host, route, { kind: 'unavailable', reason }, 503);
      return { status: 503, body: page.html, headers: retryAfter };
    } catch (error) {
      this.log.error({ err: error, shopId: host.shop.id }, 'page of a failure failed');
      return plainPage(
        503,
        `${host.shop.name} is back in a moment`,
        'This page cannot be shown just now. Please try again shortly.',
        retryAfter,
      );
    }
  }

  async #submitted(
    request: IncomingMessage,
    visit: Visit,
    host: ResolvedHost,
    session: PersonalSession,
  ): Promise<Answer> {
    // Mail programs post there for the reader (RFC 8058); the token in the address is all it takes, and all it can do.
    if (!isOwnPost(request, visit) && !visit.pathname.startsWith('/unsubscribe/')) return crossSite;
    const fields = await readForm(request);
    if (fields === null) return notAForm;
    const readProduct = async (slug: string) =>
      (await this.reader.read(host, { product: { kind: 'product', slug } })).answers;
    const wantsFragment = request.headers['x-fragment'] === 'drawer';
    const post = { pathname: visit.pathname, search: visit.search, fields, wantsFragment, readProduct };
    return this.#shown(host, session, await submitPersonal(session, host, post));
  }

  async #shown(host: ResolvedHost, session: PersonalSession, outcome: Outcome): Promise<Answer> {
    rememberMember(session);
    const { setCookies } = session;
    if (outcome.kind === 'redirect') return redirectTo(inLanguage(host.shop, outcome.location), setCookies);
    const page =
      outcome.kind === 'page'
        ? await this.renderer.personal(host, outcome.route, outcome.model, outcome.status)
        : await this.renderer.shared(host, notFoundRoute);
    return { status: page.status, body: page.html, setCookies };
  }

  async #sitemap(host: ResolvedHost, pathname: string): Promise<Answer | null> {
    try {
      return await this.#sitemaps.file(host, pathname);
    } catch (error) {
      if (error instanceof ApiUnavailable)
        return plainPage(503, 'Back in a moment', 'Please try again shortly.', retryAfter);
      throw error;
    }
  }
}
