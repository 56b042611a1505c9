import type { PageKind } from '@smallshop/theme-kit';

/** Where a storefront request leads: everything the rest may know of the address, nothing else of it. */
export interface Route {
  readonly kind: PageKind;
  /** Slug of product, category, collection or content page; id of order, checkout or payment; else empty. */
  readonly slug: string;
  /** Path and allow-listed query in canonical order: the page's part of the cache key. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Cached pages are the same for everybody; personal ones are made per request and never stored. */
  readonly isCached: boolean;
}

interface Rule {
  pattern: RegExp;
  kind: PageKind;
  isCached: boolean;
  /** Query parameters that matter, each with what it may look like. Others never reach key or theme. */
  query?: Readonly<Record<string, RegExp>>;
}

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
const identifier = '[0-9a-zA-Z_-]{1,80}';
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const majorUnits = /^\d{1,7}(?:\.\d{1,2})?$/;
const listingQuery = {
  sort: /^(?:-publishedAt|price|-price|title)$/,
  available: /^true$/,
  min: majorUnits,
  max: majorUnits,
  brand: /^[^\p{Cc}]{1,80}$/u,
  cursor: /^[\w.~=-]{1,512}$/,
} as const;
const accessKey = { key: /^[\w.~-]{16,128}$/ } as const;
const localPath = /^\/(?!\/)[\w\-./?=&%]{0,300}$/;

const rules: readonly Rule[] = [
  { pattern: /^\/$/, kind: 'home', isCached: true },
  { pattern: /^\/products$/, kind: 'category', isCached: true, query: listingQuery },
  { pattern: new RegExp(`^/categories/(${slug})$`), kind: 'category', isCached: true, query: listingQuery },
  { pattern: new RegExp(`^/collections/(${slug})$`), kind: 'collection', isCached: true, query: listingQuery },
  { pattern: new RegExp(`^/products/(${slug})$`), kind: 'product', isCached: true, query: { variant: uuid } },
  { pattern: new RegExp(`^/pages/(${slug})$`), kind: 'page', isCached: true },
  {
    pattern: /^\/search$/,
    kind: 'search',
    isCached: true,
    query: { q: /^[^\p{Cc}]{1,100}$/u, cursor: listingQuery.cursor },
  },
  { pattern: /^\/cart$/, kind: 'cart', isCached: false, query: { fragment: /^drawer$/ } },
  {
    pattern: /^\/checkout$/,
    kind: 'checkout',
    isCached: false,
    query: { country: /^[A-Z]{2}$/, method: uuid, failed: /^(?:declined|expired)$/ },
  },
  {
    pattern: new RegExp(`^/checkout/challenge/(${identifier})$`),
    kind: 'challenge',
    isCached: false,
    query: accessKey,
  },
  {
    pattern: new RegExp(`^/checkout/(${identifier})(?:/(?:confirm|return|complete))?$`),
    kind: 'confirmation',
    isCached: false,
    query: accessKey,
  },
  { pattern: /^\/account\/login$/, kind: 'login', isCached: false, query: { next: localPath } },
  { pattern: /^\/account\/register$/, kind: 'register', isCached: false, query: { next: localPath } },
  { pattern: /^\/account$/, kind: 'account', isCached: false, query: { cursor: listingQuery.cursor } },
  { pattern: new RegExp(`^/account/orders/(${identifier})$`), kind: 'order', isCached: false },
  {
    pattern: /^\/account\/profile$/,
    kind: 'profile',
    isCached: false,
    query: { saved: /^(?:profile|address|removed)$/ },
  },
];

/** The page of every address that leads nowhere: one entry per shop, however many such addresses are asked for. */
export const notFoundRoute: Route = { kind: 'not-found', slug: '', path: '/404', query: {}, isCached: true };

function allowedQuery(rule: Rule, given: URLSearchParams): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, shape] of Object.entries(rule.query ?? {})) {
    const value = given.get(name)?.trim().normalize('NFC');
    if (value !== undefined && shape.test(value)) kept[name] = value;
  }
  return kept;
}

/**
 * Reads an address.
 *
 * @param pathname decoded path, no query; a trailing slash counts as none
 * @param search   query as sent; only the page's own parameters in their proper shape survive, in a fixed order
 */
export function routeOf(pathname: string, search: string): Route {
  const trimmed = pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
  for (const rule of rules) {
    const match = rule.pattern.exec(trimmed);
    if (match === null) continue;
    const query = search === '' ? {} : allowedQuery(rule, new URLSearchParams(search));
    const text = new URLSearchParams(query).toString();
    const path = text === '' ? trimmed : `${trimmed}?${text}`;
    return { kind: rule.kind, slug: match[1] ?? '', path, query, isCached: rule.isCached };
  }
  return notFoundRoute;
}
