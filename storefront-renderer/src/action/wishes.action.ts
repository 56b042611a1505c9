import { operations, type WishList } from '@smallshop/contract';
import { refusedForm } from '../personal/forms.js';
import { goTo, localPath, type Outcome } from '../personal/outcome.js';
import type { PersonalSession } from '../personal/session.js';
import { ownWishes, rememberWishes } from '../personal/wishes.page.js';
import { ApiRefusal } from '../plumbing/api.client.js';
import type { Route } from '../route/route.js';

type Fields = Readonly<Record<string, string>>;

function change(session: PersonalSession, fields: Fields): Promise<WishList> {
  const { product: productId = '', remove, shared } = fields;
  if (shared !== undefined) return session.call(operations.shareWishList, { body: { isShared: shared === 'true' } });
  if (remove !== undefined) return session.call(operations.removeWish, { params: { productId } });
  return session.call(operations.addWish, { body: { productId } });
}

/** POST `/wishlist/change`: goes back to where the form stood, or shows the list with why it was refused. */
export async function changeWishes(
  session: PersonalSession,
  origin: string,
  route: Route,
  fields: Fields,
): Promise<Outcome> {
  try {
    await change(session, fields);
    await rememberWishes(session);
    return goTo(localPath(fields.back, '/wishlist'));
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    if (error.code === 'auth.required') return goTo('/account/login?next=/wishlist');
    return ownWishes(session, origin, route, refusedForm(fields, error), error.status);
  }
}
