import { localePrefix } from '@smallshop/contract';
import { html, Markup, nothing } from './html.js';
import { mailWords } from './words.js';

/** What every e-mail needs to know of the shop it comes from. */
export interface MailShop {
  readonly name: string;
  /** Storefront origin without a trailing slash. */
  readonly origin: string;
  /** Where its pages begin in the reader's language, without a trailing slash. */
  readonly home: string;
  /** The reader's language. */
  readonly locale: string;
  readonly timezone: string;
  readonly contactEmail: string;
}

/** The shop as a buyer knows it: in the language they shopped in, while the shop still speaks it. */
export function inLanguage(
  { origin, otherLocales }: { readonly origin: string; readonly otherLocales: readonly string[] },
  shop: MailShop,
  locale: string | null,
): MailShop {
  if (locale === null || !otherLocales.includes(locale)) return shop;
  return { ...shop, locale, home: `${origin}/${localePrefix(locale)}` };
}

/** An e-mail ready to send. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

// Clients drop <style> (Gmail's app for other accounts) or honour it (Apple Mail, Gmail): colours are inline for the
// first and overridden by class in dark mode for the second.
const styles = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%}
a{color:inherit}
@media (max-width:480px){.card{padding:28px 20px!important}.thumb{width:56px!important;height:56px!important}}
@media (prefers-color-scheme:dark){
.ground{background:#141312!important}.card{background:#1e1c1a!important}
.ink{color:#f3efe9!important}.quiet{color:#b5aea5!important}.rule{border-color:#3a3632!important}
.button{background:#f3efe9!important}.button a{color:#1e1c1a!important}
}`;

/** Font stacks that exist on the reader's machine: web fonts do not load in most mail clients. */
export const fonts = {
  display: "Georgia,'Iowan Old Style','Times New Roman',serif",
  text: "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
} as const;

const head = (title: string): Markup =>
  html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width,initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="supported-color-schemes" content="light dark" />
    <title>${title}</title>
    <style>
      ${new Markup(styles)}
    </style>
  </head>`;

const masthead = (shop: MailShop): Markup =>
  html`<tr>
    <td class="ink" style="padding:0 8px 20px;font:400 24px/1.2 ${new Markup(fonts.display)};color:#1f1d1a">
      <a href="${shop.home}/" style="text-decoration:none;color:inherit">${shop.name}</a>
    </td>
  </tr>`;

const foot = (shop: MailShop): Markup =>
  html`<tr>
    <td class="quiet" style="padding:24px 8px;font:400 13px/1.6 ${new Markup(fonts.text)};color:#6b655d">
      ${mailWords(shop.locale).questions}
      <a href="mailto:${shop.contactEmail}" style="color:inherit">${shop.contactEmail}</a>.<br />
      ${shop.name} &middot;
      <a href="${shop.home}/pages/returns" style="color:inherit">${mailWords(shop.locale).returns}</a> &middot;
      <a href="${shop.home}/pages/privacy" style="color:inherit">${mailWords(shop.locale).privacy}</a>
    </td>
  </tr>`;

/** Wraps a message in the shop's letterhead. `preview` is the line an inbox shows beside the subject. */
export function letter(shop: MailShop, message: { subject: string; preview: string; body: Markup }): string {
  const page = html`<!doctype html>
    <html lang="${shop.locale}">
      ${head(message.subject)}
      <body class="ground" style="margin:0;background:#f4f1ec">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${message.preview}</div>
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          class="ground"
          style="background:#f4f1ec"
        >
          <tr>
            <td align="center" style="padding:32px 12px">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
                ${masthead(shop)}
                <tr>
                  <td class="card" style="background:#ffffff;border-radius:4px;padding:40px">${message.body}</td>
                </tr>
                ${foot(shop)}
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`;
  return page.text;
}

/** The headline of a letter. */
export const heading = (text: string): Markup =>
  html`<h1 class="ink" style="margin:0 0 16px;font:400 30px/1.2 ${new Markup(fonts.display)};color:#1f1d1a">
    ${text}
  </h1>`;

/** A paragraph; `quiet` for the less important. */
export const paragraph = (text: string | Markup, tone: 'ink' | 'quiet' = 'ink'): Markup =>
  html`<p
    class="${tone}"
    style="margin:0 0 16px;font:400 16px/1.6 ${new Markup(fonts.text)};color:${tone === 'ink' ? '#1f1d1a' : '#6b655d'}"
  >
    ${text}
  </p>`;

/** The one action of a letter, 48 px tall. */
export const button = (label: string, href: string): Markup =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px">
    <tr>
      <td class="button" style="background:#1f1d1a;border-radius:3px">
        <a
          href="${href}"
          style="display:inline-block;padding:14px 24px;font:600 16px/20px ${new Markup(fonts.text)};color:#ffffff;text-decoration:none"
          >${label}</a
        >
      </td>
    </tr>
  </table>`;

/** A titled block of short lines, such as an address. */
export const block = (title: string, lines: readonly string[]): Markup =>
  lines.length === 0
    ? nothing
    : html`<p class="ink" style="margin:0 0 20px;font:400 15px/1.6 ${new Markup(fonts.text)};color:#1f1d1a">
        <span class="quiet" style="color:#6b655d">${title}</span>${lines.map((line) => html`<br />${line}`)}
      </p>`;
