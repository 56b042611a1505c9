import { sumOf, type Minor } from '../money/money.rule.js';
import type { Refund } from '../refund/remainder.rule.js';
import { taxIn, type Sale, type SoldLine, type SoldPart } from '../refund/sale.rule.js';
import type { TaxTotal } from '../tax/collect.rule.js';

/** Everything that decides what an order adds to a shop's figures, in the order's own currency. */
export interface OrderHistory {
  readonly sale: Sale;
  /** Each line's share of all discounts by its key, with its tax when prices include it. */
  readonly discounts: ReadonlyMap<string, Minor>;
  readonly pricesIncludeTax: boolean;
  /** Oldest first, without those that failed. */
  readonly refunds: readonly (Refund & { readonly id: string })[];
  /** Cancelled before any money came: whatever was not given back counts as given back. */
  readonly isVoid: boolean;
  /** What a minor unit is worth in the shop's own currency, in its minor units; more than 0. */
  readonly ownRate: number;
}

/** Tax taken (or, below zero, given back) at a rate, and what it was taken of. */
export interface FoldedTax {
  readonly name: string;
  readonly ratePercent: number;
  readonly taxable: Minor;
  readonly amount: Minor;
}

/**
 * What one part of an order (a line, or its shipping) adds to a shop's figures on one occasion. Amounts are without tax, in minor
 * units of the shop's own currency; `discounts` and `returns` are taken off, so that they are positive where they lower a sale.
 */
export interface SalesFact {
  readonly occasion: 'sale' | 'refund' | 'cancellation';
  /** Of occasion `refund`. */
  readonly refundId: string | null;
  /** Null: shipping. */
  readonly lineKey: string | null;
  /** Units sold; below zero: units given back. */
  readonly units: number;
  readonly gross: Minor;
  readonly discounts: Minor;
  readonly returns: Minor;
  readonly shipping: Minor;
  readonly tax: Minor;
  readonly taxes: readonly FoldedTax[];
}

/**
 * Amounts of one order turned into the shop's own currency one after the other, so that their sum never strays from the sum turned
 * as a whole: each is what the running total gained, half up.
 */
class OwnBooks {
  #before = 0n;

  constructor(private readonly rate: number) {}

  own(amount: Minor): Minor {
    const before = this.#turned();
    this.#before += amount;
    return this.#turned() - before;
  }

  #turned(): Minor {
    return this.rate === 1 ? this.#before : BigInt(Math.round(Number(this.#before) * this.rate));
  }
}

const nothing = { refundId: null, units: 0, gross: 0n, discounts: 0n, returns: 0n, shipping: 0n };

/** Tax of a part, `net` being what it was taken of in the shop's own currency. */
function taxOf(books: OwnBooks, taxes: readonly TaxTotal[], net: Minor): Pick<SalesFact, 'tax' | 'taxes'> {
  const folded = taxes.map(({ name, ratePercent, amount }) => ({
    ...{ name, ratePercent, taxable: net },
    amount: books.own(amount),
  }));
  return { taxes: folded, tax: sumOf(folded.map(({ amount }) => amount)) };
}

/** A discount without the tax that was inside it. */
function withoutTax(discount: Minor, { taxes }: SoldPart, pricesIncludeTax: boolean): Minor {
  if (!pricesIncludeTax || discount === 0n) return discount;
  const percent = taxes.reduce((sum, rate) => sum + rate.ratePercent, 0);
  return BigInt(Math.round((Number(discount) * 100) / (100 + percent)));
}

function soldLine(books: OwnBooks, line: SoldLine, history: OrderHistory): SalesFact {
  const given = withoutTax(history.discounts.get(line.key) ?? 0n, line, history.pricesIncludeTax);
  const gross = books.own(line.paid - taxIn(line) + given);
  const discounts = -books.own(-given);
  const tax = taxOf(books, line.taxes, gross - discounts);
  return { ...nothing, occasion: 'sale', lineKey: line.key, units: line.quantity, gross, discounts, ...tax };
}

