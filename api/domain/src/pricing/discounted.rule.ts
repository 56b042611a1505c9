import { sumOf, type Minor } from '../money/money.rule.js';
import { choosePromotions, type ChosenPromotion, type PromotionChoice } from '../promotion/choose.rule.js';
import { goodsShares, shippingShare } from '../promotion/effect.rule.js';
import type { Goods } from '../promotion/goods.rule.js';
import { classOf } from '../promotion/promotion.rule.js';
import type { AppliedDiscount, CartToPrice, Explanation, LineToPrice } from './cart.rule.js';
import type { Taxation } from './taxation.rule.js';

/** A line on its way to its price. */
export interface CartGoods extends Goods {
  readonly line: LineToPrice;
  /** Where it stands in the cart. */
  readonly position: number;
  readonly lineTotal: Minor;
  /** What promotions took off, as the buyer is told. */
  readonly reductions: readonly Explanation[];
}

/**
 * A cart's lines at their asked prices, in the order of their keys: a left-over minor unit then falls to the same line in
 * whatever order the cart was filled.
 *
 * @throws RangeError for a quantity below one and a negative price
 */
export function goodsOf(cart: CartToPrice, taxation: Taxation): CartGoods[] {
  const goods = cart.lines.map((line, position) => {
    const { quantity, facts = null, isDiscountable = true } = line;
    if (!Number.isInteger(quantity) || quantity < 1) throw new RangeError('A line has at least one unit.');
    if (line.unitPrice < 0n) throw new RangeError('Prices begin at 0.');
    const unitPrice = taxation.askedPrice(line.unitPrice, line.taxCategory);
    const lineTotal = unitPrice * BigInt(quantity);
    return { line, position, unitPrice, quantity, facts, isDiscountable, lineTotal, rest: lineTotal, reductions: [] };
  });
  return goods.sort((a, b) => (a.line.key < b.line.key ? -1 : a.line.key > b.line.key ? 1 : 0));
}

/** What is left to pay for goods and shipping, and what took the rest. */
export interface Discounted {
  readonly goods: readonly CartGoods[];
  readonly shippingPrice: Minor | null;
  readonly shippingReductions: readonly Explanation[];
  readonly discounts: readonly AppliedDiscount[];
  readonly refusedCodes: PromotionChoice['refused'];
}

function reduction(rule: 'discount' | 'shipping_discount', chosen: ChosenPromotion, amount: Minor): Explanation {
  const { promotion, code } = chosen;
  const { effect } = promotion;
  return {
    rule,
    label: promotion.name,
    amount: -amount,
    ...(effect.kind === 'percentage' ? { ratePercent: effect.ratePpm / 10_000 } : {}),
    promotionId: promotion.id,
    ...(code === null ? {} : { code }),
  };
}

function applyToGoods(goods: readonly CartGoods[], chosen: ChosenPromotion) {
  const shares = goodsShares(goods, chosen.promotion.effect);
  const reduced = goods.map((item, at) => {
    const share = shares[at] ?? 0n;
    if (share === 0n) return item;
    const reductions = [...item.reductions, reduction('discount', chosen, share)];
    return { ...item, rest: item.rest - share, reductions };
  });
  return { goods: reduced, amount: sumOf(shares) };
}

/**
 * Takes a cart's promotions off its goods and its shipping, one after the other: each finds what the ones before it left.
 *
 * @param goods         in the order of their keys
 * @param shippingPrice null while it is not known: promotions on it then wait
 */
export function applyPromotions(
  { promotions, country }: CartToPrice,
  goods: readonly CartGoods[],
  shippingPrice: Minor | null,
): Discounted {
  const untouched = { goods, shippingPrice, shippingReductions: [], discounts: [], refusedCodes: [] };
  if (!promotions || promotions.automatic.length + promotions.codes.length === 0) return untouched;
  const { now, buyer } = promotions;
  const choice = choosePromotions(promotions, { now, buyer, country, goods }, shippingPrice);
  return choice.chosen.reduce<Discounted>(applyOne, { ...untouched, refusedCodes: choice.refused });
}

function applyOne(before: Discounted, chosen: ChosenPromotion): Discounted {
  const { promotion, code } = chosen;
  const discountClass = classOf(promotion.effect);
  const applied = (amount: Minor): AppliedDiscount[] => [
    ...before.discounts,
    { promotionId: promotion.id, code, label: promotion.name, class: discountClass, amount },
  ];
  if (discountClass !== 'shipping') {
    const { goods, amount } = applyToGoods(before.goods, chosen);
    return { ...before, goods, discounts: applied(amount) };
  }
  const amount = shippingShare(before.shippingPrice ?? 0n, promotion.effect);
  if (before.shippingPrice === null || amount === 0n) return { ...before, discounts: applied(0n) };
  const shippingReductions = [...before.shippingReductions, reduction('shipping_discount', chosen, amount)];
  return { ...before, shippingPrice: before.shippingPrice - amount, shippingReductions, discounts: applied(amount) };
}
