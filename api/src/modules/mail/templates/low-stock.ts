import type { LowVariant } from '../mail-subject.repository.js';
import { html } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { letterWords } from './letter.words.js';

/** Most variants named; the console lists the rest. */
const named = 40;

const nameOf = ({ title, variantTitle }: LowVariant): string =>
  variantTitle === title ? title : `${title}, ${variantTitle}`;

function unitsOf({ free, backordered }: LowVariant, locale: string): string {
  const words = letterWords(locale);
  if (backordered > 0) return words.soldOutPromised(backordered);
  return free === 0 ? words.soldOut : words.left(free);
}

/** Tells the shop what runs out, once a day at most. */
export function lowStock(shop: MailShop, variants: readonly LowVariant[], inventoryUrl: string): RenderedMail {
  const words = letterWords(shop.locale);
  const [first] = variants;
  const subject = variants.length === 1 && first ? words.lowOne(nameOf(first)) : words.lowMany(variants.length);
  const lines = variants
    .slice(0, named)
    .map((variant) => `${nameOf(variant)} (${variant.sku}): ${unitsOf(variant, shop.locale)}`);
  const rest = variants.length > named ? [words.more(variants.length - named)] : [];
  const body = html`${heading(subject)} ${paragraph(words.lowSince)} ${block(words.runningLow, [...lines, ...rest])}
  ${button(words.openInventory, inventoryUrl)} ${paragraph(words.lowSettings, 'quiet')}`;
  const items = [...lines, ...rest].map((line) => `- ${line}`).join('\n');
  const text = [words.lowSince, items, words.inventory(inventoryUrl)].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: words.lowSince, body }), text };
}
