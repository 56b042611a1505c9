import type { AdminOrder, Order, OrderDownload, OrderRow } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { Tokens } from '../../plumbing/auth/tokens.js';
import type { AdminOrderRecord, OrderRecord, OrderRowRecord } from './order.record.js';

const downloadDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

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
  const downloadsOf = ({ id: lineId, files }: OrderRecord['lines'][number]): OrderDownload[] =>
    order.paymentStatus === 'paid'
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
      const { files: _files, ...shown } = line;
      const downloads = downloadsOf(line);
      return { ...shown, downloads, downloadUrl: downloads[0]?.url ?? null };
    }),
    totals: order.totals,
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
    shippingMethod: order.shippingMethod,
    paymentMethod: order.paymentMethod,
    shipments: order.shipments,
    placedAt: order.placedAt.toISOString(),
  };
}

/** An order as staff see it. */
export function viewAdminOrder(order: AdminOrderRecord, ctx: Ctx, tokens: Tokens): AdminOrder {
  const { customer, payment, source, backorders, events, version } = order;
  return { ...viewOrder(order, ctx, tokens), customer, payment, source, backorders, events, version };
}
