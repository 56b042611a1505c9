import { hashRefreshToken, newRefreshToken } from './refresh-token.js';
import { decideRefresh } from './session.rule.js';
import type { SessionStore } from './session-store.js';

/** A session as its owner receives it. */
export interface OpenedSession {
  readonly ownerId: string;
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
}

const after = (now: Date, lifetimeMs: number): Date => new Date(now.getTime() + lifetimeMs);

/** Begins a session family: what signing in does. */
export async function openSession(
  store: SessionStore,
  owner: { readonly ownerId: string; readonly lifetimeMs: number },
  now: Date,
): Promise<OpenedSession> {
  return issue(store, { ...owner, familyId: null }, now);
}

/**
 * Swaps a refresh token for a new one. Null: the session has ended; a token used twice also ends its whole family, so the
 * caller must let the transaction commit before it refuses.
 */
export async function rotateSession(
  store: SessionStore,
  presented: { readonly refreshToken: string; readonly lifetimeMs: number },
  now: Date,
): Promise<OpenedSession | null> {
  const session = await store.lock(hashRefreshToken(presented.refreshToken));
  const decision = decideRefresh(session, now);
  if (session === null || decision === 'ended') return null;
  if (decision === 'reused') {
    await store.revokeFamily(session.familyId);
    return null;
  }
  await store.markRotated(session.id);
  return issue(store, { ...session, lifetimeMs: presented.lifetimeMs }, now);
}

/** Ends the family a token belongs to; an unknown token is nothing to end. */
export async function endSession(store: SessionStore, refreshToken: string): Promise<void> {
  const session = await store.lock(hashRefreshToken(refreshToken));
  if (session !== null) await store.revokeFamily(session.familyId);
}

async function issue(
  store: SessionStore,
  owner: { readonly ownerId: string; readonly familyId: string | null; readonly lifetimeMs: number },
  now: Date,
): Promise<OpenedSession> {
  const { token, hash } = newRefreshToken();
  const expiresAt = after(now, owner.lifetimeMs);
  const { ownerId, familyId } = owner;
  const sessionId = await store.insert({ ownerId, familyId, tokenHash: hash, expiresAt });
  return { ownerId, sessionId, refreshToken: token, refreshTokenExpiresAt: expiresAt };
}
