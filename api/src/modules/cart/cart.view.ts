import { lowStockThreshold, type Cart, type CartLine } from '@smallshop/contract';
import { coarseStock, minor, priceCart, servesCountry, type GoodsFacts, type PricedCart } from '@smallshop/domain';
import type { SaleVariant } from '../catalog/index.js';
import { shippingIn, toMoney, toTotals, type PricingRules, type ShippingMethodRule } from '../pricing/index.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { viewCodes } from './cart.codes.js';
import type { Scene } from './cart.loader.js';
import { noticesOf } from './cart.changes.js';
import { mostOf } from './units.rule.js';
import type { LoadedCart, LoadedLine } from './cart.prices.js';

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
  viewCart(cart, rules, ctx.shop, destinationOf(ctx.shop, rules, {}));
