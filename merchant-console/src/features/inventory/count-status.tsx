import type { StockCount } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';

/** States of a count as people say them. */
export const countLooks: Readonly<Record<StockCount['status'], { label: string; tone: Tone }>> = {
  open: { label: 'Counting', tone: 'info' },
  applied: { label: 'Applied', tone: 'positive' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

/** Where a count stands. */
export const CountBadge = ({ status }: Pick<StockCount, 'status'>) => (
  <Badge tone={countLooks[status].tone}>{countLooks[status].label}</Badge>
);
