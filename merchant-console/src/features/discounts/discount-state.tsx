import type { AdminPromotionRow } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';
import { type DiscountDraft } from './discount-draft.js';

type Status = AdminPromotionRow['status'];

const looks: Readonly<Record<Status, { label: string; tone: Tone; hollow?: boolean }>> = {
  paused: { label: 'Paused', tone: 'neutral', hollow: true },
  scheduled: { label: 'Scheduled', tone: 'info', hollow: true },
  active: { label: 'Active', tone: 'positive' },
  expired: { label: 'Expired', tone: 'neutral' },
};

/** How a discount stands. */
export function DiscountBadge({ status }: { status: Status }) {
  const { label, tone, hollow = false } = looks[status];
  return (
    <Badge tone={tone} hollow={hollow}>
      {label}
    </Badge>
  );
}

/** By which code, or by itself. */
export function methodText({ isAutomatic, code, codeCount }: AdminPromotionRow): string {
  if (isAutomatic) return 'Automatic';
  if (code !== null) return code;
  return codeCount === 0 ? 'No code yet' : `${codeCount} codes`;
}

function whatText(draft: DiscountDraft, currency: string): string {
  const from = { order: 'the whole order', lines: 'chosen goods', shipping: 'shipping' }[draft.on];
  const most = draft.most === '' ? '' : `, at most ${draft.most} ${currency}`;
  switch (draft.kind) {
    case 'percentage':
      return `${draft.percent} % off ${from}${most}`;
    case 'fixed_amount':
      return `${draft.amount} ${currency} off ${draft.on === 'lines' && draft.isPerUnit ? 'each of the chosen goods' : from}`;
    case 'fixed_price':
      return `Chosen goods for ${draft.amount} ${currency} each`;
    case 'buy_x_get_y':
      return `Buy ${draft.buyUnits}, get ${draft.getUnits} ${draft.percent === '100' ? 'free' : `${draft.percent} % off`}`;
    case 'free_shipping':
      return draft.most === '' ? 'Free shipping' : `Free shipping up to ${draft.most} ${currency}`;
  }
}

function whoText({ conditions, minimum, minAmount, minUnits }: DiscountDraft, currency: string): string[] {
  return [
    ...(minimum === 'amount' ? [`From ${minAmount} ${currency} of goods`] : []),
    ...(minimum === 'units' ? [`From ${minUnits} items`] : []),
    conditions.customerGroupIds.length > 0 ? 'For chosen customer groups' : 'For everybody',
    ...(conditions.isFirstOrder ? ['Only on the first order'] : []),
  ];
}

/** A discount in words, a line for each thing it says. */
export function summaryOf(draft: DiscountDraft, currency: string): string[] {
  const { mostUses, mostUsesPerCustomer, combinesWith, isAutomatic } = draft;
  return [
    whatText(draft, currency),
    ...whoText(draft, currency),
    ...(mostUses === ''
      ? []
      : [`${mostUses} ${mostUses === '1' ? 'use' : 'uses'}${isAutomatic ? '' : ' for each code'}`]),
    ...(mostUsesPerCustomer === '' ? [] : [`${mostUsesPerCustomer} for each customer`]),
    combinesWith.length === 0
      ? 'Combines with no other discount'
      : `Combines with ${combinesWith.join(', ')} discounts`,
  ];
}
