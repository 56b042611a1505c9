import {
  adminOrderListQuery,
  listAdminOrders,
  orderFilterSchema,
  type OrderFilter,
  type OrderView,
} from '@smallshop/contract';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import type { Filter } from '../../ui/filter-bar.js';
import { useListState } from '../../ui/use-list-state.js';
import type { View } from '../../ui/view-tabs.js';
import { fulfillmentLooks, orderLooks, paymentLooks } from './order-status.js';

/** What the list of orders can be narrowed by, as its address names it. */
const filterIds = [
  'status',
  'paymentStatus',
  'fulfillmentStatus',
  'placedWithinDays',
  'channel',
  'archived',
  'tag',
] as const;
/** What a view stands for. */
export const viewIds = ['q', 'sort', ...filterIds] as const;

const defaultSort = '-number';

const optionsOf = (looks: Readonly<Record<string, { label: string }>>) =>
  Object.entries(looks).map(([value, { label }]) => ({ value, label }));
const days = [
  { value: '1', label: 'Today' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
];

type State = ReturnType<typeof useListState>;

function filtersOf(list: State): Filter[] {
  const chosen = (id: string): Filter['options'] => {
    const value = list.filter(id);
    return value === undefined ? [] : [{ value, label: value }];
  };
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
    filter('placedWithinDays', 'Placed', days),
    filter('archived', 'Archive', [
      { value: 'none', label: 'Without archived orders' },
      { value: 'only', label: 'Archived orders' },
    ]),
    // Channels come from reports, tags from an order; here the one chosen can be seen and taken off again.
    filter('channel', 'Channel', chosen('channel')),
    filter('tag', 'Tag', chosen('tag')),
  ];
}

/** The list of orders as its address says, page by page. */
export function useOrderList() {
  const api = useApi();
  const { key } = useShop();
  const state = useListState(filterIds);
  const wanted = {
    q: state.q || undefined,
    sort: state.sort,
    ...Object.fromEntries(filterIds.map((id) => [id, state.filter(id)])),
  };
  const list = useCursorList(key('orders', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 30, include: 'total' };
    // An address can hold anything: what the API would refuse is left out rather than shown as an error.
    const query = adminOrderListQuery.safeParse({ ...wanted, ...page }).data ?? adminOrderListQuery.parse(page);
    return api.call(listAdminOrders, { query });
  });
  const { sort: _sort, ...narrowed } = wanted;
  const filter: OrderFilter = orderFilterSchema.safeParse(narrowed).data ?? {};
  const sort = adminOrderListQuery.shape.sort.safeParse(state.sort).data ?? defaultSort;
  return { state, list, filters: filtersOf(state), filter, sort, defaultSort };
}

/** A saved view as an address. */
export function viewOf({ id, name, filter, sort }: OrderView): View & { id: string } {
  const filters = Object.entries(filter).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, String(value)]],
  );
  return { id, label: name, filters: { ...Object.fromEntries(filters), ...(sort === defaultSort ? {} : { sort }) } };
}

/** Whether an address shows a view. */
export const isShown = (params: URLSearchParams, { filters }: View): boolean =>
  viewIds.every((id) => (params.get(id) ?? undefined) === filters[id]);
