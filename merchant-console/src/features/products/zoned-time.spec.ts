import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLocal, toLocal } from './zoned-time.js';

describe('the shop’s clock', () => {
  it.each([
    ['2026-05-31T09:00', 'Europe/Berlin', '2026-05-31T07:00:00.000Z'],
    ['2026-12-24T00:00', 'Europe/Berlin', '2026-12-23T23:00:00.000Z'],
    ['2026-01-01T00:00', 'America/New_York', '2026-01-01T05:00:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('shows %s in %s at %s', (local, zone, moment) => {
    expect(fromLocal(local, zone)).toBe(moment);
    expect(toLocal(moment, zone)).toBe(local);
  });

  it('has no time for an empty field', () => {
    expect(fromLocal('', 'Europe/Berlin')).toBeNull();
    expect(fromLocal('soon', 'Europe/Berlin')).toBeNull();
    expect(toLocal(null, 'Europe/Berlin')).toBe('');
  });

  it('shows every minute as it was set, in every zone', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: 28_000_000, max: 32_000_000 }), zone, (minute, timeZone) => {
        const local = toLocal(new Date(minute * 60_000).toISOString(), timeZone);
        expect(toLocal(fromLocal(local, timeZone), timeZone)).toBe(local);
      }),
    );
  });
});
