import { describe, expect, it } from 'vitest';
import { decideRefresh } from './session.rule.js';

const now = new Date('2026-03-01T12:00:00Z');
const earlier = new Date('2026-03-01T11:00:00Z');
const later = new Date('2026-03-02T12:00:00Z');
const fresh = { expiresAt: later, rotatedAt: null, revokedAt: null };

describe('presenting a refresh token', () => {
  it.each([
    ['an unused token of a living session', fresh, 'rotate'],
    ['a token nobody issued', null, 'ended'],
    ['a token that was swapped before', { ...fresh, rotatedAt: earlier }, 'reused'],
    ['a swapped token of a revoked family', { ...fresh, rotatedAt: earlier, revokedAt: earlier }, 'ended'],
    ['a token after signing out', { ...fresh, revokedAt: earlier }, 'ended'],
    ['a token in the instant it expires', { ...fresh, expiresAt: now }, 'ended'],
    ['a swapped token long expired', { expiresAt: earlier, rotatedAt: earlier, revokedAt: null }, 'reused'],
  ] as const)('answers for %s', (_case, session, expected) => {
    expect(decideRefresh(session, now)).toBe(expected);
  });
});
