import type { ReportQuery, SalesOverview } from '@smallshop/contract';

const dayMs = 86_400_000;
const mostDaysByDay = 92;

/** Days from first to last, both included. */
export type Span = SalesOverview['span'];
/** Steps of a series. */
export type Interval = SalesOverview['interval'];

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const daysIn = ({ from, to }: Span): number => (at(to) - at(from)) / dayMs + 1;

function yearBefore(day: string): string {
  const date = new Date(at(day));
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  // 29 February has no day a year before: the last of that month stands in.
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return dayOf(date.getTime());
}

/** What a period is compared with; null for nothing. */
export function previousSpan({ from, to, compare }: Pick<ReportQuery, 'from' | 'to' | 'compare'>): Span | null {
  if (compare === 'none') return null;
  if (compare === 'previous_year') return { from: yearBefore(from), to: yearBefore(to) };
  const last = at(from) - dayMs;
  return { from: dayOf(last - (daysIn({ from, to }) - 1) * dayMs), to: dayOf(last) };
}

/** Hours of one day, days of a quarter, months of more. */
export function intervalOf(span: Span): Interval {
  const days = daysIn(span);
  if (days === 1) return 'hour';
  return days <= mostDaysByDay ? 'day' : 'month';
}

/** Every step of a period in order, as the database names it; hours are those of a clock that is never changed. */
export function stepsOf(span: Span, interval: Interval): string[] {
  if (interval === 'hour')
    return Array.from({ length: 24 }, (_, hour) => `${span.from}T${String(hour).padStart(2, '0')}`);
  const steps: string[] = [];
  if (interval === 'day') {
    for (let ms = at(span.from); ms <= at(span.to); ms += dayMs) steps.push(dayOf(ms));
    return steps;
  }
  const month = new Date(at(`${span.from.slice(0, 7)}-01`));
  for (; month.getTime() <= at(span.to); month.setUTCMonth(month.getUTCMonth() + 1)) steps.push(dayOf(month.getTime()));
  return steps;
}

/** A value at a step. */
export interface Step {
  readonly at: string;
  readonly value: number;
}

/** Every step of a period beside the one as far into the period before; steps in which nothing happened are 0. */
export function seriesOf(
  spans: { readonly span: Span; readonly previous: Span | null; readonly interval: Interval },
  current: readonly Step[],
  before: readonly Step[],
): SalesOverview['series'] {
  const { span, previous, interval } = spans;
  const value = (steps: readonly Step[], step: string | undefined) =>
    steps.find((candidate) => candidate.at === step)?.value ?? 0;
  const earlier = previous === null ? null : stepsOf(previous, interval);
  return stepsOf(span, interval).map((step, index) => ({
    at: step,
    current: value(current, step),
    previous: earlier === null ? null : value(before, earlier[index]),
  }));
}
