import type { PageKind } from '@smallshop/theme-kit';

/** Where a storefront request leads: everything the rest may know of the address, nothing else of it. */
export interface Route {
  readonly kind: PageKind;
  /** Slug of product, category, collection or content page; id of order, checkout, payment, shared cart or list; else empty. */
  readonly slug: string;
  /** Path and allow-listed query in canonical order: the page's part of the cache key. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parameters given more than once, each with its distinct values in order: what a listing is narrowed by. */
  readonly choices: Choices;
  /** Cached pages are the same for everybody; personal ones are made per request and never stored. */
  readonly isCached: boolean;
}

/** Parameters of a listing that may be repeated, with what each value may look like. */
const choiceShapes = {
  brand: /^[^\p{Cc}]{1,80}$/u,
  tag: /^[^\p{Cc}]{1,40}$/u,
  option: /^[^:\p{Cc}]{1,40}:[^\p{Cc}]{1,60}$/u,
  field: /^[a-z][a-z0-9_]{0,39}:[^\p{Cc}]{1,110}$/u,
} as const;
type ChoiceName = keyof typeof choiceShapes;

/** Values by parameter; `range` holds custom numbers as `watts:10..20`, typed as `min.watts=10` and `max.watts=20`. */
export type Choices = Readonly<Partial<Record<ChoiceName | 'range', readonly string[]>>>;

/** More than a person chooses, few enough that addresses made up by machines do not fill the cache. */
const mostChoices = 8;

interface Rule {
  pattern: RegExp;
  kind: PageKind;
  isCached: boolean;
  /** Query parameters that matter, each with what it may look like. Others never reach key or theme. */
  query?: Readonly<Record<string, RegExp>>;
  /** True where a listing can be narrowed by facets. */
  hasChoices?: boolean;
}

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
const identifier = '[0-9a-zA-Z_-]{1,80}';
const linkToken = '[\\w-]{1,500}\\.[\\w-]{1,90}';
const uuidText = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const uuid = new RegExp(`^${uuidText}$`);
const majorUnits = /^\d{1,7}(?:\.\d{1,2})?$/;
const listingQuery = {
  sort: /^(?:-publishedAt|price|-price|title)$/,
  available: /^true$/,
  min: majorUnits,
  max: majorUnits,
  cursor: /^[\w.~=-]{1,512}$/,
} as const;
const accessKey = { key: /^[\w.~-]{16,128}$/ } as const;
const localPath = /^\/(?!\/)[\w\-./?=&%]{0,300}$/;

const rules: readonly Rule[] = [
  { pattern: /^\/$/, kind: 'home', isCached: true },
  { pattern: /^\/products$/, kind: 'category', isCached: true, query: listingQuery, hasChoices: true },
  {
    pattern: new RegExp(`^/categories/(${slug})$`),
    kind: 'category',
    isCached: true,
    query: listingQuery,
    hasChoices: true,
  },
  { pattern: /^\/collections$/, kind: 'collections', isCached: true },
  {
    pattern: new RegExp(`^/collections/(${slug})$`),
    kind: 'collection',
    isCached: true,
    query: listingQuery,
    hasChoices: true,
  },
  { pattern: new RegExp(`^/products/(${slug})$`), kind: 'product', isCached: true, query: { variant: uuid } },
  { pattern: new RegExp(`^/pages/(${slug})$`), kind: 'page', isCached: true },
  {
    pattern: /^\/search$/,
    kind: 'search',
    isCached: true,
    query: { q: /^[^\p{Cc}]{1,100}$/u, category: new RegExp(`^${slug}$`), ...listingQuery },
    hasChoices: true,
  },
  { pattern: /^\/cart$/, kind: 'cart', isCached: false, query: { fragment: /^drawer$/, shared: uuid } },
  { pattern: new RegExp(`^/cart/shared/(${uuidText})$`), kind: 'cart', isCached: false },
  { pattern: new RegExp(`^/cart/back/(${linkToken})$`), kind: 'cart', isCached: false },
  { pattern: new RegExp(`^/unsubscribe/(${linkToken})$`), kind: 'unsubscribe', isCached: false },
  { pattern: new RegExp(`^/wishlist(?:/(ids|${uuidText}))?$`), kind: 'wishes', isCached: false },
  {
    pattern: /^\/checkout$/,
    kind: 'checkout',
    isCached: false,
    query: {
      ...{
        country: /^[A-Z]{2}$/,
        region: /^[A-Za-z0-9]{1,3}$/,
        postcode: /^[A-Za-z0-9 -]{1,16}$/,
        billing: /^[A-Z]{2}$/,
      },
      ...{ method: uuid, address: uuid, failed: /^(?:declined|expired)$/ },
    },
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
    pattern: new RegExp(`^/orders/(${identifier})/return$`),
    kind: 'return',
    isCached: false,
    query: { ...accessKey, saved: /^(?:requested|withdrawn)$/ },
  },
  {
    pattern: /^\/account\/profile$/,
    kind: 'profile',
    isCached: false,
    query: { saved: /^(?:profile|address|removed)$/ },
  },
];

