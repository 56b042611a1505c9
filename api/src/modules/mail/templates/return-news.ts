import type { AdminReturn, Order } from '@smallshop/contract';
import { formatMoney } from './format.js';
import { html, nothing, type Markup } from './html.js';
import { block, button, heading, letter, type MailShop, paragraph, type RenderedMail } from './layout.js';
import { unitLines } from './order-lines.js';
import { returnWords, type ReturnWords } from './return-words.js';

/** Templates that tell of returns, and what they tell. */
export const returnTemplates = {
  'return-requested': 'requested',
  'return-approved': 'approved',
  'return-declined': 'declined',
  'return-received': 'received',
  'return-exchanged': 'exchanged',
} as const;
export type ReturnTemplate = keyof typeof returnTemplates;
type ReturnNews = (typeof returnTemplates)[ReturnTemplate];

/** Whether a template tells of a return. */
export const isReturnTemplate = (template: string): template is ReturnTemplate => template in returnTemplates;

/** What follows the first sentence: the shop's answer, then, for goods that are to be sent, how and at what price. */
function details(shop: MailShop, item: AdminReturn, news: ReturnNews, words: ReturnWords): readonly string[] {
  const isAnswer = news === 'approved' || news === 'declined';
  return [
    ...(isAnswer && item.message !== '' ? [item.message] : []),
    ...(news === 'approved' && item.fee.amount > 0 ? [words.fee(formatMoney(item.fee, shop.locale))] : []),
  ];
}

const labelOf = (item: AdminReturn, news: ReturnNews): string | null => (news === 'approved' ? item.labelUrl : null);
const stepsOf = (item: AdminReturn, news: ReturnNews): readonly string[] =>
  news === 'approved' && item.instructions !== '' ? item.instructions.split('\n') : [];

/** Tells the buyer how a return goes on. */
export function returnNews(
  shop: MailShop,
  order: Order,
  item: AdminReturn,
  { news, url }: { readonly news: ReturnNews; readonly url: string },
): RenderedMail {
  const words = returnWords(shop.locale);
  const told = words[news];
  const subject = told.subject(order.number);
  const sentence = told.sentence(order.number);
  const more = details(shop, item, news, words);
  const labelUrl = labelOf(item, news);
  const steps = stepsOf(item, news);
  const contents = unitLines(order, item.lines);
  const action: Markup = labelUrl === null ? button(words.open, url) : button(words.label, labelUrl);
  const body = html`${heading(told.heading)} ${paragraph(sentence)} ${more.map((line) => paragraph(line))} ${action}
  ${steps.length === 0 ? nothing : block(words.how, steps)} ${block(words.goods, contents)}`;
  const text = [
    sentence,
    ...more,
    ...(labelUrl === null ? [] : [`${words.label}: ${labelUrl}`]),
    ...(steps.length === 0 ? [] : [`${words.how}:\n${steps.join('\n')}`]),
    `${words.goods}:\n${contents.join('\n')}`,
    `${words.open}: ${url}`,
    `${shop.name} · ${shop.contactEmail}`,
  ].join('\n\n');
  return { subject, html: letter(shop, { subject, preview: sentence, body }), text };
}
