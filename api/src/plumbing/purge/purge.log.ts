import { Injectable } from '@nestjs/common';
import type { PurgeEvent } from '@smallshop/contract';
import { z } from 'zod';
import { Database, type TenantScope } from '../db/database.js';

/** A purge with its place in the stream of all shops. */
export interface StreamedPurge extends PurgeEvent {
  readonly position: number;
}

const streamedPurgeSchema = z.object({
  position: z.number(),
  shopId: z.string(),
  sequence: z.number(),
  tags: z.array(z.string()),
  isHard: z.boolean(),
});

/** The Postgres channel that says there is a new purge. */
export const purgeChannel = 'purge';

const batchSize = 500;

/** What storefront caches must forget, in order. */
@Injectable()
export class PurgeLog {
  constructor(private readonly database: Database) {}

  /** Records a purge and wakes the streams. The shop's sequence has no gaps; a purge recorded twice empties a cache twice. */
  async record(
    scope: TenantScope,
    purge: { readonly tags: readonly string[]; readonly isHard: boolean },
  ): Promise<void> {
    await this.database.withTenant(scope, async (tx) => {
      // One at a time over all shops: a position handed out earlier must not become visible later, or a stream skips it.
      await tx.run({ name: 'purge.lock', text: `SELECT pg_advisory_xact_lock(hashtext('purge'))`, values: [] });
      await tx.run({
        name: 'purge.record',
        text: `WITH next AS (
            INSERT INTO counters (tenant_id, name, value) VALUES ($1, 'purge', 1)
            ON CONFLICT (tenant_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value),
          recorded AS (
            INSERT INTO purge_events (tenant_id, sequence, tags, is_hard) SELECT $1, value, $2, $3 FROM next)
          SELECT pg_notify('${purgeChannel}', '')`,
        values: [scope.tenantId, purge.tags, purge.isHard],
      });
    });
  }

  /** The place of the newest purge; 0 before the first. */
  async newestPosition(): Promise<number> {
    const row = await this.database.asSystem('purge stream', (tx) =>
      tx.one(z.object({ position: z.number() }), {
        name: 'purge.newest',
        text: `SELECT coalesce(max(position), 0) AS position FROM purge_events`,
        values: [],
      }),
    );
    return row?.position ?? 0;
  }

  /** Purges after a place in the stream, oldest first, at most {@link batchSize}. */
  after(position: number): Promise<StreamedPurge[]> {
    return this.database.asSystem('purge stream', (tx) =>
      tx.rows(streamedPurgeSchema, {
        name: 'purge.after',
        text: `SELECT position, tenant_id AS "shopId", sequence, tags, is_hard AS "isHard"
          FROM purge_events WHERE position > $1 ORDER BY position LIMIT ${batchSize}`,
        values: [position],
      }),
    );
  }
}
