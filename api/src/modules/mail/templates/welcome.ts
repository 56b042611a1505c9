import { html } from './html.js';
import { button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';

/** Greets a shopper who opened an account. */
export function welcome(shop: MailShop, customer: { readonly firstName: string }): RenderedMail {
  const subject = `Welcome to ${shop.name}`;
  const account = `${shop.origin}/account`;
  const sentence =
    'Your account is open. Your orders, your addresses and the cart you left behind are now in one place, on any device.';
  const body = html`${heading(`Welcome, ${customer.firstName}`)} ${paragraph(sentence)}
  ${button('Go to your account', account)}
  ${paragraph(`You did not open this account? Write to us and we close it.`, 'quiet')}`;
  const text = [
    `Welcome, ${customer.firstName}.`,
    sentence,
    `Your account: ${account}`,
    'You did not open this account? Write to us and we close it.',
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text };
}
