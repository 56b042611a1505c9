import type { SessionState } from './session.rule.js';

/** One stored refresh token. A family is every token descending from one sign-in. */
export interface StoredSession extends SessionState {
  readonly id: string;
  readonly familyId: string;
  readonly ownerId: string;
}

/** A refresh token about to be stored. `familyId` null begins a family. */
export interface NewSession {
  readonly ownerId: string;
  readonly familyId: string | null;
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
}

/** Where one kind of session lives, bound to an open transaction. */
export interface SessionStore {
  /** The session of this token, locked until the transaction ends so that one of two simultaneous refreshes loses. */
  lock(tokenHash: Buffer): Promise<StoredSession | null>;
  /** Stores a token; returns the session's id. */
  insert(session: NewSession): Promise<string>;
  markRotated(sessionId: string): Promise<void>;
  revokeFamily(familyId: string): Promise<void>;
}
