import type { SalesOverview } from '@smallshop/contract';
import TrendChart from '../../ui/chart/trend-chart.js';
import { spanLabel, stepLabel } from './period.js';

interface PeriodChartProps {
  title: string;
  of: Pick<SalesOverview, 'span' | 'previousSpan' | 'interval' | 'series'>;
  /** Writes a value, short for the axis. */
  format: (value: number, short?: boolean) => string;
}

/** A series beside the one before. Its own chunk, because the chart library is large. */
export default function PeriodChart({ title, of, format }: PeriodChartProps) {
  return (
    <TrendChart
      title={title}
      points={of.series.map(({ at, current, previous }) => ({ label: stepLabel(at, of.interval), current, previous }))}
      currentName={spanLabel(of.span)}
      previousName={of.previousSpan && spanLabel(of.previousSpan)}
      format={format}
    />
  );
}
