import type { CartDiscountCode } from '@smallshop/contract';
import type { PricedCart, RefusedCode } from '@smallshop/domain';
import type { ShopFacts } from '../../plumbing/context.js';
import { describeMoney, toMoney } from '../pricing/index.js';
import type { LoadedCart } from './cart.prices.js';

/** Most discount codes in a cart. */
export const mostCodes = 10;

/** A code as it is kept, however it was typed. */
export const readCode = (typed: string): string => typed.trim().toUpperCase();

function missingOf({ missing, missingUnits }: RefusedCode, currency: LoadedCart['currency'], locale: string): string {
  if (missing !== undefined)
    return `Add goods worth ${describeMoney(toMoney(missing, currency), locale)} more to use it.`;
  if (missingUnits === undefined) return 'The cart is too small for it.';
  return `Add ${missingUnits} more ${missingUnits === 1 ? 'item' : 'items'} to use it.`;
}

/** Why a code takes nothing off, in a sentence that says what would change that. */
export function explainCode(refused: RefusedCode, currency: LoadedCart['currency'], locale: string): string {
  const { code } = refused;
  switch (refused.reason) {
    case 'unknown':
      return `${code} is not a discount code of this shop. Check its spelling.`;
    case 'not_started':
      return `${code} cannot be used yet.`;
    case 'expired':
      return `${code} has expired.`;
    case 'used_up':
      return `${code} has been used as often as it can be.`;
    case 'used_by_customer':
      return `You have used ${code} as often as you can.`;
    case 'not_eligible':
      return `${code} is not for this order: it is for other customers or another country.`;
    case 'minimum_not_met':
      return `${code}: ${missingOf(refused, currency, locale)}`;
    case 'no_items':
      return `${code} takes nothing off what is in the cart.`;
    case 'not_combinable':
      return `${code} cannot be combined with another discount in the cart.`;
  }
}

/** The codes entered into a cart, and why those that take nothing off do not. */
export function viewCodes(
  { record, currency, promotions }: LoadedCart,
  { refusedCodes }: Pick<PricedCart, 'refusedCodes'>,
  { locale }: Pick<ShopFacts, 'locale'>,
): CartDiscountCode[] {
  return (record?.discountCodes ?? []).map((code) => {
    const known = refusedCodes.find((candidate) => candidate.code === code);
    // A shop whose last promotion went has none to ask.
    const refused = known ?? (promotions ? null : ({ code, promotionId: null, reason: 'unknown' } as const));
    if (!refused) return { code, reason: null, message: null };
    return { code, reason: refused.reason, message: explainCode(refused, currency, locale) };
  });
}
