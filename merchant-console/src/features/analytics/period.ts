import { reportQuery, type ReportQuery, type SalesOverview } from '@smallshop/contract';

const dayMs = 86_400_000;

/** Periods people ask for, in the order they are offered; `custom` is whatever else stands in the address. */
export const presets = [
  { id: 'today', label: 'Today' },
  { id: '7', label: 'Last 7 days' },
  { id: '30', label: 'Last 30 days' },
  { id: '90', label: 'Last 90 days' },
  { id: 'month', label: 'Month to date' },
  { id: 'custom', label: 'Custom' },
] as const;
export type Preset = (typeof presets)[number]['id'];

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Today in the shop's time zone, YYYY-MM-DD. */
export const todayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(now);

/** First and last day of a preset; both ends belong to it, and it ends today. */
export function spanOf(preset: Exclude<Preset, 'custom'>, today: string): { from: string; to: string } {
  if (preset === 'today') return { from: today, to: today };
  if (preset === 'month') return { from: `${today.slice(0, 7)}-01`, to: today };
  return { from: shifted(today, 1 - Number(preset)), to: today };
}

/** Which preset an address asks for: its own dates if it names both, else the last 30 days. */
export function presetOf(params: URLSearchParams): Preset {
  const named = presets.find(({ id }) => id === params.get('range'))?.id;
  if (named !== undefined && named !== 'custom') return named;
  return params.has('from') && params.has('to') ? 'custom' : '30';
}

/** What an address asks the API; what the API would refuse falls back to the last 30 days. */
export function queryOf(params: URLSearchParams, today: string): ReportQuery {
  const preset = presetOf(params);
  const dates = preset === 'custom' ? { from: params.get('from'), to: params.get('to') } : spanOf(preset, today);
  const more = Object.fromEntries(
    ['compare', 'channel', 'country'].flatMap((id) => (params.has(id) ? [[id, params.get(id)]] : [])),
  );
  return reportQuery.safeParse({ ...more, ...dates }).data ?? reportQuery.parse(spanOf('30', today));
}

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const fullDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const dateOf = (at: string): Date => new Date(`${at.slice(0, 10)}T00:00:00Z`);

/** A step of a series as people read it. */
export function stepLabel(at: string, interval: SalesOverview['interval']): string {
  if (interval === 'hour') return `${at.slice(11)}:00`;
  return (interval === 'month' ? month : day).format(dateOf(at));
}

/** A period as people read it. */
export const spanLabel = ({ from, to }: { from: string; to: string }): string =>
  from === to ? fullDay.format(dateOf(from)) : fullDay.formatRange(dateOf(from), dateOf(to));
