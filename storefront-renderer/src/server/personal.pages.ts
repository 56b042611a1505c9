import type { ResolvedHost } from '@smallshop/contract';
import {
  addAddress,
  changeAddress,
  changePassword,
  deleteAddress,
  openAccount,
  saveProfile,
  signIn,
  signOut,
} from '../action/account.action.js';
import { addToCart, orderAgain, updateCart, type ReadProduct } from '../action/cart.action.js';
import { answerChallenge, openCheckout, submitCheckout } from '../action/checkout.action.js';
import { submitReturn } from '../action/return.action.js';
import { chooseCurrency } from '../action/currency.action.js';
import { changeWishes } from '../action/wishes.action.js';
import { accountOutcome, entranceOutcome, orderOutcome, profileOutcome } from '../personal/account.pages.js';
import { returnOutcome } from '../personal/return.page.js';
import { cartOutcome, restoredOutcome } from '../personal/cart.page.js';
import { challengeOutcome, confirmationOutcome } from '../personal/order.pages.js';
import { nowhere, type Outcome } from '../personal/outcome.js';
import type { PersonalSession } from '../personal/session.js';
import { askUnsubscribe, unsubscribe } from '../personal/unsubscribe.page.js';
import { wishesOutcome } from '../personal/wishes.page.js';
import { routeOf, type Route } from '../route/route.js';

type Fields = Readonly<Record<string, string>>;

/** A personal page as asked for by GET. */
export async function openPersonal(session: PersonalSession, host: ResolvedHost, route: Route): Promise<Outcome> {
  const { shop, canonicalOrigin } = host;
  switch (route.kind) {
    case 'cart':
      if (route.path.startsWith('/cart/back/')) return restoredOutcome(session, route);
      return cartOutcome(session, canonicalOrigin, route);
    case 'unsubscribe':
      return askUnsubscribe(route);
    case 'wishes':
      return wishesOutcome(session, canonicalOrigin, route);
    case 'checkout':
      return openCheckout(session, shop, route);
    case 'confirmation':
      return confirmationOutcome(session, route);
    case 'challenge':
      return challengeOutcome(route);
    case 'login':
    case 'register':
      return entranceOutcome(route, route.kind);
    case 'account':
      return accountOutcome(session, route);
    case 'order':
      return orderOutcome(session, route);
    case 'return':
      return returnOutcome(session, route);
    case 'profile':
      return profileOutcome(session, shop, route);
    default:
      return nowhere;
  }
}

/** What a posted form brings along. */
export interface Post {
  readonly pathname: string;
  readonly search: string;
  readonly fields: Fields;
  /** Scripts ask for the cart drawer instead of a page. */
  readonly wantsFragment: boolean;
  readonly readProduct: ReadProduct;
}

/** Answers a posted form. */
export async function submitPersonal(session: PersonalSession, host: ResolvedHost, post: Post): Promise<Outcome> {
  const { shop, canonicalOrigin } = host;
  const { pathname, fields, wantsFragment } = post;
  const cart = routeOf('/cart', wantsFragment ? 'fragment=drawer' : '');
  const profile = routeOf('/account/profile', '');
  switch (pathname) {
    case '/cart/add':
      return addToCart(session, cart, wantsFragment, fields, post.readProduct);
    case '/cart/update':
      return updateCart(session, cart, wantsFragment, fields);
    case '/account/reorder':
      return orderAgain(session, cart, fields);
    case '/wishlist/change':
      return changeWishes(session, canonicalOrigin, routeOf('/wishlist', ''), fields);
    case '/checkout':
      return submitCheckout(session, shop, routeOf('/checkout', ''), fields);
    case '/currency':
      return chooseCurrency(session, shop, fields);
    case '/account/login':
      return signIn(session, routeOf(pathname, post.search), fields);
    case '/account/register':
      return openAccount(session, routeOf(pathname, post.search), fields);
    case '/account/logout':
      return signOut(session);
    case '/account/profile':
      return saveProfile(session, shop, profile, fields);
    case '/account/addresses':
      return addAddress(session, shop, profile, fields);
    case '/account/addresses/change':
      return changeAddress(session, shop, profile, fields);
    case '/account/password':
      return changePassword(session, shop, profile, fields);
    case '/account/addresses/delete':
      return deleteAddress(session, shop, profile, fields);
    default:
      return submitTo(session, routeOf(pathname, post.search), fields);
  }
}

/** Likewise where the address names what it is about. */
async function submitTo(session: PersonalSession, route: Route, fields: Fields): Promise<Outcome> {
  if (route.kind === 'return') return submitReturn(session, route, fields);
  if (route.kind === 'unsubscribe') return unsubscribe(session, route);
  return route.kind === 'challenge' ? answerChallenge(session, route, fields) : nowhere;
}
