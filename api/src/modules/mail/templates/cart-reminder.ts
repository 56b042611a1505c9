import type { CartReminderStep, Currency } from '@smallshop/contract';
import { formatMoney } from './format.js';
import { html } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { mailWords } from './words.js';

/** A cart that was left behind, and the shop's words for this e-mail. */
export interface LeftCart {
  readonly firstName: string;
  readonly step: CartReminderStep;
  readonly lines: readonly {
    readonly title: string;
    readonly variantTitle: string;
    readonly quantity: number;
    readonly priceMinor: number;
    readonly currency: Currency;
  }[];
}

/** Reminds of a cart: what is in it, one button that brings it back on any device, and one way to hear no more. */
export function cartReminder(
  shop: MailShop,
  { firstName, step, lines }: LeftCart,
  links: { readonly cart: string; readonly optOut: string },
): RenderedMail {
  const words = mailWords(shop.locale);
  const subject = step.subject === '' ? words.reminderSubject(shop.name) : step.subject;
  const goods = lines.map(({ title, variantTitle, quantity, priceMinor, currency }) => {
    const variant = variantTitle === '' ? '' : ` (${variantTitle})`;
    return `${quantity} × ${title}${variant}: ${formatMoney({ amount: priceMinor * quantity, currency }, shop.locale)}`;
  });
  const sentence = words.reminder(firstName);
  const code = step.discountCode === '' ? [] : [words.reminderCode(step.discountCode)];
  const body = html`${heading(words.reminderHeading)} ${paragraph(sentence)} ${code.map((text) => paragraph(text))}
  ${block(words.reminderGoods, goods)} ${button(words.reminderBack, links.cart)}
  ${paragraph(html`<a href="${links.optOut}" style="color:inherit">${words.reminderStop}</a>`, 'quiet')}`;
  const text = [
    sentence,
    ...code,
    `${words.reminderGoods}:\n${goods.map((line) => `- ${line}`).join('\n')}`,
    `${words.reminderBack}: ${links.cart}`,
    `${words.reminderStop}: ${links.optOut}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text };
}
