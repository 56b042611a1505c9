import type { OrderRow } from '@smallshop/contract';
import { Inbox } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { Money } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import type { Column } from '../../ui/table/data-table.js';
import { ListTable } from '../../ui/table/list-table.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { OrderBulk } from './order-bulk.js';
import { OrderCard } from './order-card.js';
import { OrderExport } from './order-export.js';
import { CancelledBadge, FulfillmentBadge, PaymentBadge } from './order-status.js';
import { isShown, useOrderList, viewIds, viewOf } from './use-order-list.js';
import { useOrderViews } from './use-order-views.js';
import { ViewActions } from './view-actions.js';

const views: readonly View[] = [
  { label: 'All', filters: {} },
  { label: 'To ship', filters: { status: 'open', fulfillmentStatus: 'unfulfilled' } },
  { label: 'Partly shipped', filters: { status: 'open', fulfillmentStatus: 'partially_fulfilled' } },
  { label: 'Awaiting payment', filters: { status: 'open', paymentStatus: 'pending' } },
  { label: 'Cancelled', filters: { status: 'cancelled' } },
  { label: 'Archived', filters: { archived: 'only' } },
];

const columnsFor = (home: string): Column<OrderRow>[] => [
  {
    id: 'number',
    header: 'Order',
    sortKey: 'number',
    sortFirst: 'descending',
    fixed: true,
    cell: (order) => (
      <Link to={`${home}/orders/${order.id}`} className="rounded-sm font-semibold tabular-nums hover:underline">
        #{order.number}
      </Link>
    ),
  },
  { id: 'placed', header: 'Placed', cell: (order) => <span className="whitespace-nowrap text-ink-muted"><DateTime value={order.placedAt} /></span> },
  { id: 'customer', header: 'Customer', cell: (order) => <span className="line-clamp-1 wrap-anywhere">{order.customerName || order.email}</span> },
  {
    id: 'payment',
    header: 'Payment',
    cell: (order) => (
      <span className="inline-flex flex-wrap gap-1">
        <CancelledBadge status={order.status} />
        <PaymentBadge status={order.paymentStatus} />
      </span>
    ),
  },
  { id: 'fulfillment', header: 'Shipping', cell: (order) => <FulfillmentBadge order={order} /> },
  { id: 'items', header: 'Items', align: 'end', wideOnly: true, cell: (order) => order.itemCount },
  { id: 'total', header: 'Total', align: 'end', sortKey: 'total', sortFirst: 'descending', cell: (order) => <Money value={order.total} className="font-medium" /> },
]; // prettier-ignore

const noOrders = (
  <EmptyState icon={Inbox} title="No orders yet">
    The moment somebody buys, the order stands here and the shop gets an e-mail.
  </EmptyState>
);

/** All orders of the shop: search, views, filters, order, and work on many at once. */
export function OrdersPage() {
  const { home } = useShop();
  const [params] = useSearchParams();
  const { state, list, filters, filter, sort, defaultSort } = useOrderList();
  const { views: saved } = useOrderViews();
  const shown = saved.find((view) => isShown(params, viewOf(view)));
  return (
    <>
      <PageHeader
        title="Orders"
        actions={
          <>
            <ViewActions shown={{ filter, sort }} view={shown} isNarrowed={state.isNarrowed} />
            <OrderExport filter={filter} />
          </>
        }
      />
      <ViewTabs views={[...views, ...saved.map(viewOf)]} filterIds={viewIds} />
      <ListTable
        name="orders"
        label="Orders"
        state={state}
        list={list}
        noun="orders"
        searchLabel="Search by number, name or e-mail"
        filters={filters}
        defaultSort={defaultSort}
        columns={columnsFor(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/orders/${id}`}
        card={(order) => <OrderCard order={order} home={home} />}
        bulkActions={(rows, clear) => <OrderBulk rows={rows} onDone={clear} />}
        empty={noOrders}
      />
    </>
  );
}
