import { Injectable } from '@nestjs/common';
import type { AuditEntry } from '@smallshop/contract';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import type { PlatformTx } from '../../plumbing/db/database.js';

const entrySchema = z.object({
  id: z.string(),
  actor: z.string(),
  action: z.string(),
  reason: z.string(),
  shopSlug: z.string().nullable(),
  createdAt: z.date().transform((date) => date.toISOString()),
});

/** What super admins did; written by `withPlatform`, only read here. */
@Injectable()
export class AuditRepository {
  /** Newest first: ids are UUIDv7, so their order is the order of time. */
  async list(
    tx: PlatformTx,
    query: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
    const after = decodeCursor(z.tuple([z.guid()]), query.cursor);
    const rows = await tx.rows(entrySchema, {
      name: 'platform_audit.list',
      text: `SELECT id, actor, action, reason, shop_slug AS "shopSlug", created_at AS "createdAt"
        FROM platform.audit WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      values: [after?.[0] ?? null, query.limit + 1],
    });
    return cutPage(rows, query.limit, { position: (entry) => [entry.id], item: (entry) => entry });
  }

  async count(tx: PlatformTx): Promise<number> {
    return Number(
      await tx.text({ name: 'platform_audit.count', text: `SELECT count(*)::text FROM platform.audit`, values: [] }),
    );
  }
}
