const partsIn = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });

/** A moment as clocks in a time zone show it, as `datetime-local` fields want it: `2026-05-31T09:00`; empty for null. */
export function toLocal(moment: string | null, timeZone: string): string {
  if (moment === null) return '';
  const parts = partsIn(timeZone).formatToParts(new Date(moment));
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map(
    (wanted) => parts.find(({ type }) => type === wanted)?.value ?? '',
  );
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The moment at which clocks in a time zone show a local time; null for an empty or unreadable one. Of a time that comes twice
 * in autumn the first, for one that is skipped in spring the moment an hour on.
 */
export function fromLocal(local: string, timeZone: string): string | null {
  const wanted = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(wanted)) return null;
  // Offsets are at most a day: those just before and after the wanted time are the only ones possible.
  const candidates = [wanted - 86_400_000, wanted + 86_400_000].map((near) => {
    const offset = Date.parse(`${toLocal(new Date(near).toISOString(), timeZone)}:00Z`) - near;
    return wanted - offset;
  });
  const found = candidates.filter((moment) => toLocal(new Date(moment).toISOString(), timeZone) === local);
  return new Date(Math.min(...(found.length > 0 ? found : candidates))).toISOString();
}
