import type { Dashboard } from '@smallshop/contract';
import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { useSession, useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock, Skeleton } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { BestSellers, LowStock, RecentOrders } from './dashboard-lists.js';
import { SetupGuide } from './setup-guide.js';
import { TodayFigures } from './today-figures.js';
import { useDashboard } from './use-dashboard.js';

const RevenueChart = lazy(() => import('./revenue-chart.js'));

function greeting(hour: number): string {
  if (hour >= 5 && hour < 12) return 'Good morning';
  return hour >= 12 && hour < 18 ? 'Good afternoon' : 'Good evening';
}

function Content({ dashboard }: { dashboard: Dashboard }) {
  return (
    <div className="grid gap-4">
      {dashboard.setup.hasOrders ? null : <SetupGuide setup={dashboard.setup} />}
      <TodayFigures dashboard={dashboard} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="grid gap-4">
          <Suspense fallback={<Skeleton className="h-88 rounded-card" />}>
            <RevenueChart dashboard={dashboard} />
          </Suspense>
          <RecentOrders orders={dashboard.recentOrders} />
        </div>
        <div className="grid gap-4">
          <LowStock items={dashboard.lowStock} />
          <BestSellers items={dashboard.bestSellers} />
        </div>
      </div>
    </div>
  );
}

/** Home: what happened today and what needs doing. People without reports begin with the orders. */
export function DashboardPage() {
  const { name } = useSession();
  const { shop, home, can } = useShop();
  const dashboard = useDashboard();
  if (!can('reports.read')) return <Navigate to={`${home}/orders`} replace />;
  const now = new Date();
  const today = new Intl.DateTimeFormat(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: shop.timezone,
  });
  return (
    <>
      <PageHeader
        title={`${greeting(now.getHours())}, ${name.split(' ')[0] ?? name}`}
        subtitle={`${shop.name}, ${today.format(now)}`}
      />
      {dashboard.data ? (
        <Content dashboard={dashboard.data} />
      ) : (
        <Card>
          {dashboard.error ? (
            <ErrorState error={dashboard.error} onRetry={() => void dashboard.refetch()} />
          ) : (
            <LoadingBlock label="Loading today’s figures" rows={8} />
          )}
        </Card>
      )}
    </>
  );
}
