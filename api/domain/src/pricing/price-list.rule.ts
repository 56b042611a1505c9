import type { Minor } from '../money/money.rule.js';

/**
 * How an amount that was worked out becomes one a shop shows. `exact`: the minor unit as it is; `whole`: hundreds of minor
 * units; `ninety_five` and `ninety_nine`: the nearest amount ending so.
 */
export type PriceRounding = 'exact' | 'whole' | 'ninety_five' | 'ninety_nine';

/** A currency a shop sells in beside its own. */
export interface CurrencyTerms {
  readonly currency: string;
  /** Millionths of a minor unit of this currency for one minor unit of the shop's own; more than 0. */
  readonly ratePpm: bigint;
  readonly rounding: PriceRounding;
  /** Whether goods without a price of their own in this currency are sold at the converted one. */
  readonly convertsProducts: boolean;
}

/** A price of one variant in a list, from a number of units on. */
export interface ListTier {
  /** 1 or more. */
  readonly minimumQuantity: number;
  readonly price: Minor;
  /** What it is said to have cost; ignored unless higher than `price`. */
  readonly compareAt: Minor | null;
}

/** When, where and for whom prices differ. Only active lists are handed to the rule. */
export interface PriceListTerms {
  readonly id: string;
  readonly currency: string;
  /** Null: for everybody. */
  readonly groupId: string | null;
  /** Higher ones win. */
  readonly priority: number;
  /** Null: from ever; the moment itself counts. */
  readonly startsAt: Date | null;
  /** Null: for ever; the moment itself no longer counts. */
  readonly endsAt: Date | null;
  /** Millionths added to the base price, −1,000,000 or more; null: only variants with a price of their own are in the list. */
  readonly adjustmentPpm: bigint | null;
  readonly rounding: PriceRounding;
}

/** Everything the price of a variant depends on; nothing else does. */
export interface PriceQuestion {
  readonly base: { readonly price: Minor; readonly compareAt: Minor | null };
  /** The shop's own; base prices are in it. */
  readonly shopCurrency: string;
  readonly currency: string;
  /** Of `currency`; null for the shop's own, or for one the shop does not sell in. */
  readonly terms: CurrencyTerms | null;
  readonly lists: readonly PriceListTerms[];
  /** The variant's own prices, by list. */
  readonly tiers: ReadonlyMap<string, readonly ListTier[]>;
  /** Groups the buyer is in. */
  readonly groupIds: ReadonlySet<string>;
  /** 1 or more. */
  readonly quantity: number;
  readonly now: Date;
}

/** A unit price, and why it is that. */
export interface PriceAnswer {
  readonly price: Minor;
  /** Higher than `price`, or null. */
  readonly compareAt: Minor | null;
  readonly reason: 'base' | 'converted' | 'list' | 'list_adjustment';
  /** The list it comes from. */
  readonly listId: string | null;
  /** Units from which it holds; 1 where quantity does not matter. */
  readonly minimumQuantity: number;
}

const million = 1_000_000n;
const endings: Readonly<Record<PriceRounding, Minor | null>> = {
  exact: null,
  whole: 0n,
  ninety_five: 95n,
  ninety_nine: 99n,
};

/**
 * The nearest amount a rounding allows; half way goes up. What costs something never becomes free of charge.
 *
 * @param amount minor units, 0 or more
 */
export function roundPrice(amount: Minor, rounding: PriceRounding): Minor {
  if (amount < 0n) throw new RangeError('Prices begin at 0.');
  const ending = endings[rounding];
  if (ending === null || amount === 0n) return amount;
  const steps = (amount - ending + 50n) / 100n;
  const rounded = (amount < ending ? 0n : steps) * 100n + ending;
  return rounded === 0n ? 100n : rounded;
}

const scale = (amount: Minor, ppm: bigint): Minor => (2n * amount * ppm + million) / (2n * million);

/** An amount of the shop's own currency in another, as that currency rounds. */
export const convertPrice = (amount: Minor, { ratePpm, rounding }: CurrencyTerms): Minor =>
  roundPrice(scale(amount, ratePpm), rounding);

