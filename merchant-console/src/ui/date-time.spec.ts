import { describe, expect, it } from 'vitest';
import { formatMoment } from './date-time.js';

const at = (text: string) => new Date(text);

describe('a moment in a shop’s day', () => {
  it('is today’s when the shop’s calendar says so, not the reader’s', () => {
    const placed = at('2026-11-22T22:12:00Z');
    const now = at('2026-11-22T23:05:00Z');
    expect(formatMoment(placed, now, 'UTC')).toMatch(/^Today, /);
    expect(formatMoment(placed, now, 'Asia/Tokyo')).toMatch(/^Today, /);
    expect(formatMoment(placed, at('2026-11-23T00:10:00Z'), 'UTC')).toMatch(/^Yesterday, /);
    expect(formatMoment(placed, now, 'Europe/Berlin')).toMatch(/^Yesterday, /);
  });

  it('is yesterday’s also across a day of 23 or 25 hours', () => {
    expect(formatMoment(at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'), 'Europe/Berlin')).toMatch(
      /^Yesterday, /,
    );
    expect(formatMoment(at('2026-10-24T22:30:00Z'), at('2026-10-26T12:00:00Z'), 'Europe/Berlin')).toMatch(
      /^Yesterday, /,
    );
    expect(formatMoment(at('2026-10-24T12:00:00Z'), at('2026-10-26T12:00:00Z'), 'Europe/Berlin')).not.toMatch(/^Yest/);
  });

  it('names the year only when it is another one there', () => {
    const newYear = at('2026-12-31T23:30:00Z');
    expect(formatMoment(newYear, at('2027-01-05T12:00:00Z'), 'Europe/Berlin')).not.toContain('2027');
    expect(formatMoment(newYear, at('2027-01-05T12:00:00Z'), 'UTC')).toContain('2026');
  });
});
