import type { Currency, RefundPreview } from '@smallshop/contract';
import { minorToNumber, type Refund } from '@smallshop/domain';

/** What a refund comes to, and the most that could be given back, as the wire carries it. */
export function viewPreview(
  refund: Refund,
  most: { readonly amount: number; readonly shipping: number },
  currency: Currency,
): RefundPreview {
  const money = (minor: bigint) => ({ amount: minorToNumber(minor), currency });
  return {
    amount: money(refund.amount),
    tax: money(refund.tax),
    taxes: refund.taxes.map(({ name, ratePercent, amount }) => ({ name, ratePercent, amount: money(amount) })),
    shipping: money(refund.shipping.amount),
    lines: refund.lines.map(({ key, quantity, amount, tax }) => ({
      orderLineId: key,
      quantity,
      amount: money(amount),
      tax: money(tax),
    })),
    refundable: { amount: most.amount, currency },
    shippingRefundable: { amount: most.shipping, currency },
  };
}
