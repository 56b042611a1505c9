const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const dayThisYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

const isSameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();

/** A day in the reader's locale: `14 Mar`, with the year only when it is not `now`'s. */
const formatDay = (date: Date, now = new Date()): string =>
  (date.getFullYear() === now.getFullYear() ? dayThisYear : day).format(date);

/** A moment as people say it: `Today, 14:05`, `Yesterday, 09:12`, else the day and the time. */
function formatMoment(date: Date, now = new Date()): string {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (isSameDay(date, now)) return `Today, ${clock.format(date)}`;
  if (isSameDay(date, yesterday)) return `Yesterday, ${clock.format(date)}`;
  return `${formatDay(date, now)}, ${clock.format(date)}`;
}

/** A timestamp in the reader's zone; the exact one, with zone, on hover. */
export function DateTime({ value, show = 'moment' }: { value: string; show?: 'moment' | 'day' }) {
  const date = new Date(value);
  return (
    <time dateTime={value} title={full.format(date)} className="tabular-nums">
      {show === 'day' ? formatDay(date) : formatMoment(date)}
    </time>
  );
}
