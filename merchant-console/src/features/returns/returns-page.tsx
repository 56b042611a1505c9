import { adminReturnListQuery, listAdminReturns, type ReturnRow } from '@smallshop/contract';
import { PackageOpen } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { counted } from '../../ui/counted.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import type { Column } from '../../ui/table/data-table.js';
import { ListTable } from '../../ui/table/list-table.js';
import { useListState } from '../../ui/use-list-state.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { ReturnBadge, returnLooks, returnName } from './return-status.js';

const filterIds = ['status'] as const;

const views: readonly View[] = [
  { label: 'All', filters: {} },
  { label: 'To answer', filters: { status: 'requested' } },
  { label: 'On their way', filters: { status: 'approved' } },
  { label: 'To refund', filters: { status: 'received' } },
  { label: 'Refunded', filters: { status: 'refunded' } },
];

const columnsFor = (home: string): Column<ReturnRow>[] => [
  {
    id: 'name',
    header: 'Return',
    fixed: true,
    cell: (item) => (
      <Link to={`${home}/returns/${item.id}`} className="rounded-sm font-semibold tabular-nums hover:underline">
        {returnName(item)}
      </Link>
    ),
  },
  {
    id: 'asked',
    header: 'Asked',
    sortKey: 'requestedAt',
    sortFirst: 'descending',
    cell: (item) => (
      <span className="whitespace-nowrap text-ink-muted">
        <DateTime value={item.requestedAt} />
      </span>
    ),
  },
  {
    id: 'customer',
    header: 'Customer',
    cell: ({ order }) => <span className="line-clamp-1 wrap-anywhere">{order.customerName || order.email}</span>,
  },
  { id: 'by', header: 'Opened by', wideOnly: true, cell: ({ isByBuyer }) => (isByBuyer ? 'Customer' : 'Staff') },
  { id: 'status', header: 'Status', cell: ({ status }) => <ReturnBadge status={status} /> },
  { id: 'units', header: 'Items', align: 'end', cell: ({ units }) => units },
];

function ReturnCard({ item, home }: { item: ReturnRow; home: string }) {
  return (
    <Link to={`${home}/returns/${item.id}`} className="block rounded-control">
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate text-sm">
          <span className="font-semibold tabular-nums">{returnName(item)}</span>{' '}
          <span className="text-ink-muted">{item.order.customerName || item.order.email}</span>
        </span>
        <ReturnBadge status={item.status} />
      </span>
      <span className="mt-1 block text-[0.8125rem] text-ink-subtle">
        {counted(item.units, 'item')} · <DateTime value={item.requestedAt} />
      </span>
    </Link>
  );
}

function useReturns(list: ReturnType<typeof useListState>) {
  const api = useApi();
  const { key } = useShop();
  const wanted = { q: list.q || undefined, sort: list.sort, status: list.filter('status') };
  return useCursorList(key('returns', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 30, include: 'total' };
    // An address can hold anything: what the API would refuse is left out rather than shown as an error.
    const query = adminReturnListQuery.safeParse({ ...wanted, ...page }).data ?? adminReturnListQuery.parse(page);
    return api.call(listAdminReturns, { query });
  });
}

/** All returns of the shop: what waits for an answer first. */
export function ReturnsPage() {
  const { home } = useShop();
  const list = useListState(filterIds);
  const returns = useReturns(list);
  const status = {
    id: 'status',
    label: 'Status',
    options: Object.entries(returnLooks).map(([value, { label }]) => ({ value, label })),
    value: list.filter('status'),
    onChange: (value: string | undefined) => list.setFilter('status', value),
  };
  return (
    <>
      <PageHeader title="Returns" />
      <ViewTabs views={views} filterIds={filterIds} />
      <ListTable
        name="returns"
        label="Returns"
        state={list}
        list={returns}
        noun="returns"
        searchLabel="Search by order, name or e-mail"
        filters={[status]}
        defaultSort="-requestedAt"
        columns={columnsFor(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/returns/${id}`}
        card={(item) => <ReturnCard item={item} home={home} />}
        empty={
          <EmptyState icon={PackageOpen} title="Nothing comes back yet">
            Customers ask on the page of their order; you can open a return on an order yourself.
          </EmptyState>
        }
      />
    </>
  );
}
