import { describe, expect, it } from 'vitest';
import { presetOf, queryOf, spanOf, stepLabel, todayIn } from './period.js';

const ask = (search: string) => queryOf(new URLSearchParams(search), '2026-03-10');

describe('the period of a report', () => {
  it('is the last 30 days unless the address says otherwise, today among them', () => {
    expect(ask('')).toEqual({ from: '2026-02-09', to: '2026-03-10', compare: 'previous_period' });
    expect(ask('range=7')).toMatchObject({ from: '2026-03-04', to: '2026-03-10' });
    expect(ask('range=month')).toMatchObject({ from: '2026-03-01', to: '2026-03-10' });
    expect(spanOf('today', '2026-03-10')).toEqual({ from: '2026-03-10', to: '2026-03-10' });
  });

  it('is what the address names, and falls back when nobody could answer that', () => {
    const custom = 'from=2026-01-05&to=2026-01-06&compare=previous_year&channel=storefront';
    expect(ask(custom)).toEqual({
      ...{ from: '2026-01-05', to: '2026-01-06' },
      compare: 'previous_year',
      channel: 'storefront',
    });
    expect(presetOf(new URLSearchParams(custom))).toBe('custom');
    expect(ask('from=2026-01-06&to=2026-01-05')).toMatchObject({ from: '2026-02-09', to: '2026-03-10' });
  });

  it('begins and ends by the shop’s clock', () => {
    expect(todayIn('Pacific/Auckland', new Date('2026-03-10T12:30:00Z'))).toBe('2026-03-11');
    expect(stepLabel('2026-03-10T09', 'hour')).toBe('09:00');
  });
});
