import type { Order } from '@smallshop/contract';
import { html, type Markup } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { addressLines, unitLines } from './order-lines.js';
import { mailWords, type MailWords } from './words.js';

type Shipment = Order['shipments'][number];

const action = (shipment: Shipment, orderUrl: string, words: MailWords): Markup =>
  shipment.trackingUrl === null ? button(words.viewOrder, orderUrl) : button(words.trackParcel, shipment.trackingUrl);

/** Tells the buyer that a parcel left, what is in it and where to follow it. */
export function orderShipped(shop: MailShop, order: Order, shipment: Shipment, orderUrl: string): RenderedMail {
  const words = mailWords(shop.locale);
  const { number } = order;
  const subject = words.shippedSubject(number);
  const { carrier, trackingNumber, trackingUrl } = shipment;
  const tracking = trackingNumber === '' ? '' : ` ${words.tracking(trackingNumber)}`;
  const sentence = `${words.shipped({ carrier, number })}${tracking}`;
  const address = addressLines(order.shippingAddress, shop.locale);
  const body = html`${heading(words.shippedHeading)} ${paragraph(sentence)} ${action(shipment, orderUrl, words)}
  ${block(words.inParcel, unitLines(order, shipment.lines))} ${block(words.deliveryTo, address)}`;
  const text = [
    sentence,
    `${words.inParcel}:\n${unitLines(order, shipment.lines).join('\n')}`,
    `${words.deliveryTo}:\n${address.join('\n')}`,
    ...(trackingUrl === null ? [] : [`${words.trackIt}: ${trackingUrl}`]),
    `${words.viewOrder}: ${orderUrl}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text };
}
