import type { ReportName, SalesOverview } from '@smallshop/contract';
import { ChevronRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link, useLocation } from 'react-router';
import { useShop } from '../../app/session.js';
import { describeChange } from '../../ui/change.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock, Skeleton } from '../../ui/feedback.js';
import { formatMoney } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { FigureTiles } from './figure-tiles.js';
import { PeriodPicker } from './period-picker.js';
import { formatCell } from './report-cell.js';
import { reportNames } from './report-names.js';
import { useOverview } from './use-reports.js';

const PeriodChart = lazy(() => import('./period-chart.js'));

function sentence({ current, previous }: SalesOverview): string {
  const total = formatMoney(current.totalSales);
  if (previous === null) return `Total sales came to ${total}`;
  const change = describeChange(current.totalSales.amount, previous.totalSales.amount);
  if (!('text' in change)) return `Total sales ${change.direction === 'new' ? 'reached' : 'held at'} ${total}`;
  return `Total sales ${change.direction === 'up' ? 'rose' : 'fell'} ${change.text} to ${total}`;
}

function Reports() {
  const { home } = useShop();
  const { search } = useLocation();
  const names = Object.keys(reportNames).filter((name): name is ReportName => name in reportNames);
  return (
    <Card title="Reports" description="Each with its chart and a file for your spreadsheet" flush>
      <ul className="grid border-t border-line md:grid-cols-2 xl:grid-cols-3">
        {names.map((name) => (
          <li key={name} className="border-b border-line last:border-b-0">
            <Link
              to={`${home}/analytics/${name}${search}`}
              className="flex min-h-15 items-center gap-3 px-4 py-2.5 hover:bg-hover md:px-5"
            >
              <span className="min-w-0 flex-1">
                <span className="block text-sm font-medium">{reportNames[name].label}</span>
                <span className="block text-[0.8125rem] text-ink-subtle">{reportNames[name].question}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-subtle" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Content({ overview }: { overview: SalesOverview }) {
  const { currency } = overview.current.totalSales;
  return (
    <div className="grid gap-4">
      <FigureTiles overview={overview} />
      <Suspense fallback={<Skeleton className="h-88 rounded-card" />}>
        <PeriodChart
          title={sentence(overview)}
          of={overview}
          format={(value, short) => formatCell(value, 'money', currency, short)}
        />
      </Suspense>
      <Reports />
    </div>
  );
}

/** What the shop sold over a period, and the way to every report. */
export function AnalyticsPage() {
  const overview = useOverview();
  return (
    <>
      <PageHeader title="Analytics" subtitle="Without tax unless said otherwise; days are the shop’s own" />
      <PeriodPicker channels={overview.data?.channels ?? []} countries={overview.data?.countries ?? []} />
      {overview.data ? (
        <Content overview={overview.data} />
      ) : (
        <Card>
          {overview.error ? (
            <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
          ) : (
            <LoadingBlock label="Loading the figures" rows={8} />
          )}
        </Card>
      )}
    </>
  );
}
