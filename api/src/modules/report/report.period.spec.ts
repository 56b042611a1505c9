import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf, previousSpan, seriesOf, stepsOf } from './report.period.js';

const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);

describe('the period compared with', () => {
  it.each([
    ['2026-11-23', '2026-11-23', 'previous_period', { from: '2026-11-22', to: '2026-11-22' }],
    ['2026-11-01', '2026-11-23', 'previous_period', { from: '2026-10-09', to: '2026-10-31' }],
    ['2026-03-01', '2026-03-31', 'previous_year', { from: '2025-03-01', to: '2025-03-31' }],
    ['2028-02-29', '2028-02-29', 'previous_year', { from: '2027-02-28', to: '2027-02-28' }],
    ['2026-01-01', '2026-01-02', 'none', null],
  ] as const)('of %s to %s by %s is %o', (from, to, compare, expected) => {
    expect(previousSpan({ from, to, compare })).toEqual(expected);
  });

  it('is as long as the period and ends the day before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15_000, max: 25_000 }), fc.nat(1_000), (first, length) => {
        const previous = previousSpan({ from: day(first), to: day(first + length), compare: 'previous_period' });
        expect(previous).toEqual({ from: day(first - length - 1), to: day(first - 1) });
      }),
    );
  });
});

describe('a series', () => {
  it('goes by hours of a day, days of a quarter and months of more', () => {
    expect(intervalOf({ from: '2026-01-01', to: '2026-01-01' })).toBe('hour');
    expect(intervalOf({ from: '2026-01-01', to: '2026-04-02' })).toBe('day');
    expect(intervalOf({ from: '2026-01-01', to: '2026-04-03' })).toBe('month');
    expect(stepsOf({ from: '2025-11-15', to: '2026-02-01' }, 'month')).toEqual([
      ...['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'],
    ]);
    expect(stepsOf({ from: '2026-01-01', to: '2026-01-01' }, 'hour').at(-1)).toBe('2026-01-01T23');
  });

  it('has no gaps, and stands beside the same step before', () => {
    const span = { from: '2026-03-01', to: '2026-03-03' };
    const previous = { from: '2026-02-26', to: '2026-02-28' };
    const before = [{ at: '2026-02-27', value: 5 }];
    expect(seriesOf({ span, previous, interval: 'day' }, [{ at: '2026-03-03', value: 7 }], before)).toEqual([
      { at: '2026-03-01', current: 0, previous: 0 },
      { at: '2026-03-02', current: 0, previous: 5 },
      { at: '2026-03-03', current: 7, previous: 0 },
    ]);
    expect(seriesOf({ span, previous: null, interval: 'day' }, [], [])[0]).toMatchObject({ previous: null });
  });
});
