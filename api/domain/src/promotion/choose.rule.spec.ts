import { describe, expect, it } from 'vitest';
import { choosePromotions } from './choose.rule.js';
import type { PromotionGround } from './eligibility.rule.js';
import type { Goods } from './goods.rule.js';
import type {
  DiscountTarget,
  Promotion,
  PromotionEffect,
  PromotionsToApply,
  PromotionUsage,
} from './promotion.rule.js';

const now = new Date('2026-11-23T12:00:00Z');
const goods = (name: string, unitPrice: bigint, quantity: number): Goods => ({
  unitPrice,
  quantity,
  facts: { productId: name, variantId: name, categoryIds: [], collectionIds: [], tags: [] },
  isDiscountable: true,
  rest: unitPrice * BigInt(quantity),
});
const ground = (change: Partial<PromotionGround> = {}): PromotionGround => ({
  now,
  buyer: { groupIds: ['members'], isFirstOrder: false },
  country: 'DE',
  goods: [goods('mug', 1_999n, 2), goods('book', 1_500n, 1)],
  ...change,
});
const percent = (percentage: number, target: DiscountTarget = { on: 'order' }): PromotionEffect => ({
  kind: 'percentage',
  ratePpm: percentage * 10_000,
  target,
});
const promotion = (id: string, change: Partial<Promotion> = {}): Promotion => ({
  id,
  name: id,
  effect: percent(10),
  combinesWith: [],
  priority: 0,
  startsAt: null,
  endsAt: null,
  mostUses: null,
  mostUsesPerCustomer: null,
  ...change,
});
const entered = (one: Promotion | null, usage?: PromotionUsage) => ({ code: one?.id ?? 'NOPE', promotion: one, usage });

function choose(offered: Partial<PromotionsToApply>, where = ground(), shipping: bigint | null = 490n) {
  const all = { now: where.now, buyer: where.buyer, automatic: [], codes: [], ...offered };
  const { chosen, refused } = choosePromotions(all, where, shipping);
  return { chosen: chosen.map((one) => one.promotion.id), refused };
}

const anything = ['product', 'order', 'shipping'] as const;

describe('a code', () => {
  const refusals: [string, Promotion | null, object, PromotionUsage?][] = [
    ['that the shop does not have', null, { reason: 'unknown', promotionId: null }],
    ['before its time', promotion('p', { startsAt: new Date('2026-11-23T12:00:01Z') }), { reason: 'not_started' }],
    ['after its time, to the moment', promotion('p', { endsAt: now }), { reason: 'expired' }],
    ['whose uses are spent', promotion('p', { mostUses: 3 }), { reason: 'used_up' }, { uses: 3, usesByCustomer: 0 }],
    [
      'this customer has spent',
      promotion('p', { mostUsesPerCustomer: 1 }),
      { reason: 'used_by_customer' },
      { uses: 3, usesByCustomer: 1 },
    ],
    ['for another group', promotion('p', { conditions: { customerGroupIds: ['trade'] } }), { reason: 'not_eligible' }],
    ['for first orders', promotion('p', { conditions: { isFirstOrder: true } }), { reason: 'not_eligible' }],
    ['for another country', promotion('p', { conditions: { countries: ['AT', 'CH'] } }), { reason: 'not_eligible' }],
    [
      'for larger carts, and says what is missing',
      promotion('p', { conditions: { minSubtotal: 6_000n } }),
      { reason: 'minimum_not_met', missing: 502n },
    ],
    [
      'for more of some goods',
      promotion('p', { conditions: { items: { productIds: ['book'] }, minSubtotal: 2_000n } }),
      { reason: 'minimum_not_met', missing: 500n },
    ],
    ['for more units', promotion('p', { conditions: { minUnits: 5 } }), { reason: 'minimum_not_met', missingUnits: 2 }],
    [
      'that gives something from more units on',
      promotion('p', { effect: { kind: 'buy_x_get_y', buy: { units: 5 }, get: { units: 1, ratePpm: 1_000_000 } } }),
      { reason: 'minimum_not_met', missingUnits: 2 },
    ],
    [
      'whose gift is not in the cart',
      promotion('p', { effect: { kind: 'buy_x_get_y', buy: { units: 3 }, get: { units: 1, ratePpm: 1_000_000 } } }),
      { reason: 'no_items' },
    ],
    [
      'for other goods',
      promotion('p', { effect: percent(10, { on: 'lines', items: { productIds: ['lamp'] } }) }),
      { reason: 'no_items' },
    ],
  ];
  it.each(refusals)('%s takes nothing off', (_, one, reason, usage) => {
    const { chosen, refused } = choose({ codes: [entered(one, usage)] });
    expect(chosen).toEqual([]);
    expect(refused).toEqual([{ code: one?.id ?? 'NOPE', promotionId: one?.id ?? null, ...reason }]);
  });

  it('counts when all its conditions are just met', () => {
    const one = promotion('p', {
      startsAt: now,
      endsAt: new Date('2026-11-23T12:00:01Z'),
      mostUses: 4,
      mostUsesPerCustomer: 2,
      conditions: {
        minSubtotal: 5_498n,
        minUnits: 3,
        customerGroupIds: ['trade', 'members'],
        isFirstOrder: true,
        countries: ['DE'],
      },
    });
    const first = ground({ buyer: { groupIds: ['members'], isFirstOrder: true } });
    expect(choose({ codes: [entered(one, { uses: 3, usesByCustomer: 1 })] }, first)).toEqual({
      chosen: ['p'],
      refused: [],
    });
  });

  it('for free shipping waits until a method is chosen, and has nothing to do once it is free', () => {
    const free = promotion('ship', { effect: { kind: 'free_shipping' } });
    expect(choose({ codes: [entered(free)] }, ground(), null)).toEqual({ chosen: ['ship'], refused: [] });
    expect(choose({ codes: [entered(free)] }, ground(), 0n).refused).toMatchObject([{ reason: 'no_items' }]);
  });
});

