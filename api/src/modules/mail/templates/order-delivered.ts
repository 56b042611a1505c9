import type { Order } from '@smallshop/contract';
import { html } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { unitLines } from './order-lines.js';
import { mailWords } from './words.js';

/** Tells the buyer that a parcel arrived, and what was in it. */
export function orderDelivered(
  shop: MailShop,
  order: Order,
  shipment: Order['shipments'][number],
  orderUrl: string,
): RenderedMail {
  const words = mailWords(shop.locale);
  const { number } = order;
  const subject = words.deliveredSubject(number);
  const sentence = words.delivered({ carrier: shipment.carrier, number });
  const advice = words.missing(shop.contactEmail);
  const contents = unitLines(order, shipment.lines);
  const body = html`${heading(words.deliveredHeading)} ${paragraph(sentence)} ${button(words.viewOrder, orderUrl)}
  ${block(words.inParcel, contents)} ${paragraph(advice)}`;
  const text = [
    sentence,
    `${words.inParcel}:\n${contents.join('\n')}`,
    advice,
    `${words.viewOrder}: ${orderUrl}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text };
}
