import { adminCustomerListQuery, listAdminCustomers, type CustomerRow } from '@smallshop/contract';
import { Users } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Avatar } from '../../ui/avatar.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { Money } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import type { Column } from '../../ui/table/data-table.js';
import { ListTable } from '../../ui/table/list-table.js';
import { useListState } from '../../ui/use-list-state.js';
import { CustomerTabs } from './customer-tabs.js';

const placeOf = ({ city, country }: CustomerRow): string => [city, country].filter(Boolean).join(', ') || '–';

const columnsFor = (home: string): Column<CustomerRow>[] => [
  {
    id: 'name', header: 'Customer', sortKey: 'name', sortOneWay: true, fixed: true,
    cell: (customer) => (
      <span className="min-w-0">
        <Link to={`${home}/customers/${customer.id}`} className="line-clamp-1 w-fit rounded-sm font-medium wrap-anywhere hover:underline">{customer.name || customer.email}</Link>
        <span className="line-clamp-1 text-[0.8125rem] wrap-anywhere text-ink-subtle">{customer.email}</span>
      </span>
    ),
  },
  { id: 'place', header: 'Place', wideOnly: true, cell: (customer) => <span className="text-ink-muted">{placeOf(customer)}</span> },
  { id: 'account', header: 'Account', wideOnly: true, cell: ({ hasAccount }) => <span className="text-ink-muted">{hasAccount ? 'Has an account' : 'Guest'}</span> },
  { id: 'orders', header: 'Orders', align: 'end', sortKey: 'orderCount', sortFirst: 'descending', sortOneWay: true, cell: ({ orderCount }) => orderCount },
  { id: 'spent', header: 'Spent', align: 'end', sortKey: 'spent', sortFirst: 'descending', sortOneWay: true, cell: ({ spent }) => <Money value={spent} className="font-medium" /> },
  { id: 'since', header: 'Since', sortKey: 'createdAt', sortFirst: 'descending', cell: ({ createdAt }) => <span className="whitespace-nowrap text-ink-muted"><DateTime value={createdAt} show="day" /></span> },
]; // prettier-ignore

function CustomerCard({ customer, home }: { customer: CustomerRow; home: string }) {
  return (
    <Link to={`${home}/customers/${customer.id}`} className="flex items-center gap-3 rounded-control">
      <Avatar name={customer.name || customer.email} className="size-10" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">{customer.name || customer.email}</span>
        <span className="block truncate text-[0.8125rem] text-ink-subtle">{customer.email}</span>
      </span>
      <span className="text-right text-sm">
        <Money value={customer.spent} className="font-medium" />
        <span className="block text-[0.8125rem] text-ink-subtle">
          {customer.orderCount === 1 ? '1 order' : `${customer.orderCount} orders`}
        </span>
      </span>
    </Link>
  );
}

function useCustomers(list: ReturnType<typeof useListState>) {
  const api = useApi();
  const { key } = useShop();
  const wanted = { q: list.q || undefined, sort: list.sort };
  return useCursorList(key('customers', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 30, include: 'total' };
    // An address can hold anything: an order the API would refuse is left out rather than shown as an error.
    const query =
      adminCustomerListQuery.safeParse({ ...wanted, ...page }).data ??
      adminCustomerListQuery.parse({ ...page, q: wanted.q });
    return api.call(listAdminCustomers, { query });
  });
}

const nobody = (
  <EmptyState icon={Users} title="No customers yet">
    Everybody who buys or opens an account in your shop will stand here.
  </EmptyState>
);

/** Everybody who bought or opened an account. */
export function CustomersPage() {
  const { home } = useShop();
  const list = useListState([]);
  const customers = useCustomers(list);
  return (
    <>
      <PageHeader title="Customers" />
      <CustomerTabs />
      <ListTable
        name="customers"
        label="Customers"
        state={list}
        list={customers}
        noun="customers"
        searchLabel="Search by name or e-mail"
        defaultSort="-createdAt"
        columns={columnsFor(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/customers/${id}`}
        card={(customer) => <CustomerCard customer={customer} home={home} />}
        empty={nobody}
      />
    </>
  );
}
