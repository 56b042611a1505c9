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
  return null;
}

/** The address search engines should keep: without variant and sorting, with the page of a listing. */
export function canonicalPath(page: PageView): string {
  const [path = '/', query = ''] = page.path.split('?');
  const cursor = new URLSearchParams(query).get('cursor');
  const isListing = page.kind === 'category' || page.kind === 'collection';
  return isListing && cursor !== null ? `${path}?cursor=${encodeURIComponent(cursor)}` : path;
}
