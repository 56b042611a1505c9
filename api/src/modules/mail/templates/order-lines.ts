import type { Address, Order } from '@smallshop/contract';
import { formatMoney } from './format.js';
import { html, Markup, nothing } from './html.js';
import { fonts, type MailShop } from './layout.js';
import { mailWords } from './words.js';

type Line = Order['lines'][number];

const countryNames = new Map<string, Intl.DisplayNames>();

function countryName(code: string, locale: string): string {
  const names = countryNames.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' });
  countryNames.set(locale, names);
  return names.of(code) ?? code;
}

const cell = `font:400 15px/1.5 ${fonts.text};color:#1f1d1a`;

/** Variant title, unless it only repeats the product's. */
const variantOf = (line: Line): string => (line.variantTitle === line.title ? '' : line.variantTitle);

const picture = (line: Line, shop: MailShop): Markup =>
  line.image === null
    ? nothing
    : html`<img
        class="thumb"
        src="${shop.origin}${line.image.url}/160.webp"
        alt=""
        width="72"
        height="72"
        style="display:block;object-fit:cover;border-radius:3px;background:${line.image.color}"
      />`;

const downloads = (line: Line, shop: MailShop): readonly Markup[] =>
  line.downloads.map(
    ({ fileName, url }) =>
      html`<br /><a href="${absolute(url, shop)}" style="color:inherit;font-weight:600"
          >${mailWords(shop.locale).download}${line.downloads.length > 1 ? html` ${fileName}` : nothing}</a
        >`,
  );

const absolute = (url: string, shop: MailShop): string => (url.startsWith('/') ? shop.origin + url : url);

const row = (line: Line, shop: MailShop): Markup =>
  html`<tr>
    <td width="72" class="rule" style="padding:14px 16px 14px 0;border-top:1px solid #e5e0d8;vertical-align:top">
      ${picture(line, shop)}
    </td>
    <td class="ink rule" style="padding:14px 0;border-top:1px solid #e5e0d8;vertical-align:top;${new Markup(cell)}">
      ${line.title}<br /><span class="quiet" style="color:#6b655d"
        >${variantOf(line) === '' ? nothing : html`${variantOf(line)} &middot; `}${line.quantity} &times;
        ${formatMoney(line.unitPrice, shop.locale)}</span
      >${downloads(line, shop)}
    </td>
    <td
      align="right"
      class="ink rule"
      style="padding:14px 0 14px 12px;border-top:1px solid #e5e0d8;vertical-align:top;white-space:nowrap;${new Markup(cell)}"
    >
      ${formatMoney(line.lineTotal, shop.locale)}
    </td>
  </tr>`;

/** The ordered lines with their pictures, sums and download links. */
export const lineTable = (order: Order, shop: MailShop): Markup =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
    ${order.lines.map((line) => row(line, shop))}
  </table>`;

interface Sum {
  readonly label: string;
  readonly value: string;
  readonly isTotal: boolean;
}

function sums(order: Order, shop: MailShop): Sum[] {
  const { totals } = order;
  const money = (amount: Order['totals']['total']): string => formatMoney(amount, shop.locale);
  const words = mailWords(shop.locale);
  const taxLabel = (name: string, ratePercent: number): string => {
    const tax = `${name} ${ratePercent} %`;
    return totals.pricesIncludeTax ? words.includes(tax) : tax;
  };
  return [
    { label: words.subtotal, value: money(totals.subtotal), isTotal: false },
    ...totals.explanations
      .filter(({ rule }) => rule === 'discount')
      .map(({ label, code, amount }) => ({
        label: `${words.discount}: ${code === undefined ? label : `${label} (${code})`}`,
        value: money(amount),
        isTotal: false,
      })),
    ...(totals.shipping === null
      ? []
      : [
          {
            label: order.shippingMethod ?? words.delivery,
            value: totals.shipping.amount === 0 ? words.free : money(totals.shipping),
            isTotal: false,
          },
        ]),
    ...totals.taxes.map((tax) => ({
      label: taxLabel(tax.name, tax.ratePercent),
      value: money(tax.amount),
      isTotal: false,
    })),
    { label: words.total, value: money(totals.total), isTotal: true },
  ];
}

/** Subtotal, delivery, taxes and total. */
export const sumTable = (order: Order, shop: MailShop): Markup =>
  html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    class="rule"
    style="margin:0 0 28px;padding-top:12px;border-top:1px solid #e5e0d8"
  >
    ${sums(order, shop).map(
      (sum) =>
        html`<tr>
          <td
            class="${sum.isTotal ? 'ink' : 'quiet'} rule"
            style="padding:${sum.isTotal ? 12 : 4}px 0;${new Markup(sum.isTotal ? 'border-top:1px solid #e5e0d8;' : '')}font:${sum.isTotal ? 600 : 400} 15px/1.5 ${new Markup(fonts.text)};color:${sum.isTotal ? '#1f1d1a' : '#6b655d'}"
          >
            ${sum.label}
          </td>
          <td
            align="right"
            class="ink rule"
            style="padding:${sum.isTotal ? 12 : 4}px 0;${new Markup(sum.isTotal ? 'border-top:1px solid #e5e0d8;' : '')}font:${sum.isTotal ? 600 : 400} 15px/1.5 ${new Markup(fonts.text)};color:#1f1d1a"
          >
            ${sum.value}
          </td>
        </tr>`,
    )}
  </table>`;

/** The same order for readers of plain text. */
export function orderAsText(order: Order, shop: MailShop): string {
  const lines = order.lines.map((line) => {
    const variant = variantOf(line) === '' ? '' : ` (${variantOf(line)})`;
    const links = line.downloads.map(
      ({ fileName, url }) => `\n  ${mailWords(shop.locale).download} ${fileName}: ${absolute(url, shop)}`,
    );
    return `- ${line.quantity} × ${line.title}${variant}: ${formatMoney(line.lineTotal, shop.locale)}${links.join('')}`;
  });
  return [...lines, '', ...sums(order, shop).map((sum) => `${sum.label}: ${sum.value}`)].join('\n');
}

/** An address as it is written on a parcel; nothing for null. */
export const addressLines = (address: Address | null, locale: string): readonly string[] =>
  address === null
    ? []
    : [
        `${address.firstName} ${address.lastName}`,
        address.company,
        address.line1,
        address.line2,
        `${address.postalCode} ${address.city}`,
        address.region,
        countryName(address.country, locale),
      ].filter((line) => line.trim() !== '');

/** Units of some of an order's lines, a line each, such as `2 × Mug (Blue)`; lines without units are left out. */
export const unitLines = (
  order: Order,
  units: readonly { readonly orderLineId: string; readonly quantity: number }[],
): readonly string[] =>
  units.flatMap(({ orderLineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === orderLineId);
    if (line === undefined || quantity === 0) return [];
    return [`${quantity} × ${line.title}${variantOf(line) === '' ? '' : ` (${variantOf(line)})`}`];
  });
