import { operations, type Checkout } from '@smallshop/contract';
import { ApiRefusal } from '../plumbing/api.client.js';
import type { Route } from '../route/route.js';
import { rememberCount } from './cart.page.js';
import { blankForm } from './forms.js';
import { goTo, nowhere, pageOutcome, type Outcome } from './outcome.js';
import type { PersonalSession } from './session.js';

const declined = goTo('/checkout?failed=declined');

/** A checkout that waits for its payment is asked about once more; that is safe to repeat. */
async function settled(session: PersonalSession, id: string, key: string): Promise<Checkout> {
  const checkout = await session.call(operations.getCheckout, { params: { id }, query: { key } });
  if (checkout.status !== 'awaiting_payment') return checkout;
  return session.call(operations.confirmCheckout, { params: { id }, query: { key } });
}

/** The page after paying: the order, or that the payment is still being confirmed, or back to the checkout when it failed. */
export async function confirmationOutcome(session: PersonalSession, route: Route): Promise<Outcome> {
  const { key } = route.query;
  if (key === undefined) return nowhere;
  try {
    const checkout = await settled(session, route.slug, key);
    if (checkout.status === 'payment_failed') return declined;
    if (checkout.status === 'expired') return goTo('/checkout?failed=expired');
    if (checkout.status === 'completed') rememberCount(session, 0);
    return pageOutcome(route, { kind: 'confirmation', checkout, order: checkout.order });
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    if (error.code === 'payment.declined') return declined;
    if (error.code === 'checkout.not_payable') return goTo('/checkout?failed=expired');
    if (error.status === 404 || error.status === 422) return nowhere;
    throw error;
  }
}

/** The bank's question of the test gateway. */
export const challengeOutcome = (route: Route, message: string | null = null): Outcome =>
  pageOutcome(route, { kind: 'challenge', form: { ...blankForm, message } }, message === null ? 200 : 409);
