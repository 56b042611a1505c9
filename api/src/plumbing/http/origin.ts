import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config.js';
import { Refusal } from '../refusal.js';

const sameSiteEnough = new Set(['same-origin', 'none']);

/** Where a request comes from and which host it was meant for, as far as that can be trusted. */
@Injectable()
export class RequestOrigin {
  readonly #internalToken: Buffer;
  readonly #ownHosts: ReadonlySet<string>;
  readonly #storefront: string;

  constructor(@Inject(CONFIG) config: Config) {
    const { addresses, secrets } = config;
    this.#internalToken = Buffer.from(secrets.internal);
    const origins = [addresses.api, addresses.internalApi, addresses.console].map(
      (address) => new URL(address).hostname,
    );
    this.#ownHosts = new Set([...origins, addresses.platformDomain, `api.${addresses.platformDomain}`]);
    this.#storefront = new URL(addresses.storefront).host;
  }

  /** True for our own renderer and console, which send `X-Internal-Token`. */
  isInternal(request: FastifyRequest): boolean {
    const token = request.headers['x-internal-token'];
    if (typeof token !== 'string') return false;
    const given = Buffer.from(token);
    return given.length === this.#internalToken.length && timingSafeEqual(given, this.#internalToken);
  }

  /** Host and port the person addressed, lower case: forwarded by our own faces, else the request's own. */
  addressed(request: FastifyRequest): string {
    const forwarded = request.headers['x-forwarded-host'];
    const host = typeof forwarded === 'string' && this.isInternal(request) ? forwarded : request.headers.host;
    return (host ?? '').toLowerCase();
  }

  /** The host of {@link addressed} without its port; null when it is the platform's own and names no shop. */
  shopHost(request: FastifyRequest): string | null {
    const addressed = this.addressed(request);
    const host = addressed.replace(/:\d+$/, '');
    // A shop may live at the bare domain; on one machine only the port tells it from our own faces.
    const isOwn = host === '' || (this.#ownHosts.has(host) && addressed !== this.#storefront);
    return isOwn || isIP(host.replaceAll(/[[\]]/g, '')) !== 0 ? null : host;
  }

  /**
   * Refuses writes a foreign page makes in a visitor's name. Another shop's page on a sibling domain is foreign too, so
   * `same-site` is not enough. Clients that are no browsers send neither header, and no page can make them act.
   *
   * @throws Refusal `request.cross_site`
   */
  refuseForeignWrite(request: FastifyRequest): void {
    const site = request.headers['sec-fetch-site'];
    if (typeof site === 'string') {
      if (!sameSiteEnough.has(site)) throw new Refusal('request.cross_site');
      return;
    }
    const { origin } = request.headers;
    if (origin !== undefined && hostOf(origin) !== this.addressed(request)) throw new Refusal('request.cross_site');
  }
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
