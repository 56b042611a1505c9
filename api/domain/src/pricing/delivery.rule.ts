import { sumOf, type Minor } from '../money/money.rule.js';
import { shareByWeight } from '../money/share.rule.js';
import { quoteShipping, type ShippingQuote, type ShippingRefusal } from '../shipping/quote.rule.js';
import type { Taxable } from '../tax/collect.rule.js';
import type { CartToPrice, Explanation } from './cart.rule.js';
import type { CartGoods } from './discounted.rule.js';
import type { Taxation } from './taxation.rule.js';

/** What sending a cart costs before promotions. */
export interface Delivery {
  /** Null while something needs shipping and no method that takes it is chosen. */
  readonly price: Minor | null;
  readonly explanation: Explanation | null;
  readonly refusal: ShippingRefusal | null;
}

interface Portion {
  readonly amount: Minor;
  readonly taxCategory: string;
}

/** What each tax category of the goods that are sent is worth; before discounts when nothing is left after them. */
function worths(goods: readonly CartGoods[]): ReadonlyMap<string, Minor> {
  const sent = goods.filter(({ line }) => !line.isDigital);
  const isGivenAway = sent.every(({ rest }) => rest === 0n);
  const byCategory = new Map<string, Minor>();
  for (const { line, rest, lineTotal } of sent) {
    const worth = isGivenAway ? lineTotal : rest;
    byCategory.set(line.taxCategory, (byCategory.get(line.taxCategory) ?? 0n) + worth);
  }
  return byCategory;
}

/** Which part of a shipping price is taxed as what. Goods worth nothing leave it to the method's own category. */
function portionsOf(price: Minor, { shippingMethod, tax }: CartToPrice, goods: readonly CartGoods[]): Portion[] {
  const own = [{ amount: price, taxCategory: shippingMethod?.taxCategory ?? 'standard' }];
  if (tax?.shippingTax !== 'as_goods') return own;
  const byCategory = worths(goods);
  const weights = [...byCategory.values()];
  if (sumOf(weights) === 0n) return own;
  const shares = shareByWeight(price, weights);
  return [...byCategory.keys()].map((taxCategory, at) => ({ amount: shares[at] ?? 0n, taxCategory }));
}

function quoteFor(
  { shippingMethod }: CartToPrice,
  goods: readonly CartGoods[],
  taxation: Taxation,
): ShippingQuote | null {
  if (!shippingMethod) return null;
  const subtotal = sumOf(goods.map(({ lineTotal }) => lineTotal));
  const weightGrams = goods.reduce(
    (sum, { line }) => sum + (line.isDigital ? 0 : (line.weightGrams ?? 0) * line.quantity),
    0,
  );
  return quoteShipping(shippingMethod, { place: taxation.place, subtotal, weightGrams });
}

/** What sending a cart costs by the method chosen, as the buyer is asked for it. */
export function deliveryOf(cart: CartToPrice, goods: readonly CartGoods[], taxation: Taxation): Delivery {
  const unknown: Delivery = { price: null, explanation: null, refusal: null };
  if (goods.length === 0) return unknown;
  if (goods.every(({ line }) => line.isDigital)) {
    return { ...unknown, price: 0n, explanation: { rule: 'no_shipping', label: 'Nothing to ship', amount: 0n } };
  }
  const quote = quoteFor(cart, goods, taxation);
  if (!quote || !cart.shippingMethod) return unknown;
  if ('refusal' in quote) return { ...unknown, refusal: quote.refusal };
  const asked = portionsOf(quote.price, cart, goods).map(({ amount, taxCategory }) =>
    taxation.askedPrice(amount, taxCategory),
  );
  const price = sumOf(asked);
  const rule = quote.isWaived ? 'free_shipping' : 'shipping';
  return { price, explanation: { rule, label: cart.shippingMethod.name, amount: price }, refusal: null };
}

/** A shipping price after discounts, as it is taxed. */
export function taxablesOf(
  price: Minor | null,
  cart: CartToPrice,
  goods: readonly CartGoods[],
  taxation: Taxation,
): Taxable[] {
  if (price === null || goods.every(({ line }) => line.isDigital)) return [];
  return portionsOf(price, cart, goods).map(({ amount, taxCategory }) => ({
    amount,
    stack: taxation.stackOf(taxCategory),
  }));
}
