import { describe, expect, it } from 'vitest';
import { addPromotionCodes, discountCodeSchema, promotionInput } from './promotion.js';

const tenth = { kind: 'percentage', ratePpm: 100_000, target: { on: 'order' } };

describe('a promotion as a merchant writes it', () => {
  it('needs a name and an effect; all else has its usual value', () => {
    const { conditions, ...promotion } = promotionInput.parse({ name: 'Spring', effect: tenth });
    expect(promotion).toEqual({
      name: 'Spring',
      isAutomatic: false,
      isPaused: false,
      effect: { ...tenth, most: null },
      combinesWith: [],
      priority: 0,
      startsAt: null,
      endsAt: null,
      mostUses: null,
      mostUsesPerCustomer: null,
    });
    expect(conditions).toMatchObject({ minSubtotal: null, minUnits: null, countries: [], isFirstOrder: false });
    expect(conditions.items.collectionIds).toEqual([]);
  });

  it.each([
    ['more than everything', { ...tenth, ratePpm: 1_000_001 }],
    ['nothing', { ...tenth, ratePpm: 0 }],
    ['an effect nobody knows', { kind: 'cashback', amount: 500 }],
    ['a field of another effect', { ...tenth, amount: 500 }],
    ['an amount of nothing', { kind: 'fixed_amount', amount: 0, target: { on: 'order' } }],
    ['an offer of no units', { kind: 'buy_x_get_y', buy: { units: 0 }, get: { units: 1, ratePpm: 1_000_000 } }],
  ])('is refused with %s', (_, effect) => {
    expect(promotionInput.safeParse({ name: 'Spring', effect }).success).toBe(false);
  });
});

describe('a discount code', () => {
  it('is kept in capitals, however it is typed', () => {
    expect(discountCodeSchema.parse(' spring-26 ')).toBe('SPRING-26');
    expect(discountCodeSchema.safeParse('10 % off').success).toBe(false);
    expect(addPromotionCodes.body.parse({ from: 'chance', count: 5, prefix: 'vip-' })).toMatchObject({
      prefix: 'VIP-',
    });
  });
});
