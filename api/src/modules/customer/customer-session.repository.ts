import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { NewSession, SessionStore, StoredSession } from '../identity/index.js';

const sessionSchema = z.object({
  id: z.string(),
  ownerId: z.string(),
  familyId: z.string(),
  expiresAt: z.date(),
  rotatedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});
const idSchema = z.object({ id: z.string() });

/** Refresh tokens of one shop's customers. */
@Injectable()
export class CustomerSessionRepository {
  /** The store of this shop, inside `tx`. */
  in(tx: TenantTx): SessionStore {
    return {
      lock: (tokenHash) => this.lock(tx, tokenHash),
      insert: (session) => this.insert(tx, session),
      markRotated: (sessionId) => this.markRotated(tx, sessionId),
      revokeFamily: (familyId) => this.revokeFamily(tx, familyId),
    };
  }

  /** Ends every session of a customer. */
  async revokeAll(tx: TenantTx, customerId: string): Promise<void> {
    await tx.run({
      name: 'customer_session.revoke_all',
      text: `UPDATE customer_sessions SET revoked_at = now()
        WHERE tenant_id = $1 AND customer_id = $2 AND revoked_at IS NULL`,
      values: [tx.tenantId, customerId],
    });
  }

  private lock(tx: TenantTx, tokenHash: Buffer): Promise<StoredSession | null> {
    return tx.one(sessionSchema, {
      name: 'customer_session.lock',
      text: `SELECT id, customer_id AS "ownerId", family_id AS "familyId", expires_at AS "expiresAt",
          rotated_at AS "rotatedAt", revoked_at AS "revokedAt"
        FROM customer_sessions WHERE tenant_id = $1 AND token_hash = $2 FOR UPDATE`,
      values: [tx.tenantId, tokenHash],
    });
  }

  private async insert(tx: TenantTx, session: NewSession): Promise<string> {
    const row = await tx.one(idSchema, {
      name: 'customer_session.insert',
      text: `INSERT INTO customer_sessions (tenant_id, customer_id, family_id, token_hash, expires_at)
        VALUES ($1, $2, coalesce($3::uuid, uuidv7()), $4, $5) RETURNING id`,
      values: [tx.tenantId, session.ownerId, session.familyId, session.tokenHash, session.expiresAt],
    });
    return idSchema.parse(row).id;
  }

  private async markRotated(tx: TenantTx, sessionId: string): Promise<void> {
    await tx.run({
      name: 'customer_session.mark_rotated',
      text: `UPDATE customer_sessions SET rotated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, sessionId],
    });
  }

  private async revokeFamily(tx: TenantTx, familyId: string): Promise<void> {
    await tx.run({
      name: 'customer_session.revoke_family',
      text: `UPDATE customer_sessions SET revoked_at = now()
        WHERE tenant_id = $1 AND family_id = $2 AND revoked_at IS NULL`,
      values: [tx.tenantId, familyId],
    });
  }
}
