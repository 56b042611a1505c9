import { idSchema, operations, type Cart } from '@smallshop/contract';
import type { FormState } from '@smallshop/theme-kit';
import { type Answers } from '../plumbing/answers.js';
import { ApiRefusal } from '../plumbing/api.client.js';
import { cartModel, rememberCount } from '../personal/cart.page.js';
import { refusedForm } from '../personal/forms.js';
import { goTo, pageOutcome, type Outcome } from '../personal/outcome.js';
import type { PersonalSession } from '../personal/session.js';
import type { Route } from '../route/route.js';

type Fields = Readonly<Record<string, string>>;

/** Reads a page's data for everybody, as the sections do. */
export type ReadProduct = (slug: string) => Promise<Answers>;

const wholeNumber = (text: string | undefined, fallback: number): number => {
  const value = Number(text);
  return Number.isInteger(value) ? value : fallback;
};

/** The variant a form names, by id or, without JavaScript, by product and option values; null when there is none such. */
async function variantIdOf(fields: Fields, read: ReadProduct): Promise<string | null> {
  if (idSchema.safeParse(fields.variantId).success) return fields.variantId ?? null;
  if (fields.slug === undefined) return null;
  const product = (await read(fields.slug)).get('product', 'product');
  const wanted = product?.options.map((_option, index) => fields[`option.${index}`]);
  const found = product?.variants.find(({ optionValues }) => optionValues.every((value, at) => value === wanted?.[at]));
  return found?.id ?? null;
}

const missing = new ApiRefusal(409, 'variant.not_found', 'Choose one of the options on offer.', {});

async function changed(
  session: PersonalSession,
  route: Route,
  wantsFragment: boolean,
  fields: Fields,
  work: () => Promise<Cart>,
): Promise<Outcome> {
  try {
    const cart = await work();
    rememberCount(session, cart.itemCount);
    if (!wantsFragment) return goTo('/cart');
    return pageOutcome(route, await cartModel(session, { known: cart, isDrawer: true }));
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const form: FormState = refusedForm(fields, error);
    return pageOutcome(route, await cartModel(session, { form, isDrawer: wantsFragment }), error.status);
  }
}

/** `/cart/add`. The answer is the cart drawer for scripts, the cart page for everybody else. */
export const addToCart = (
  session: PersonalSession,
  route: Route,
  wantsFragment: boolean,
  fields: Fields,
  read: ReadProduct,
): Promise<Outcome> =>
  changed(session, route, wantsFragment, fields, async () => {
    const variantId = await variantIdOf(fields, read);
    if (variantId === null) throw missing;
    return session.call(operations.addCartItem, { body: { variantId, quantity: wholeNumber(fields.quantity, 1) } });
  });

/** What a form of something kept asks for; null for forms of lines and codes. */
function keptChange(session: PersonalSession, fields: Fields): Promise<Cart> | null {
  const { accept, save, moveSaved, forgetSaved, take } = fields;
  if (accept !== undefined) return session.call(operations.acceptCartChanges, { body: { ids: accept.split(' ') } });
  if (save !== undefined) return session.call(operations.saveCartLine, { params: { itemId: save } });
  if (moveSaved !== undefined) return session.call(operations.moveSavedLine, { params: { id: moveSaved } });
  if (take !== undefined) return session.call(operations.takeSharedCart, { params: { id: take } });
  if (forgetSaved === undefined) return null;
  const forgotten = session.call(operations.removeSavedLine, { params: { id: forgetSaved } });
  return forgotten.then(() => session.call(operations.getCart));
}

async function shared(session: PersonalSession, route: Route, fields: Fields): Promise<Outcome> {
  try {
    const { id } = await session.call(operations.shareCart);
    return goTo(`/cart?shared=${id}`);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return pageOutcome(route, await cartModel(session, { form: refusedForm(fields, error) }), error.status);
  }
}

/**
 * `/cart/update`: a line's quantity, or its removal by `remove` or a quantity of 0; a discount `code`, or `removeCode`; what is
 * kept, see the kit's `Urls.updateCart`.
 */
export function updateCart(
  session: PersonalSession,
  route: Route,
  wantsFragment: boolean,
  fields: Fields,
): Promise<Outcome> {
  if (fields.share !== undefined) return shared(session, route, fields);
  return changed(session, route, wantsFragment, fields, () => {
    const { code, removeCode } = fields;
    const kept = keptChange(session, fields);
    if (kept) return kept;
    if (removeCode !== undefined) return session.call(operations.removeCartDiscount, { params: { code: removeCode } });
    if (code !== undefined) return session.call(operations.addCartDiscount, { body: { code } });
    const quantity = wholeNumber(fields.quantity, 1);
    const itemId = fields.remove ?? fields.line ?? '';
    if (fields.remove !== undefined || quantity === 0)
      return session.call(operations.removeCartItem, { params: { itemId } });
    return session.call(operations.changeCartItem, { params: { itemId }, body: { quantity } });
  });
}

/** POST `/account/reorder`: what an order held goes into the cart again. */
export const orderAgain = (session: PersonalSession, route: Route, fields: Fields): Promise<Outcome> =>
  changed(session, route, false, fields, () =>
    session.call(operations.reorder, { params: { id: fields.order ?? '' } }),
  );
