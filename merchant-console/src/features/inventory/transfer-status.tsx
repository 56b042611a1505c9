import type { TransferStatus } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';

/** States of a transfer as people say them. */
export const transferLooks: Readonly<Record<TransferStatus, { label: string; tone: Tone; hollow?: boolean }>> = {
  draft: { label: 'Draft', tone: 'neutral', hollow: true },
  in_transit: { label: 'On its way', tone: 'info' },
  received: { label: 'Received', tone: 'positive' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

/** Where a transfer stands. */
export function TransferBadge({ status }: { status: TransferStatus }) {
  const { label, tone, hollow } = transferLooks[status];
  return (
    <Badge tone={tone} {...(hollow ? { hollow } : {})}>
      {label}
    </Badge>
  );
}
