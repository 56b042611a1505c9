import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Encoding, type PageEntry } from '../cache/page.entry.js';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  // Themes' settings become custom properties in one inline rule, and pictures carry their mean colour.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ');

const plainHeaders = [
  'Content-Security-Policy',
  policy,
  'X-Content-Type-Options',
  'nosniff',
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'X-Frame-Options',
  'DENY',
  'Cross-Origin-Opener-Policy',
  'same-origin',
  'Permissions-Policy',
  'camera=(), microphone=(), geolocation=(), browsing-topics=()',
] as const;
const transportSecurity = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as const;

/** Headers of every answer, as flat name-value pairs. HSTS only where the visitor came by https. */
const securityHeaders = (isHttps: boolean): string[] =>
  isHttps ? [...plainHeaders, ...transportSecurity] : [...plainHeaders];

const headLists = new WeakMap<PageEntry, Map<string, string[]>>();

function pageHeaders(entry: PageEntry, encoding: Encoding, length: number, isHttps: boolean): string[] {
  const lists = headLists.get(entry) ?? new Map<string, string[]>();
  headLists.set(entry, lists);
  const name = isHttps ? `${encoding}+` : encoding;
  const known = lists.get(name);
  if (known !== undefined) return known;
  const list = [
    'Content-Type',
    'text/html; charset=utf-8',
    'Cache-Control',
    'public, max-age=0, must-revalidate',
    'Vary',
    'Accept-Encoding',
    'ETag',
    entry.etag,
    'Content-Length',
    String(length),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...securityHeaders(isHttps),
  ];
  lists.set(name, list);
  return list;
}

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header === etag || header.split(',').some((one) => one.trim() === etag));

/** Sends a kept page in an encoding it has, or 304 when the visitor has the page. */
export function sendEntry(
  request: IncomingMessage,
  response: ServerResponse,
  { entry, encoding }: { entry: PageEntry; encoding: Encoding },
  state: string,
  isHttps: boolean,
): void {
  if (entry.status === 200 && matches(request.headers['if-none-match'], entry.etag)) {
    response.writeHead(304, [
      'ETag',
      entry.etag,
      'Cache-Control',
      'public, max-age=0, must-revalidate',
      'Vary',
      'Accept-Encoding',
      'X-Cache',
      state,
    ]);
    response.end();
    return;
  }
  const encoded = entry.bodies[encoding];
  const body = encoded ?? entry.bodies.identity;
  const name = encoded === undefined ? 'identity' : encoding;
  response.writeHead(entry.status, [...pageHeaders(entry, name, body.length, isHttps), 'X-Cache', state]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** An answer that is not a kept page. */
export interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly type?: string;
  readonly cacheControl?: string;
  readonly setCookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends an answer with security headers; `no-store` unless it says otherwise. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer, isHttps: boolean): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const list = [
    'Content-Type',
    answer.type ?? 'text/html; charset=utf-8',
    'Cache-Control',
    answer.cacheControl ?? 'private, no-store',
    'Content-Length',
    String(body.length),
    ...securityHeaders(isHttps),
    ...Object.entries(answer.headers ?? {}).flat(),
    ...(answer.setCookies ?? []).flatMap((cookie) => ['Set-Cookie', cookie]),
  ];
  response.writeHead(answer.status, list);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** See Other: the browser goes on with a GET. `location` is a path of this shop. */
export const redirectTo = (location: string, setCookies: readonly string[] = []): Answer => ({
  status: 303,
  body: '',
  type: 'text/plain; charset=utf-8',
  headers: { Location: location },
  setCookies,
});

/** Moved for good: browsers and search engines remember it, for a minute at most without asking. The query goes along. */
export const movedTo = (path: string, search: string): Answer => ({
  status: 301,
  body: '',
  type: 'text/plain; charset=utf-8',
  cacheControl: 'public, max-age=60',
  headers: { Location: search === '' ? encodeURI(path) : `${encodeURI(path)}?${search}` },
});

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** A page of no shop: unknown host, suspended shop, failure before any theme is known. Tells nothing about any shop. */
export const plainPage = (
  status: number,
  title: string,
  text: string,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  headers,
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)}</title><style>:root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p></main></body></html>`,
});
