import { reportNameSchema, type Report, type ReportName } from '@smallshop/contract';
import { ChartNoAxesColumn, Download, Printer } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useLocation, useParams } from 'react-router';
import { NotFoundPage } from '../../app/not-found-page.js';
import { useShop } from '../../app/session.js';
import { saveFile } from '../../client/save-file.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyState, ErrorState, LoadingBlock, Notice, Skeleton } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { announceError } from '../../ui/toaster.js';
import { spanLabel } from './period.js';
import { PeriodPicker } from './period-picker.js';
import { formatCell } from './report-cell.js';
import { reportNames } from './report-names.js';
import { ReportTable } from './report-table.js';
import { useAsked, useOverview, useReport } from './use-reports.js';

const PeriodChart = lazy(() => import('./period-chart.js'));

function Actions({ name }: { name: ReportName }) {
  const { shop } = useShop();
  const query = useAsked();
  const save = () => {
    const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
    saveFile(`/api/v1/admin/reports/${name}/csv?${asked}`, shop.slug, `${name}.csv`).catch(announceError);
  };
  return (
    <div className="flex gap-2 print:hidden">
      <Button onClick={() => window.print()}>
        <Printer aria-hidden />
        Print
      </Button>
      <Button onClick={save}>
        <Download aria-hidden />
        Export CSV
      </Button>
    </div>
  );
}

function Chart({ report }: { report: Report }) {
  const main = report.columns.find(({ id }) => id === report.mainColumn);
  if (main === undefined || report.series.length === 0) return null;
  return (
    <Suspense fallback={<Skeleton className="h-88 rounded-card" />}>
      <PeriodChart
        title={`${main.label} ${report.interval === 'hour' ? 'by the hour' : `by ${report.interval}`}`}
        of={report}
        format={(value, short) => formatCell(value, main.kind, report.currency, short)}
      />
    </Suspense>
  );
}

function Content({ report }: { report: Report }) {
  return (
    <div className="grid gap-4">
      <Chart report={report} />
      {report.isTruncated ? (
        <Notice tone="info" title={`The first ${report.rows.length} rows are shown`}>
          The totals count every row. Choose a shorter period to see the rest.
        </Notice>
      ) : null}
      <Card flush>
        {report.rows.length === 0 ? (
          <EmptyState icon={ChartNoAxesColumn} title="Nothing in this period">
            Choose other days, or take a filter off. Figures follow the orders within seconds.
          </EmptyState>
        ) : (
          <ReportTable report={report} />
        )}
      </Card>
      <dl className="grid gap-x-6 gap-y-1 text-[0.8125rem] text-ink-subtle sm:grid-cols-2">
        {report.columns
          .filter(({ meaning }) => meaning !== '')
          .map(({ id, label, meaning }) => (
            <div key={id} className="flex gap-1.5">
              <dt className="font-medium text-ink-muted">{label}:</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

function OneReport({ name }: { name: ReportName }) {
  const { home } = useShop();
  const { search } = useLocation();
  const report = useReport(name);
  const overview = useOverview();
  const asked = useAsked();
  const { label, question } = reportNames[name];
  return (
    <>
      <PageHeader
        title={label}
        subtitle={`${question}, ${spanLabel(asked)}`}
        back={{ to: `${home}/analytics${search}`, label: 'Analytics' }}
        actions={<Actions name={name} />}
      />
      <PeriodPicker channels={overview.data?.channels ?? []} countries={overview.data?.countries ?? []} />
      {report.data ? (
        <Content report={report.data} />
      ) : (
        <Card>
          {report.error ? (
            <ErrorState error={report.error} onRetry={() => void report.refetch()} />
          ) : (
            <LoadingBlock label="Loading the report" rows={8} />
          )}
        </Card>
      )}
    </>
  );
}

/** One report: its chart, its rows, its terms. */
export function ReportPage() {
  const { name } = useParams();
  const known = reportNameSchema.safeParse(name);
  return known.success ? <OneReport key={known.data} name={known.data} /> : <NotFoundPage />;
}
