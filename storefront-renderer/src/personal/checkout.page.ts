import { randomUUID } from 'node:crypto';
import {
  operations,
  type Cart,
  type Customer,
  type PlaceQuery,
  type SavedAddress,
  type Shop,
} from '@smallshop/contract';
import type { FormState, ShippingChoice, ShippingReason } from '@smallshop/theme-kit';
import type { PageModel } from '../page/render.request.js';
import { ApiRefusal } from '../plumbing/api.client.js';
import { rememberCount } from './cart.page.js';
import { countryChoices } from './countries.js';
import type { PersonalSession } from './session.js';

/** What the buyer has entered so far. */
export interface CheckoutEntry {
  readonly form: FormState;
  /** An address of the customer's book to fill the form with. */
  readonly addressId?: string | undefined;
  /** Kept over attempts whose outcome is unknown; a fresh one is minted when left out. */
  readonly idempotencyKey?: string;
}

interface Account {
  readonly customer: Customer | null;
  readonly addresses: readonly SavedAddress[];
}

const guest: Account = { customer: null, addresses: [] };

/** The signed-in customer with their book; a guest when nobody is. */
async function accountOf(session: PersonalSession): Promise<Account> {
  if (!session.mayBeSignedIn) return guest;
  try {
    const customer = await session.call(operations.getMe);
    const { items } = await session.call(operations.listMyAddresses);
    return { customer, addresses: items };
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 401) return guest;
    throw error;
  }
}

/** What the form begins with: the address chosen from the book, else the default one. */
function valuesOf({ customer, addresses }: Account, addressId: string | undefined): Readonly<Record<string, string>> {
  if (customer === null) return {};
  const chosen = addresses.find(({ id }) => id === addressId);
  const address = chosen ?? addresses.find(({ isDefault }) => isDefault) ?? addresses[0];
  const own = { firstName: customer.firstName, lastName: customer.lastName, phone: customer.phone, ...address };
  const entries = Object.entries(own).map(([name, value]) => [`shippingAddress.${name}`, String(value)]);
  return { email: customer.email, ...Object.fromEntries(entries) };
}

interface Offers {
  readonly shipping: readonly ShippingChoice[];
  readonly shippingReason: ShippingReason | null;
}

/** What is offered for a place, the wanted one selected, else the first; nothing where nothing needs shipping. */
async function offersFor(
  session: PersonalSession,
  cart: Cart,
  place: PlaceQuery,
  wanted: string | undefined,
): Promise<Offers> {
  if (!cart.requiresShipping) return { shipping: [], shippingReason: null };
  const { items, reason } = await session.call(operations.listShippingMethods, { query: place });
  const selected = items.find(({ id }) => id === wanted) ?? items[0];
  return { shipping: items.map((method) => ({ method, isSelected: method === selected })), shippingReason: reason };
}

/** Where the form says the goods go, as far as it says so. */
const placeIn = (values: Readonly<Record<string, string>>, country: string): PlaceQuery => ({
  country,
  region: values['shippingAddress.region'] || undefined,
  postalCode: values['shippingAddress.postalCode'] || undefined,
});

/**
 * The checkout page: cart, ways to ship to the address as far as it is known, ways to pay, totals with the chosen method.
 *
 * @returns null when there is nothing to check out
 */
export async function checkoutModel(
  session: PersonalSession,
  shop: Shop,
  entry: CheckoutEntry,
): Promise<PageModel | null> {
  const [cart, account, payments, served] = await Promise.all([
    session.call(operations.getCart),
    accountOf(session),
    session.call(operations.listPaymentMethods),
    session.call(operations.listShippingCountries),
  ]);
  rememberCount(session, cart.itemCount);
  if (cart.lines.length === 0) return null;
  const countries = countryChoices(served.items, shop.locale);
  const values = { ...valuesOf(account, entry.addressId), ...entry.form.values };
  const isServed = (code: string | undefined): boolean => code !== undefined && served.items.includes(code);
  const wanted = values['shippingAddress.country'];
  const country = [wanted, shop.country].find(isServed) ?? countries[0]?.code ?? shop.country;
  const place = placeIn(values, country);
  const offers = await offersFor(session, cart, place, values.shippingMethodId);
  const shippingMethodId = offers.shipping.find(({ isSelected }) => isSelected)?.method.id;
  const priced = await session.call(operations.getCart, { query: { ...place, shippingMethodId } });
  return {
    kind: 'checkout',
    cart: priced,
    ...account,
    countries,
    ...offers,
    payments: payments.items,
    totals: priced.totals,
    form: { ...entry.form, values: { ...values, 'shippingAddress.country': country } },
    idempotencyKey: entry.idempotencyKey ?? randomUUID(),
  };
}
