import type { Order } from '@smallshop/contract';
import { formatMoney } from './format.js';
import { html } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { unitLines } from './order-lines.js';
import { mailWords } from './words.js';

/** Tells the buyer that money went back, how much and for what. */
export function orderRefunded(
  shop: MailShop,
  order: Order,
  refund: Order['refunds'][number],
  orderUrl: string,
): RenderedMail {
  const words = mailWords(shop.locale);
  const { number, paymentMethod: method } = order;
  const amount = formatMoney(refund.amount, shop.locale);
  const subject = words.refundedSubject({ amount, number });
  const sentence = words.refunded({ amount, number, method });
  const contents = unitLines(order, refund.lines);
  const body = html`${heading(words.refundedHeading)} ${paragraph(sentence)} ${button(words.viewOrder, orderUrl)}
  ${contents.length === 0 ? '' : block(words.refundedItems, contents)}`;
  const text = [
    sentence,
    ...(contents.length === 0 ? [] : [`${words.refundedItems}:\n${contents.join('\n')}`]),
    `${words.viewOrder}: ${orderUrl}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text };
}
