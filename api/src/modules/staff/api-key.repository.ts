import { Injectable } from '@nestjs/common';
import { type Permission, permissionSchema } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  permissions: z.array(permissionSchema),
  isUseRecorded: z.boolean(),
});
/** A live key. `isUseRecorded`: its use within the last five minutes is on record. */
export type ApiKey = z.output<typeof keySchema>;

/** API keys of one shop; only hashes are kept. */
@Injectable()
export class ApiKeyRepository {
  find(tx: TenantTx, keyHash: Buffer): Promise<ApiKey | null> {
    return tx.one(keySchema, {
      name: 'api_key.find',
      text: `SELECT id, name, permissions, coalesce(last_used_at > now() - interval '5 minutes', false) AS "isUseRecorded"
        FROM api_keys WHERE tenant_id = $1 AND key_hash = $2 AND revoked_at IS NULL`,
      values: [tx.tenantId, keyHash],
    });
  }

  async recordUse(tx: TenantTx, id: string): Promise<void> {
    await tx.run({
      name: 'api_key.record_use',
      text: `UPDATE api_keys SET last_used_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  async insert(
    tx: TenantTx,
    key: {
      readonly name: string;
      readonly prefix: string;
      readonly keyHash: Buffer;
      readonly permissions: readonly Permission[];
    },
  ): Promise<void> {
    await tx.run({
      name: 'api_key.insert',
      text: `INSERT INTO api_keys (tenant_id, name, prefix, key_hash, permissions) VALUES ($1, $2, $3, $4, $5)`,
      values: [tx.tenantId, key.name, key.prefix, key.keyHash, key.permissions],
    });
  }
}
