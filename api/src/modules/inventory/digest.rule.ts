/** From when on an e-mail of the day is sent, by the shop's clock. */
const morningHour = 7;

/** The shop's day whose low-stock e-mail is due at `now`, `YYYY-MM-DD`; null before its morning. */
export function digestDay(timezone: string, now: Date): string | null {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: timezone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  if (Number(parts.get('hour')) < morningHour) return null;
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}
