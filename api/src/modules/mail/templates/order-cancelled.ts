import type { Order } from '@smallshop/contract';
import { formatMoney } from './format.js';
import { html } from './html.js';
import { button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { lineTable, orderAsText } from './order-lines.js';
import { mailWords } from './words.js';

/** Tells the buyer that an order was called off, and what becomes of the money. */
export function orderCancelled(shop: MailShop, order: Order, orderUrl: string): RenderedMail {
  const words = mailWords(shop.locale);
  const subject = words.cancelledSubject(order.number);
  const sentence = words.cancelled(order.number);
  const { refunded } = order;
  const money = refunded.amount === 0 ? words.nothingToPay : words.goesBack(formatMoney(refunded, shop.locale));
  const body = html`${heading(words.cancelledHeading)} ${paragraph(sentence)} ${paragraph(money)}
  ${button(words.viewOrder, orderUrl)} ${lineTable(order, shop)}`;
  const text = [
    sentence,
    money,
    orderAsText(order, shop),
    `${words.viewOrder}: ${orderUrl}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text };
}
