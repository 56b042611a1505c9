import { createHash } from 'node:crypto';
import type { Address, Currency, Totals } from '@smallshop/contract';
import { minor, minorToNumber, priceCart, type PricedCart } from '@smallshop/domain';
import { describeMoney, methodsAt, type PricingRules, toTotals } from '../modules/pricing/index.js';
import type { ShopFacts } from '../plumbing/context.js';
import { uuidv7 } from '../plumbing/db/uuidv7.js';
import type { CustomerSeed, OrderOutcome, OrderSeed } from './content/index.js';

/** What an order line repeats of a variant. */
export interface SoldVariant {
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly priceMinor: number;
  readonly taxCategory: string;
  readonly isDigital: boolean;
  readonly mediaId: string | null;
}

/** A customer of the past. */
export interface PlannedCustomer {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly hasAccount: boolean;
  readonly address: Address;
  readonly addressId: string;
}

interface PlannedLine extends Omit<SoldVariant, 'priceMinor' | 'taxCategory'> {
  readonly id: string;
  readonly position: number;
  readonly unitPriceMinor: number;
  readonly quantity: number;
  readonly fulfilledQuantity: number;
  readonly lineTotalMinor: number;
  readonly taxMinor: number;
}

interface PlannedEvent {
  readonly kind: string;
  readonly actor: string;
  readonly message: string;
  readonly at: Date;
}

/** An order of the past with everything that happened to it. */
export interface PlannedOrder {
  readonly id: string;
  readonly number: number;
  readonly cartId: string;
  readonly cartTokenHash: string;
  readonly checkoutId: string;
  readonly paymentId: string;
  readonly customer: PlannedCustomer;
  readonly status: string;
  readonly paymentStatus: string;
  readonly fulfillmentStatus: string;
  readonly totals: Totals;
  readonly itemCount: number;
  readonly shippingMethod: { readonly id: string; readonly name: string } | null;
  readonly lines: readonly PlannedLine[];
  readonly events: readonly PlannedEvent[];
  readonly shippedAt: Date | null;
  readonly placedAt: Date;
}

/** What a plan is made from. */
export interface HistoryFacts {
  readonly shop: ShopFacts;
  readonly rules: PricingRules;
  /** What the seed's shipping methods are called, by their codes. */
  readonly methodNames: ReadonlyMap<string, string>;
  readonly variants: ReadonlyMap<string, SoldVariant>;
}

const minuteMs = 60_000;
const later = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * minuteMs);

/** A customer with an id. Every third one opened an account; the first is the demo's. */
export function planCustomer(seed: CustomerSeed, index: number, born: Date): PlannedCustomer {
  const { firstName, lastName, address } = seed;
  const phone = seed.phone ?? '';
  const postal = { company: '', line1: address.street, line2: '', region: '', phone };
  const { city, postalCode, country } = address;
  return {
    ...{ id: uuidv7(born), addressId: uuidv7(born), email: seed.email.toLowerCase(), firstName, lastName, phone },
    hasAccount: index % 3 === 0,
    address: { firstName, lastName, ...postal, city, postalCode, country },
  };
}

/** Prices an order as the checkout would have and decides how it stands today. */
export function planOrder(
  seed: OrderSeed,
  number: number,
  customer: PlannedCustomer,
  facts: HistoryFacts,
): PlannedOrder {
  const bought = seed.lines.flatMap(({ sku, quantity }) => {
    const variant = facts.variants.get(sku);
    return variant === undefined ? [] : [{ variant, quantity }];
  });
  const { country, postalCode } = customer.address;
  const name = facts.methodNames.get(seed.shippingMethodCode);
  const method = methodsAt(facts.rules, { country, postcode: postalCode }).find((one) => one.name === name) ?? null;
  const priced = priceCart({
    lines: bought.map(({ variant, quantity }) => ({
      ...{ key: variant.sku, label: variant.title, quantity, unitPrice: minor(variant.priceMinor) },
      ...{ taxCategory: variant.taxCategory, isDigital: variant.isDigital },
    })),
    ...{ shippingMethod: method, taxRates: facts.rules.taxRates },
    ...{ country, pricesIncludeTax: facts.shop.pricesIncludeTax },
  });
  const totals = toTotals(priced, facts.shop);
  const standing = standingOf(seed.outcome, priced.requiresShipping);
  const lines = linesOf(bought, priced, { placedAt: seed.placedAt, isShipped: standing.isShipped });
  const shippedAt = standing.isShipped ? (seed.shippedAt ?? seed.placedAt) : null;
  const { status, paymentStatus, fulfillmentStatus } = standing;
  return {
    ...identifiers(seed.placedAt),
    ...{ number, customer, status, paymentStatus, fulfillmentStatus, totals, lines, shippedAt },
    itemCount: lines.reduce((units, line) => units + line.quantity, 0),
    shippingMethod: priced.requiresShipping && method !== null ? { id: method.id, name: method.name } : null,
    events: eventsOf(seed, customer, describeMoney(totals.total, facts.shop.locale), shippedAt),
    placedAt: seed.placedAt,
  };
}

