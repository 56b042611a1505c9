import { lowStockThreshold, type Cart, type CartLine, type PlaceQuery } from '@smallshop/contract';
import {
  coarseStock,
  minor,
  priceCart,
  type GoodsFacts,
  type CartToPrice,
  type Place,
  type PricedCart,
} from '@smallshop/domain';
import type { SaleVariant } from '../catalog/index.js';
import {
  methodsAt,
  shippingIn,
  shippingNamed,
  toMoney,
  toTotals,
  type PricingRules,
  type ShippingMethodRule,
} from '../pricing/index.js';
import { spokenShop, type ShopFacts } from '../../plumbing/context.js';
import { viewCodes } from './cart.codes.js';
import type { Scene } from './cart.loader.js';
import { noticesOf } from './cart.changes.js';
import { mostOf } from './units.rule.js';
import type { LoadedCart, LoadedLine } from './cart.prices.js';

/** What a cart is priced for. */
export interface Destination extends Place {
  /** Where the shop's prices are made, or where goods are fetched. */
  readonly home: Place;
  readonly shippingMethod: ShippingMethodRule | null;
}

type Told = { readonly [Key in keyof PlaceQuery]?: PlaceQuery[Key] | undefined };

interface Wish extends Told {
  readonly shippingMethodId?: string | null | undefined;
  /** In whose words the method is named; the shop's own unless given. */
  readonly locale?: string;
}

/** A place as far as a shopper told it, the shop's own country unless they did. */
export const placeOf = ({ country, region, postalCode }: Told, shop: Pick<ShopFacts, 'country'>): Place => ({
  country: country ?? shop.country,
  region: region ?? null,
  postcode: postalCode ?? null,
});

/** Where a cart is priced for: the place asked for, and the method asked for if it is offered there. */
export function destinationOf(shop: Pick<ShopFacts, 'country'>, rules: PricingRules, wish: Wish): Destination {
  const place = placeOf(wish, shop);
  const id = wish.shippingMethodId ?? null;
  const chosen = id === null ? null : (methodsAt(rules, place).find((method) => method.id === id) ?? null);
  const shippingMethod = chosen && wish.locale !== undefined ? shippingNamed(chosen, wish.locale) : chosen;
  const pickup = chosen?.pickup;
  return { ...place, shippingMethod, home: pickup ? placeOf(pickup, shop) : { country: shop.country } };
}

type Priceable = Pick<LoadedCart, 'lines' | 'currency' | 'promotions'>;

/** Everything a cart's price depends on but the way it is sent. */
export function cartToPrice(
  { lines, currency, promotions }: Priceable,
  rules: PricingRules,
  shop: Pick<ShopFacts, 'pricesIncludeTax'>,
  { country, region = null, postcode = null, home }: Omit<Destination, 'shippingMethod'>,
): Omit<CartToPrice, 'shippingMethod'> {
  return {
    lines: lines.map(({ line, variant }) => ({
      ...factsOf(promotions, variant.variantId),
      key: line.id,
      label: variant.title,
      unitPrice: minor(variant.priceMinor),
      quantity: line.quantity,
      taxCategory: variant.taxCategory,
      isDigital: variant.isDigital,
      weightGrams: variant.weightGrams,
    })),
    taxRates: rules.taxRates,
    ...{ country, region, postcode },
    pricesIncludeTax: shop.pricesIncludeTax,
    tax: { ...rules.tax, home },
    ...(promotions ? { promotions: promotions.in(currency) } : {}),
  };
}

/** Prices a cart for a destination by today's prices, in its currency. */
export function priceLoadedCart(
  cart: Priceable,
  rules: PricingRules,
  shop: Pick<ShopFacts, 'pricesIncludeTax'>,
  { shippingMethod, ...place }: Destination,
): PricedCart {
  const method = shippingMethod && shippingIn(shippingMethod, rules, cart.currency);
  return priceCart({ ...cartToPrice(cart, rules, shop, place), shippingMethod: method });
}

function factsOf(promotions: LoadedCart['promotions'], variantId: string): { facts?: GoodsFacts } {
  const facts = promotions?.factsOf(variantId);
  return facts ? { facts } : {};
}

// A line that is only partly there ships later too: what the buyer has to know is that not all of it is in stock.
const availabilityOf = ({ free, isBackordered }: SaleVariant, quantity: number): CartLine['availability'] =>
  coarseStock(free, lowStockThreshold, isBackordered, isBackordered ? quantity : 1);

function viewLine({ line, variant }: LoadedLine, { currency }: LoadedCart): CartLine {
  const unitPrice = minor(variant.priceMinor);
  const compareAt = variant.compareAtMinor;
  return {
    id: line.id,
    variantId: variant.variantId,
    productId: variant.productId,
    slug: variant.slug,
    title: variant.title,
    variantTitle: variant.variantTitle,
    sku: variant.sku,
    image: variant.image,
    quantity: line.quantity,
    unitPrice: toMoney(unitPrice, currency),
    compareAtPrice: compareAt === null ? null : { amount: compareAt, currency },
    lineTotal: toMoney(unitPrice * BigInt(line.quantity), currency),
    availability: variant.isSellable ? availabilityOf(variant, line.quantity) : 'out_of_stock',
    isDigital: variant.isDigital,
    maxQuantity: mostOf(variant),
  };
}

/** A cart as its owner sees it, with what changed since they agreed to it. */
export function viewCart(cart: LoadedCart, rules: PricingRules, shop: ShopFacts, destination: Destination): Cart {
  const priced = priceLoadedCart(cart, rules, shop, destination);
  const { currency } = cart;
  return {
    id: cart.record?.id ?? null,
    currency,
    lines: cart.lines.map((line) => viewLine(line, cart)),
    itemCount: cart.lines.reduce((units, { line }) => units + line.quantity, 0),
    requiresShipping: priced.requiresShipping,
    totals: toTotals(priced, { currency, pricesIncludeTax: shop.pricesIncludeTax }),
    discountCodes: viewCodes(cart, priced, shop),
    notices: noticesOf(cart, shop),
    version: cart.record?.version ?? 0,
  };
}

/** A cart priced for the shop's own country, without shipping. */
export const viewAtHome = (cart: LoadedCart, { ctx, rules }: Scene): Cart =>
  viewCart(cart, rules, spokenShop(ctx), destinationOf(ctx.shop, rules, {}));
