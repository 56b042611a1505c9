import { lower, type Minor } from '../money/money.rule.js';

/** Money the buyer already has with the shop. */
export interface Tender {
  readonly id: string;
  readonly kind: 'gift_card' | 'store_credit';
  /** What the buyer reads: `Gift card ••3f9k`. */
  readonly label: string;
  /** What is on it, 0 or more. */
  readonly balance: Minor;
}

/** What a tender pays. */
export interface TenderUse {
  readonly id: string;
  readonly kind: Tender['kind'];
  readonly label: string;
  readonly amount: Minor;
  readonly balanceLeft: Minor;
}

/**
 * Pays a total with gift cards and store credit, in the order given, each as far as it goes. They are payment, not discount:
 * neither the total nor its tax changes.
 *
 * @returns what each pays, tenders that pay nothing left out, and what is still due; both 0 or more
 * @throws RangeError for a negative balance, and for a tender given twice: it would be spent twice
 */
export function payWithTenders(
  total: Minor,
  tenders: readonly Tender[],
): { readonly uses: readonly TenderUse[]; readonly due: Minor } {
  if (tenders.length === 0) return { uses: [], due: total };
  if (tenders.some(({ balance }) => balance < 0n)) throw new RangeError('Balances begin at 0.');
  if (new Set(tenders.map(({ id }) => id)).size < tenders.length) throw new RangeError('A tender is given once.');
  let due = total;
  const uses: TenderUse[] = [];
  for (const { id, kind, label, balance } of tenders) {
    const amount = lower(balance, due);
    if (amount === 0n) continue;
    due -= amount;
    uses.push({ id, kind, label, amount, balanceLeft: balance - amount });
  }
  return { uses, due };
}
