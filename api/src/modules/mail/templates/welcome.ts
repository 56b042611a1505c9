import { html } from './html.js';
import { button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { letterWords } from './letter.words.js';

/** Greets a shopper who opened an account. */
export function welcome(shop: MailShop, customer: { readonly firstName: string }): RenderedMail {
  const words = letterWords(shop.locale);
  const subject = words.welcomeSubject(shop.name);
  const account = `${shop.home}/account`;
  const body = html`${heading(words.welcomeHeading(customer.firstName))} ${paragraph(words.accountOpen)}
  ${button(words.toAccount, account)} ${paragraph(words.notYou, 'quiet')}`;
  const text = [
    `${words.welcomeHeading(customer.firstName)}.`,
    words.accountOpen,
    words.yourAccount(account),
    words.notYou,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: words.accountOpen, body }), text };
}