function identifiers(at: Date) {
  const cartId = uuidv7(at);
  const cartTokenHash = createHash('sha256').update(cartId).digest('hex');
  return { id: uuidv7(at), checkoutId: uuidv7(at), paymentId: uuidv7(at), cartId, cartTokenHash };
}

function standingOf(outcome: OrderOutcome, requiresShipping: boolean) {
  const isShipped = requiresShipping && (outcome === 'fulfilled' || outcome === 'refunded');
  const shipped = isShipped ? 'fulfilled' : 'unfulfilled';
  const fulfillmentStatus = requiresShipping ? shipped : 'not_required';
  const isOver = isShipped || !requiresShipping;
  const status = outcome === 'cancelled' ? 'cancelled' : isOver ? 'completed' : 'open';
  const paymentStatus = outcome === 'cancelled' || outcome === 'refunded' ? 'refunded' : 'paid';
  return { status, paymentStatus, fulfillmentStatus, isShipped };
}

function linesOf(
  bought: readonly { readonly variant: SoldVariant; readonly quantity: number }[],
  priced: PricedCart,
  { placedAt, isShipped }: { readonly placedAt: Date; readonly isShipped: boolean },
): PlannedLine[] {
  return priced.lines.flatMap((line, index) => {
    const sold = bought[index];
    if (sold === undefined) return [];
    const { priceMinor, taxCategory: _taxCategory, ...variant } = sold.variant;
    return {
      ...variant,
      ...{ id: uuidv7(placedAt), position: index + 1, unitPriceMinor: priceMinor, quantity: sold.quantity },
      fulfilledQuantity: isShipped && !variant.isDigital ? sold.quantity : 0,
      lineTotalMinor: minorToNumber(line.lineTotal),
      taxMinor: minorToNumber(line.tax),
    };
  });
}

function eventsOf(seed: OrderSeed, customer: PlannedCustomer, amount: string, shippedAt: Date | null): PlannedEvent[] {
  const who = `${customer.firstName} ${customer.lastName}`;
  const paid = later(seed.placedAt, 0.1);
  const events: PlannedEvent[] = [
    { kind: 'placed', actor: who, message: 'Order placed', at: seed.placedAt },
    { kind: 'paid', actor: 'Test card', message: `${amount} paid`, at: paid },
    {
      kind: 'email_sent',
      actor: 'System',
      message: `Order confirmation sent to ${customer.email}`,
      at: later(paid, 0.1),
    },
  ];
  if (shippedAt !== null)
    events.push({ kind: 'shipped', actor: 'Warehouse', message: 'Parcel handed to the carrier', at: shippedAt });
  if (seed.outcome === 'cancelled')
    events.push({ kind: 'cancelled', actor: who, message: 'Cancelled before shipping', at: later(seed.placedAt, 95) });
  if (seed.outcome === 'cancelled' || seed.outcome === 'refunded') {
    const at = shippedAt === null ? later(seed.placedAt, 100) : later(shippedAt, 5 * 24 * 60);
    events.push({ kind: 'refunded', actor: 'Test card', message: `${amount} returned`, at });
  }
  return events;
}

/** The currency of a plan's amounts, as its rows store it. */
export const currencyOf = (order: PlannedOrder): Currency => order.totals.total.currency;
