import { lowStockThreshold, type Cart, type CartLine } from '@smallshop/contract';
import { coarseStock, minor, priceCart, servesCountry, type GoodsFacts, type PricedCart } from '@smallshop/domain';
import type { SaleVariant } from '../catalog/index.js';
import {
  describeMoney,
  shippingIn,
  toMoney,
  toTotals,
  type PricingRules,
  type ShippingMethodRule,
} from '../pricing/index.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { viewCodes } from './cart.codes.js';
import type { Scene } from './cart.loader.js';
import type { LoadedCart, LoadedLine } from './cart.prices.js';

type CartNotice = Cart['notices'][number];

/** What a cart is priced for. */
export interface Destination {
  readonly country: string;
  readonly shippingMethod: ShippingMethodRule | null;
}

/**
 * Where a cart is priced for: the country asked for, else the shop's own, and the method asked for if it serves that country.
 */
export function destinationOf(
  shop: Pick<ShopFacts, 'country'>,
  rules: PricingRules,
  wish: { readonly country?: string | undefined; readonly shippingMethodId?: string | null | undefined },
): Destination {
  const country = wish.country ?? shop.country;
  const method = rules.shippingMethods.find((candidate) => candidate.id === wish.shippingMethodId);
  return { country, shippingMethod: method && servesCountry(method, country) ? method : null };
}

/** Most units a line may hold, whatever the stock. */
export const mostUnits = 999;

/** Most units of a variant one buyer can have now. */
export function mostOf(variant: Pick<SaleVariant, 'isSellable' | 'free' | 'isBackordered'>): number {
  if (!variant.isSellable) return 0;
  if (variant.isBackordered) return mostUnits;
  return Math.max(0, Math.min(variant.free ?? mostUnits, mostUnits));
}

/** Prices a cart for a destination by today's prices, in its currency. */
export function priceLoadedCart(
  { lines, currency, promotions }: Pick<LoadedCart, 'lines' | 'currency' | 'promotions'>,
  rules: PricingRules,
  shop: Pick<ShopFacts, 'pricesIncludeTax'>,
  { shippingMethod, country }: Destination,
): PricedCart {
  return priceCart({
    lines: lines.map(({ line, variant }) => ({
      ...factsOf(promotions, variant.variantId),
      key: line.id,
      label: variant.title,
      unitPrice: minor(variant.priceMinor),
      quantity: line.quantity,
      taxCategory: variant.taxCategory,
      isDigital: variant.isDigital,
    })),
    shippingMethod: shippingMethod && shippingIn(shippingMethod, rules, currency),
    taxRates: rules.taxRates,
    country,
    pricesIncludeTax: shop.pricesIncludeTax,
    ...(promotions ? { promotions: promotions.in(currency) } : {}),
  });
}

function factsOf(promotions: LoadedCart['promotions'], variantId: string): { facts?: GoodsFacts } {
  const facts = promotions?.factsOf(variantId);
  return facts ? { facts } : {};
}

function lineNotice({ line, variant }: LoadedLine, cart: LoadedCart, shop: ShopFacts): CartNotice | null {
  if (!variant.isSellable) {
    const message = `${variant.title} is no longer sold. Remove it to go on.`;
    return { kind: 'unavailable', lineId: line.id, message };
  }
  const most = mostOf(variant);
  if (line.quantity > most) {
    const message =
      most === 0
        ? `${variant.title} has just sold out. Remove it to go on.`
        : `Only ${most} of ${variant.title} left. Lower the quantity to go on.`;
    return { kind: 'quantity_exceeds_stock', lineId: line.id, message };
  }
  const { currency } = cart;
  // A price in another currency is another number, not another price.
  if (line.seenPriceMinor === variant.priceMinor || (line.seenCurrency ?? shop.currency) !== currency) return null;
  const price = (amount: number) => describeMoney({ amount, currency }, shop.locale);
  const message = `The price of ${variant.title} changed from ${price(line.seenPriceMinor)} to ${price(variant.priceMinor)}.`;
  return { kind: 'price_changed', lineId: line.id, message };
}

// A line that is only partly there ships later too: what the buyer has to know is that not all of it is in stock.
const availabilityOf = ({ free, isBackordered }: SaleVariant, quantity: number): CartLine['availability'] =>
  coarseStock(free, lowStockThreshold, isBackordered, isBackordered ? quantity : 1);

function currencyNotice({ currency, refusedCurrency }: LoadedCart): CartNotice[] {
  if (refusedCurrency === null) return [];
  const message = `Something in your cart is not sold in ${refusedCurrency}, so all of it is in ${currency}.`;
  return [{ kind: 'currency_unavailable', lineId: null, message }];
}

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

/** A cart as its owner sees it, with what changed since they last looked. */
export function viewCart(cart: LoadedCart, rules: PricingRules, shop: ShopFacts, destination: Destination): Cart {
  const priced = priceLoadedCart(cart, rules, shop, destination);
  const notices = cart.lines.map((line) => lineNotice(line, cart, shop)).filter((notice) => notice !== null);
  const { currency } = cart;
  return {
    id: cart.record?.id ?? null,
    currency,
    lines: cart.lines.map((line) => viewLine(line, cart)),
    itemCount: cart.lines.reduce((units, { line }) => units + line.quantity, 0),
    requiresShipping: priced.requiresShipping,
    totals: toTotals(priced, { currency, pricesIncludeTax: shop.pricesIncludeTax }),
    discountCodes: viewCodes(cart, priced, shop),
    notices: [...(cart.record?.notices ?? []), ...currencyNotice(cart), ...notices],
    version: cart.record?.version ?? 0,
  };
}

/** A cart priced for the shop's own country, without shipping. */
export const viewAtHome = (cart: LoadedCart, { ctx, rules }: Scene): Cart =>
  viewCart(cart, rules, ctx.shop, destinationOf(ctx.shop, rules, {}));
