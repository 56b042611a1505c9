import { getAdminCustomer, type AdminCustomer } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { AddressBlock } from '../../ui/address-block.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Money } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { CustomerGroupsCard } from './customer-groups-card.js';
import { OrderCard } from '../orders/order-card.js';

function Orders({ customer }: { customer: AdminCustomer }) {
  const { home } = useShop();
  const all = (
    <Link
      to={`${home}/orders?q=${encodeURIComponent(customer.email)}`}
      className="shrink-0 rounded-sm text-[0.8125rem] font-medium text-accent-text hover:underline"
    >
      All orders
    </Link>
  );
  return (
    <Card title="Latest orders" flush action={customer.recentOrders.length > 0 ? all : null}>
      {customer.recentOrders.length === 0 ? (
        <p className="px-4 pb-5 text-sm text-ink-muted md:px-5">No orders yet.</p>
      ) : null}
      <ul>
        {customer.recentOrders.map((order) => (
          <li key={order.id} className="border-t border-line px-4 py-3 first:border-t-0 hover:bg-hover/55 md:px-5">
            <OrderCard order={order} home={home} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Side({ customer }: { customer: AdminCustomer }) {
  return (
    <div className="grid gap-4">
      <Card title="Contact">
        <div className="grid gap-1 text-sm">
          <a
            href={`mailto:${customer.email}`}
            className="rounded-sm font-medium text-accent-text wrap-anywhere hover:underline"
          >
            {customer.email}
          </a>
          {customer.phone ? <a href={`tel:${customer.phone}`}>{customer.phone}</a> : null}
        </div>
      </Card>
      <CustomerGroupsCard customer={customer} />
      <Card title={customer.addresses.length === 1 ? 'Address' : 'Addresses'}>
        {customer.addresses.length === 0 ? <p className="text-sm text-ink-muted">None saved.</p> : null}
        <ul className="grid gap-4">
          {customer.addresses.map((address) => (
            <li key={address.id}>
              <AddressBlock address={address} />
              {address.isDefault && customer.addresses.length > 1 ? (
                <span className="text-[0.8125rem] text-ink-subtle">Default address</span>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Summary({ customer }: { customer: AdminCustomer }) {
  return (
    <dl className="grid grid-cols-2 divide-x divide-line rounded-card border border-line bg-surface shadow-card [&_dd]:text-xl [&_dd]:font-semibold [&_dd]:tabular-nums [&_dt]:text-[0.8125rem] [&_dt]:text-ink-muted [&>div]:px-5 [&>div]:py-4">
      <div>
        <dt>Spent</dt>
        <dd>
          <Money value={customer.spent} />
        </dd>
      </div>
      <div>
        <dt>Orders</dt>
        <dd>{customer.orderCount}</dd>
      </div>
    </dl>
  );
}

/** One customer: how much, how often, what last, where to. */
export function CustomerPage() {
  const { id = '' } = useParams();
  const api = useApi();
  const { key, home } = useShop();
  const query = useQuery({
    queryKey: key('customers', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminCustomer, { params: { id }, signal }),
  });
  const customer = query.data;
  if (!customer) {
    const error = query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null;
    return <Card>{error ?? <LoadingBlock label="Loading the customer" rows={8} />}</Card>;
  }
  const since = (
    <>
      Customer since <DateTime value={customer.createdAt} show="day" />
    </>
  );
  return (
    <>
      <PageHeader
        title={customer.name || customer.email}
        back={{ to: `${home}/customers`, label: 'Customers' }}
        badges={
          <Badge tone={customer.hasAccount ? 'positive' : 'neutral'}>
            {customer.hasAccount ? 'Has an account' : 'Guest'}
          </Badge>
        }
        subtitle={since}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <Summary customer={customer} />
          <Orders customer={customer} />
        </div>
        <Side customer={customer} />
      </div>
    </>
  );
}
