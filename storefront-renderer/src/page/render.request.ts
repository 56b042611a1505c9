import type { ResolvedHost, StorefrontQuery } from '@smallshop/contract';
import type { PageKind, PageOf } from '@smallshop/theme-kit';
import type { Answers } from '../plumbing/answers.js';
import type { Route } from '../route/route.js';

type WithoutBase<Page> = Omit<Page, 'path' | 'title' | 'description' | 'breadcrumbs'>;

/** Kinds of page made for one visitor. */
export type PersonalKind = Extract<
  PageKind,
  | 'cart'
  | 'checkout'
  | 'confirmation'
  | 'challenge'
  | 'login'
  | 'register'
  | 'account'
  | 'order'
  | 'return'
  | 'profile'
  | 'wishes'
  | 'unsubscribe'
>;

/** What a personal page, or the page of a failure, shows beyond the shop itself: loaded before the theme is asked to draw. */
export type PageModel = { [Kind in PersonalKind | 'unavailable']: WithoutBase<PageOf<Kind>> }[
  PersonalKind | 'unavailable'];

/** A page's data with what the cache must know of it. */
export interface PageData {
  readonly answers: Answers;
  readonly tags: readonly string[];
  /** Newest purge known to the API when it read the data. */
  readonly purgeSequence: number;
}

/** What came of drawing, beside the HTML. */
export interface RenderOutcome {
  status: number;
  tags: readonly string[];
  purgeSequence: number;
  /** False for pages that must not be stored although their kind is. */
  isStorable: boolean;
}

/** Handed from the front to the theme's route as `Astro.locals.render`. Nothing of the visitor's request is in it. */
export interface RenderRequest {
  readonly host: ResolvedHost;
  readonly route: Route;
  /** Until when, as ISO 8601, somebody may look at what is not in the shop yet; null on every other page. */
  readonly previewUntil: string | null;
  /** Address of the preview, without its language; null on every other page. */
  readonly previewPath: string | null;
  /** Null on cached pages. */
  readonly model: PageModel | null;
  readonly read: (queries: Readonly<Record<string, StorefrontQuery>>) => Promise<PageData>;
  /** Told of a section left out because it threw or its settings are broken. */
  readonly report: (problem: unknown, where: string) => void;
  readonly outcome: RenderOutcome;
}
