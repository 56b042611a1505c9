import type { Dashboard } from '@smallshop/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Change } from '../../ui/change.js';
import { formatMoney } from '../../ui/money.js';

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1 px-4 py-4 md:px-5">
      <dt className="text-[0.8125rem] font-medium text-ink-muted">{label}</dt>
      <dd className="text-2xl leading-tight font-semibold tracking-[-0.02em] tabular-nums">{value}</dd>
      <dd className="mt-0.5 grid gap-0.5">{children}</dd>
    </div>
  );
}

/** Today beside yesterday and the same day a week ago, and what waits to be shipped. */
export function TodayFigures({ dashboard }: { dashboard: Dashboard }) {
  const { home } = useShop();
  const { today, yesterday, sameDayLastWeek, toFulfill } = dashboard;
  const compare = (pick: (period: Dashboard['today']) => number) => (
    <>
      <Change current={pick(today)} previous={pick(yesterday)} against="yesterday" />
      <Change current={pick(today)} previous={pick(sameDayLastWeek)} against="last week" />
    </>
  );
  return (
    <dl className="grid grid-cols-2 divide-line rounded-card border border-line bg-surface shadow-card max-lg:[&>*:nth-child(n+3)]:border-t max-lg:[&>*:nth-child(odd)]:border-r lg:grid-cols-4 lg:divide-x [&>*]:border-line">
      <Figure label="Revenue today" value={formatMoney(today.revenue)}>
        {compare(({ revenue }) => revenue.amount)}
      </Figure>
      <Figure label="Orders today" value={String(today.orders)}>
        {compare(({ orders }) => orders)}
      </Figure>
      <Figure label="Average order" value={formatMoney(today.averageOrder)}>
        {compare(({ averageOrder }) => averageOrder.amount)}
      </Figure>
      <Figure label="Waiting to be shipped" value={String(toFulfill)}>
        <Link
          to={`${home}/orders?fulfillmentStatus=unfulfilled&status=open`}
          className="w-fit rounded-sm text-[0.8125rem] font-medium text-accent-text underline-offset-2 hover:underline"
        >
          {toFulfill > 0 ? 'See what to pack' : 'All packed; see the orders'}
        </Link>
      </Figure>
    </dl>
  );
}
