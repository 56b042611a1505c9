import type { Image } from '@smallshop/contract';
import type { PageView } from '@smallshop/theme-kit';

const unsafe = /[<>{};]/;

/** Custom properties of the theme as a `:root` rule. Values that could leave the declaration are dropped. */
export function rootRule(tokens: Readonly<Record<string, string>>): string {
  const declarations = Object.entries(tokens).filter(([name, value]) => /^--[\w-]+$/.test(name) && !unsafe.test(value));
  return `:root{${declarations.map(([name, value]) => `${name}:${value}`).join(';')}}`;
}

/** The picture a page is shared with. */
export function shareImage(page: PageView): Image | null {
  if (page.kind === 'product') return page.leadImage;
  if (page.kind === 'category') return page.category?.image ?? page.listing.items[0]?.image ?? null;
  if (page.kind === 'collection') return page.collection.image ?? page.listing.items[0]?.image ?? null;
  if (page.kind === 'collections') return page.collections.find(({ image }) => image !== null)?.image ?? null;
  return null;
}

// Neither narrows: the order, and which page it is.
const unnarrowing = new Set(['sort', 'cursor']);

/** What a listing's address narrows it by. */
const narrowing = (query: string): [string, string][] =>
  [...new URLSearchParams(query)].filter(([name]) => !unnarrowing.has(name));

const isShelf = ({ kind }: PageView): boolean => kind === 'category' || kind === 'collection';

/** False for listings narrowed twice or more: search engines would find thousands of pages showing the same products. */
export const isWorthIndexing = (page: PageView): boolean =>
  page.kind !== 'search' && (!isShelf(page) || narrowing(page.path.split('?')[1] ?? '').length <= 1);

/** The address search engines should keep: without variant and sorting, with the page of a listing and its one filter. */
export function canonicalPath(page: PageView): string {
  const [path = '/', query = ''] = page.path.split('?');
  if (!isShelf(page)) return path;
  const cursor = new URLSearchParams(query).get('cursor');
  const kept = new URLSearchParams([...(cursor === null ? [] : [['cursor', cursor]]), ...narrowing(query)]).toString();
  return kept === '' ? path : `${path}?${kept}`;
}
