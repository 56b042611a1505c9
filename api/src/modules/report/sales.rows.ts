import { foldSales, type SalesFact } from '@smallshop/domain';
import { historyOf, type OrderState } from './sales.history.js';

/** When a fact happened. Orders cancelled before that was noted count from when they were placed. */
function momentOf({ occasion, refundId }: SalesFact, order: OrderState): string {
  if (occasion === 'sale') return order.placedAt;
  if (occasion === 'cancellation') return order.cancelledAt ?? order.placedAt;
  return order.before.find(({ id }) => id === refundId)?.at ?? order.placedAt;
}

function rowsOf(order: OrderState) {
  const goods = new Map(order.goods.map((line) => [line.key, line]));
  const { id: orderId, source, customerId, isFirstOrder, isCancelled, country, region } = order;
  return foldSales(historyOf(order)).map((fact, position) => {
    const line = fact.lineKey === null ? undefined : goods.get(fact.lineKey);
    return {
      ...{ orderId, position, source, customerId, isFirstOrder, isCancelled, country, region },
      ...{ occasion: fact.occasion, at: momentOf(fact, order), units: fact.units },
      orders: position === 0 && !isCancelled ? 1 : 0,
      ...{ lineId: fact.lineKey, productId: line?.productId ?? null, variantId: line?.variantId ?? null },
      ...{ gross: Number(fact.gross), discount: Number(fact.discounts), return: Number(fact.returns) },
      ...{ shipping: Number(fact.shipping), tax: Number(fact.tax) },
      taxes: fact.taxes,
    };
  });
}

/** What each promotion took off; nothing of orders that came to nothing. */
function discountsOf({ id: orderId, placedAt, isCancelled, explanations, ownRate }: OrderState) {
  const given = isCancelled
    ? []
    : explanations.filter(({ rule }) => rule === 'discount' || rule === 'shipping_discount');
  return given.map(({ promotionId, label, code, amount }, position) => ({
    ...{ orderId, position, at: placedAt, promotionId: promotionId ?? null, label, code: code ?? '' },
    given: Math.round(-amount.amount * ownRate),
  }));
}

/** Orders as rows of the tables the figures are read from. */
export function salesRows(orders: readonly OrderState[]) {
  const facts = orders.flatMap(rowsOf);
  const taxes = facts.flatMap(({ orderId, position, taxes: rates }) =>
    rates.map(({ name, ratePercent, taxable, amount }) => ({
      ...{ orderId, position, name, ratePercent },
      ...{ taxable: Number(taxable), tax: Number(amount) },
    })),
  );
  return { facts: facts.map(({ taxes: _taxes, ...fact }) => fact), taxes, discounts: orders.flatMap(discountsOf) };
}
