import { randomUUID } from 'node:crypto';
import { operations, type Cart, type Customer, type Shop } from '@smallshop/contract';
import type { FormState, ShippingChoice } from '@smallshop/theme-kit';
import type { PageModel } from '../page/render.request.js';
import { ApiRefusal } from '../plumbing/api.client.js';
import { rememberCount } from './cart.page.js';
import { countryChoices } from './countries.js';
import type { PersonalSession } from './session.js';

/** What the buyer has entered so far. */
export interface CheckoutEntry {
  readonly form: FormState;
  /** Kept over attempts whose outcome is unknown; a fresh one is minted when left out. */
  readonly idempotencyKey?: string;
}

interface Account {
  readonly customer: Customer | null;
  readonly values: Readonly<Record<string, string>>;
}

const guest: Account = { customer: null, values: {} };

/** The signed-in customer with their default address as form values; a guest when nobody is. */
async function accountOf(session: PersonalSession): Promise<Account> {
  if (!session.mayBeSignedIn) return guest;
  try {
    const customer = await session.call(operations.getMe);
    const { items } = await session.call(operations.listMyAddresses);
    const address = items.find(({ isDefault }) => isDefault) ?? items[0];
    const own = { firstName: customer.firstName, lastName: customer.lastName, phone: customer.phone, ...address };
    const entries = Object.entries(own).map(([name, value]) => [`shippingAddress.${name}`, String(value)]);
    return { customer, values: { email: customer.email, ...Object.fromEntries(entries) } };
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 401) return guest;
    throw error;
  }
}

/** Ways to ship to a country, the wanted one selected, else the first; none when nothing needs shipping. */
async function shippingTo(
  session: PersonalSession,
  cart: Cart,
  country: string,
  wanted: string | undefined,
): Promise<ShippingChoice[]> {
  if (!cart.requiresShipping) return [];
  const { items } = await session.call(operations.listShippingMethods, { query: { country } });
  const selected = items.find(({ id }) => id === wanted) ?? items[0];
  return items.map((method) => ({ method, isSelected: method === selected }));
}

/**
 * The checkout page: cart, ways to ship to the chosen country, ways to pay, totals with the chosen method.
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
  const values = { ...account.values, ...entry.form.values };
  const isServed = (code: string | undefined): boolean => code !== undefined && served.items.includes(code);
  const wanted = values['shippingAddress.country'];
  const country = [wanted, shop.country].find(isServed) ?? countries[0]?.code ?? shop.country;
  const shipping = await shippingTo(session, cart, country, values.shippingMethodId);
  const shippingMethodId = shipping.find(({ isSelected }) => isSelected)?.method.id;
  const priced = await session.call(operations.getCart, { query: { country, shippingMethodId } });
  return {
    kind: 'checkout',
    cart: priced,
    customer: account.customer,
    countries,
    shipping,
    payments: payments.items,
    totals: priced.totals,
    form: { ...entry.form, values: { ...values, 'shippingAddress.country': country } },
    idempotencyKey: entry.idempotencyKey ?? randomUUID(),
  };
}
