import type { AdminReturn, OrderReturn, ReturnableLine, ReturnRequestInput } from '@smallshop/contract';
import { unitsOut, unitsReturnable, type Returnable, type SentLine } from '@smallshop/domain';
import { Refusal } from '../../plumbing/refusal.js';
import type { OrderRecord } from '../order/index.js';
import type { ReturnFacts, StoredPolicy } from './return.record.js';

type Line = OrderRecord['lines'][number];

function sentLine(order: OrderRecord, line: Line, facts: ReturnFacts): SentLine {
  const known = facts.lines.find(({ orderLineId }) => orderLineId === line.id);
  const byReturns = known?.refundedByReturns ?? 0;
  return {
    isDigital: line.isDigital,
    isFinalSale: known?.isFinalSale ?? false,
    fulfilled: line.fulfilledQuantity,
    returning: known?.returning ?? 0,
    refundedOtherwise: Math.max(0, line.refundedQuantity - line.droppedQuantity - byReturns),
    parcels: order.shipments.flatMap(({ lines, shippedAt, deliveredAt }) =>
      lines
        .filter(({ orderLineId }) => orderLineId === line.id)
        .map(({ quantity }) => ({ quantity, at: new Date(deliveredAt ?? shippedAt) })),
    ),
  };
}

const viewReturnable = (line: Line, { units, until, refusal }: Returnable): ReturnableLine => ({
  orderLineId: line.id,
  quantity: units,
  until: until?.toISOString() ?? null,
  refusal,
});

/** What of an order its buyer may ask to send back now. */
export const termsForBuyer = (
  order: OrderRecord,
  facts: ReturnFacts,
  policy: StoredPolicy,
  now: Date,
): ReturnableLine[] =>
  order.lines.map((line) =>
    viewReturnable(line, unitsReturnable(sentLine(order, line, facts), policy.windowDays, now)),
  );

/** What of an order staff may open a return for: whatever was sent and is not back. */
export const termsForStaff = (order: OrderRecord, facts: ReturnFacts): ReturnableLine[] =>
  order.lines.map((line) => viewReturnable(line, unitsOut(sentLine(order, line, facts))));

/**
 * Refuses what cannot come back.
 *
 * @throws Refusal `order.line_not_found`, `return.units_exceeded` with `details` { orderLineId, mostUnits },
 *         `return.reason_unknown` with `details` { reasons }, and one for each of the contract's ReturnRefusal, with `details`
 *         { orderLineId }; `request.invalid` for a line named twice
 */
export function refuseWish(
  { lines }: ReturnRequestInput,
  terms: readonly ReturnableLine[],
  reasons: readonly string[],
): void {
  if (new Set(lines.map(({ orderLineId }) => orderLineId)).size < lines.length) {
    const issue = { in: 'body', path: ['lines'], message: 'Name each line once.' };
    throw new Refusal('request.invalid', { issues: [issue] });
  }
  for (const { orderLineId, quantity, reason } of lines) {
    const line = terms.find((known) => known.orderLineId === orderLineId);
    if (!line) throw new Refusal('order.line_not_found', { orderLineId });
    if (line.refusal !== null) throw new Refusal(`return.${line.refusal}`, { orderLineId });
    if (quantity > line.quantity) throw new Refusal('return.units_exceeded', { orderLineId, mostUnits: line.quantity });
    if (!reasons.includes(reason)) throw new Refusal('return.reason_unknown', { reasons });
  }
}

/** The shop's fee in the currency of an order. */
export const feeIn = ({ ownRate }: ReturnFacts, { feeMinor }: StoredPolicy): number => Math.round(feeMinor / ownRate);

/** A return as its buyer sees it. */
export function viewForBuyer(item: AdminReturn): OrderReturn {
  const { id, number, status, message, instructions, labelUrl, fee, requestedAt, decidedAt, receivedAt, endedAt } =
    item;
  const lines = item.lines.map(({ resellable, damaged, restocked: _restocked, ...line }) => ({
    ...line,
    received: resellable + damaged,
  }));
  const refund =
    item.refund && item.refund.status !== 'failed' ? { status: item.refund.status, amount: item.refund.amount } : null;
  return {
    id,
    number,
    status,
    message,
    instructions,
    labelUrl,
    fee,
    lines,
    refund,
    requestedAt,
    decidedAt,
    receivedAt,
    endedAt,
  };
}
