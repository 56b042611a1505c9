import { lower, sumOf, type Minor } from '../money/money.rule.js';
import { remainderOf, type Refund } from './remainder.rule.js';
import { paidFor, taxIn, type Sale, type SoldPart } from './sale.rule.js';

/** How a line changes; all signed, positive is more. */
export interface LineChange {
  readonly key: string;
  readonly quantity: number;
  readonly amount: Minor;
  readonly tax: Minor;
}

/** What an edit of an order comes to. */
export interface EditSettlement {
  /** New total less old total. */
  readonly difference: Minor;
  readonly taxDifference: Minor;
  /** Still to be paid, 0 or more. */
  readonly charge: Minor;
  /** To be given back, 0 or more, never more than the shop still holds. One of `charge` and `refund` is 0. */
  readonly refund: Minor;
  /** Lines that change, by key. */
  readonly lines: readonly LineChange[];
  readonly shipping: { readonly amount: Minor; readonly tax: Minor };
}

/** Why an order cannot be edited so: these units were given back already. */
export interface EditRefusal {
  readonly refusal: 'units_refunded';
  readonly key: string;
  readonly leastUnits: number;
}

const nothing = { quantity: 0, paid: 0n, taxes: [] } as const;

const partChange = (before: SoldPart, after: SoldPart) => ({
  amount: after.paid - before.paid,
  tax: taxIn(after) - taxIn(before),
});

function lineChanges(before: Sale, after: Sale): LineChange[] {
  const keys = [...new Set([...before.lines, ...after.lines].map(({ key }) => key))].sort();
  const changes = keys.map((key) => {
    const old = before.lines.find((line) => line.key === key) ?? nothing;
    const now = after.lines.find((line) => line.key === key) ?? nothing;
    return { key, quantity: now.quantity - old.quantity, ...partChange(old, now) };
  });
  return changes.filter(({ quantity, amount, tax }) => quantity !== 0 || amount !== 0n || tax !== 0n);
}

function refuseRefunded(before: Sale, after: Sale, refunds: readonly Refund[]): EditRefusal | null {
  const left = remainderOf(before, refunds).lines;
  for (const { key, quantity } of before.lines) {
    const leastUnits = quantity - (left.get(key)?.quantity ?? 0);
    const units = after.lines.find((line) => line.key === key)?.quantity ?? 0;
    if (units < leastUnits) return { refusal: 'units_refunded', key, leastUnits };
  }
  return null;
}

/**
 * What an edited order comes to: the new total against what was taken for it. Refunds stay what they were, so an edit neither
 * takes them back nor gives the same units back twice.
 *
 * @param refunds  every refund of the order so far
 * @param captured what was taken for it by all means of payment, less what earlier edits gave back
 */
export function settleEdit(
  before: Sale,
  after: Sale,
  refunds: readonly Refund[],
  captured: Minor,
): EditSettlement | EditRefusal {
  const refused = refuseRefunded(before, after, refunds);
  if (refused) return refused;
  const lines = lineChanges(before, after);
  const shipping = partChange(before.shipping, after.shipping);
  const open = paidFor(after) - captured;
  const held = captured - sumOf(refunds.map(({ amount }) => amount));
  return {
    difference: paidFor(after) - paidFor(before),
    taxDifference: sumOf([...lines, shipping].map(({ tax }) => tax)),
    charge: open > 0n ? open : 0n,
    refund: open < 0n ? lower(-open, held) : 0n,
    lines,
    shipping,
  };
}
