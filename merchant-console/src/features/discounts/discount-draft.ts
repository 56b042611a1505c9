import type { AdminPromotion, Currency } from '@smallshop/contract';
import { parseMinor, toDecimal } from '../../ui/money.js';
import { numberFrom } from '../prices/price-list-draft.js';
import { fromLocal, toLocal } from '../products/zoned-time.js';

type Effect = AdminPromotion['effect'];
type Items = AdminPromotion['conditions']['items'];

/** What a discount does, in the order in which it is offered. */
export const kindNames = {
  percentage: 'A percentage off',
  fixed_amount: 'An amount off',
  fixed_price: 'A fixed price',
  buy_x_get_y: 'Buy some, get some',
  free_shipping: 'Free shipping',
} as const satisfies Readonly<Record<Effect['kind'], string>>;

/** What a percentage or an amount is taken off. */
export const targetNames = { order: 'The whole order', lines: 'Chosen goods', shipping: 'Shipping' } as const;

/** A promotion as it is typed. Empty numbers: no such limit. */
export interface DiscountDraft {
  readonly name: string;
  readonly isAutomatic: boolean;
  readonly isPaused: boolean;
  readonly kind: Effect['kind'];
  readonly on: keyof typeof targetNames;
  readonly percent: string;
  readonly amount: string;
  readonly isPerUnit: boolean;
  /** What it is taken off, or what is got by buying. */
  readonly items: Items;
  readonly buyItems: Items;
  readonly buyUnits: string;
  readonly getUnits: string;
  readonly mostApplications: string;
  /** Never more than this off, or only for shipping that costs no more. */
  readonly most: string;
  readonly minimum: 'none' | 'amount' | 'units';
  readonly minAmount: string;
  readonly minUnits: string;
  readonly conditions: AdminPromotion['conditions'];
  readonly combinesWith: AdminPromotion['combinesWith'];
  readonly mostUses: string;
  readonly mostUsesPerCustomer: string;
  readonly priority: string;
  /** Local time of the shop's zone; empty for none. */
  readonly startsAt: string;
  readonly endsAt: string;
}

const anything: Items = { productIds: [], variantIds: [], categoryIds: [], collectionIds: [], tags: [] };
type ByKind = Pick<
  DiscountDraft,
  | 'on'
  | 'percent'
  | 'amount'
  | 'isPerUnit'
  | 'items'
  | 'buyItems'
  | 'buyUnits'
  | 'getUnits'
  | 'mostApplications'
  | 'most'
>;
const blank: ByKind = {
  on: 'order',
  percent: '10',
  amount: '',
  isPerUnit: false,
  items: anything,
  buyItems: anything,
  buyUnits: '2',
  getUnits: '1',
  mostApplications: '',
  most: '',
};
const textOf = (value: number | null): string => (value === null ? '' : String(value));

function effectDraft(effect: Effect, currency: Currency): Partial<ByKind> {
  const money = (amount: number | null) => (amount === null ? '' : toDecimal(amount, currency));
  const percentOf = (ppm: number) => String(ppm / 10_000);
  switch (effect.kind) {
    case 'percentage': {
      const items = effect.target.on === 'lines' ? effect.target.items : anything;
      return { on: effect.target.on, percent: percentOf(effect.ratePpm), most: money(effect.most), items };
    }
    case 'fixed_amount': {
      const items = effect.target.on === 'lines' ? effect.target.items : anything;
      return { on: effect.target.on, amount: money(effect.amount), isPerUnit: effect.isPerUnit, items };
    }
    case 'fixed_price':
      return { amount: money(effect.unitPrice), items: effect.items };
    case 'buy_x_get_y':
      return {
        ...{ buyItems: effect.buy.items, buyUnits: String(effect.buy.units), items: effect.get.items },
        ...{ getUnits: String(effect.get.units), percent: percentOf(effect.get.ratePpm) },
        mostApplications: textOf(effect.mostApplications),
      };
    case 'free_shipping':
      return { most: money(effect.mostPrice) };
  }
}

/** What the form begins with; amounts in the shop's currency, times by its clock. */
export function draftOf(read: AdminPromotion, currency: Currency, timezone: string): DiscountDraft {
  const { conditions } = read;
  return {
    ...{ name: read.name, isAutomatic: read.isAutomatic, isPaused: read.isPaused, kind: read.effect.kind },
    ...blank,
    ...effectDraft(read.effect, currency),
    minimum: conditions.minSubtotal !== null ? 'amount' : conditions.minUnits !== null ? 'units' : 'none',
    minAmount: conditions.minSubtotal === null ? '' : toDecimal(conditions.minSubtotal, currency),
    minUnits: textOf(conditions.minUnits),
    conditions,
    combinesWith: read.combinesWith,
    mostUses: textOf(read.mostUses),
    mostUsesPerCustomer: textOf(read.mostUsesPerCustomer),
    priority: String(read.priority),
    startsAt: toLocal(read.startsAt, timezone),
    endsAt: toLocal(read.endsAt, timezone),
  };
}

// What is not a number is sent as one the contract refuses, so that the field says so.
const amountOf = (text: string, currency: Currency): number => parseMinor(text, currency) ?? Number.NaN;
const maybe = (text: string, read: (text: string) => number): number | null => (text.trim() === '' ? null : read(text));

function effectOf(draft: DiscountDraft, currency: Currency): Record<string, unknown> {
  const { kind, on, items } = draft;
  const amount = (text: string) => amountOf(text, currency);
  const ratePpm = Math.round(numberFrom(draft.percent) * 10_000);
  const target = on === 'lines' ? { on, items } : { on };
  switch (kind) {
    case 'percentage':
      return { kind, ratePpm, target, most: maybe(draft.most, amount) };
    case 'fixed_amount':
      return { kind, amount: amount(draft.amount), target, isPerUnit: on === 'lines' && draft.isPerUnit };
    case 'fixed_price':
      return { kind, unitPrice: amount(draft.amount), items };
    case 'buy_x_get_y':
      return {
        kind,
        buy: { items: draft.buyItems, units: numberFrom(draft.buyUnits) },
        get: { items, units: numberFrom(draft.getUnits), ratePpm },
        mostApplications: maybe(draft.mostApplications, numberFrom),
      };
    case 'free_shipping':
      return { kind, mostPrice: maybe(draft.most, amount) };
  }
}

/** The write a draft stands for, for the contract to judge. */
export function inputOf(draft: DiscountDraft, currency: Currency, timezone: string): Record<string, unknown> {
  const { minimum } = draft;
  return {
    ...{ name: draft.name, isAutomatic: draft.isAutomatic, isPaused: draft.isPaused },
    effect: effectOf(draft, currency),
    conditions: {
      ...draft.conditions,
      minSubtotal: minimum === 'amount' ? amountOf(draft.minAmount, currency) : null,
      minUnits: minimum === 'units' ? numberFrom(draft.minUnits) : null,
    },
    combinesWith: draft.combinesWith,
    mostUses: maybe(draft.mostUses, numberFrom),
    mostUsesPerCustomer: maybe(draft.mostUsesPerCustomer, numberFrom),
    priority: numberFrom(draft.priority),
    startsAt: fromLocal(draft.startsAt, timezone),
    endsAt: fromLocal(draft.endsAt, timezone),
  };
}
