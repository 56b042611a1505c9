import { operations, type Cart } from '@smallshop/contract';
import type { FormState } from '@smallshop/theme-kit';
import type { PageModel } from '../page/render.request.js';
import { blankForm } from './forms.js';
import type { PersonalSession } from './session.js';

const ninetyDaysSeconds = 90 * 24 * 60 * 60;

/** Tells the page's script how many units are in the cart, so that cached pages can show it without asking anyone. */
export function rememberCount(session: PersonalSession, count: number): void {
  const age = count === 0 ? 0 : ninetyDaysSeconds;
  session.setCookie('cart_count', `cart_count=${count}; Path=/; SameSite=Lax; Max-Age=${age}`);
}

/** The cart page. Pass the cart when a write has just answered it. */
export async function cartModel(
  session: PersonalSession,
  form: FormState = blankForm,
  known?: Cart,
): Promise<PageModel> {
  const cart = known ?? (await session.call(operations.getCart));
  rememberCount(session, cart.itemCount);
  return { kind: 'cart', cart, form };
}
