import type { CartDiscountCode } from '@smallshop/contract';
import type { PricedCart, RefusedCode } from '@smallshop/domain';
import type { ShopFacts } from '../../plumbing/context.js';
import { describeMoney, toMoney } from '../pricing/index.js';
import { cartWords } from './cart.words.js';
import type { LoadedCart } from './cart.prices.js';

/** Most discount codes in a cart. */
export const mostCodes = 10;

/** A code as it is kept, however it was typed. */
export const readCode = (typed: string): string => typed.trim().toUpperCase();

function missingOf(refused: RefusedCode, currency: LoadedCart['currency'], locale: string): string {
  const { code, missing, missingUnits } = refused;
  const words = cartWords(locale);
  if (missing !== undefined) return words.codeMissesAmount(code, describeMoney(toMoney(missing, currency), locale));
  return missingUnits === undefined ? words.codeMissesSomething(code) : words.codeMissesUnits(code, missingUnits);
}

/** Why a code takes nothing off, in a sentence that says what would change that. */
export function explainCode(refused: RefusedCode, currency: LoadedCart['currency'], locale: string): string {
  const { code } = refused;
  const words = cartWords(locale);
  switch (refused.reason) {
    case 'unknown':
      return words.codeUnknown(code);
    case 'not_started':
      return words.codeNotStarted(code);
    case 'expired':
      return words.codeExpired(code);
    case 'used_up':
      return words.codeUsedUp(code);
    case 'used_by_customer':
      return words.codeUsedByYou(code);
    case 'not_eligible':
      return words.codeNotForYou(code);
    case 'minimum_not_met':
      return missingOf(refused, currency, locale);
    case 'no_items':
      return words.codeFitsNothing(code);
    case 'not_combinable':
      return words.codeNotCombinable(code);
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
