import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodsShares, shippingShare } from './effect.rule.js';
import { isMeant, type Goods } from './goods.rule.js';
import type { PromotionEffect } from './promotion.rule.js';

const goods = (name: string, unitPrice: bigint, quantity: number, change: Partial<Goods> = {}): Goods => ({
  unitPrice,
  quantity,
  facts: { productId: name, variantId: `${name}-1`, categoryIds: ['all'], collectionIds: [], tags: [] },
  isDiscountable: true,
  rest: unitPrice * BigInt(quantity),
  ...change,
});
const only = (...productIds: string[]) => ({ productIds });
const shop = [goods('a', 1_000n, 3), goods('b', 400n, 2), goods('c', 333n, 1)];
const thirds = ['x', 'y', 'z'].map((name) => goods(name, 333n, 1));

describe('goods', () => {
  it('are meant by their product, variant, category, collection or tag', () => {
    const facts = {
      productId: 'p',
      variantId: 'v',
      categoryIds: ['lamps'],
      collectionIds: ['summer'],
      tags: ['new'],
    };
    const lamp = goods('lamp', 1n, 1, { facts });
    const filters = [
      { productIds: ['p'] },
      { variantIds: ['v'] },
      { categoryIds: ['rugs', 'lamps'] },
      { collectionIds: ['summer'] },
      { tags: ['new'] },
      { productIds: ['other'], tags: ['new'] },
      { productIds: [] },
      {},
    ];
    expect(filters.filter((filter) => !isMeant(lamp, filter))).toEqual([]);
    expect(isMeant(lamp, { productIds: ['other'], categoryIds: ['rugs'] })).toBe(false);
    expect(isMeant(goods('bare', 1n, 1, { facts: null }), { tags: ['new'] })).toBe(false);
  });

  it('that cannot be discounted are never meant', () => {
    expect(isMeant(goods('card', 5_000n, 1, { isDiscountable: false }))).toBe(false);
  });
});

describe('a promotion on goods', () => {
  const cases: [string, Goods[], PromotionEffect, bigint[]][] = [
    [
      '10 % of lines, each rounded',
      shop,
      { kind: 'percentage', ratePpm: 100_000, target: { on: 'lines' } },
      [300n, 80n, 33n],
    ],
    [
      '10 % of one product',
      shop,
      { kind: 'percentage', ratePpm: 100_000, target: { on: 'lines', items: only('b') } },
      [0n, 80n, 0n],
    ],
    [
      '10 % of the order, rounded once',
      thirds,
      { kind: 'percentage', ratePpm: 100_000, target: { on: 'order' } },
      [34n, 33n, 33n],
    ],
    ['10 % of lines', thirds, { kind: 'percentage', ratePpm: 100_000, target: { on: 'lines' } }, [33n, 33n, 33n]],
    ['everything', shop, { kind: 'percentage', ratePpm: 1_000_000, target: { on: 'order' } }, [3_000n, 800n, 333n]],
    [
      'half, but at most 100',
      thirds,
      { kind: 'percentage', ratePpm: 500_000, target: { on: 'order' }, most: 100n },
      [34n, 33n, 33n],
    ],
    [
      'half of each, but at most 100',
      thirds,
      { kind: 'percentage', ratePpm: 500_000, target: { on: 'lines' }, most: 100n },
      [34n, 33n, 33n],
    ],
    ['500 once', thirds, { kind: 'fixed_amount', amount: 500n, target: { on: 'order' } }, [167n, 167n, 166n]],
    [
      'more than there is',
      thirds,
      { kind: 'fixed_amount', amount: 5_000n, target: { on: 'lines' } },
      [333n, 333n, 333n],
    ],
    [
      '500 off every unit',
      shop,
      { kind: 'fixed_amount', amount: 500n, target: { on: 'lines' }, isPerUnit: true },
      [1_500n, 800n, 333n],
    ],
    ['down to 300 a unit', shop, { kind: 'fixed_price', unitPrice: 300n, items: only('b', 'c') }, [0n, 200n, 33n]],
    ['up to 2000 a unit', shop, { kind: 'fixed_price', unitPrice: 2_000n }, [0n, 0n, 0n]],
    ['nothing of goods', shop, { kind: 'free_shipping' }, [0n, 0n, 0n]],
    [
      'nothing of goods either',
      shop,
      { kind: 'percentage', ratePpm: 500_000, target: { on: 'shipping' } },
      [0n, 0n, 0n],
    ],
    ['nor this', shop, { kind: 'fixed_amount', amount: 100n, target: { on: 'shipping' } }, [0n, 0n, 0n]],
  ];
  it.each(cases)('takes %s', (_, lines, effect, shares) => {
    expect(goodsShares(lines, effect)).toEqual(shares);
  });

  it('leaves gift cards alone', () => {
    const withCard = [goods('card', 5_000n, 1, { isDiscountable: false }), ...thirds];
    const effect: PromotionEffect = { kind: 'fixed_amount', amount: 100n, target: { on: 'order' } };
    expect(goodsShares(withCard, effect)).toEqual([0n, 34n, 33n, 33n]);
  });
});

