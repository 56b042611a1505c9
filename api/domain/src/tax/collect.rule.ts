import { sumOf, type Minor } from '../money/money.rule.js';
import { shareByWeight } from '../money/share.rule.js';
import { taxesOnTop, taxesWithin, type TaxStack } from './stack.rule.js';
import { ratePercent } from './tax.rule.js';

/** All tax taken at one rate. */
export interface TaxTotal {
  readonly name: string;
  readonly ratePercent: number;
  readonly amount: Minor;
}

/** An amount to be taxed, after discounts. */
export interface Taxable {
  /** 0 or more. */
  readonly amount: Minor;
  /** Null: not taxed. */
  readonly stack: TaxStack | null;
}

/** The tax of an amount. */
export interface Taxed {
  readonly tax: Minor;
  /** Rate by rate, summing to `tax`. */
  readonly taxes: readonly TaxTotal[];
}

/** How tax is worked out. */
export interface TaxTerms {
  readonly isIncluded: boolean;
  /** `line`: every amount is rounded by itself. `total`: what is taxed alike is added up first, rounded once and shared again. */
  readonly rounding: 'line' | 'total';
}

/** No tax, and none of it at any rate. */
export const untaxed: Taxed = { tax: 0n, taxes: [] };

function named(stack: TaxStack, amounts: readonly Minor[]): Taxed {
  const taxes = stack.rates.map(({ name, ratePpm }, at) => ({
    name,
    ratePercent: ratePercent(ratePpm),
    amount: amounts[at] ?? 0n,
  }));
  return { tax: sumOf(amounts), taxes };
}

const taxesOf = (amount: Minor, stack: TaxStack, { isIncluded }: TaxTerms): Minor[] =>
  isIncluded ? taxesWithin(amount, stack) : taxesOnTop(amount, stack);

/** Rates of one name and height are one on the receipt, whatever category they were found for. */
const nameOf = (stack: TaxStack): string =>
  JSON.stringify(stack.rates.map(({ name, ratePpm, isCompound = false }) => [name, ratePpm, isCompound]));

/** Rounds what is taxed alike once, and shares it over the amounts so that both they and the rates sum to it. */
function taxTogether(alike: readonly Taxable[], stack: TaxStack, terms: TaxTerms): Taxed[] {
  const amounts = alike.map(({ amount }) => amount);
  let pool = taxesOf(sumOf(amounts), stack, terms);
  const shares = sumOf(amounts) === 0n ? amounts : shareByWeight(sumOf(pool), amounts);
  return shares.map((share) => {
    const taken = shareByWeight(share, pool);
    pool = pool.map((left, at) => left - (taken[at] ?? 0n));
    return named(stack, taken);
  });
}

function taxOnTotal(taxables: readonly Taxable[], terms: TaxTerms): Taxed[] {
  const groups = new Map<string, { readonly stack: TaxStack; readonly at: number[] }>();
  taxables.forEach(({ stack }, at) => {
    if (!stack) return;
    const group = groups.get(nameOf(stack)) ?? { stack, at: [] };
    group.at.push(at);
    groups.set(nameOf(stack), group);
  });
  const results = taxables.map(() => untaxed);
  for (const { stack, at } of groups.values()) {
    const alike = taxables.filter((_, position) => at.includes(position));
    taxTogether(alike, stack, terms).forEach((taxed, position) => results.splice(at[position] ?? 0, 1, taxed));
  }
  return results;
}

/**
 * Taxes amounts, half up, per amount or on their total.
 *
 * @returns one result per amount, in their order: the parts always sum to what is printed as the total, however it was rounded
 */
export function collectTax(taxables: readonly Taxable[], terms: TaxTerms): Taxed[] {
  if (terms.rounding === 'total') return taxOnTotal(taxables, terms);
  return taxables.map(({ amount, stack }) => (stack ? named(stack, taxesOf(amount, stack, terms)) : untaxed));
}

/** Whether two amounts of tax are one on the receipt. */
export const isSameRate = (one: TaxTotal, other: TaxTotal): boolean =>
  one.ratePercent === other.ratePercent && one.name === other.name;

/** Adds tax up by rate, the highest rate first. */
export function totalTaxes(taxed: readonly Taxed[]): TaxTotal[] {
  // Rates are few: looking along them is faster than a map, and every cart shown is added up here.
  const totals: TaxTotal[] = [];
  for (const { taxes } of taxed) {
    for (const tax of taxes) {
      const at = totals.findIndex((total) => isSameRate(total, tax));
      const known = totals[at];
      if (known) totals[at] = { ...known, amount: known.amount + tax.amount };
      else totals.push(tax);
    }
  }
  if (totals.length < 2) return totals;
  return totals.sort((a, b) => b.ratePercent - a.ratePercent || (a.name < b.name ? -1 : 1));
}