/** The page of every address that leads nowhere: one entry per shop, however many such addresses are asked for. */
export const notFoundRoute: Route = {
  kind: 'not-found',
  slug: '',
  path: '/404',
  query: {},
  choices: {},
  isCached: true,
};

const previewPath = /^\/preview\/([\w-]{1,500}\.[\w-]{1,90})$/;

/** The token of an address that shows what is not in the shop yet; null for every other address. */
export const previewTokenOf = (pathname: string): string | null => previewPath.exec(pathname)?.[1] ?? null;

function allowedQuery(rule: Rule, given: URLSearchParams): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, shape] of Object.entries(rule.query ?? {})) {
    const value = given.get(name)?.trim().normalize('NFC');
    if (value !== undefined && shape.test(value)) kept[name] = value;
  }
  return kept;
}

const isGiven = (values: readonly string[]): boolean => values.length > 0;

function allowedChoices(given: URLSearchParams): Choices {
  const kept: Partial<Record<ChoiceName | 'range', readonly string[]>> = {};
  const distinct = (values: readonly string[], shape: RegExp) =>
    [...new Set(values.map((value) => value.trim().normalize('NFC')))].filter((value) => shape.test(value)).sort();
  for (const name of ['brand', 'tag', 'option', 'field'] as const) {
    const values = distinct(given.getAll(name), choiceShapes[name]).slice(0, mostChoices);
    if (isGiven(values)) kept[name] = values;
  }
  const ranges = rangesOf(given);
  if (isGiven(ranges)) kept.range = ranges;
  return kept;
}

const boundName = /^(?:min|max)\.([a-z][a-z0-9_]{0,39})$/;
const boundShape = /^-?\d{1,9}(?:\.\d{1,4})?$/;

function rangesOf(given: URLSearchParams): string[] {
  const keys = [...new Set([...given.keys()].flatMap((name) => boundName.exec(name)?.[1] ?? []))].sort().slice(0, 3);
  return keys.flatMap((key) => {
    const [from, to] = ['min', 'max'].map((end) => {
      const value = given.get(`${end}.${key}`)?.trim() ?? '';
      return boundShape.test(value) ? value : '';
    });
    return from === '' && to === '' ? [] : [`${key}:${from}..${to}`];
  });
}

/** A listing's parameters as they stand in an address: always in the same order. */
export function addressOf(path: string, query: Readonly<Record<string, string>>, choices: Choices): string {
  const parameters = new URLSearchParams(query);
  for (const name of ['brand', 'tag', 'option', 'field'] as const) {
    for (const value of choices[name] ?? []) parameters.append(name, value);
  }
  for (const range of choices.range ?? []) {
    const [key = '', bounds = ''] = range.split(':');
    const [from = '', to = ''] = bounds.split('..');
    if (from !== '') parameters.append(`min.${key}`, from);
    if (to !== '') parameters.append(`max.${key}`, to);
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
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
    const given = new URLSearchParams(search);
    const query = search === '' ? {} : allowedQuery(rule, given);
    const choices = search !== '' && rule.hasChoices ? allowedChoices(given) : {};
    const path = addressOf(trimmed, query, choices);
    return { kind: rule.kind, slug: match[1] ?? '', path, query, choices, isCached: rule.isCached };
  }
  return notFoundRoute;
}
