import type { PriceList, PriceListState } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';
import { DateTime } from '../../ui/date-time.js';

const looks: Readonly<Record<PriceListState, { label: string; tone: Tone; hollow?: boolean }>> = {
  draft: { label: 'Draft', tone: 'neutral', hollow: true },
  scheduled: { label: 'Scheduled', tone: 'info', hollow: true },
  running: { label: 'Running', tone: 'positive' },
  ended: { label: 'Ended', tone: 'neutral' },
};

/** How a list stands. */
export function PriceListBadge({ state }: Pick<PriceList, 'state'>) {
  const { label, tone, hollow = false } = looks[state];
  return (
    <Badge tone={tone} hollow={hollow}>
      {label}
    </Badge>
  );
}

/** When a list counts, in words. */
export function PriceListDates({ startsAt, endsAt }: Pick<PriceList, 'startsAt' | 'endsAt'>) {
  if (startsAt === null && endsAt === null) return <>Always</>;
  return (
    <>
      {startsAt === null ? 'Now' : <DateTime value={startsAt} show="day" />}
      {' – '}
      {endsAt === null ? 'no end' : <DateTime value={endsAt} show="day" />}
    </>
  );
}

/** By how much a list changes base prices, in words. */
export function adjustmentText({ adjustmentPercent }: Pick<PriceList, 'adjustmentPercent'>): string {
  if (adjustmentPercent === null) return 'Chosen prices';
  return adjustmentPercent > 0 ? `${adjustmentPercent} % more` : `${-adjustmentPercent} % off`;
}
