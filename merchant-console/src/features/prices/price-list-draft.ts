import {
  currencySchema,
  priceRoundingSchema,
  type Currency,
  type PriceList,
  type PriceRounding,
} from '@smallshop/contract';
import { fromLocal, toLocal } from '../products/zoned-time.js';

/** A price list's settings as they are typed. */
export interface PriceListDraft {
  readonly name: string;
  readonly currency: Currency;
  /** Empty: for everybody. */
  readonly groupId: string;
  readonly isActive: boolean;
  /** Local time of the shop's zone; empty for none. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Whether base prices are adjusted, up or down, by how many percent. */
  readonly adjusts: 'no' | 'less' | 'more';
  readonly percent: string;
  readonly rounding: PriceRounding;
  readonly priority: string;
}

/** What roundings are called. */
export const roundingNames: Readonly<Record<PriceRounding, string>> = {
  exact: 'To the cent',
  whole: 'To whole amounts',
  ninety_five: 'To the nearest …95',
  ninety_nine: 'To the nearest …99',
};

/** The rounding a select names. */
export const roundingFrom = (name: string): PriceRounding => priceRoundingSchema.catch('exact').parse(name);
/** The currency a select names, or the shop's own. */
export const currencyFrom = (name: string, own: Currency): Currency => currencySchema.catch(own).parse(name);

/** What the form begins with; times by the shop's clock. */
export const draftOf = (list: PriceList, timezone: string): PriceListDraft => ({
  name: list.name,
  currency: list.currency,
  groupId: list.group?.id ?? '',
  isActive: list.status === 'active',
  startsAt: toLocal(list.startsAt, timezone),
  endsAt: toLocal(list.endsAt, timezone),
  adjusts: list.adjustmentPercent === null ? 'no' : list.adjustmentPercent > 0 ? 'more' : 'less',
  percent: list.adjustmentPercent === null ? '' : String(Math.abs(list.adjustmentPercent)),
  rounding: list.rounding,
  priority: String(list.priority),
});

/** A number as people type it, `12,5` too; NaN, which the contract refuses, for what is none. */
export const numberFrom = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

function percentOf({ adjusts, percent }: PriceListDraft): number | null {
  if (adjusts === 'no') return null;
  const amount = Math.round(numberFrom(percent) * 100) / 100;
  return adjusts === 'less' ? -amount : amount;
}

/** The write a draft stands for, for the contract to judge. */
export const inputOf = (draft: PriceListDraft, timezone: string): Record<string, unknown> => ({
  name: draft.name,
  currency: draft.currency,
  groupId: draft.groupId === '' ? null : draft.groupId,
  status: draft.isActive ? 'active' : 'draft',
  startsAt: fromLocal(draft.startsAt, timezone),
  endsAt: fromLocal(draft.endsAt, timezone),
  adjustmentPercent: percentOf(draft),
  rounding: draft.rounding,
  priority: numberFrom(draft.priority),
});