describe('buy some, get some', () => {
  const offer = (change: Partial<Extract<PromotionEffect, { kind: 'buy_x_get_y' }>> = {}): PromotionEffect => ({
    kind: 'buy_x_get_y',
    buy: { units: 2 },
    get: { units: 1, ratePpm: 1_000_000 },
    ...change,
  });

  it.each<[string, Goods[], PromotionEffect, bigint[]]>([
    ['the cheapest units, as often as it fits', shop, offer(), [0n, 400n, 333n]],
    ['as often as is allowed', shop, offer({ mostApplications: 1 }), [0n, 0n, 333n]],
    [
      'half of another product',
      shop,
      offer({ buy: { items: only('a'), units: 1 }, get: { items: only('b'), units: 1, ratePpm: 500_000 } }),
      [0n, 400n, 0n],
    ],
    [
      'no unit that must be bought',
      shop,
      offer({ buy: { items: only('a', 'b'), units: 2 }, get: { items: only('b'), units: 1, ratePpm: 1_000_000 } }),
      [0n, 400n, 0n],
    ],
    [
      'no more of what counts as both than can be spared',
      [goods('a', 1_000n, 1), goods('b', 100n, 2), goods('c', 300n, 2)],
      offer({ buy: { items: only('a', 'b'), units: 2 }, get: { items: only('b', 'c'), units: 2, ratePpm: 1_000_000 } }),
      [0n, 100n, 300n],
    ],
    ['nothing of too few', [goods('a', 1_000n, 2)], offer(), [0n]],
    ['no more than all of a unit', [goods('a', 1_000n, 3)], offer({ get: { units: 1, ratePpm: 2_000_000 } }), [1_000n]],
    ['one in three of one line, half up', [goods('a', 333n, 3, { rest: 998n })], offer(), [333n]],
  ])('gives %s', (_, lines, effect, shares) => {
    expect(goodsShares(lines, effect)).toEqual(shares);
  });

  it('is refused for no units', () => {
    expect(() => goodsShares(shop, offer({ buy: { units: 0 } }))).toThrow(RangeError);
    expect(() => goodsShares(shop, offer({ get: { units: 0, ratePpm: 1_000_000 } }))).toThrow(RangeError);
  });

  it('never gives more units than are left beside those bought', () => {
    const anyUnits = fc.array(fc.tuple(fc.bigInt(1n, 500n), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 6,
    });
    const anyOffer = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(anyUnits, anyOffer, (lines, [buy, get]) => {
        const cart = lines.map(([price, quantity], at) => goods(`${at}`, price, quantity));
        const shares = goodsShares(cart, offer({ buy: { units: buy }, get: { units: get, ratePpm: 1_000_000 } }));
        const given = shares.reduce((sum, share, at) => sum + Number(share / (cart[at]?.unitPrice ?? 1n)), 0);
        const units = lines.reduce((sum, [, quantity]) => sum + quantity, 0);
        expect(given).toBe(Math.floor(units / (buy + get)) * get);
        return shares.every((share, at) => share <= (cart[at]?.rest ?? 0n));
      }),
    );
  });
});

describe('a promotion on shipping', () => {
  it.each<[string, bigint, PromotionEffect, bigint]>([
    ['all of it', 490n, { kind: 'free_shipping' }, 490n],
    ['nothing of a dearer method', 1_490n, { kind: 'free_shipping', mostPrice: 990n }, 0n],
    ['all of one that costs just that', 990n, { kind: 'free_shipping', mostPrice: 990n }, 990n],
    ['half', 495n, { kind: 'percentage', ratePpm: 500_000, target: { on: 'shipping' } }, 248n],
    ['half, at most 100', 495n, { kind: 'percentage', ratePpm: 500_000, target: { on: 'shipping' }, most: 100n }, 100n],
    ['no more than it costs', 490n, { kind: 'fixed_amount', amount: 900n, target: { on: 'shipping' } }, 490n],
    ['nothing when it is on goods', 490n, { kind: 'percentage', ratePpm: 500_000, target: { on: 'order' } }, 0n],
    ['nothing when it is on lines', 490n, { kind: 'fixed_amount', amount: 100n, target: { on: 'lines' } }, 0n],
    ['nothing for a price', 490n, { kind: 'fixed_price', unitPrice: 1n }, 0n],
  ])('takes %s', (_, price, effect, share) => {
    expect(shippingShare(price, effect)).toBe(share);
  });
});
