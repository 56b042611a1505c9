import { sumOf, type Minor } from '../money/money.rule.js';
import { collectTax, totalTaxes, untaxed, type Taxed, type TaxTotal } from '../tax/collect.rule.js';
import { payWithTenders, type TenderUse } from '../tender/tender.rule.js';
import type { CartToPrice, Explanation, PricedCart, PricedLine, PricedShipping } from './cart.rule.js';
import { deliveryOf, taxablesOf, type Delivery } from './delivery.rule.js';
import { applyPromotions, goodsOf, type CartGoods, type Discounted } from './discounted.rule.js';
import { taxationOf, type Taxation } from './taxation.rule.js';

function taxExplanations(taxes: readonly TaxTotal[], { isIncluded }: Taxation): Explanation[] {
  const rule = isIncluded ? 'tax_included' : 'tax_added';
  return taxes.map(({ name, amount, ratePercent }) => ({ rule, label: name, amount, ratePercent }));
}

function pricedLine(goods: CartGoods, { tax, taxes }: Taxed, taxation: Taxation): PricedLine {
  const { line, unitPrice, quantity, lineTotal, rest, reductions } = goods;
  const isForeign = unitPrice !== line.unitPrice;
  return {
    key: line.key,
    unitPrice,
    quantity,
    lineTotal,
    discount: lineTotal - rest,
    tax,
    taxes,
    charged: taxation.isIncluded ? rest : rest + tax,
    explanations: [
      { rule: 'price', label: line.label, amount: line.unitPrice },
      ...(isForeign ? [{ rule: 'foreign_price', label: line.label, amount: unitPrice } as const] : []),
      { rule: 'quantity', label: `${quantity} × ${line.label}`, amount: lineTotal },
      ...reductions,
      ...taxExplanations(taxes, taxation),
    ],
  };
}

function pricedShipping(delivery: Delivery, discounted: Discounted, taxed: readonly Taxed[], taxation: Taxation) {
  const { shippingPrice: price } = discounted;
  const tax = sumOf(taxed.map((portion) => portion.tax));
  const shipping: PricedShipping = {
    price,
    discount: (delivery.price ?? 0n) - (price ?? 0n),
    tax,
    taxes: totalTaxes(taxed),
    charged: (price ?? 0n) + (taxation.isIncluded ? 0n : tax),
    refusal: delivery.refusal,
  };
  return shipping;
}

const quantities = (lines: readonly PricedLine[]): Explanation[] =>
  lines.flatMap(({ explanations }) => explanations.find(({ rule }) => rule === 'quantity') ?? []);

/** A discount on several lines is told once, with all it took off. */
function discountExplanations(lines: readonly PricedLine[]): Explanation[] {
  const told = new Map<string | undefined, Explanation>();
  for (const { explanations } of lines) {
    for (const explanation of explanations) {
      if (explanation.rule !== 'discount') continue;
      const { promotionId, amount } = explanation;
      told.set(promotionId, { ...explanation, amount: (told.get(promotionId)?.amount ?? 0n) + amount });
    }
  }
  return [...told.values()];
}

interface CartReasons {
  readonly lines: readonly PricedLine[];
  readonly delivery: Delivery;
  readonly discounted: Discounted;
  readonly taxes: readonly TaxTotal[];
  readonly paidWith: readonly TenderUse[];
}

function explain({ lines, delivery, discounted, taxes, paidWith }: CartReasons, taxation: Taxation): Explanation[] {
  const exemption: Explanation = { rule: 'tax_exempt', label: 'Tax exempt', amount: 0n };
  return [
    ...quantities(lines),
    ...(discounted.discounts.length > 0 ? discountExplanations(lines) : []),
    ...(delivery.explanation ? [delivery.explanation] : []),
    ...discounted.shippingReductions,
    ...taxExplanations(taxes, taxation),
    ...(taxation.isExempt ? [exemption] : []),
    ...paidWith.map(({ kind, label, amount }) => ({ rule: kind, label, amount: -amount })),
  ];
}

/** Prices lines in the order of the cart, whatever the order they were worked out in. */
function pricedLines(goods: readonly CartGoods[], taxed: readonly Taxed[], taxation: Taxation): PricedLine[] {
  return goods
    .map((item, at) => ({ position: item.position, priced: pricedLine(item, taxed[at] ?? untaxed, taxation) }))
    .sort((a, b) => a.position - b.position)
    .map(({ priced }) => priced);
}

const totalOf = (lines: readonly PricedLine[], amountOf: (line: PricedLine) => Minor): Minor =>
  sumOf(lines.map(amountOf));

/**
 * Prices a cart: the one function behind cart, checkout, order, order edit, refund and report.
 *
 * In this order: unit prices as this buyer is asked for them, shipping, promotions (on products, on the order, on shipping),
 * tax, gift cards and store credit. Minimums and free-shipping thresholds are measured before promotions, so that a promotion
 * never raises what is paid for goods and shipping.
 *
 * Tax is rounded half up per line and once for shipping, and the rounded amounts are summed, so that every printed line adds
 * up to the printed total; or, where the shop says so, on the total and then shared over the lines. Prices that include tax
 * stay the same in every country unless the shop says otherwise. The order of the lines changes nothing but the order of the
 * result's lines.
 *
 * @throws RangeError for a quantity below one, a negative price, rate or balance, and a tender given twice
 */
export function priceCart(cart: CartToPrice): PricedCart {
  const taxation = taxationOf(cart);
  const asked = goodsOf(cart, taxation);
  const delivery = deliveryOf(cart, asked, taxation);
  const discounted = applyPromotions(cart, asked, delivery.price);
  const { goods, shippingPrice, discounts, refusedCodes } = discounted;
  const taxables = goods.map(({ rest, line }) => ({ amount: rest, stack: taxation.stackOf(line.taxCategory) }));
  const taxed = collectTax([...taxables, ...taxablesOf(shippingPrice, cart, goods, taxation)], taxation);
  const lines = pricedLines(goods, taxed, taxation);
  const shippingDetail = pricedShipping(delivery, discounted, taxed.slice(goods.length), taxation);
  const taxes = totalTaxes(taxed);
  const total = totalOf(lines, (line) => line.charged) + shippingDetail.charged;
  const { uses: paidWith, due } = payWithTenders(total, cart.tenders ?? []);
  return {
    lines,
    requiresShipping: cart.lines.some((line) => !line.isDigital),
    subtotal: totalOf(lines, (line) => line.lineTotal),
    shipping: shippingPrice,
    shippingDetail,
    discount: totalOf(lines, (line) => line.discount),
    discounts,
    refusedCodes,
    tax: sumOf(taxed.map((share) => share.tax)),
    taxes,
    total,
    paidWith,
    due,
    explanations: explain({ lines, delivery, discounted, taxes, paidWith }, taxation),
  };
}
