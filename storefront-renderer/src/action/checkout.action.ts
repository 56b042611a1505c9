import { operations, placeOrderInput, type PlaceOrderInput, type Shop } from '@smallshop/contract';
import type { FormState } from '@smallshop/theme-kit';
import { z } from 'zod';
import { ApiRefusal } from '../plumbing/api.client.js';
import { checkoutModel, type CheckoutEntry } from '../personal/checkout.page.js';
import { blankForm, fieldsBelow, invalidForm, refusedForm } from '../personal/forms.js';
import { challengeOutcome } from '../personal/order.pages.js';
import { goTo, localPath, pageOutcome, type Outcome } from '../personal/outcome.js';
import type { PersonalSession } from '../personal/session.js';
import type { Route } from '../route/route.js';

type Fields = Readonly<Record<string, string>>;

const idempotencyKeySchema = z.uuid();

/** Why a buyer is back at the checkout, by `?failed=`. */
const failures: Readonly<Record<string, string>> = {
  declined: 'The payment was declined; nothing was charged and your cart is kept. Try another way to pay.',
  expired: 'The payment was not finished in time; nothing was charged and your cart is kept.',
};

/** The checkout page, or the cart when there is nothing in it. */
async function checkoutOutcome(
  session: PersonalSession,
  shop: Shop,
  route: Route,
  entry: CheckoutEntry,
  status = 200,
): Promise<Outcome> {
  const model = await checkoutModel(session, shop, entry);
  return model === null ? goTo('/cart') : pageOutcome(route, model, status);
}

/**
 * GET `/checkout`: `country`, `region`, `postcode`, `billing` and `method` prefill the form, `address` chooses from the book,
 * `failed` says why the buyer is back.
 */
export function openCheckout(session: PersonalSession, shop: Shop, route: Route): Promise<Outcome> {
  const { country, region, postcode, billing, method, address, failed = '' } = route.query;
  const said = {
    ...{ 'shippingAddress.country': country, 'shippingAddress.region': region, 'shippingAddress.postalCode': postcode },
    ...{ 'billingAddress.country': billing, shippingMethodId: method },
  };
  const values = Object.fromEntries(
    Object.entries(said).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
  const form = { ...blankForm, values, message: failures[failed] ?? null };
  return checkoutOutcome(session, shop, route, { form, addressId: address });
}

function orderOf(fields: Fields): z.input<typeof placeOrderInput> {
  const needsAddress = fields['shippingAddress.country'] !== undefined;
  const hasOwnBilling = fields.billingIsShipping !== 'true' && fields['billingAddress.country'] !== undefined;
  const [provider = '', token = ''] = (fields.payment ?? '').split(':');
  return {
    email: fields.email ?? '',
    shippingAddress: needsAddress ? addressOf(fields, 'shippingAddress.') : null,
    billingAddress: hasOwnBilling ? addressOf(fields, 'billingAddress.') : null,
    shippingMethodId: fields.shippingMethodId || null,
    payment: { provider: providerOf(provider), token },
    expected: {
      totalMinor: Number(fields.expectedTotalMinor),
      currency: placeOrderInput.shape.expected.shape.currency.catch('EUR').parse(fields.expectedCurrency),
    },
    note: fields.note ?? '',
  };
}

const providerOf = (name: string): PlaceOrderInput['payment']['provider'] =>
  placeOrderInput.shape.payment.shape.provider.catch('manual').parse(name);

const addressSchema = placeOrderInput.shape.billingAddress.unwrap().unwrap();
const addressFields = Object.keys(addressSchema.shape);

/** An address as typed; whatever is wrong with it is found when the whole order is parsed. */
function addressOf(fields: Fields, prefix: string): z.input<typeof addressSchema> {
  const typed = fieldsBelow(fields, prefix);
  const known = Object.fromEntries(addressFields.map((name) => [name, typed[name] ?? '']));
  return { firstName: '', lastName: '', line1: '', city: '', postalCode: '', country: '', ...known };
}

/** POST `/checkout`: places the order, or shows the page again with everything kept and what to do. */
export async function submitCheckout(
  session: PersonalSession,
  shop: Shop,
  route: Route,
  fields: Fields,
): Promise<Outcome> {
  const kept: FormState = { ...blankForm, values: fields };
  if (fields.intent === 'quote') return checkoutOutcome(session, shop, route, { form: kept });
  const order = placeOrderInput.safeParse(orderOf(fields));
  const key = idempotencyKeySchema.safeParse(fields.idempotencyKey);
  if (!order.success || !key.success) {
    const error = order.error ?? key.error ?? new z.ZodError([]);
    const form = invalidForm(fields, error, 'Some details are missing or not right; see the marked fields.');
    return checkoutOutcome(session, shop, route, { form }, 422);
  }
  try {
    const checkout = await session.call(operations.placeOrder, { body: order.data }, key.data);
    const { action, id, accessKey } = checkout;
    const finish = `/checkout/${id}?key=${encodeURIComponent(accessKey)}`;
    return goTo(action?.kind === 'confirm' ? pathOn(action.url, finish) : finish);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return checkoutOutcome(session, shop, route, { form: refusedForm(fields, error) }, error.status);
  }
}

/** The path of an address of ours, given whole or as a path. */
function pathOn(address: string, fallback: string): string {
  if (!URL.canParse(address)) return localPath(address, fallback);
  const { pathname, search } = new URL(address);
  return localPath(`${pathname}${search}`, fallback);
}

/** POST `/checkout/challenge/<payment>`: answers the test gateway and goes on to the confirmation. */
export async function answerChallenge(session: PersonalSession, route: Route, fields: Fields): Promise<Outcome> {
  try {
    const answer = await session.call(operations.answerTestChallenge, {
      params: { paymentId: route.slug },
      body: { approve: fields.decision === 'approve' },
    });
    return goTo(pathOn(answer.returnUrl, '/checkout'));
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return challengeOutcome(route, error.message);
  }
}
