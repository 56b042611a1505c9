import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PlatformTx } from '../../plumbing/db/database.js';
import type { NewSession, SessionStore, StoredSession } from '../identity/index.js';

/** Which console a session opens. One never opens the other. */
export type StaffAudience = 'staff' | 'platform';

const sessionSchema = z.object({
  id: z.string(),
  ownerId: z.string(),
  familyId: z.string(),
  expiresAt: z.date(),
  rotatedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});
const idSchema = z.object({ id: z.string() });

/** Refresh tokens of staff and super admins. */
@Injectable()
export class StaffSessionRepository {
  /** The store of one console's sessions, inside `tx`. */
  in(tx: PlatformTx, audience: StaffAudience): SessionStore {
    return {
      lock: (tokenHash) => this.lock(tx, audience, tokenHash),
      insert: (session) => this.insert(tx, audience, session),
      markRotated: (sessionId) => this.markRotated(tx, sessionId),
      revokeFamily: (familyId) => this.revokeFamily(tx, familyId),
    };
  }

  private lock(tx: PlatformTx, audience: StaffAudience, tokenHash: Buffer): Promise<StoredSession | null> {
    return tx.one(sessionSchema, {
      name: 'staff_session.lock',
      text: `SELECT id, account_id AS "ownerId", family_id AS "familyId", expires_at AS "expiresAt",
          rotated_at AS "rotatedAt", revoked_at AS "revokedAt"
        FROM platform.staff_sessions WHERE token_hash = $1 AND audience = $2 FOR UPDATE`,
      values: [tokenHash, audience],
    });
  }

  private async insert(tx: PlatformTx, audience: StaffAudience, session: NewSession): Promise<string> {
    const row = await tx.one(idSchema, {
      name: 'staff_session.insert',
      text: `INSERT INTO platform.staff_sessions (account_id, audience, family_id, token_hash, expires_at)
        VALUES ($1, $2, coalesce($3::uuid, uuidv7()), $4, $5) RETURNING id`,
      values: [session.ownerId, audience, session.familyId, session.tokenHash, session.expiresAt],
    });
    return idSchema.parse(row).id;
  }

  private async markRotated(tx: PlatformTx, sessionId: string): Promise<void> {
    await tx.run({
      name: 'staff_session.mark_rotated',
      text: `UPDATE platform.staff_sessions SET rotated_at = now() WHERE id = $1`,
      values: [sessionId],
    });
  }

  private async revokeFamily(tx: PlatformTx, familyId: string): Promise<void> {
    await tx.run({
      name: 'staff_session.revoke_family',
      text: `UPDATE platform.staff_sessions SET revoked_at = now() WHERE family_id = $1 AND revoked_at IS NULL`,
      values: [familyId],
    });
  }
}
