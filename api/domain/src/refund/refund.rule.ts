import { lower, sumOf, type Minor } from '../money/money.rule.js';
import { shareByWeight } from '../money/share.rule.js';
import { totalTaxes } from '../tax/collect.rule.js';
import {
  less,
  pieceOf,
  remainderOf,
  worthOf,
  type Refund,
  type RefundedLine,
  type RefundedPart,
  type Remainder,
  type SaleRemainder,
} from './remainder.rule.js';
import type { Sale } from './sale.rule.js';

/** What is to be given back. Amounts are minor units with their tax. */
export interface RefundRequest {
  readonly lines?: readonly {
    readonly key: string;
    /** Units that come back, 0 or more. */
    readonly quantity: number;
    /** Instead of what these units cost: less keeps something back, more is a goodwill. */
    readonly amount?: Minor;
  }[];
  readonly shipping?: Minor;
  /** For nothing in particular: taken from all that is left, in proportion, so that its tax is right. */
  readonly extra?: Minor;
}

/** Why nothing is given back. `most` is what could be. */
export type RefundRefusal =
  | { readonly refusal: 'nothing' | 'negative' }
  | { readonly refusal: 'line_unknown' | 'line_twice'; readonly key: string }
  | { readonly refusal: 'units_exceeded'; readonly key: string; readonly mostUnits: number }
  | { readonly refusal: 'line_exceeded'; readonly key: string; readonly most: Minor }
  | { readonly refusal: 'shipping_exceeded' | 'order_exceeded' | 'capture_exceeded'; readonly most: Minor };

function linePiece(rest: Remainder, key: string, quantity: number, amount: Minor): RefundedLine {
  const worth = worthOf(rest, quantity);
  const keptBack = amount < worth ? worth - amount : -lower(amount - worth, rest.keptBack);
  return { key, quantity, keptBack, ...pieceOf(rest, amount) };
}

function refuseLines(lines: NonNullable<RefundRequest['lines']>, left: SaleRemainder): RefundRefusal | null {
  const seen = new Set<string>();
  for (const { key, quantity, amount } of lines) {
    const rest = left.lines.get(key);
    if (!rest) return { refusal: 'line_unknown', key };
    if (seen.has(key)) return { refusal: 'line_twice', key };
    seen.add(key);
    if (quantity < 0 || !Number.isInteger(quantity) || (amount ?? 0n) < 0n) return { refusal: 'negative' };
    if (quantity > rest.quantity) return { refusal: 'units_exceeded', key, mostUnits: rest.quantity };
    if ((amount ?? 0n) > rest.paid) return { refusal: 'line_exceeded', key, most: rest.paid };
  }
  return null;
}

function added<Part extends RefundedPart>(piece: Part, more: RefundedPart): Part {
  return { ...piece, amount: piece.amount + more.amount, tax: piece.tax + more.tax, taxes: totalTaxes([piece, more]) };
}

/** Shares an amount for nothing in particular over all that the rest of the refund leaves. */
function spreadExtra(extra: Minor, left: SaleRemainder, lines: readonly RefundedLine[], shipping: RefundedPart) {
  const rests = [...left.lines].map(([key, rest]) => {
    const piece = lines.find((line) => line.key === key);
    return { key, piece, rest: piece ? less(rest, piece) : rest };
  });
  const shippingRest = less(left.shipping, shipping);
  const weights = [...rests.map(({ rest }) => rest.paid), shippingRest.paid];
  const most = sumOf(weights);
  if (extra > most) return null;
  const shares = shareByWeight(extra, weights);
  const spread = rests.flatMap(({ key, piece, rest }, at) => {
    const more = linePiece(rest, key, 0, shares[at] ?? 0n);
    if (!piece) return more.amount > 0n ? [more] : [];
    return [{ ...added(piece, more), keptBack: piece.keptBack + more.keptBack }];
  });
  return { lines: spread, shipping: added(shipping, pieceOf(shippingRest, shares.at(-1) ?? 0n)) };
}

function summed(lines: readonly RefundedLine[], shipping: RefundedPart): Refund {
  const parts = [...lines, shipping];
  return {
    amount: sumOf(parts.map(({ amount }) => amount)),
    tax: sumOf(parts.map(({ tax }) => tax)),
    taxes: totalTaxes(parts),
    lines,
    shipping,
  };
}

/**
 * Works out a refund: how much, with which tax, of which lines.
 *
 * Units are given back at what was paid for them, discounts and all; whatever the pieces and their order, all of them together
 * are exactly what was paid, line by line and rate by rate.
 *
 * @param before   every earlier refund of the order
 * @param captured what was taken for it by all means of payment, less what edits of the order gave back
 * @returns the refund, or why it is refused: then nothing is given back
 */
export function refundSale(
  sale: Sale,
  before: readonly Refund[],
  captured: Minor,
  request: RefundRequest,
): Refund | RefundRefusal {
  const { lines: wished = [], shipping: shippingWish = 0n, extra = 0n } = request;
  const left = remainderOf(sale, before);
  const refused = refuseLines(wished, left);
  if (refused) return refused;
  if (shippingWish < 0n || extra < 0n) return { refusal: 'negative' };
  if (shippingWish > left.shipping.paid) return { refusal: 'shipping_exceeded', most: left.shipping.paid };
  const lines = wished.flatMap(({ key, quantity, amount }) => {
    const rest = left.lines.get(key);
    return rest ? [linePiece(rest, key, quantity, amount ?? worthOf(rest, quantity))] : [];
  });
  const shipping = pieceOf(left.shipping, shippingWish);
  const spread = extra === 0n ? { lines, shipping } : spreadExtra(extra, left, lines, shipping);
  const uncollected = captured - sumOf(before.map(({ amount }) => amount));
  if (!spread) return { refusal: 'order_exceeded', most: leftOf(left) };
  const refund = summed(spread.lines, spread.shipping);
  if (refund.amount > uncollected) return { refusal: 'capture_exceeded', most: uncollected };
  const isNothing = refund.amount === 0n && refund.lines.every(({ quantity }) => quantity === 0);
  return isNothing ? { refusal: 'nothing' } : refund;
}

const leftOf = ({ lines, shipping }: SaleRemainder): Minor =>
  sumOf([...[...lines.values()].map(({ paid }) => paid), shipping.paid]);

/** The request for everything that is not given back yet: all units, what was kept of earlier ones, and shipping. */
export function everythingLeft(sale: Sale, before: readonly Refund[]): RefundRequest {
  const { lines, shipping } = remainderOf(sale, before);
  return {
    lines: [...lines].map(([key, { quantity, paid }]) => ({ key, quantity, amount: paid })),
    shipping: shipping.paid,
  };
}

/**
 * Which payments a refund goes back to: in the order given, to each at most what it gave and has not got back.
 *
 * @throws RangeError for more than all of them have left
 */
export function spreadRefund(
  amount: Minor,
  payments: readonly { readonly id: string; readonly captured: Minor; readonly refunded: Minor }[],
): { readonly id: string; readonly amount: Minor }[] {
  let due = amount;
  const returns = payments.map(({ id, captured, refunded }) => {
    const share = lower(due, captured > refunded ? captured - refunded : 0n);
    due -= share;
    return { id, amount: share };
  });
  if (due > 0n) throw new RangeError('More is given back than the payments have left.');
  return returns.filter((share) => share.amount > 0n);
}
