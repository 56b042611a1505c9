import type { Order } from '@smallshop/contract';
import { formatDay, formatMoney } from './format.js';
import { html } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { addressLines, lineTable, orderAsText, sumTable } from './order-lines.js';
import { mailWords, type MailWords } from './words.js';

/** Thanks the buyer and repeats the whole order. `orderUrl` opens it without signing in. */
export function orderConfirmation(shop: MailShop, order: Order, orderUrl: string): RenderedMail {
  const words = mailWords(shop.locale);
  const { number } = order;
  const subject = words.orderSubject({ number, shop: shop.name });
  const day = formatDay(new Date(order.placedAt), shop.locale, shop.timezone);
  const news = `${words.placed({ number, day })} ${nextStep(order, words)}`;
  const address = addressLines(order.shippingAddress, shop.locale);
  const body = html`${heading(words.thanks)} ${paragraph(news)} ${button(words.viewOrder, orderUrl)}
  ${lineTable(order, shop)} ${sumTable(order, shop)} ${block(words.deliveryTo, address)}
  ${block(words.paidBy, [order.paymentMethod])}`;
  const text = [
    `${words.thanks}.`,
    news,
    orderAsText(order, shop),
    ...(address.length === 0 ? [] : [`${words.deliveryTo}:\n${address.join('\n')}`]),
    `${words.viewOrder}: ${orderUrl}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  const [first, ...others] = order.lines;
  const what = first && others.length === 0 ? first.title : words.items(order.lines.length);
  const preview = words.preview({ what, total: formatMoney(order.totals.total, shop.locale) });
  return { subject, html: letter(shop, { subject, preview, body }), text };
}

function nextStep(order: Order, words: MailWords): string {
  if (order.paymentStatus === 'pending') return words.nextPending;
  return order.fulfillmentStatus === 'not_required' ? words.nextDownloads : words.nextParcel;
}
