import type { Minor } from '../money/money.rule.js';
import type { Place } from '../place/place.rule.js';
import type { TaxTerms } from '../tax/collect.rule.js';
import { exchangeTax, stackRates, type TaxStack } from '../tax/stack.rule.js';
import { ratesFor, type TaxRate } from '../tax/tax.rule.js';
import type { CartToPrice } from './cart.rule.js';

/** How one cart is taxed. */
export interface Taxation extends TaxTerms {
  /** Where it is taxed. */
  readonly place: Place;
  readonly isExempt: boolean;
  /** What is due on a category; null: nothing. */
  stackOf(taxCategory: string): TaxStack | null;
  /** A price of the shop's as this buyer is asked for it. */
  askedPrice(stated: Minor, taxCategory: string): Minor;
}

type StackOf = Taxation['stackOf'];

function stacksAt(rates: readonly TaxRate[], place: Place): StackOf {
  const known = new Map<string, TaxStack | null>();
  return (taxCategory) => {
    const seen = known.get(taxCategory);
    if (seen !== undefined) return seen;
    const found = ratesFor(rates, place, taxCategory);
    const stack = found.length === 0 ? null : stackRates(found);
    known.set(taxCategory, stack);
    return stack;
  };
}

function placeOf({ country, region, postcode, shippingMethod, tax }: CartToPrice): Place {
  const isPickup = shippingMethod?.isPickup === true;
  return isPickup && tax?.home ? tax.home : { country, region, postcode };
}

/**
 * How a cart is taxed by its shop's settings.
 *
 * Prices that include tax hold the destination's or, where the shop says so, that of its home. From an exempt buyer only what
 * is left without it is asked. Exchanged prices are rounded half up per unit, so that quantity × price stays the line's total.
 */
export function taxationOf(cart: CartToPrice): Taxation {
  const { taxRates, pricesIncludeTax, tax: settings = {} } = cart;
  const { rounding = 'line', abroad = 'same_price', isExempt = false } = settings;
  const place = placeOf(cart);
  const due = stacksAt(taxRates, place);
  const stackOf: StackOf = isExempt ? () => null : due;
  const isForeign = abroad === 'destination_tax' && settings.home !== undefined;
  const held = isForeign && settings.home ? stacksAt(taxRates, settings.home) : due;
  const isAskedAsStated = !pricesIncludeTax || (!isForeign && !isExempt);
  const askedPrice = (stated: Minor, taxCategory: string): Minor =>
    isAskedAsStated ? stated : exchangeTax(stated, held(taxCategory), stackOf(taxCategory));
  return { isIncluded: pricesIncludeTax, rounding, place, isExempt, stackOf, askedPrice };
}