describe('promotions together', () => {
  it('stand alone unless both say otherwise', () => {
    const sale = promotion('sale', { effect: percent(20, { on: 'lines' }), combinesWith: ['order'] });
    const closed = promotion('closed');
    const open = promotion('open', { combinesWith: ['product'] });
    expect(choose({ automatic: [{ promotion: sale }], codes: [entered(closed)] })).toEqual({
      chosen: ['sale'],
      refused: [{ code: 'closed', promotionId: 'closed', reason: 'not_combinable', blockedBy: 'sale' }],
    });
    expect(choose({ automatic: [{ promotion: sale }], codes: [entered(open)] }).chosen).toEqual(['sale', 'open']);
    const shut = { ...sale, combinesWith: [] };
    expect(choose({ automatic: [{ promotion: shut }], codes: [entered(open)] }).chosen).toEqual(['sale']);
  });

  it('are tried by priority, then by what they save, whatever the order they come in', () => {
    const small = promotion('small', { effect: percent(5), priority: 1 });
    const large = promotion('large', { effect: percent(30) });
    const middle = promotion('middle', { effect: percent(20) });
    for (const order of [
      [small, large, middle],
      [middle, large, small],
    ]) {
      expect(choose({ automatic: order.map((one) => ({ promotion: one })) }).chosen).toEqual(['small']);
    }
    expect(choose({ automatic: [{ promotion: middle }, { promotion: large }] }).chosen).toEqual(['large']);
  });

  it('of equal saving leave the code its place', () => {
    const automatic = promotion('a');
    const code = promotion('z');
    expect(choose({ automatic: [{ promotion: automatic }], codes: [entered(code)] })).toEqual({
      chosen: ['z'],
      refused: [],
    });
  });

  it('apply to products, then to the order, then to shipping', () => {
    const shipping = promotion('3', { effect: { kind: 'free_shipping' }, combinesWith: anything, priority: 9 });
    const order = promotion('2', { combinesWith: anything, priority: 5 });
    const product = promotion('1', { effect: percent(10, { on: 'lines' }), combinesWith: anything });
    expect(choose({ automatic: [shipping, order, product].map((one) => ({ promotion: one })) }).chosen).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('count once, by whichever of their codes', () => {
    const one = promotion('p', { combinesWith: anything });
    const codes = ['SPRING', 'AUTUMN'].map((code) => ({ code, promotion: one }));
    expect(choose({ codes })).toEqual({
      chosen: ['p'],
      refused: [{ code: 'SPRING', promotionId: 'p', reason: 'not_combinable', blockedBy: 'p' }],
    });
  });

  it('that save nothing do not keep others away', () => {
    const idle = promotion('idle', { effect: { kind: 'fixed_price', unitPrice: 9_999n }, priority: 9 });
    expect(choose({ automatic: [{ promotion: idle }, { promotion: promotion('p') }] }).chosen).toEqual(['p']);
  });
});
