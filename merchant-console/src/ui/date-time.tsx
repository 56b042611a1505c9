import { createContext, useContext } from 'react';

const ZoneContext = createContext<string | undefined>(undefined);

/** Gives a subtree the IANA time zone its moments are told in: a shop's days begin there, wherever its people are. */
export const ZoneProvider = ZoneContext.Provider;

function makeFormats(timeZone: string | undefined) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(undefined, { ...options, timeZone });
  return {
    day: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayThisYear: format({ day: 'numeric', month: 'short' }),
    clock: format({ hour: '2-digit', minute: '2-digit' }),
    full: format({ dateStyle: 'full', timeStyle: 'long' }),
    /** Sorts and compares as text: 2026-03-14. */
    date: new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }),
  };
}
type Formats = ReturnType<typeof makeFormats>;

const formats = new Map<string | undefined, Formats>();

function formatsOf(timeZone: string | undefined): Formats {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = makeFormats(timeZone);
  formats.set(timeZone, made);
  return made;
}

/** A day in the reader's locale: `14 Mar`, with the year only when it is not `now`'s. */
function formatDay({ date, day, dayThisYear }: Formats, moment: Date, now: Date): string {
  const isThisYear = date.format(moment).slice(0, 4) === date.format(now).slice(0, 4);
  return (isThisYear ? dayThisYear : day).format(moment);
}

/** The calendar day before that of `now`; by dates, because a day is not always 24 hours long. */
function dayBefore({ date }: Formats, now: Date): string {
  return new Date(Date.parse(date.format(now)) - 86_400_000).toISOString().slice(0, 10);
}

/**
 * A moment as people say it: `Today, 14:05`, `Yesterday, 09:12`, else the day and the time.
 *
 * @param timeZone IANA zone; the reader's own when left out
 */
export function formatMoment(moment: Date, now: Date, timeZone?: string): string {
  const zoned = formatsOf(timeZone);
  const time = zoned.clock.format(moment);
  const on = zoned.date.format(moment);
  if (on === zoned.date.format(now)) return `Today, ${time}`;
  if (on === dayBefore(zoned, now)) return `Yesterday, ${time}`;
  return `${formatDay(zoned, moment, now)}, ${time}`;
}

/** A timestamp in the zone of the nearest `ZoneProvider`, else the reader's; the exact one, with zone, on hover. */
export function DateTime({ value, show = 'moment' }: { value: string; show?: 'moment' | 'day' }) {
  const timeZone = useContext(ZoneContext);
  const zoned = formatsOf(timeZone);
  const moment = new Date(value);
  const now = new Date();
  return (
    <time dateTime={value} title={zoned.full.format(moment)} className="tabular-nums">
      {show === 'day' ? formatDay(zoned, moment, now) : formatMoment(moment, now, timeZone)}
    </time>
  );
}
