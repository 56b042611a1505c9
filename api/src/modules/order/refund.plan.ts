import type { RefundInput } from '@smallshop/contract';
import {
  everythingLeft,
  minor,
  minorToNumber,
  refundSale,
  type Refund,
  type RefundRefusal,
  type RefundRequest,
} from '@smallshop/domain';
import { Refusal } from '../../plumbing/refusal.js';
import { saleOfOrder, type RefundBooks } from './refund.sale.js';

/** A refund of nothing. */
const nothing: Refund = {
  amount: 0n,
  tax: 0n,
  taxes: [],
  lines: [],
  shipping: { amount: 0n, tax: 0n, taxes: [] },
};

const wishOf = (input: RefundInput): RefundRequest => ({
  lines: input.lines.map(({ orderLineId, quantity, amountMinor }) => ({
    key: orderLineId,
    quantity,
    ...(amountMinor !== undefined && { amount: minor(amountMinor) }),
  })),
  shipping: minor(input.shippingMinor),
  extra: minor(input.extraMinor),
});

/** An amount as a member of staff reads it. */
export type Describe = (minor: bigint) => string;

/**
 * Works out what staff want to give back.
 *
 * @returns null when that is nothing
 * @throws Refusal `order.line_not_found`; `refund.exceeded` with `details` { of, orderLineId, mostUnits, mostMinor };
 *         `request.invalid` for a line named twice
 */
export function planRefund(books: RefundBooks, input: RefundInput, describe: Describe): Refund | null {
  const captured = books.payment?.amount ?? 0n;
  const planned = refundSale(saleOfOrder(books), books.before, captured, wishOf(input));
  if (!('refusal' in planned)) return planned;
  if (planned.refusal === 'nothing') return null;
  throw refusalOf(planned, describe);
}

/** All that is left of an order that is cancelled: null when nothing is. */
export function planWholeRefund(books: RefundBooks, describe: Describe): Refund | null {
  const sale = saleOfOrder(books);
  const captured = books.payment?.amount ?? 0n;
  const planned = refundSale(sale, books.before, captured, everythingLeft(sale, books.before));
  if (!('refusal' in planned)) return planned;
  if (planned.refusal === 'nothing') return null;
  throw refusalOf(planned, describe);
}

/** Most that could still be given back: in all, and of it for shipping. */
export function mostRefundable(books: RefundBooks): { readonly amount: number; readonly shipping: number } {
  const captured = books.payment?.amount ?? 0n;
  const given = books.before.reduce((sum, { amount }) => sum + amount, 0n);
  const left = captured > given ? captured - given : 0n;
  const shipping = everythingLeft(saleOfOrder(books), books.before).shipping ?? 0n;
  return { amount: minorToNumber(left), shipping: minorToNumber(shipping < left ? shipping : left) };
}

/** The refund, or one of nothing for a preview. */
export const orNothing = (refund: Refund | null): Refund => refund ?? nothing;

function refusalOf(refused: RefundRefusal, describe: Describe): Refusal {
  const exceeded = (details: Record<string, unknown>, message: string) =>
    new Refusal('refund.exceeded', details, message);
  switch (refused.refusal) {
    case 'line_unknown':
      return new Refusal('order.line_not_found', { orderLineId: refused.key });
    case 'units_exceeded': {
      const { key: orderLineId, mostUnits } = refused;
      return exceeded(
        { of: 'units', orderLineId, mostUnits },
        `Only ${mostUnits} units of this line are left to refund.`,
      );
    }
    case 'line_exceeded': {
      const { key: orderLineId, most } = refused;
      const message = `Only ${describe(most)} of this line is left to refund.`;
      return exceeded({ of: 'line', orderLineId, mostMinor: Number(most) }, message);
    }
    case 'shipping_exceeded': {
      const message = `Only ${describe(refused.most)} of the shipping is left to refund.`;
      return exceeded({ of: 'shipping', mostMinor: Number(refused.most) }, message);
    }
    case 'order_exceeded':
    case 'capture_exceeded': {
      const message = `Only ${describe(refused.most)} of this order is left to refund.`;
      return exceeded({ of: 'order', mostMinor: Number(refused.most) }, message);
    }
    case 'line_twice':
    case 'nothing':
    case 'negative': {
      const issue = { in: 'body', path: ['lines'], message: 'Name each line once, with amounts from 0 up.' };
      return new Refusal('request.invalid', { issues: [issue] });
    }
  }
}
