import { sumOf, type Minor } from '../money/money.rule.js';
import { goodsShares, shippingShare } from './effect.rule.js';
import { refusePromotion, type PromotionGround } from './eligibility.rule.js';
import {
  classOf,
  type Promotion,
  type PromotionsToApply,
  type PromotionUsage,
  type RefusedCode,
} from './promotion.rule.js';

/** A promotion that counts, and the code it was entered by; null: it counts by itself. */
export interface ChosenPromotion {
  readonly promotion: Promotion;
  readonly code: string | null;
}

interface Candidate extends ChosenPromotion {
  /** What it would take off alone. */
  readonly saving: Minor;
}

/** Promotions in the order they are applied, and the codes that are not among them. */
export interface PromotionChoice {
  readonly chosen: readonly ChosenPromotion[];
  readonly refused: readonly RefusedCode[];
}

/** What sending the cart costs before promotions; null while that is not known. */
type ShippingPrice = Minor | null;

const unused: PromotionUsage = { uses: 0, usesByCustomer: 0 };
const classOrder = { product: 0, order: 1, shipping: 2 } as const;

function savingOf({ effect }: Promotion, { goods }: PromotionGround, shipping: ShippingPrice): Minor {
  return sumOf(goodsShares(goods, effect)) + shippingShare(shipping ?? 0n, effect);
}

/** Free shipping waits for the method to be chosen; anything else that takes nothing off has nothing to do here. */
const isIdle = ({ promotion, saving }: Candidate, shipping: ShippingPrice): boolean =>
  saving === 0n && (shipping !== null || classOf(promotion.effect) !== 'shipping');

function combines(one: Promotion, other: Promotion): boolean {
  return (
    one.id !== other.id &&
    one.combinesWith.includes(classOf(other.effect)) &&
    other.combinesWith.includes(classOf(one.effect))
  );
}

/** Higher priority, then what saves more, then what the shopper typed, then by id and code so that chance has no say. */
function byPrecedence(a: Candidate, b: Candidate): number {
  if (a.promotion.priority !== b.promotion.priority) return b.promotion.priority - a.promotion.priority;
  if (a.saving !== b.saving) return a.saving < b.saving ? 1 : -1;
  if ((a.code === null) !== (b.code === null)) return a.code === null ? 1 : -1;
  if (a.promotion.id !== b.promotion.id) return a.promotion.id < b.promotion.id ? -1 : 1;
  return (a.code ?? '') < (b.code ?? '') ? -1 : 1;
}

interface Weighed {
  readonly candidates: readonly Candidate[];
  readonly refused: readonly RefusedCode[];
}

function weigh(offered: PromotionsToApply, ground: PromotionGround, shipping: ShippingPrice): Weighed {
  const candidates: Candidate[] = [];
  const refused: RefusedCode[] = [];
  const all = [...offered.automatic.map((automatic) => ({ ...automatic, code: null })), ...offered.codes];
  for (const { promotion, code, usage = unused } of all) {
    const refuse = (why: Omit<RefusedCode, 'code' | 'promotionId'>) => {
      if (code !== null) refused.push({ code, promotionId: promotion?.id ?? null, ...why });
    };
    const reason = promotion ? refusePromotion(promotion, usage, ground) : ({ reason: 'unknown' } as const);
    if (!promotion || reason) {
      refuse(reason ?? { reason: 'unknown' });
      continue;
    }
    const candidate = { promotion, code, saving: savingOf(promotion, ground, shipping) };
    if (isIdle(candidate, shipping)) refuse({ reason: 'no_items' });
    else candidates.push(candidate);
  }
  return { candidates: candidates.sort(byPrecedence), refused };
}

/**
 * Which promotions count for a cart together.
 *
 * They are tried by priority, among equals the one that would save more alone; one that does not combine with all taken before
 * is left out. Chosen ones are applied to products first, then to the order, then to shipping. The order in which they were
 * given does not matter.
 */
export function choosePromotions(
  offered: PromotionsToApply,
  ground: PromotionGround,
  shipping: ShippingPrice,
): PromotionChoice {
  const { candidates, refused } = weigh(offered, ground, shipping);
  const chosen: Candidate[] = [];
  const blocked: RefusedCode[] = [];
  for (const candidate of candidates) {
    const { promotion, code } = candidate;
    const blocker = chosen.find((taken) => !combines(taken.promotion, promotion));
    if (!blocker) chosen.push(candidate);
    else if (code !== null) {
      const blockedBy = blocker.promotion.id;
      blocked.push({ code, promotionId: promotion.id, reason: 'not_combinable', blockedBy });
    }
  }
  const rank = ({ promotion }: ChosenPromotion) => classOrder[classOf(promotion.effect)];
  return {
    chosen: chosen.toSorted((a, b) => rank(a) - rank(b)).map(({ promotion, code }) => ({ promotion, code })),
    refused: [...refused, ...blocked],
  };
}
