import { operations, type WishList } from '@smallshop/contract';
import type { FormState } from '@smallshop/theme-kit';
import { ApiRefusal } from '../plumbing/api.client.js';
import type { Route } from '../route/route.js';
import type { Answer } from '../server/reply.js';
import { blankForm } from './forms.js';
import { nowhere, pageOutcome, type Outcome } from './outcome.js';
import type { PersonalSession } from './session.js';

/** GET: ids of the products the visitor wishes for, as JSON for the page's script. */
export const ownWishesPath = '/wishlist/ids';

const ninetyDaysSeconds = 90 * 24 * 60 * 60;

/** Tells the page's script whether asking for wishes is worth it, so that cached pages ask nothing for those who have none. */
function tellWishes(session: PersonalSession, { items }: WishList): void {
  const [flag, age] = items.length === 0 ? [0, 0] : [1, ninetyDaysSeconds];
  session.setCookie('wishes', `wishes=${flag}; Path=/; SameSite=Lax; Max-Age=${age}`);
}

/** Looks whether the visitor wishes for anything, and remembers it for the page's script. */
export async function rememberWishes(session: PersonalSession): Promise<void> {
  tellWishes(session, await session.call(operations.getWishList));
}

/** Whoever signed out leaves no wishes behind. */
export const forgetWishes = (session: PersonalSession): void => tellWishes(session, { items: [], shareId: null });

/** The visitor's own wish list. */
export async function ownWishes(
  session: PersonalSession,
  origin: string,
  route: Route,
  form: FormState = blankForm,
  status = 200,
): Promise<Outcome> {
  const list = await session.call(operations.getWishList);
  tellWishes(session, list);
  const { items, shareId } = list;
  const shareUrl = shareId === null ? null : `${origin}/wishlist/${shareId}`;
  const model = { kind: 'wishes' as const, items, isOwn: true, isMember: session.mayBeSignedIn, shareUrl, form };
  return pageOutcome(route, model, status);
}

/** GET `/wishlist` and `/wishlist/<id>`; a list nobody shares leads nowhere. */
export async function wishesOutcome(session: PersonalSession, origin: string, route: Route): Promise<Outcome> {
  if (route.slug === '') return ownWishes(session, origin, route);
  try {
    const { items } = await session.call(operations.getSharedWishList, { params: { id: route.slug } });
    const shown = { isOwn: false, isMember: false, shareUrl: null, form: blankForm };
    return pageOutcome(route, { kind: 'wishes', items, ...shown });
  } catch (error) {
    if (error instanceof ApiRefusal && (error.status === 404 || error.status === 422)) return nowhere;
    throw error;
  }
}

/** `{ ids }` of what the visitor wishes for, never stored. */
export async function wishIds(session: PersonalSession): Promise<Answer> {
  const list = await session.call(operations.getWishList);
  tellWishes(session, list);
  return {
    status: 200,
    body: JSON.stringify({ ids: list.items.map(({ id }) => id) }),
    type: 'application/json; charset=utf-8',
    setCookies: session.setCookies,
  };
}
