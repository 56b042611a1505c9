import type { Minor } from '../money/money.rule.js';
import type { ShippingMethod, ShippingRefusal } from '../shipping/quote.rule.js';
import type { CartToPrice } from './cart.rule.js';
import { priceCart } from './pricing.rule.js';

/** Ways to hand a cart over, and what each would cost. */
export interface DeliveryOffers<Method> {
  readonly offers: readonly {
    readonly method: Method;
    /** As the cart will say once it is chosen: after promotions, for this buyer. */
    readonly price: Minor;
    /** What promotions take off it. */
    readonly discount: Minor;
    /** Of the whole cart with it. */
    readonly total: Minor;
  }[];
  readonly refused: readonly { readonly method: Method; readonly reason: ShippingRefusal }[];
  /** Why nothing is offered; null when something is. */
  readonly reason: 'empty' | 'nothing_to_ship' | 'no_methods' | 'all_refused' | null;
}

/**
 * What a shop offers for a cart, in the order of its methods. Each is priced with the cart, so that what is offered is what is
 * charged; what is not offered says why.
 */
export function offerDelivery<Method extends ShippingMethod>(
  cart: Omit<CartToPrice, 'shippingMethod'>,
  methods: readonly Method[],
): DeliveryOffers<Method> {
  const none = { offers: [], refused: [] };
  if (cart.lines.length === 0) return { ...none, reason: 'empty' };
  if (cart.lines.every(({ isDigital }) => isDigital)) return { ...none, reason: 'nothing_to_ship' };
  const offers: DeliveryOffers<Method>['offers'][number][] = [];
  const refused: DeliveryOffers<Method>['refused'][number][] = [];
  for (const method of methods) {
    const priced = priceCart({ ...cart, shippingMethod: method });
    const { price, discount, refusal } = priced.shippingDetail;
    if (refusal) refused.push({ method, reason: refusal });
    else offers.push({ method, price: price ?? 0n, discount, total: priced.total });
  }
  if (offers.length > 0) return { offers, refused, reason: null };
  return { offers, refused, reason: methods.length === 0 ? 'no_methods' : 'all_refused' };
}
