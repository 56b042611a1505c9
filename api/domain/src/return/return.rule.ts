import { lifeCycle } from '../lifecycle/lifecycle.rule.js';
import { lower, type Minor } from '../money/money.rule.js';

/** Where a return stands. `cancelled`: taken back, or the parcel never came. `closed`: it came, and no money went back for it. */
export type ReturnState =
  'requested' | 'approved' | 'declined' | 'cancelled' | 'received' | 'refunded' | 'exchanged' | 'closed';

/** What happens to a return. */
export type ReturnEvent = 'approve' | 'decline' | 'cancel' | 'receive' | 'refund' | 'exchange' | 'close';

/** The next state of a return, or null when it refuses the event. More of it may come in while nothing was given for it yet. */
export const transitionReturn = lifeCycle<ReturnState, ReturnEvent>({
  requested: { approve: 'approved', decline: 'declined', cancel: 'cancelled' },
  approved: { receive: 'received', cancel: 'cancelled' },
  received: { receive: 'received', refund: 'refunded', exchange: 'exchanged', close: 'closed' },
  declined: {},
  cancelled: {},
  refunded: {},
  exchanged: {},
  closed: {},
});

/** Why no unit of a line can be sent back. */
export type ReturnRefusal = 'digital' | 'not_sent' | 'returned' | 'final_sale' | 'window_over';

/** A line of an order as returns look at it. */
export interface SentLine {
  readonly isDigital: boolean;
  readonly isFinalSale: boolean;
  /** Units that were sent. */
  readonly fulfilled: number;
  /** Units of it on their way back, or back, by returns that were not turned down. */
  readonly returning: number;
  /** Sent units whose money went back without a return. */
  readonly refundedOtherwise: number;
  /** Its parcels: how many units, and when they arrived or, until that is known, left. */
  readonly parcels: readonly { readonly quantity: number; readonly at: Date }[];
}

/** What may be sent back of a line. `until` is the last moment for all of `units`; null where no window binds. */
export interface Returnable {
  readonly units: number;
  readonly until: Date | null;
  readonly refusal: ReturnRefusal | null;
}

const dayMs = 24 * 60 * 60 * 1000;
const refused = (refusal: ReturnRefusal): Returnable => ({ units: 0, until: null, refusal });

/** Units that can come back at all, however long ago they were sent: what staff may open a return for. */
export function unitsOut(line: SentLine): Returnable {
  if (line.isDigital) return refused('digital');
  if (line.fulfilled === 0) return refused('not_sent');
  const units = line.fulfilled - line.returning - line.refundedOtherwise;
  return units > 0 ? { units, until: null, refusal: null } : refused('returned');
}

/**
 * Units a buyer may still ask to send back.
 *
 * @param windowDays whole days after arrival, or after dispatch of what is not known to have arrived
 */
export function unitsReturnable(line: SentLine, windowDays: number, now: Date): Returnable {
  const out = unitsOut(line);
  if (out.refusal !== null) return out;
  if (line.isFinalSale) return refused('final_sale');
  const ends = line.parcels
    .map(({ quantity, at }) => ({ quantity, until: new Date(at.getTime() + windowDays * dayMs) }))
    .filter(({ until }) => until >= now);
  const units = Math.min(
    out.units,
    ends.reduce((sum, { quantity }) => sum + quantity, 0),
  );
  const [first] = ends.map(({ until }) => until).sort((one, other) => one.getTime() - other.getTime());
  return units === 0 || !first ? refused('window_over') : { units, until: first, refusal: null };
}

/**
 * Keeps a return's fee back from what its lines are worth: from the first line as far as that goes, then from the next.
 *
 * @returns what is given back for each line, in their order; all of them nothing when the fee is more than their worth
 */
export function lessFee(fee: Minor, worths: readonly Minor[]): Minor[] {
  let due = fee;
  return worths.map((worth) => {
    const kept = lower(due, worth);
    due -= kept;
    return worth - kept;
  });
}
