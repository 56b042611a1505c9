import type { Order } from '@smallshop/contract';
import { formatDay, formatMoney } from './format.js';
import { html } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { addressLines, lineTable, orderAsText, sumTable } from './order-lines.js';

/** Thanks the buyer and repeats the whole order. `orderUrl` opens it without signing in. */
export function orderConfirmation(shop: MailShop, order: Order, orderUrl: string): RenderedMail {
  const subject = `Your order ${order.number} at ${shop.name}`;
  const day = formatDay(new Date(order.placedAt), shop.locale, shop.timezone);
  const next = nextStep(order);
  const body = html`${heading(`Thank you for your order`)}
  ${paragraph(`Order ${order.number}, placed on ${day}. ${next}`)} ${button('View your order', orderUrl)}
  ${lineTable(order, shop)} ${sumTable(order, shop)} ${block('Delivery to', addressLines(order.shippingAddress))}
  ${block('Paid by', [order.paymentMethod])}`;
  const text = [
    'Thank you for your order.',
    `Order ${order.number}, placed on ${day}. ${next}`,
    orderAsText(order, shop),
    ...(order.shippingAddress === null ? [] : [`Delivery to:\n${addressLines(order.shippingAddress).join('\n')}`]),
    `View your order: ${orderUrl}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  const preview = `${order.lines.length === 1 ? order.lines[0]?.title : `${order.lines.length} items`} for ${formatMoney(order.totals.total, shop.locale)}`;
  return { subject, html: letter(shop, { subject, preview, body }), text };
}

function nextStep(order: Order): string {
  if (order.paymentStatus === 'pending') return 'We begin packing as soon as your payment arrives.';
  if (order.fulfillmentStatus === 'not_required') return 'Your downloads are ready below.';
  return 'We write again when your parcel is on its way.';
}
