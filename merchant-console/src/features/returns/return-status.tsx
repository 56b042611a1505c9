import type { AdminReturn, ReturnStatus } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';

/** How each state of a return reads. */
export const returnLooks: Readonly<Record<ReturnStatus, { label: string; tone: Tone; hollow?: boolean }>> = {
  requested: { label: 'Requested', tone: 'caution', hollow: true },
  approved: { label: 'On its way', tone: 'info', hollow: true },
  received: { label: 'Received', tone: 'info' },
  refunded: { label: 'Refunded', tone: 'positive' },
  exchanged: { label: 'Exchanged', tone: 'positive' },
  closed: { label: 'Closed', tone: 'neutral' },
  declined: { label: 'Declined', tone: 'critical' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

/** Where a return stands. */
export const ReturnBadge = ({ status }: { status: ReturnStatus }) => {
  const { label, ...look } = returnLooks[status];
  return <Badge {...look}>{label}</Badge>;
};

/** How a return is called: `#1042-R1`. */
export const returnName = ({ order, number }: Pick<AdminReturn, 'order' | 'number'>): string =>
  `#${order.number}-R${number}`;
