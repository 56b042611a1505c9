import type { AdminOrder, AdminRefund, Order, OrderDownload, OrderRow } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { Tokens } from '../../plumbing/auth/tokens.js';
import { describeMoney } from '../pricing/index.js';
import type { AdminOrderRecord, OrderRecord, OrderRowRecord } from './order.record.js';
import { refundedMinor, toShipOf } from './order.standing.js';

const downloadDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** Writes amounts of an order as staff of the shop read them. */
export const describer =
  ({ shop }: Pick<Ctx, 'shop'>, { currency }: Pick<OrderRecord, 'currency'>) =>
  (minor: bigint): string =>
    describeMoney({ amount: Number(minor), currency }, shop.locale);

/** A list's row as the wire carries it. */
export function viewOrderRow({ placedAt, totalMinor, currency, ...row }: OrderRowRecord): OrderRow {
  return { ...row, placedAt: placedAt.toISOString(), total: { amount: totalMinor, currency } };
}

/** An order as its buyer sees it; files of paid digital lines get addresses good for 30 days from now. */
export function viewOrder(order: OrderRecord, ctx: Pick<Ctx, 'tenantId' | 'shop' | 'now'>, tokens: Tokens): Order {
  const expiresAt = new Date(ctx.now.getTime() + downloadDays * dayMs);
  const linkOf = (lineId: string, mediaId: string): string => {
    const token = tokens.signLink('download', { tenantId: ctx.tenantId, mediaId, lineId }, expiresAt);
    return `${ctx.shop.origin}/api/v1/downloads/${token}`;
  };
  // What was given back is no longer theirs to fetch.
  const downloadsOf = ({
    id: lineId,
    files,
    quantity,
    refundedQuantity,
  }: OrderRecord['lines'][number]): OrderDownload[] =>
    (refundedQuantity < quantity && order.paymentStatus === 'paid') || order.paymentStatus === 'partially_refunded'
      ? (files ?? []).map(({ id, ...file }) => ({ ...file, url: linkOf(lineId, id) }))
      : [];
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    paymentStatus: order.paymentStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    email: order.email,
    lines: order.lines.map((line) => {
      const { files: _files, droppedQuantity: _dropped, ...shown } = line;
      const downloads = downloadsOf(line);
      return { ...shown, toShipQuantity: toShipOf(order, line), downloads, downloadUrl: downloads[0]?.url ?? null };
    }),
    totals: order.totals,
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
    shippingMethod: order.shippingMethod,
    paymentMethod: order.paymentMethod,
    shipments: order.shipments,
    refunds: order.refunds.filter(({ status }) => status !== 'failed').map(shownToBuyer),
    refunded: { amount: refundedMinor(order), currency: order.currency },
    cancelledAt: order.cancelledAt?.toISOString() ?? null,
    placedAt: order.placedAt.toISOString(),
  };
}

const shownToBuyer = ({ id, status, amount, lines, createdAt }: AdminRefund): Order['refunds'][number] => ({
  id,
  status,
  amount,
  lines,
  createdAt,
});

/** An order as staff see it. */
export function viewAdminOrder(order: AdminOrderRecord, ctx: Ctx, tokens: Tokens): AdminOrder {
  const { customer, payment, source, backorders, events, version, refunds, capturedMinor, currency } = order;
  const { cancelReason: reason, cancelNote: note } = order;
  return {
    ...viewOrder(order, ctx, tokens),
    customer,
    payment,
    refunds,
    captured: { amount: capturedMinor, currency },
    refundable: { amount: Math.max(0, capturedMinor - refundedMinor(order)), currency },
    cancellation: reason && { reason, note },
    tags: order.tags,
    archivedAt: order.archivedAt?.toISOString() ?? null,
    source,
    backorders,
    events,
    version,
  };
}
