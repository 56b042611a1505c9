import { Area, AreaChart, CartesianGrid, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { Card } from '../card.js';
import { useMediaQuery } from '../use-media-query.js';

/** One step of a trend, beside the same step of the period before. */
export interface TrendPoint {
  label: string;
  current: number;
  /** Null: nothing to compare with. */
  previous: number | null;
}

interface TrendChartProps {
  /** One sentence that answers the question ("Revenue rose 12 % to €8,120 in the last 30 days"). */
  title: string;
  points: readonly TrendPoint[];
  currentName: string;
  /** Null: nothing is compared. */
  previousName: string | null;
  /** Writes a value, short for the axis. */
  format: (value: number, short?: boolean) => string;
}

interface TipProps extends Omit<TrendChartProps, 'title'> {
  label?: string | number;
  active?: boolean;
}

function Tip({ active, label, points, currentName, previousName, format }: TipProps) {
  const point = points.find((candidate) => candidate.label === label);
  if (!active || !point) return null;
  return (
    <div className="rounded-control border border-line bg-raised px-3 py-2 text-[0.8125rem] shadow-float">
      <p className="font-medium">{point.label}</p>
      <p className="mt-1 flex justify-between gap-6 tabular-nums">
        <span className="text-accent-text">{currentName}</span> {format(point.current)}
      </p>
      {point.previous === null ? null : (
        <p className="flex justify-between gap-6 text-ink-subtle tabular-nums">
          <span>{previousName}</span> {format(point.previous)}
        </p>
      )}
    </div>
  );
}

function Plot(props: Omit<TrendChartProps, 'title'>) {
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  const axis = { tickLine: false, axisLine: false, tick: { fill: 'var(--ink-subtle)', fontSize: 12 } };
  return (
    <ResponsiveContainer width="100%" height={228}>
      <AreaChart data={[...props.points]} margin={{ top: 8, right: 6, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" {...axis} minTickGap={44} tickMargin={8} />
        <YAxis {...axis} width={52} tickCount={4} tickFormatter={(value: number) => props.format(value, true)} />
        <Tooltip content={<Tip {...props} />} cursor={{ stroke: 'var(--line-strong)', strokeDasharray: '3 3' }} />
        <Line
          dataKey="previous"
          dot={false}
          stroke="var(--line-strong)"
          strokeDasharray="4 4"
          strokeWidth={1.5}
          isAnimationActive={!isStill}
        />
        <Area
          dataKey="current"
          stroke="var(--accent)"
          strokeWidth={2}
          fill="var(--accent)"
          fillOpacity={0.12}
          activeDot={{ r: 4, stroke: 'var(--surface)' }}
          isAnimationActive={!isStill}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}

function Figures({ points, currentName, previousName, format }: Omit<TrendChartProps, 'title'>) {
  return (
    <details className="mt-3 text-[0.8125rem]">
      <summary className="w-fit rounded-md py-1 text-ink-subtle hover:text-ink">Show the figures</summary>
      <div
        className="mt-2 max-h-64 overflow-y-auto rounded-control border border-line"
        tabIndex={0}
        role="region"
        aria-label="Figures"
      >
        <table className="w-full text-left">
          <thead className="sticky top-0 bg-sunken text-ink-subtle">
            <tr className="[&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
              <th scope="col">When</th>
              <th scope="col" className="text-right">
                {currentName}
              </th>
              {previousName === null ? null : (
                <th scope="col" className="text-right">
                  {previousName}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label} className="border-t border-line [&>*]:px-3 [&>*]:py-1.5">
                <th scope="row" className="font-normal">
                  {point.label}
                </th>
                <td className="text-right tabular-nums">{format(point.current)}</td>
                {point.previous === null ? null : (
                  <td className="text-right text-ink-subtle tabular-nums">{format(point.previous)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** A trend beside the period before, under the sentence it proves, with its figures as a table behind. */
export default function TrendChart({ title, ...rest }: TrendChartProps) {
  return (
    <Card title={title}>
      <div className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-[0.8125rem] text-ink-muted">
        <span className="inline-flex items-center gap-2">
          <span aria-hidden className="h-0.5 w-4 bg-accent" />
          {rest.currentName}
        </span>
        {rest.previousName === null ? null : (
          <span className="inline-flex items-center gap-2">
            <span aria-hidden className="w-4 border-t-2 border-dashed border-line-strong" />
            {rest.previousName}
          </span>
        )}
      </div>
      <div aria-hidden>
        <Plot {...rest} />
      </div>
      <Figures {...rest} />
    </Card>
  );
}
