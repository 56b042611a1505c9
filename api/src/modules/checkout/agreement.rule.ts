import type { PlaceOrderInput, Totals } from '@smallshop/contract';
import { minorToNumber, type PricedCart } from '@smallshop/domain';
import type { Ctx } from '../../plumbing/context.js';
import { Refusal } from '../../plumbing/refusal.js';
import { destinationOf, priceLoadedCart, type Destination, type LoadedCart, type LoadedLine } from '../cart/index.js';
import type { SoldLine } from '../order/index.js';
import { toMoney, toTotals, type PricingRules } from '../pricing/index.js';
import type { Agreement } from './checkout.record.js';

/**
 * What buyer and shop agree on: the cart at today's prices, for the buyer's address, exactly as the buyer saw it.
 *
 * @throws Refusal `cart.empty`, `cart.variant_unavailable`, `request.invalid` without a needed address,
 *         `checkout.shipping_unavailable`, `checkout.currency_mismatch`, `cart.stale` with `details` { totals }
 */
export function agree(
  cart: LoadedCart,
  input: PlaceOrderInput,
  rules: PricingRules,
  { shop, locale }: Pick<Ctx, 'shop' | 'locale'>,
): Agreement {
  if (cart.lines.length === 0) throw new Refusal('cart.empty');
  refuseUnavailable(cart.lines);
  const needsShipping = cart.lines.some(({ variant }) => !variant.isDigital);
  const shippingAddress = needsShipping ? input.shippingAddress : null;
  const billingAddress = input.billingAddress ?? input.shippingAddress;
  const { country, region, postalCode } = shippingAddress ?? billingAddress ?? nowhere(shop.country);
  const { shippingMethodId } = input;
  const destination = destinationOf(shop, rules, { country, region, postalCode, shippingMethodId, locale });
  if (needsShipping) refuseUndeliverable(input, destination);
  const priced = priceLoadedCart(cart, rules, shop, destination);
  refuseUnfit(priced, destination);
  const { currency } = cart;
  const totals = toTotals(priced, { currency, pricesIncludeTax: shop.pricesIncludeTax });
  refuseUnexpected(input, totals);
  const { shippingMethod: method } = destination;
  return {
    email: input.email,
    shippingAddress,
    billingAddress,
    shippingMethod: needsShipping && method ? { id: method.id, name: method.name } : null,
    lines: soldLines(cart.lines, priced, currency),
    totals,
    currency,
    ownRate: ownRateOf(rules, currency),
    note: input.note,
  };
}

const nowhere = (country: string) => ({ country, region: undefined, postalCode: undefined });

/** What a minor unit of a currency is worth in the shop's own; 1 for its own. */
function ownRateOf(rules: PricingRules, currency: Agreement['currency']): number {
  const terms = rules.currencies.find((candidate) => candidate.currency === currency);
  return terms ? 1_000_000 / Number(terms.ratePpm) : 1;
}

function refuseUnavailable(lines: readonly LoadedLine[]): void {
  const gone = lines.find(({ variant }) => !variant.isSellable)?.variant;
  if (!gone) return;
  const { variantId, sku, title } = gone;
  const message = `${title} is no longer sold. Remove it from the cart to go on.`;
  throw new Refusal('cart.variant_unavailable', { variantId, sku }, message);
}

function refuseUndeliverable(input: PlaceOrderInput, destination: Destination): void {
  if (!input.shippingAddress) {
    const issue = { in: 'body', path: ['shippingAddress'], message: 'Say where to ship to.' };
    throw new Refusal('request.invalid', { issues: [issue] });
  }
  if (!destination.shippingMethod) {
    throw new Refusal('checkout.shipping_unavailable', { country: destination.country });
  }
}

function refuseUnfit({ shippingDetail: { refusal } }: PricedCart, { country }: Destination): void {
  if (refusal) throw new Refusal('checkout.shipping_unavailable', { country, reason: refusal });
}

function refuseUnexpected({ expected }: PlaceOrderInput, totals: Totals): void {
  const { amount, currency } = totals.total;
  if (expected.currency !== currency) throw new Refusal('checkout.currency_mismatch', { currency });
  if (expected.totalMinor !== amount)
    throw new Refusal('cart.stale', { expectedTotalMinor: expected.totalMinor, totals });
}

function soldLines(lines: readonly LoadedLine[], priced: PricedCart, currency: Agreement['currency']): SoldLine[] {
  const pricedByKey = new Map(priced.lines.map((line) => [line.key, line]));
  return lines.map(({ line, variant }) => {
    const price = pricedByKey.get(line.id);
    if (!price) throw new Error(`Line ${line.id} was not priced.`);
    return {
      productId: variant.productId,
      variantId: variant.variantId,
      sku: variant.sku,
      title: variant.title,
      variantTitle: variant.variantTitle,
      mediaId: variant.image?.id ?? null,
      isDigital: variant.isDigital,
      priceListId: variant.list?.id ?? null,
      priceListName: variant.list?.name ?? null,
      unitPriceMinor: variant.priceMinor,
      quantity: line.quantity,
      lineTotalMinor: minorToNumber(price.lineTotal),
      discountMinor: minorToNumber(price.discount),
      chargedMinor: minorToNumber(price.charged),
      taxMinor: minorToNumber(price.tax),
      taxes: price.taxes.map(({ name, ratePercent, amount }) => ({
        name,
        ratePercent,
        amount: toMoney(amount, currency),
      })),
    };
  });
}
