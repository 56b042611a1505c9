import { operations, type Cart, type SharedCart } from '@smallshop/contract';
import type { FormState } from '@smallshop/theme-kit';
import type { PageModel } from '../page/render.request.js';
import { ApiRefusal } from '../plumbing/api.client.js';
import type { Route } from '../route/route.js';
import { blankForm, refusedForm } from './forms.js';
import { goTo, nowhere, pageOutcome, type Outcome } from './outcome.js';
import type { PersonalSession } from './session.js';

const ninetyDaysSeconds = 90 * 24 * 60 * 60;

/** Tells the page's script how many units are in the cart, so that cached pages can show it without asking anyone. */
export function rememberCount(session: PersonalSession, count: number): void {
  const age = count === 0 ? 0 : ninetyDaysSeconds;
  session.setCookie('cart_count', `cart_count=${count}; Path=/; SameSite=Lax; Max-Age=${age}`);
}

/** What a cart page shows beside the cart. */
export interface CartEntry {
  readonly form?: FormState;
  /** The cart, when a write has just answered it. */
  readonly known?: Cart;
  /** Leaves out what the drawer does not show. */
  readonly isDrawer?: boolean;
  readonly offer?: SharedCart | null;
  readonly shareUrl?: string | null;
}

/** The cart page, or the drawer. */
export async function cartModel(session: PersonalSession, entry: CartEntry = {}): Promise<PageModel> {
  const { form = blankForm, known, isDrawer = false, offer = null, shareUrl = null } = entry;
  const [cart, { items: saved }] = await Promise.all([
    known ?? session.call(operations.getCart),
    isDrawer ? { items: [] } : session.call(operations.listSavedLines),
  ]);
  rememberCount(session, cart.itemCount);
  return { kind: 'cart', cart, form, saved, offer, shareUrl };
}

/** GET `/cart`, and `/cart/shared/<id>`: the cart, and beside it what somebody's link holds. A link that has ended leads nowhere. */
export async function cartOutcome(session: PersonalSession, origin: string, route: Route): Promise<Outcome> {
  const { shared, fragment } = route.query;
  const shareUrl = shared === undefined ? null : `${origin}/cart/shared/${shared}`;
  if (route.slug === '')
    return pageOutcome(route, await cartModel(session, { isDrawer: fragment === 'drawer', shareUrl }));
  try {
    const offer = await session.call(operations.getSharedCart, { params: { id: route.slug } });
    return pageOutcome(route, await cartModel(session, { offer }));
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return nowhere;
    throw error;
  }
}

/** GET `/cart/back/<token>`: a reminder's link brings its cart back, and the page says why when nothing of it can be had. */
export async function restoredOutcome(session: PersonalSession, route: Route): Promise<Outcome> {
  try {
    const cart = await session.call(operations.restoreCart, { body: { token: route.slug } });
    rememberCount(session, cart.itemCount);
    return goTo('/cart');
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return pageOutcome(route, await cartModel(session, { form: refusedForm({}, error) }), error.status);
  }
}
