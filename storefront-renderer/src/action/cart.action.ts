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
    return wantsFragment ? pageOutcome(route, await cartModel(session, undefined, cart)) : goTo('/cart');
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const form: FormState = refusedForm(fields, error);
    return pageOutcome(route, await cartModel(session, form), error.status);
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

/** `/cart/update`: a line's quantity, or its removal by `remove` or a quantity of 0; a discount `code`, or `removeCode`. */
export const updateCart = (
  session: PersonalSession,
  route: Route,
  wantsFragment: boolean,
  fields: Fields,
): Promise<Outcome> =>
  changed(session, route, wantsFragment, fields, () => {
    const { code, removeCode } = fields;
    if (removeCode !== undefined) return session.call(operations.removeCartDiscount, { params: { code: removeCode } });
    if (code !== undefined) return session.call(operations.addCartDiscount, { body: { code } });
    const quantity = wholeNumber(fields.quantity, 1);
    const itemId = fields.remove ?? fields.line ?? '';
    if (fields.remove !== undefined || quantity === 0)
      return session.call(operations.removeCartItem, { params: { itemId } });
    return session.call(operations.changeCartItem, { params: { itemId }, body: { quantity } });
  });
