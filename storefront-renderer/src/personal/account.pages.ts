import { operations, type Customer, type Shop } from '@smallshop/contract';
import type { FormState } from '@smallshop/theme-kit';
import { ApiRefusal } from '../plumbing/api.client.js';
import type { Route } from '../route/route.js';
import { countryChoices } from './countries.js';
import { blankForm, filledForm } from './forms.js';
import { goTo, localPath, nowhere, pageOutcome, type Outcome } from './outcome.js';
import type { PersonalSession } from './session.js';

const ordersPerPage = 20;

/** Sign-in or registration, shown again with `form` after a refusal. */
export const entranceOutcome = (
  route: Route,
  kind: 'login' | 'register',
  form: FormState = blankForm,
  status = 200,
): Outcome =>
  pageOutcome(route, { kind, form, next: localPath(form.values.next ?? route.query.next, '/account') }, status);

/** Runs `work` for the signed-in customer; everybody else is sent to sign in and comes back afterwards. */
export async function forCustomer(
  session: PersonalSession,
  next: string,
  work: (customer: Customer) => Promise<Outcome>,
): Promise<Outcome> {
  const signIn = goTo(`/account/login?next=${encodeURIComponent(next)}`);
  if (!session.mayBeSignedIn) return signIn;
  try {
    return await work(await session.call(operations.getMe));
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 401) return signIn;
    throw error;
  }
}

/** The customer and their orders. */
export const accountOutcome = (session: PersonalSession, route: Route): Promise<Outcome> =>
  forCustomer(session, route.path, async (customer) => {
    const { cursor } = route.query;
    const query = { limit: ordersPerPage, ...(cursor === undefined ? {} : { cursor }) };
    const { items, nextCursor } = await session.call(operations.listOrders, { query });
    const nextHref = nextCursor === null ? null : `/account?cursor=${encodeURIComponent(nextCursor)}`;
    return pageOutcome(route, { kind: 'account', customer, orders: items, nextHref });
  });

/** One of the customer's orders; somebody else's is not there. */
export const orderOutcome = (session: PersonalSession, route: Route): Promise<Outcome> =>
  forCustomer(session, route.path, async (customer) => {
    try {
      const order = await session.call(operations.getOrder, { params: { id: route.slug } });
      return pageOutcome(route, { kind: 'order', customer, order });
    } catch (error) {
      if (error instanceof ApiRefusal && (error.status === 404 || error.status === 422)) return nowhere;
      throw error;
    }
  });

/** Forms of the profile page after a post; blank fields are filled from what is saved. */
export interface ProfileForms {
  readonly profile?: FormState;
  readonly address?: FormState;
  readonly status?: number;
}

/** Name, phone and address book. */
export const profileOutcome = (
  session: PersonalSession,
  shop: Shop,
  route: Route,
  forms: ProfileForms = {},
): Promise<Outcome> =>
  forCustomer(session, '/account/profile', async (customer) => {
    const [{ items: addresses }, { items: codes }] = await Promise.all([
      session.call(operations.listMyAddresses),
      session.call(operations.listShippingCountries),
    ]);
    const { firstName, lastName, phone } = customer;
    const model = {
      kind: 'profile' as const,
      customer,
      addresses,
      countries: countryChoices(codes, shop.locale),
      profileForm: forms.profile ?? filledForm({ firstName, lastName, phone }),
      addressForm: forms.address ?? filledForm({ country: shop.country }),
    };
    return pageOutcome(route, model, forms.status ?? 200);
  });
