import type { LowVariant } from '../mail-subject.repository.js';
import { html } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';

/** Most variants named; the console lists the rest. */
const named = 40;

const nameOf = ({ title, variantTitle }: LowVariant): string =>
  variantTitle === title ? title : `${title}, ${variantTitle}`;

const unitsOf = ({ free, backordered }: LowVariant): string => {
  if (backordered > 0) return `sold out, ${backordered} promised`;
  return free === 0 ? 'sold out' : `${free} left`;
};

/** Tells the shop what runs out, once a day at most. */
export function lowStock(shop: MailShop, variants: readonly LowVariant[], inventoryUrl: string): RenderedMail {
  const [first] = variants;
  const subject =
    variants.length === 1 && first ? `${nameOf(first)} is running low` : `${variants.length} items are running low`;
  const sentence = 'These items fell to their low-stock mark since the last e-mail.';
  const lines = variants.slice(0, named).map((variant) => `${nameOf(variant)} (${variant.sku}): ${unitsOf(variant)}`);
  const rest = variants.length > named ? [`and ${variants.length - named} more`] : [];
  const body = html`${heading(subject)} ${paragraph(sentence)} ${block('Running low', [...lines, ...rest])}
  ${button('Open the inventory', inventoryUrl)}
  ${paragraph('You choose in the inventory’s settings when an item counts as low, and whether this e-mail is sent.', 'quiet')}`;
  const text = [sentence, [...lines, ...rest].map((line) => `- ${line}`).join('\n'), `Inventory: ${inventoryUrl}`];
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text: text.join('\n\n') };
}
