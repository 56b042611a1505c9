import { shareHalfUp, sumOf, type Minor } from '../money/money.rule.js';
import { shareByWeight } from '../money/share.rule.js';
import { isSameRate, type TaxTotal } from '../tax/collect.rule.js';
import { taxIn, type Sale, type SoldPart } from './sale.rule.js';

/** What was given back of a part of an order. */
export interface RefundedPart {
  readonly amount: Minor;
  /** The tax inside `amount`. */
  readonly tax: Minor;
  readonly taxes: readonly TaxTotal[];
}

/** What was given back of a line. */
export interface RefundedLine extends RefundedPart {
  readonly key: string;
  /** Units that came back; 0 when only money went back. */
  readonly quantity: number;
  /** What the shop kept of these units' price, as for wear; negative when something kept earlier was given back after all. */
  readonly keptBack: Minor;
}

/** One refund. Its lines and its shipping sum to its amount, their taxes to its tax. */
export interface Refund {
  readonly amount: Minor;
  readonly tax: Minor;
  readonly taxes: readonly TaxTotal[];
  readonly lines: readonly RefundedLine[];
  readonly shipping: RefundedPart;
}

/** What is not given back yet. */
export interface Remainder extends SoldPart {
  /** Units that have not come back. */
  readonly quantity: number;
  /** The part of `paid` that belongs to units which did come back. */
  readonly keptBack: Minor;
}

/** What is not given back yet of an order. */
export interface SaleRemainder {
  readonly lines: ReadonlyMap<string, Remainder>;
  readonly shipping: Remainder;
}

const without = (one: Minor, other: Minor): Minor => (one > other ? one - other : 0n);

/** What is left once a piece is given back. */
export function less(rest: Remainder, piece: RefundedPart & Partial<RefundedLine>): Remainder {
  return {
    quantity: Math.max(0, rest.quantity - (piece.quantity ?? 0)),
    keptBack: rest.keptBack + (piece.keptBack ?? 0n),
    paid: without(rest.paid, piece.amount),
    taxes: rest.taxes.map((tax) => {
      const given = piece.taxes.find((other) => isSameRate(tax, other))?.amount ?? 0n;
      return { ...tax, amount: without(tax.amount, given) };
    }),
  };
}

/** What is left of an order after earlier refunds. Refunds of lines it no longer has, after an edit, are passed over. */
export function remainderOf(sale: Sale, before: readonly Refund[]): SaleRemainder {
  const lines = sale.lines.map(({ key, ...sold }): [string, Remainder] => {
    const pieces = before.flatMap((refund) => refund.lines.filter((line) => line.key === key));
    return [key, pieces.reduce(less, { ...sold, keptBack: 0n })];
  });
  const shipping: Remainder = { ...sale.shipping, quantity: 0, keptBack: 0n };
  return { lines: new Map(lines), shipping: before.reduce((rest, refund) => less(rest, refund.shipping), shipping) };
}

/**
 * The tax inside a piece of what is left, rate by rate and in proportion, so that the last piece takes exactly the tax that the
 * others left.
 *
 * @param amount 0 to what is left
 */
export function pieceOf(rest: Remainder, amount: Minor): RefundedPart {
  const untaxed = without(rest.paid, taxIn(rest));
  const shares = shareByWeight(amount, [...rest.taxes.map((tax) => tax.amount), untaxed]);
  const taxes = rest.taxes.map((tax, at) => ({ ...tax, amount: shares[at] ?? 0n }));
  return { amount, tax: sumOf(taxes.map((tax) => tax.amount)), taxes };
}

/** What units that come back cost: their part of what their line has left, half up; the last take all of it. */
export function worthOf(rest: Remainder, quantity: number): Minor {
  if (quantity === 0) return 0n;
  return shareHalfUp(without(rest.paid, rest.keptBack), BigInt(quantity), BigInt(rest.quantity));
}
