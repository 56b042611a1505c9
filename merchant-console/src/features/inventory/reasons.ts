import type { MovementReason, StockReason } from '@smallshop/contract';

/** Why staff change units by hand, the most common first. */
export const reasonChoices: readonly { value: StockReason; label: string }[] = [
  { value: 'received', label: 'Goods received' },
  { value: 'count', label: 'Counted' },
  { value: 'returned', label: 'Came back from a customer' },
  { value: 'damaged', label: 'Damaged' },
  { value: 'lost', label: 'Lost or stolen' },
  { value: 'promotion', label: 'Given away' },
  { value: 'correction', label: 'Correction of a mistake' },
];

const labels: Readonly<Record<MovementReason, string>> = {
  received: 'Goods received',
  count: 'Counted',
  returned: 'Came back from a customer',
  damaged: 'Damaged',
  lost: 'Lost or stolen',
  promotion: 'Given away',
  correction: 'Correction of a mistake',
  initial: 'Opening stock',
  sold: 'Sold',
  cancelled: 'Order cancelled, units back',
  refunded: 'Refunded, units back',
  backorder_filled: 'Sent to an order that waited',
  transfer_sent: 'Sent to another location',
  transfer_received: 'Arrived from another location',
  transfer_returned: 'Transfer cancelled, units back',
  count_applied: 'Count applied',
};

const isReason = (reason: string): reason is MovementReason => reason in labels;

/** A reason of the ledger as people say it. */
export const reasonLabel = (reason: string): string => (isReason(reason) ? labels[reason] : reason);

/** Every reason, for a filter. */
export const movementChoices = Object.entries(labels).map(([value, label]) => ({ value, label }));
