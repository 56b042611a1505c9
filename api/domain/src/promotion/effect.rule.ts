import { lower, shareHalfUp, sumOf, type Minor } from '../money/money.rule.js';
import { shareByWeight } from '../money/share.rule.js';
import { buyGetShares } from './buy-get.rule.js';
import { isMeant, type Goods } from './goods.rule.js';
import type { ItemFilter, PromotionEffect } from './promotion.rule.js';

const million = 1_000_000n;

/** A part of an amount, half up; never more than the amount. */
function percentOf(amount: Minor, ratePpm: number): Minor {
  return lower(shareHalfUp(amount, BigInt(ratePpm), million), amount);
}

/** What is left of the lines that are meant, and nothing of the others. */
const restsOf = (goods: readonly Goods[], items?: ItemFilter): Minor[] =>
  goods.map((line) => (isMeant(line, items) ? line.rest : 0n));

/** At most `most` in all, in proportion. */
function capped(shares: readonly Minor[], most: Minor | null): readonly Minor[] {
  return most !== null && sumOf(shares) > most ? shareByWeight(most, shares) : shares;
}

/** An amount off several lines together: never more than they are worth. */
function spread(amount: Minor, rests: readonly Minor[]): Minor[] {
  return shareByWeight(lower(amount, sumOf(rests)), rests);
}

function percentageShares(
  goods: readonly Goods[],
  effect: Extract<PromotionEffect, { kind: 'percentage' }>,
): readonly Minor[] {
  const { target, ratePpm, most = null } = effect;
  if (target.on === 'lines') {
    const shares = restsOf(goods, target.items).map((rest) => percentOf(rest, ratePpm));
    return capped(shares, most);
  }
  const rests = restsOf(goods);
  const amount = percentOf(sumOf(rests), ratePpm);
  return spread(most === null ? amount : lower(amount, most), rests);
}

function amountShares(goods: readonly Goods[], effect: Extract<PromotionEffect, { kind: 'fixed_amount' }>): Minor[] {
  const { target, amount, isPerUnit = false } = effect;
  const rests = restsOf(goods, target.on === 'lines' ? target.items : undefined);
  if (target.on !== 'lines' || !isPerUnit) return spread(amount, rests);
  return goods.map(({ quantity }, at) => lower(amount * BigInt(quantity), rests[at] ?? 0n));
}

/**
 * What an effect takes off each line: minor units, never more than is left of it. Effects on shipping take nothing off goods.
 *
 * @param goods in the order of their keys, so that a left-over unit falls to the same line however the cart was filled
 * @throws RangeError for negative amounts and rates
 */
export function goodsShares(goods: readonly Goods[], effect: PromotionEffect): readonly Minor[] {
  switch (effect.kind) {
    case 'percentage':
      return effect.target.on === 'shipping' ? goods.map(() => 0n) : percentageShares(goods, effect);
    case 'fixed_amount':
      return effect.target.on === 'shipping' ? goods.map(() => 0n) : amountShares(goods, effect);
    case 'fixed_price':
      return restsOf(goods, effect.items).map((rest, at) => {
        const price = effect.unitPrice * BigInt(goods[at]?.quantity ?? 0);
        return price < rest ? rest - price : 0n;
      });
    case 'buy_x_get_y':
      return buyGetShares(goods, effect);
    case 'free_shipping':
      return goods.map(() => 0n);
  }
}

/** What an effect takes off shipping that costs `price`; never more than that. Effects on goods take nothing off it. */
export function shippingShare(price: Minor, effect: PromotionEffect): Minor {
  switch (effect.kind) {
    case 'free_shipping':
      return effect.mostPrice != null && price > effect.mostPrice ? 0n : price;
    case 'percentage': {
      if (effect.target.on !== 'shipping') return 0n;
      const amount = percentOf(price, effect.ratePpm);
      return effect.most == null ? amount : lower(amount, effect.most);
    }
    case 'fixed_amount':
      return effect.target.on === 'shipping' ? lower(effect.amount, price) : 0n;
    case 'fixed_price':
    case 'buy_x_get_y':
      return 0n;
  }
}
