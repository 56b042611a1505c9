import type { Order } from '@smallshop/contract';
import { html, type Markup } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { addressLines } from './order-lines.js';

type Shipment = Order['shipments'][number];

const contents = (order: Order, shipment: Shipment): readonly string[] =>
  shipment.lines.flatMap(({ orderLineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === orderLineId);
    if (line === undefined) return [];
    return [`${quantity} × ${line.title}${line.variantTitle === line.title ? '' : ` (${line.variantTitle})`}`];
  });

const action = (shipment: Shipment, orderUrl: string): Markup =>
  shipment.trackingUrl === null
    ? button('View your order', orderUrl)
    : button('Track your parcel', shipment.trackingUrl);

/** Tells the buyer that a parcel left, what is in it and where to follow it. */
export function orderShipped(shop: MailShop, order: Order, shipment: Shipment, orderUrl: string): RenderedMail {
  const subject = `Order ${order.number} is on its way`;
  const tracking = shipment.trackingNumber === '' ? '' : ` Tracking number: ${shipment.trackingNumber}.`;
  const sentence = `${shipment.carrier} has your parcel from order ${order.number}.${tracking}`;
  const body = html`${heading('Your parcel is on its way')} ${paragraph(sentence)} ${action(shipment, orderUrl)}
  ${block('In this parcel', contents(order, shipment))} ${block('Delivery to', addressLines(order.shippingAddress))}`;
  const text = [
    sentence,
    `In this parcel:\n${contents(order, shipment).join('\n')}`,
    `Delivery to:\n${addressLines(order.shippingAddress).join('\n')}`,
    ...(shipment.trackingUrl === null ? [] : [`Track it: ${shipment.trackingUrl}`]),
    `View your order: ${orderUrl}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text };
}
