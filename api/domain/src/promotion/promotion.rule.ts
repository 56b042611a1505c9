import type { Minor } from '../money/money.rule.js';

/** What a discount is taken off, which is also how discounts say with which others they combine. */
export type DiscountClass = 'product' | 'order' | 'shipping';

/**
 * Which goods: all that any of the lists names; nothing named: all goods. To narrow (this brand and that price), a shop makes
 * a collection by rules.
 */
export interface ItemFilter {
  readonly productIds?: readonly string[];
  readonly variantIds?: readonly string[];
  readonly categoryIds?: readonly string[];
  readonly collectionIds?: readonly string[];
  readonly tags?: readonly string[];
}

/** What a percentage or an amount is taken off. */
export type DiscountTarget =
  { readonly on: 'lines'; readonly items?: ItemFilter } | { readonly on: 'order' } | { readonly on: 'shipping' };

/** What a promotion does to prices. Amounts are minor units as the shop states its prices, with or without tax. */
export type PromotionEffect =
  | {
      readonly kind: 'percentage';
      /** 0 to 1,000,000: 250,000 is 25 %. Rounded half up, per line where it is on lines. */
      readonly ratePpm: number;
      readonly target: DiscountTarget;
      /** Never takes more than this. */
      readonly most?: Minor | null;
    }
  | {
      readonly kind: 'fixed_amount';
      readonly amount: Minor;
      readonly target: DiscountTarget;
      /** Off every unit of the lines, instead of once and shared over them. Only lines have units. */
      readonly isPerUnit?: boolean;
    }
  | {
      readonly kind: 'fixed_price';
      /** What a unit costs; goods that cost less already keep their price. */
      readonly unitPrice: Minor;
      readonly items?: ItemFilter;
    }
  | {
      readonly kind: 'buy_x_get_y';
      readonly buy: { readonly items?: ItemFilter; readonly units: number };
      /** 1,000,000: free. */
      readonly get: { readonly items?: ItemFilter; readonly units: number; readonly ratePpm: number };
      readonly mostApplications?: number | null;
    }
  | {
      readonly kind: 'free_shipping';
      /** Only for methods that cost no more than this. */
      readonly mostPrice?: Minor | null;
    };

/**
 * What a cart and its buyer must be. Minimums are measured before any promotion, so that no discount takes away another's
 * ground, and only on goods that can be discounted.
 */
export interface PromotionConditions {
  /** Which goods the minimums count. */
  readonly items?: ItemFilter;
  readonly minSubtotal?: Minor | null;
  readonly minUnits?: number | null;
  /** The buyer is in one of these groups; empty: anybody. */
  readonly customerGroupIds?: readonly string[];
  readonly isFirstOrder?: boolean;
  /** Where it goes; empty: anywhere. */
  readonly countries?: readonly string[];
}

/** A discount as a merchant sets it up. */
export interface Promotion {
  readonly id: string;
  /** What shoppers read. */
  readonly name: string;
  readonly effect: PromotionEffect;
  readonly conditions?: PromotionConditions;
  /** The classes of others it may stand beside, if they say the same of its own; empty: it stands alone. */
  readonly combinesWith: readonly DiscountClass[];
  /** Higher ones are tried first. */
  readonly priority: number;
  /** Null: from ever; the moment itself counts. */
  readonly startsAt: Date | null;
  /** Null: for ever; the moment itself no longer counts. */
  readonly endsAt: Date | null;
  /** Orders that may use it, or each of its codes; null: any number. */
  readonly mostUses: number | null;
  readonly mostUsesPerCustomer: number | null;
}

/** Orders that used a promotion, or the code it was entered by. */
export interface PromotionUsage {
  readonly uses: number;
  readonly usesByCustomer: number;
}

/** Who buys. */
export interface Buyer {
  readonly groupIds: readonly string[];
  /** As far as is known; of somebody unknown it may be assumed until the e-mail address is there. */
  readonly isFirstOrder: boolean;
}

/** Promotions that may count for a cart. */
export interface PromotionsToApply {
  readonly now: Date;
  readonly buyer: Buyer;
  readonly automatic: readonly { readonly promotion: Promotion; readonly usage?: PromotionUsage }[];
  /** As the shopper entered them; null: the shop has no such code. */
  readonly codes: readonly {
    readonly code: string;
    readonly promotion: Promotion | null;
    readonly usage?: PromotionUsage;
  }[];
}

/** Why a code takes nothing off. */
export type CodeRefusal =
  | 'unknown'
  | 'not_started'
  | 'expired'
  | 'used_up'
  | 'used_by_customer'
  | 'not_eligible'
  | 'minimum_not_met'
  | 'no_items'
  | 'not_combinable';

/** A code that takes nothing off, and what would change that. */
export interface RefusedCode {
  readonly code: string;
  readonly promotionId: string | null;
  readonly reason: CodeRefusal;
  /** What the goods lack to the minimum. */
  readonly missing?: Minor;
  readonly missingUnits?: number;
  /** The promotion it cannot stand beside. */
  readonly blockedBy?: string;
}

/** The class a promotion belongs to: what it takes something off. */
export function classOf(effect: PromotionEffect): DiscountClass {
  switch (effect.kind) {
    case 'free_shipping':
      return 'shipping';
    case 'fixed_price':
    case 'buy_x_get_y':
      return 'product';
    case 'percentage':
    case 'fixed_amount':
      return effect.target.on === 'lines' ? 'product' : effect.target.on;
  }
}
