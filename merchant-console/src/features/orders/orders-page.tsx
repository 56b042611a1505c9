import { adminOrderListQuery, listAdminOrders, type OrderRow } from '@smallshop/contract';
import { Inbox } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import type { Filter } from '../../ui/filter-bar.js';
import { Money } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import type { Column } from '../../ui/table/data-table.js';
import { ListTable } from '../../ui/table/list-table.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { useListState } from '../../ui/use-list-state.js';
import { OrderCard } from './order-card.js';
import {
  CancelledBadge,
  FulfillmentBadge,
  fulfillmentLooks,
  orderLooks,
  PaymentBadge,
  paymentLooks,
} from './order-status.js';

const filterIds = ['status', 'paymentStatus', 'fulfillmentStatus', 'archived', 'tag'] as const;

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

const optionsOf = (looks: Readonly<Record<string, { label: string }>>) =>
  Object.entries(looks).map(([value, { label }]) => ({ value, label }));

function useFilters(list: ReturnType<typeof useListState>): Filter[] {
  const tag = list.filter('tag');
  const filter = (id: (typeof filterIds)[number], label: string, options: Filter['options']): Filter => ({
    id,
    label,
    options,
    value: list.filter(id),
    onChange: (value) => list.setFilter(id, value),
  });
  return [
    filter('status', 'Order', optionsOf(orderLooks)),
    filter('paymentStatus', 'Payment', optionsOf(paymentLooks)),
    filter('fulfillmentStatus', 'Shipping', optionsOf(fulfillmentLooks)),
    filter('archived', 'Archive', [
      { value: 'none', label: 'Without archived orders' },
      { value: 'only', label: 'Archived orders' },
    ]),
    // Tags are chosen on an order; here the one chosen can be seen and taken off again.
    filter('tag', 'Tag', tag === undefined ? [] : [{ value: tag, label: tag }]),
  ];
}

function useOrders(list: ReturnType<typeof useListState>) {
  const api = useApi();
  const { key } = useShop();
  const wanted = {
    q: list.q || undefined,
    sort: list.sort,
    ...Object.fromEntries(filterIds.map((id) => [id, list.filter(id)])),
  };
  return useCursorList(key('orders', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 30, include: 'total' };
    // An address can hold anything: what the API would refuse is left out rather than shown as an error.
    const query = adminOrderListQuery.safeParse({ ...wanted, ...page }).data ?? adminOrderListQuery.parse(page);
    return api.call(listAdminOrders, { query });
  });
}

const noOrders = (
  <EmptyState icon={Inbox} title="No orders yet">
    The moment somebody buys, the order stands here and the shop gets an e-mail.
  </EmptyState>
);

/** All orders of the shop: search, views, filters, order. */
export function OrdersPage() {
  const { home } = useShop();
  const list = useListState(filterIds);
  const orders = useOrders(list);
  return (
    <>
      <PageHeader title="Orders" />
      <ViewTabs views={views} filterIds={filterIds} />
      <ListTable
        name="orders"
        label="Orders"
        state={list}
        list={orders}
        noun="orders"
        searchLabel="Search by number, name or e-mail"
        filters={useFilters(list)}
        defaultSort="-number"
        columns={columnsFor(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/orders/${id}`}
        card={(order) => <OrderCard order={order} home={home} />}
        empty={noOrders}
      />
    </>
  );
}
