import { sumOf, type Minor } from '../money/money.rule.js';
import { unitsMissing } from './buy-get.rule.js';
import { isMeant, type Goods } from './goods.rule.js';
import type { Buyer, CodeRefusal, Promotion, PromotionUsage } from './promotion.rule.js';

/** What decides whether a promotion counts. */
export interface PromotionGround {
  readonly now: Date;
  readonly buyer: Buyer;
  readonly country: string;
  /** Before any promotion. */
  readonly goods: readonly Goods[];
}

/** Why a promotion does not count, and what would change that. */
export interface Ineligibility {
  readonly reason: CodeRefusal;
  readonly missing?: Minor;
  readonly missingUnits?: number;
}

function refuseByTime({ startsAt, endsAt }: Promotion, now: Date): Ineligibility | null {
  if (startsAt && now < startsAt) return { reason: 'not_started' };
  return endsAt && now >= endsAt ? { reason: 'expired' } : null;
}

function refuseByUsage({ mostUses, mostUsesPerCustomer }: Promotion, usage: PromotionUsage): Ineligibility | null {
  if (mostUses !== null && usage.uses >= mostUses) return { reason: 'used_up' };
  const isSpent = mostUsesPerCustomer !== null && usage.usesByCustomer >= mostUsesPerCustomer;
  return isSpent ? { reason: 'used_by_customer' } : null;
}

function refuseByBuyer({ conditions = {} }: Promotion, { buyer, country }: PromotionGround): Ineligibility | null {
  const { customerGroupIds = [], isFirstOrder = false, countries = [] } = conditions;
  const isWelcome =
    (customerGroupIds.length === 0 || customerGroupIds.some((id) => buyer.groupIds.includes(id))) &&
    (!isFirstOrder || buyer.isFirstOrder) &&
    (countries.length === 0 || countries.includes(country));
  return isWelcome ? null : { reason: 'not_eligible' };
}

function refuseByGoods({ effect, conditions = {} }: Promotion, { goods }: PromotionGround): Ineligibility | null {
  const { items, minSubtotal, minUnits } = conditions;
  const counted = goods.filter((line) => isMeant(line, items));
  const missing = (minSubtotal ?? 0n) - sumOf(counted.map(({ rest }) => rest));
  if (missing > 0n) return { reason: 'minimum_not_met', missing };
  const units = counted.reduce((sum, { quantity }) => sum + quantity, 0);
  const short = Math.max((minUnits ?? 0) - units, effect.kind === 'buy_x_get_y' ? unitsMissing(goods, effect) : 0);
  return short > 0 ? { reason: 'minimum_not_met', missingUnits: short } : null;
}

/**
 * Why a promotion does not count for a cart and its buyer; null when it does. The first reason of: time, usage, buyer and
 * destination, goods.
 */
export function refusePromotion(
  promotion: Promotion,
  usage: PromotionUsage,
  ground: PromotionGround,
): Ineligibility | null {
  return (
    refuseByTime(promotion, ground.now) ??
    refuseByUsage(promotion, usage) ??
    refuseByBuyer(promotion, ground) ??
    refuseByGoods(promotion, ground)
  );
}
