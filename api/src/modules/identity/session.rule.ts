/** What is kept of one refresh token. */
export interface SessionState {
  readonly expiresAt: Date;
  readonly rotatedAt: Date | null;
  readonly revokedAt: Date | null;
}

/**
 * `rotate`: swap the token for a new one. `reused`: the token was swapped before, so two parties hold it and the whole
 * family must end. `ended`: unknown, revoked or expired.
 */
export type RefreshDecision = 'rotate' | 'reused' | 'ended';

/** Decides what presenting a refresh token means. A revoked family stays `ended`: there is nothing left to end. */
export function decideRefresh(session: SessionState | null, now: Date): RefreshDecision {
  if (session === null || session.revokedAt !== null) return 'ended';
  if (session.rotatedAt !== null) return 'reused';
  return session.expiresAt > now ? 'rotate' : 'ended';
}
