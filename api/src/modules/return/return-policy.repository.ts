import { Injectable } from '@nestjs/common';
import { usualReturnPolicy, type ReturnPolicyInput } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { StoredPolicy } from './return.record.js';

const storedSchema: z.ZodType<StoredPolicy> = z.object({
  isOpen: z.boolean(),
  windowDays: z.number(),
  reasons: z.array(z.string()),
  feeMinor: z.number(),
  finalSaleTags: z.array(z.string()),
  instructions: z.string(),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: z.date().nullable(),
});
const columns = `is_open AS "isOpen", window_days AS "windowDays", reasons, fee_minor AS "feeMinor",
  final_sale_tags AS "finalSaleTags", instructions, version, updated_by AS "updatedBy", updated_at AS "updatedAt"`;

/** What a shop promises about returns. */
@Injectable()
export class ReturnPolicyRepository {
  /** The usual policy, as version 1, until the shop has one of its own. */
  async find(tx: TenantTx): Promise<StoredPolicy> {
    const own = await tx.one(storedSchema, {
      name: 'return_policy.find',
      text: `SELECT ${columns} FROM return_policies WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return own ?? { ...usualReturnPolicy, version: 1, updatedBy: '', updatedAt: null };
  }

  /** Null when `ifMatch` names another version than the newest. */
  put(tx: TenantTx, input: ReturnPolicyInput, by: string, ifMatch: number | null): Promise<StoredPolicy | null> {
    return tx.one(storedSchema, {
      name: 'return_policy.put',
      text: `INSERT INTO return_policies (tenant_id, is_open, window_days, reasons, fee_minor, final_sale_tags, instructions, updated_by, version)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, 2
        WHERE $9::int IS NULL OR $9 = 1 OR EXISTS (SELECT FROM return_policies WHERE tenant_id = $1)
        ON CONFLICT (tenant_id) DO UPDATE SET is_open = excluded.is_open, window_days = excluded.window_days,
          reasons = excluded.reasons, fee_minor = excluded.fee_minor, final_sale_tags = excluded.final_sale_tags,
          instructions = excluded.instructions, updated_by = excluded.updated_by, version = return_policies.version + 1, updated_at = now()
        WHERE $9 IS NULL OR return_policies.version = $9
        RETURNING ${columns}`,
      values: [
        ...[tx.tenantId, input.isOpen, input.windowDays, input.reasons, input.feeMinor, input.finalSaleTags],
        ...[input.instructions, by, ifMatch],
      ],
    });
  }
}
