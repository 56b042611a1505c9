import {
  postalAddressInput,
  loginInput,
  operations,
  profileInput,
  registerInput,
  type Shop,
} from '@smallshop/contract';
import type { z } from 'zod';
import { ApiRefusal } from '../plumbing/api.client.js';
import { entranceOutcome, forCustomer, profileOutcome, type ProfileForms } from '../personal/account.pages.js';
import { cartModel, rememberCount } from '../personal/cart.page.js';
import { forgetWishes, rememberWishes } from '../personal/wishes.page.js';
import { invalidForm, refusedForm } from '../personal/forms.js';
import { goTo, localPath, type Outcome } from '../personal/outcome.js';
import type { PersonalSession } from '../personal/session.js';
import type { Route } from '../route/route.js';

type Fields = Readonly<Record<string, string>>;

const incomplete = 'Some details are missing or not right; see the marked fields.';

const pick = (fields: Fields, schema: z.ZodObject): Record<string, string> =>
  Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );

/** Signs in or opens an account, then goes where the visitor wanted; the guest's cart comes along. */
async function enter(
  session: PersonalSession,
  route: Route,
  fields: Fields,
  kind: 'login' | 'register',
  work: () => Promise<z.ZodError | null>,
): Promise<Outcome> {
  try {
    const invalid = await work();
    if (invalid !== null) return entranceOutcome(route, kind, invalidForm(fields, invalid, incomplete), 422);
    await Promise.all([cartModel(session, { isDrawer: true }), rememberWishes(session)]);
    return goTo(localPath(fields.next, '/account'));
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return entranceOutcome(route, kind, refusedForm(fields, error), error.status);
  }
}

/** POST `/account/login`. */
export const signIn = (session: PersonalSession, route: Route, fields: Fields): Promise<Outcome> =>
  enter(session, route, fields, 'login', async () => {
    const input = loginInput.safeParse(pick(fields, loginInput));
    if (!input.success) return input.error;
    await session.call(operations.login, { body: input.data });
    return null;
  });

/** POST `/account/register`. */
export const openAccount = (session: PersonalSession, route: Route, fields: Fields): Promise<Outcome> =>
  enter(session, route, fields, 'register', async () => {
    const input = registerInput.safeParse(pick(fields, registerInput));
    if (!input.success) return input.error;
    await session.call(operations.register, { body: input.data });
    return null;
  });

/** POST `/account/logout`: the session ends here and at the API. */
export async function signOut(session: PersonalSession): Promise<Outcome> {
  await session.call(operations.logout, { body: {} });
  rememberCount(session, 0);
  forgetWishes(session);
  return goTo('/');
}

async function save(
  session: PersonalSession,
  shop: Shop,
  route: Route,
  saved: string,
  work: () => Promise<ProfileForms | null>,
  refused: (refusal: ApiRefusal) => ProfileForms,
): Promise<Outcome> {
  return forCustomer(session, '/account/profile', async () => {
    try {
      const forms = await work();
      if (forms !== null) return await profileOutcome(session, shop, route, forms);
      return goTo(`/account/profile?saved=${saved}`);
    } catch (error) {
      // A wrong password is answered where it was typed; a session that ended leads to sign-in.
      if (!(error instanceof ApiRefusal) || error.code === 'auth.required') throw error;
      return profileOutcome(session, shop, route, { ...refused(error), status: error.status });
    }
  });
}

/** POST `/account/profile`: name and phone. */
export const saveProfile = (session: PersonalSession, shop: Shop, route: Route, fields: Fields): Promise<Outcome> =>
  save(
    session,
    shop,
    route,
    'profile',
    async () => {
      const wishes = { acceptsMarketing: fields.acceptsMarketing === 'true' };
      const input = profileInput.safeParse({ ...pick(fields, profileInput), ...wishes });
      if (!input.success) return { profile: invalidForm(fields, input.error, incomplete), status: 422 };
      await session.call(operations.updateMe, { body: input.data });
      return null;
    },
    (refusal) => ({ profile: refusedForm(fields, refusal) }),
  );

/** POST `/account/addresses`. */
export const addAddress = (session: PersonalSession, shop: Shop, route: Route, fields: Fields): Promise<Outcome> =>
  save(
    session,
    shop,
    route,
    'address',
    async () => {
      const input = postalAddressInput.safeParse(pick(fields, postalAddressInput));
      if (!input.success) return { address: invalidForm(fields, input.error, incomplete), status: 422 };
      await session.call(operations.addMyAddress, { body: input.data });
      return null;
    },
    (refusal) => ({ address: refusedForm(fields, refusal) }),
  );

/** POST `/account/addresses/delete`. */
export const deleteAddress = (session: PersonalSession, shop: Shop, route: Route, fields: Fields): Promise<Outcome> =>
  save(
    session,
    shop,
    route,
    'removed',
    async () => {
      await session.call(operations.deleteMyAddress, { params: { id: fields.address ?? '' } });
      return null;
    },
    (refusal) => ({ address: refusedForm(fields, refusal) }),
  );

/** POST `/account/addresses/change`: an address as typed, or as the one checkouts begin with. */
export const changeAddress = (session: PersonalSession, shop: Shop, route: Route, fields: Fields): Promise<Outcome> =>
  save(
    session,
    shop,
    route,
    'address',
    async () => {
      const params = { id: fields.address ?? '' };
      if (fields.makeDefault !== undefined) {
        await session.call(operations.setDefaultAddress, { params });
        return null;
      }
      const input = postalAddressInput.safeParse(pick(fields, postalAddressInput));
      if (!input.success) return { address: invalidForm(fields, input.error, incomplete), status: 422 };
      await session.call(operations.updateMyAddress, { params, body: input.data });
      return null;
    },
    (refusal) => ({ address: refusedForm(fields, refusal) }),
  );

/** POST `/account/password`: every other session ends. */
export const changePassword = (session: PersonalSession, shop: Shop, route: Route, fields: Fields): Promise<Outcome> =>
  save(
    session,
    shop,
    route,
    'profile',
    async () => {
      const { body } = operations.changePassword;
      const input = body.safeParse(pick(fields, body));
      if (!input.success) return { profile: invalidForm({}, input.error, incomplete), status: 422 };
      await session.call(operations.changePassword, { body: input.data });
      return null;
    },
    (refusal) => ({ profile: refusedForm({}, refusal) }),
  );