/** Whether a list counts for a buyer at a moment. */
function isListOpen(list: PriceListTerms, question: Pick<PriceQuestion, 'currency' | 'groupIds' | 'now'>): boolean {
  const { currency, groupId, startsAt, endsAt } = list;
  return (
    currency === question.currency &&
    (groupId === null || question.groupIds.has(groupId)) &&
    (startsAt === null || startsAt <= question.now) &&
    (endsAt === null || endsAt > question.now)
  );
}

const struck = (candidate: Minor | null, price: Minor): Minor | null =>
  candidate !== null && candidate > price ? candidate : null;

/** What the variant costs without any list; null where the shop does not sell it in the currency. */
function plainPrice({ base, shopCurrency, currency, terms }: PriceQuestion): PriceAnswer | null {
  const told = { listId: null, minimumQuantity: 1 } as const;
  if (currency === shopCurrency) {
    return { ...told, price: base.price, compareAt: struck(base.compareAt, base.price), reason: 'base' };
  }
  if (!terms?.convertsProducts) return null;
  const price = convertPrice(base.price, terms);
  const compareAt = base.compareAt === null ? null : convertPrice(base.compareAt, terms);
  return { ...told, price, compareAt: struck(compareAt, price), reason: 'converted' };
}

/** The base price in the list's currency, before rounding: an adjustment is rounded once, by its list. */
function adjusted({ base, shopCurrency, currency, terms }: PriceQuestion, list: PriceListTerms): Minor | null {
  if (list.adjustmentPpm === null) return null;
  const factor = million + list.adjustmentPpm;
  if (currency === shopCurrency) return roundPrice(scale(base.price, factor), list.rounding);
  return terms && roundPrice(scale(scale(base.price, terms.ratePpm), factor), list.rounding);
}

/** What one list says at exactly so many units: its highest tier reached, else its adjustment. */
function listPrice(question: PriceQuestion, list: PriceListTerms, quantity: number): PriceAnswer | null {
  const tiers = question.tiers.get(list.id) ?? [];
  const reached = tiers.filter(({ minimumQuantity }) => minimumQuantity <= quantity);
  const tier = reached.toSorted((a, b) => b.minimumQuantity - a.minimumQuantity)[0];
  const price = tier?.price ?? adjusted(question, list);
  if (price === null) return null;
  const plain = plainPrice(question);
  const usual = plain && (plain.compareAt ?? plain.price);
  return {
    price,
    compareAt: struck(tier?.compareAt ?? null, price) ?? struck(usual, price),
    reason: tier ? 'list' : 'list_adjustment',
    listId: list.id,
    minimumQuantity: tier?.minimumQuantity ?? 1,
  };
}

function winnerAt(question: PriceQuestion, open: readonly PriceListTerms[], quantity: number): PriceAnswer | null {
  const offers = open.flatMap((list) => {
    const answer = listPrice(question, list, quantity);
    return answer ? [{ list, answer }] : [];
  });
  const best = offers.toSorted(
    (a, b) =>
      b.list.priority - a.list.priority || Number(a.answer.price - b.answer.price) || (a.list.id < b.list.id ? -1 : 1),
  )[0];
  return best?.answer ?? plainPrice(question);
}

/**
 * What one unit of a variant costs this buyer now, and why.
 *
 * Of the lists that are open to the buyer and say something of the variant, the one of the highest priority decides; among
 * equals the lowest price, then the smaller id. A variant's own price in a list goes before the list's percentage. What
 * fewer units would cost stays available: buying more never costs more a unit. Without a list it is the base price, in
 * another currency the converted one.
 *
 * @returns null when the shop does not sell the variant in the currency
 * @throws RangeError for a quantity below one
 */
export function priceByLists(question: PriceQuestion): PriceAnswer | null {
  if (!Number.isInteger(question.quantity) || question.quantity < 1)
    throw new RangeError('Prices are for a unit or more.');
  const open = question.lists.filter((list) => isListOpen(list, question));
  if (open.length === 0) return plainPrice(question);
  const steps = open.flatMap((list) => (question.tiers.get(list.id) ?? []).map((tier) => tier.minimumQuantity));
  const reached = [...new Set([1, ...steps.filter((step) => step <= question.quantity)])].sort((a, b) => a - b);
  let best: PriceAnswer | null = null;
  for (const quantity of reached) {
    const answer = winnerAt(question, open, quantity);
    if (answer && (best === null || answer.price < best.price)) best = answer;
  }
  return best;
}
