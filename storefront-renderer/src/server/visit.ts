import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ResolvedHost } from '@smallshop/contract';
import type { CallScope } from '../plumbing/api.client.js';

/** What a request says about itself, read once. Forwarded headers count only behind a trusted proxy. */
export interface Visit {
  readonly method: string;
  /** As the visitor addressed it, with port: lower-case. */
  readonly authority: string;
  /** Without port: what shops are known by. */
  readonly host: string;
  readonly isHttps: boolean;
  readonly pathname: string;
  readonly search: string;
  readonly clientAddress: string;
  readonly requestId: string;
}

const first = (header: string | string[] | undefined): string | undefined =>
  (Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim();

const validAuthority = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\d{1,5})?$/;

/**
 * Reads a request.
 *
 * @returns null when host or path cannot be read: answer 400
 */
export function readVisit(request: IncomingMessage, isProxyTrusted: boolean): Visit | null {
  const { headers } = request;
  const forwarded = isProxyTrusted ? first(headers['x-forwarded-host']) : undefined;
  const authority = (forwarded ?? headers.host ?? '').toLowerCase();
  if (!validAuthority.test(authority)) return null;
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  if (!rawPath.startsWith('/') || rawPath.length > 1024) return null;
  let pathname: string;
  try {
    pathname = decodeURIComponent(rawPath);
  } catch {
    return null;
  }
  return {
    method: request.method ?? 'GET',
    authority,
    host: authority.replace(/:\d+$/, ''),
    isHttps: isProxyTrusted && first(headers['x-forwarded-proto']) === 'https',
    pathname,
    search: mark < 0 ? '' : target.slice(mark + 1),
    clientAddress:
      (isProxyTrusted ? first(headers['x-forwarded-for']) : undefined) ?? request.socket.remoteAddress ?? '',
    requestId: randomUUID(),
  };
}

/** The scope of calls made for everybody: the shop, the page's language and currency, and nothing of the visitor. */
export const sharedScope = ({ canonicalOrigin, shop: { locale, currency } }: ResolvedHost): CallScope => {
  const { host, protocol } = new URL(canonicalOrigin);
  return { host, protocol: protocol.slice(0, -1), requestId: randomUUID(), locale, currency };
};

/**
 * Whether a form post comes from a page of this shop. Browsers send `Origin` with every post; a request with neither it nor
 * `Sec-Fetch-Site` is no browser acting for a visitor, and is refused all the same.
 */
export function isOwnPost(request: IncomingMessage, visit: Visit): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (typeof site === 'string' && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === visit.authority;
}
