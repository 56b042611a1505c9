import { describe, expect, test } from 'vitest';
import { minor } from '../money/money.rule.js';
import { asksWhichGoods } from './goods.rule.js';
import type { ItemFilter, PromotionEffect } from './promotion.rule.js';

const mugs: ItemFilter = { collectionIds: ['mugs'] };
const tenth = (target: Extract<PromotionEffect, { kind: 'percentage' }>['target']): PromotionEffect => ({
  kind: 'percentage',
  ratePpm: 100_000,
  target,
});
const gift = (buy: ItemFilter | undefined, get: ItemFilter | undefined): PromotionEffect => ({
  kind: 'buy_x_get_y',
  buy: { ...(buy && { items: buy }), units: 2 },
  get: { ...(get && { items: get }), units: 1, ratePpm: 1_000_000 },
});

describe('a promotion asks which goods they are', () => {
  test.each<[string, PromotionEffect, boolean]>([
    ['off the order', tenth({ on: 'order' }), false],
    ['off shipping', tenth({ on: 'shipping' }), false],
    ['off every line', tenth({ on: 'lines' }), false],
    ['off lines of nothing in particular', tenth({ on: 'lines', items: { productIds: [], tags: [] } }), false],
    ['off lines of a collection', tenth({ on: 'lines', items: mugs }), true],
    ['a fixed price for a tag', { kind: 'fixed_price', unitPrice: minor(500), items: { tags: ['sale'] } }, true],
    ['two of anything, one of anything', gift(undefined, undefined), false],
    ['two mugs, one of anything', gift(mugs, undefined), true],
    ['two of anything, one mug', gift(undefined, mugs), true],
    ['free shipping', { kind: 'free_shipping' }, false],
  ])('%s', (_, effect, asks) => {
    expect(asksWhichGoods({ effect })).toBe(asks);
    expect(asksWhichGoods({ effect, conditions: { minUnits: 3 } })).toBe(asks);
    expect(asksWhichGoods({ effect, conditions: { items: mugs } })).toBe(true);
  });
});
