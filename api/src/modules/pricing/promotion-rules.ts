import {
  promotionConditionsSchema,
  promotionEffectSchema,
  type PromotionEffect as StoredEffect,
} from '@smallshop/contract';
import {
  convertPrice,
  minor,
  type CurrencyTerms,
  type Minor,
  type Promotion,
  type PromotionConditions,
  type PromotionEffect,
} from '@smallshop/domain';
import { z } from 'zod';

/** A promotion that counts now or later, or whose codes ended not long ago; amounts in the shop's own currency. */
export interface PromotionRule {
  readonly promotion: Promotion;
  /** Counts by itself; otherwise by one of its codes. */
  readonly isAutomatic: boolean;
}

const effectOf = (effect: StoredEffect): PromotionEffect => {
  switch (effect.kind) {
    case 'percentage':
      return { ...effect, most: effect.most === null ? null : minor(effect.most) };
    case 'fixed_amount':
      return { ...effect, amount: minor(effect.amount) };
    case 'fixed_price':
      return { ...effect, unitPrice: minor(effect.unitPrice) };
    case 'free_shipping':
      return { ...effect, mostPrice: effect.mostPrice === null ? null : minor(effect.mostPrice) };
    case 'buy_x_get_y':
      return effect;
  }
};

const moment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();

/** A promotion as the database writes it. */
export const promotionRuleSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    isAutomatic: z.boolean(),
    effect: promotionEffectSchema.transform(effectOf),
    conditions: promotionConditionsSchema.transform(({ minSubtotal, ...conditions }): PromotionConditions => ({
      ...conditions,
      minSubtotal: minSubtotal === null ? null : minor(minSubtotal),
    })),
    combinesWith: z.array(z.enum(['product', 'order', 'shipping'])),
    priority: z.number(),
    startsAt: moment,
    endsAt: moment,
    mostUses: z.number().nullable(),
    mostUsesPerCustomer: z.number().nullable(),
  })
  .transform(({ isAutomatic, ...promotion }): PromotionRule => ({ promotion, isAutomatic }));

/** A promotion in another currency: its amounts are converted as prices are, by the shop's rate and rounding. */
export function promotionIn(promotion: Promotion, terms: CurrencyTerms | undefined): Promotion {
  if (!terms) return promotion;
  const converted = (amount: Minor) => convertPrice(amount, terms);
  const maybe = (amount: Minor | null | undefined) => (amount == null ? null : converted(amount));
  const { conditions = {} } = promotion;
  return {
    ...promotion,
    conditions: { ...conditions, minSubtotal: maybe(conditions.minSubtotal) },
    effect: convertedEffect(promotion.effect, converted, maybe),
  };
}

function convertedEffect(
  effect: PromotionEffect,
  converted: (amount: Minor) => Minor,
  maybe: (amount: Minor | null | undefined) => Minor | null,
): PromotionEffect {
  switch (effect.kind) {
    case 'percentage':
      return { ...effect, most: maybe(effect.most) };
    case 'fixed_amount':
      return { ...effect, amount: converted(effect.amount) };
    case 'fixed_price':
      return { ...effect, unitPrice: converted(effect.unitPrice) };
    case 'free_shipping':
      return { ...effect, mostPrice: maybe(effect.mostPrice) };
    case 'buy_x_get_y':
      return effect;
  }
}