function soldShipping(books: OwnBooks, part: SoldPart): SalesFact {
  const shipping = books.own(part.paid - taxIn(part));
  return { ...nothing, occasion: 'sale', lineKey: null, shipping, ...taxOf(books, part.taxes, shipping) };
}

const lowered = (taxes: readonly TaxTotal[]): TaxTotal[] => taxes.map((tax) => ({ ...tax, amount: -tax.amount }));

interface Returned extends SoldPart {
  readonly occasion: 'refund' | 'cancellation';
  readonly refundId: string | null;
  readonly lineKey: string | null;
  readonly quantity: number;
}

function returned(books: OwnBooks, { occasion, refundId, lineKey, quantity, ...part }: Returned): SalesFact {
  const net = books.own(taxIn(part) - part.paid);
  const amounts = lineKey === null ? { shipping: net } : { returns: -net };
  const tax = taxOf(books, lowered(part.taxes), net);
  return { ...nothing, occasion, refundId, lineKey, units: quantity === 0 ? 0 : -quantity, ...amounts, ...tax };
}

const isSomething = ({ paid, quantity, taxes }: Returned): boolean =>
  paid !== 0n || quantity !== 0 || taxes.some(({ amount }) => amount !== 0n);

function partsOf(refund: OrderHistory['refunds'][number]): Returned[] {
  const head = { occasion: 'refund', refundId: refund.id } as const;
  return [
    ...refund.lines.map(({ key, quantity, amount, taxes }) => ({
      ...head,
      lineKey: key,
      quantity,
      paid: amount,
      taxes,
    })),
    { ...head, lineKey: null, quantity: 0, paid: refund.shipping.amount, taxes: refund.shipping.taxes },
  ];
}

/** What is left of a part once `before` went back. */
function left(part: SoldPart, before: readonly Returned[]): SoldPart {
  const given = before.flatMap(({ taxes }) => taxes);
  const atRate = ({ name, ratePercent }: TaxTotal): Minor =>
    sumOf(given.filter((tax) => tax.name === name && tax.ratePercent === ratePercent).map(({ amount }) => amount));
  return {
    paid: part.paid - sumOf(before.map(({ paid }) => paid)),
    taxes: part.taxes.map((rate) => ({ ...rate, amount: rate.amount - atRate(rate) })),
  };
}

function voided({ sale }: OrderHistory, before: readonly Returned[]): Returned[] {
  const head = { occasion: 'cancellation', refundId: null } as const;
  const of = (lineKey: string | null) => before.filter((part) => part.lineKey === lineKey);
  return [
    ...sale.lines.map((line) => {
      const quantity = of(line.key).reduce((units, part) => units - part.quantity, line.quantity);
      return { ...head, lineKey: line.key, quantity, ...left(line, of(line.key)) };
    }),
    { ...head, lineKey: null, quantity: 0, ...left(sale.shipping, of(null)) },
  ];
}

/**
 * What an order adds to its shop's figures: its sale, then each refund, then its cancellation. Depends on how the order stands alone,
 * so that it can be worked out anew whenever anything about it changed.
 *
 * @returns the first fact is of occasion `sale`. The sum of `gross − discounts − returns + shipping + tax` over all facts is what was
 *          paid for the order less what went back, turned into the shop's own currency half up; nothing when `isVoid`
 */
export function foldSales(history: OrderHistory): SalesFact[] {
  const books = new OwnBooks(history.ownRate);
  const sold = history.sale.lines.map((line) => soldLine(books, line, history));
  const shipping = soldShipping(books, history.sale.shipping);
  const refunds = history.refunds.flatMap(partsOf);
  const back = [...refunds, ...(history.isVoid ? voided(history, refunds) : [])].filter(isSomething);
  const hasShipping = shipping.shipping !== 0n || shipping.tax !== 0n || sold.length === 0;
  return [...sold, ...(hasShipping ? [shipping] : []), ...back.map((part) => returned(books, part))];
}

/** What a fact adds to the money a shop takes. */
export function totalOf({ gross, discounts, returns, shipping, tax }: SalesFact): Minor {
  return gross - discounts - returns + shipping + tax;
}
