import { Injectable } from '@nestjs/common';
import {
  countryCodes,
  type PlaceQuery,
  type ShippingMethod,
  type ShippingRefusal,
  type ShippingTrial,
  type ShippingTrialInput,
} from '@smallshop/contract';
import { minor, offerDelivery, quoteShipping, type Minor } from '@smallshop/domain';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { CartService, cartToPrice, placeOf, type LoadedCart } from '../cart/index.js';
import {
  methodsAt,
  PricingService,
  shippingIn,
  shippingNamed,
  toMoney,
  zoneAt,
  type PricingRules,
  type ShippingMethodRule,
} from '../pricing/index.js';

/** What is offered, or why nothing is. */
export interface ShippingOffers {
  readonly items: ShippingMethod[];
  readonly reason: 'nothing_to_ship' | ShippingRefusal | null;
}

interface Offers {
  readonly offers: readonly { readonly method: ShippingMethodRule; readonly price: Minor }[];
  readonly refused: readonly { readonly reason: ShippingRefusal }[];
}

/** What buyers may know of sending parcels, and what staff may try. */
@Injectable()
export class ShippingService {
  constructor(
    private readonly pricing: PricingService,
    private readonly carts: CartService,
  ) {}

  /**
   * Methods to a place (the shop's own country when none is given), priced for the caller's cart; none for a cart of digital
   * goods. An empty cart sees the methods as they would cost for a first item.
   */
  async methods(ctx: Ctx, wish: PlaceQuery = {}): Promise<ShippingOffers> {
    const [rules, cart] = await Promise.all([this.pricing.rules(ctx), this.carts.peek(ctx)]);
    const isSent = cart.lines.length === 0 || cart.lines.some(({ variant }) => !variant.isDigital);
    if (!isSent) return { items: [], reason: 'nothing_to_ship' };
    const { offers, refused } = offersFor(ctx, cart, rules, wish);
    const items = offers.map(({ method, price }) => viewMethod(method, price, cart.currency));
    return { items, reason: items.length > 0 ? null : (refused[0]?.reason ?? 'not_there') };
  }

  /** Every country goods are sent to or fetched in, sorted by code. */
  async countries(ctx: Ctx): Promise<string[]> {
    const { shippingZones, pickups } = await this.pricing.rules(ctx);
    const zones = shippingZones.filter(({ methods }) => methods.length > 0);
    if (zones.some(({ areas }) => areas.length === 0)) return [...countryCodes];
    const named = zones.flatMap(({ areas }) => areas.map(({ country }) => country));
    return [...new Set([...named, ...(pickups.length > 0 ? [ctx.shop.country] : [])])].sort();
  }

  /** What a parcel would cost, in the shop's own currency and before promotions. */
  async trial(ctx: Ctx, { weightGrams, subtotalMinor, ...wish }: ShippingTrialInput): Promise<ShippingTrial> {
    authorise(ctx, 'settings.read');
    const rules = await this.pricing.rules(ctx);
    const place = placeOf(wish, ctx.shop);
    const zone = zoneAt(rules, place);
    const parcel = { place, weightGrams, subtotal: minor(subtotalMinor) };
    return {
      zone: zone && { id: zone.id, name: zone.name },
      methods: methodsAt(rules, place).map((method) => {
        const quote = quoteShipping(method, parcel);
        const { id, name, pickup } = method;
        const isOffered = 'price' in quote;
        return {
          ...{ id, name, isPickup: pickup !== null },
          price: isOffered ? toMoney(quote.price, ctx.shop.currency) : null,
          refusal: isOffered ? null : quote.refusal,
        };
      }),
    };
  }
}

function offersFor({ shop, locale }: Ctx, cart: LoadedCart, rules: PricingRules, wish: PlaceQuery): Offers {
  const place = placeOf(wish, shop);
  const methods = methodsAt(rules, place).map((method) =>
    shippingNamed(shippingIn(method, rules, cart.currency), locale),
  );
  if (cart.lines.length > 0) {
    return offerDelivery(cartToPrice(cart, rules, shop, { ...place, home: { country: shop.country } }), methods);
  }
  const parcel = { place, subtotal: 0n, weightGrams: 0 };
  const quotes = methods.map((method) => ({ method, quote: quoteShipping(method, parcel) }));
  return {
    offers: quotes.flatMap(({ method, quote }) => ('price' in quote ? [{ method, price: quote.price }] : [])),
    refused: quotes.flatMap(({ quote }) => ('refusal' in quote ? [{ reason: quote.refusal }] : [])),
  };
}

function viewMethod(method: ShippingMethodRule, price: Minor, currency: LoadedCart['currency']): ShippingMethod {
  const { id, name, description, minDays, maxDays, pickup, zones } = method;
  const freeOver = zones[0]?.freeOver ?? null;
  return {
    ...{ id, name, description, minDays, maxDays, pickup },
    price: toMoney(price, currency),
    freeOver: freeOver === null ? null : toMoney(freeOver, currency),
  };
}
