import type { PageModel } from '../page/render.request.js';
import type { Route } from '../route/route.js';

/** What a personal request comes to: a page to draw, another address to go to, or nothing there. */
export type Outcome =
  | { readonly kind: 'page'; readonly route: Route; readonly model: PageModel; readonly status: number }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'not-found' };

/** A page, 200 unless told otherwise. */
export const pageOutcome = (route: Route, model: PageModel, status = 200): Outcome => ({
  kind: 'page',
  route,
  model,
  status,
});

/** See other. `location` is a path of this shop. */
export const goTo = (location: string): Outcome => ({ kind: 'redirect', location });

/** Nothing at this address. */
export const nowhere: Outcome = { kind: 'not-found' };

/** A path of this shop from what a form or the API said; anything else becomes `fallback`. */
export function localPath(given: string | undefined, fallback: string): string {
  if (given === undefined || !/^\/(?![/\\])[^\s\\]*$/.test(given)) return fallback;
  return given;
}
