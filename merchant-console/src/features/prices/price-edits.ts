import type { Currency, PriceChange, PriceListRow } from '@smallshop/contract';
import { parseMinor, toDecimal } from '../../ui/money.js';

/** A price from a number of units on, as it is typed. */
export interface TypedPrice {
  readonly minimumQuantity: number;
  /** Empty: no price of its own. */
  readonly price: string;
  readonly compareAt: string;
}

/** What is typed and not yet saved: all prices of a variant, by variant. */
export type PriceEdits = ReadonlyMap<string, readonly TypedPrice[]>;

/** A variant's prices as its row shows them; the one for a single unit always first. */
export function typedPrices(row: PriceListRow): TypedPrice[] {
  const typed = row.prices.map(({ minimumQuantity, price, compareAtPrice }) => ({
    minimumQuantity,
    price: toDecimal(price.amount, price.currency),
    compareAt: compareAtPrice ? toDecimal(compareAtPrice.amount, compareAtPrice.currency) : '',
  }));
  return typed[0]?.minimumQuantity === 1 ? typed : [{ minimumQuantity: 1, price: '', compareAt: '' }, ...typed];
}

/** Why a typed price cannot be saved; undefined when it can. */
export function problemOf({ price, compareAt }: TypedPrice, currency: Currency): string | undefined {
  const [amount, before] = [price, compareAt].map((text) => (text.trim() === '' ? null : parseMinor(text, currency)));
  if (amount === undefined || before === undefined) return 'Type an amount such as 19.95.';
  if (amount === null && before !== null) return 'Give it a price too.';
  return undefined;
}

/** What saving the edits writes; prices that went are taken out. */
export function changesOf(rows: readonly PriceListRow[], edits: PriceEdits, currency: Currency): PriceChange[] {
  const amount = (text: string): number | null => (text.trim() === '' ? null : (parseMinor(text, currency) ?? null));
  return rows.flatMap((row) => {
    const typed = edits.get(row.variantId);
    if (!typed) return [];
    const { variantId } = row;
    const kept = typed.map(({ minimumQuantity, price, compareAt }) => ({
      variantId,
      minimumQuantity,
      priceMinor: amount(price),
      compareAtMinor: amount(price) === null ? null : amount(compareAt),
    }));
    const gone = row.prices.filter(
      (price) => !typed.some(({ minimumQuantity }) => minimumQuantity === price.minimumQuantity),
    );
    return [
      ...kept,
      ...gone.map(({ minimumQuantity }) => ({ variantId, minimumQuantity, priceMinor: null, compareAtMinor: null })),
    ];
  });
}

/** What a variant usually costs in the list's currency, less so many percent, as a person would type it. */
export function lessPercent(row: PriceListRow, percent: number): string {
  const usual = row.usualPrice;
  if (!usual) return '';
  return toDecimal(Math.max(0, Math.round((usual.amount * (100 - percent)) / 100)), usual.currency);
}
