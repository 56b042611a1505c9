import type { Shop, StorefrontQuery } from '@smallshop/contract';
import type { Crumb, PageView, Translate } from '@smallshop/theme-kit';
import type { Formats } from '../page/formats.js';
import type { PageModel } from '../page/render.request.js';
import type { Answers } from '../plumbing/answers.js';
import type { Route } from '../route/route.js';

/** All a view is made from. */
export interface ViewInput {
  readonly shop: Shop;
  readonly route: Route;
  readonly answers: Answers;
  readonly model: PageModel | null;
  readonly t: Translate;
  readonly formats: Formats;
}

/** One kind of page: what it reads, and the view made of it. */
export interface View {
  /** Queries of the page itself, beside those of its sections. */
  readonly queries: (route: Route, shop: Shop) => Readonly<Record<string, StorefrontQuery>>;
  /** The view, or null when the thing the address names does not exist (404). */
  readonly build: (input: ViewInput) => PageView | null;
}

/** The first step of every way. */
export const homeCrumb = (t: Translate): Crumb => ({ label: t('kit.title.home'), href: '/' });

/** Cuts text to what search engines show, at a word. */
export function shortened(text: string, length = 160): string {
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= length) return plain;
  const cut = plain.slice(0, length - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : cut.length)}…`;
}
