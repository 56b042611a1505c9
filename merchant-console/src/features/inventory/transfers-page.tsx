import { listTransfers, transferListQuery, type TransferRow } from '@smallshop/contract';
import { Plus, Truck } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button } from '../../ui/button.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { useListState } from '../../ui/use-list-state.js';
import type { View } from '../../ui/view-tabs.js';
import { TransferBadge, transferLooks } from './transfer-status.js';
import { unitsText } from './units.js';
import { useLocations } from './use-locations.js';
import { WorkList } from './work-list.js';

const filterIds = ['status'] as const;
const views: readonly View[] = [
  { label: 'All', filters: {} },
  ...Object.entries(transferLooks).map(([status, { label }]) => ({ label, filters: { status } })),
];

function useTransfers(status: string | undefined) {
  const api = useApi();
  const { key } = useShop();
  return useCursorList(key('inventory', 'transfers', status), (cursor) => {
    const page = { cursor, limit: 30, include: 'total' };
    const query = transferListQuery.safeParse({ status, ...page }).data ?? transferListQuery.parse(page);
    return api.call(listTransfers, { query });
  });
}

function Row({ transfer, home }: { transfer: TransferRow; home: string }) {
  const { id, number, status, origin, destination, units, receivedUnits, sentAt, createdAt } = transfer;
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to={`${home}/inventory/transfers/${id}`}
        className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover/55 md:px-5"
      >
        <span className="min-w-0 flex-1 basis-56">
          <span className="block text-sm font-medium">
            Transfer {number}: {origin.name} to {destination.name}
          </span>
          <span className="block text-[0.8125rem] text-ink-subtle">
            {sentAt ? 'Sent' : 'Planned'} <DateTime value={sentAt ?? createdAt} />
          </span>
        </span>
        <span className="text-sm text-ink-muted tabular-nums">
          {status === 'in_transit' && receivedUnits > 0
            ? `${receivedUnits} of ${unitsText(units)} received`
            : unitsText(units)}
        </span>
        <TransferBadge status={status} />
      </Link>
    </li>
  );
}

/** Transfers of the shop, newest first. */
export function TransfersPage() {
  const { home, can } = useShop();
  const list = useListState(filterIds);
  const transfers = useTransfers(list.filter('status'));
  const { open } = useLocations();
  const add =
    can('stock.write') && open.length > 1 ? (
      <Button asChild tone="primary">
        <Link to={`${home}/inventory/transfers/new`}>
          <Plus aria-hidden />
          New transfer
        </Link>
      </Button>
    ) : null;
  const empty = (
    <EmptyState icon={Truck} title="No transfers yet" action={add}>
      {open.length > 1
        ? 'Move units from one location to another: they leave when you send, and arrive when you receive them.'
        : 'Transfers move units between locations. Add a second location first.'}
    </EmptyState>
  );
  return (
    <WorkList
      noun="transfers"
      list={transfers}
      isNarrowed={list.isNarrowed}
      views={views}
      actions={add}
      empty={empty}
      row={(transfer) => <Row key={transfer.id} transfer={transfer} home={home} />}
    />
  );
}
