import { expect, it } from 'vitest';
import { digestDay } from './digest.rule.js';

it.each([
  ['Europe/Berlin', '2026-11-22T05:59:59Z', null],
  ['Europe/Berlin', '2026-11-22T06:00:00Z', '2026-11-22'],
  ['Europe/Berlin', '2026-11-22T23:30:00Z', null],
  ['America/Los_Angeles', '2026-11-22T23:30:00Z', '2026-11-22'],
  ['Pacific/Auckland', '2026-11-21T18:30:00Z', '2026-11-22'],
])('in %s the e-mail due at %s is that of %s', (timezone, now, day) => {
  expect(digestDay(timezone, new Date(now))).toBe(day);
});
