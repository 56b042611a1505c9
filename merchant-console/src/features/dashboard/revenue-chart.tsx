import type { Dashboard } from '@smallshop/contract';
import TrendChart, { type TrendPoint } from '../../ui/chart/trend-chart.js';
import { describeChange } from '../../ui/change.js';
import { formatMoney } from '../../ui/money.js';

const dayName = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

function sentence({ last30Days, previous30Days }: Dashboard): string {
  const total = formatMoney(last30Days.revenue);
  if (last30Days.orders === 0) return 'No revenue in the last 30 days yet';
  const change = describeChange(last30Days.revenue.amount, previous30Days.revenue.amount);
  if (!('text' in change))
    return `Revenue ${change.direction === 'new' ? 'reached' : 'held at'} ${total} in the last 30 days`;
  return `Revenue ${change.direction === 'up' ? 'rose' : 'fell'} ${change.text} to ${total} in the last 30 days`;
}

/** Revenue by day beside the 30 days before. Its own chunk, because the chart library is large. */
export default function RevenueChart({ dashboard }: { dashboard: Dashboard }) {
  const { currency } = dashboard.today.revenue;
  const points: TrendPoint[] = dashboard.daily.map(({ date, revenue }, index) => ({
    label: dayName.format(new Date(`${date}T00:00:00Z`)),
    current: revenue.amount,
    previous: dashboard.previousDaily[index]?.revenue.amount ?? 0,
  }));
  return (
    <TrendChart
      title={sentence(dashboard)}
      points={points}
      currentName="Last 30 days"
      previousName="30 days before"
      format={(amount, short) => formatMoney({ amount: Math.round(amount), currency }, short)}
    />
  );
}
