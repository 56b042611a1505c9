import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type Statement, type TenantTx } from '../../plumbing/db/database.js';
import { PurgeLog } from '../../plumbing/purge/purge.log.js';
import { Queue } from '../../plumbing/queue/queue.js';

/** From so many products on, a listing's counts are kept: fewer are counted in a few milliseconds whenever they are asked for. */
const largeListing = 2_000;

/** Changes within one such window are counted together. */
const windowMs = 10_000;

/** What large listings can be narrowed by, counted beforehand: nobody waits while 100,000 products are gone through. */
@Injectable()
export class FacetCounts {
  constructor(
    private readonly database: Database,
    private readonly queue: Queue,
    private readonly purges: PurgeLog,
  ) {}

  /** Has a large shop's listings counted anew within {@link windowMs}; asks nothing of anybody in a small one. */
  async ask(ctx: Ctx): Promise<void> {
    const places = await this.database.read(ctx, keepsCounts(ctx));
    if (places === null) return;
    const window = Math.floor(ctx.now.getTime() / windowMs);
    const delayMs = (window + 1) * windowMs - ctx.now.getTime();
    await this.queue.enqueue(
      'count-facets',
      { shopId: ctx.tenantId },
      { delayMs, dedupeId: `facets-${ctx.tenantId}-${window}` },
    );
  }

  /**
   * Counts the shop's large listings anew and forgets those that are no longer large; pages that show a count that changed are
   * purged. Safe to repeat.
   *
   * @param least how many products make a listing large
   */
  async recount(ctx: Ctx, least = largeListing): Promise<void> {
    const places = await this.database.withTenant(ctx, (tx) => forgetSmall(tx, least));
    let changed = 0;
    for (const place of places) changed += await this.database.withTenant(ctx, (tx) => keep(tx, place));
    if (changed > 0) await this.purges.record(ctx, { tags: ['products'], isHard: false });
  }
}

/** A row for a shop that has something to count beforehand, or counts to forget. */
const keepsCounts = (ctx: Ctx): Statement => ({
  name: 'facets.kept',
  text: `
SELECT 'yes' WHERE EXISTS (SELECT FROM facet_counts WHERE tenant_id = $1)
  OR EXISTS (SELECT FROM listing_documents WHERE tenant_id = $1 AND locale = $2 OFFSET ${largeListing - 1})`,
  values: [ctx.tenantId, ctx.shop.locale],
});

async function forgetSmall(tx: TenantTx, least: number): Promise<string[]> {
  const rows = await tx.rows(z.object({ place: z.string() }), {
    name: 'facets.places',
    text: `
WITH large AS MATERIALIZED (SELECT place FROM large_places($2) AS place),
  gone AS (DELETE FROM facet_counts WHERE tenant_id = $1 AND place NOT IN (SELECT place FROM large))
SELECT place FROM large ORDER BY place`,
    values: [tx.tenantId, least],
  });
  return rows.map(({ place }) => place);
}

async function keep(tx: TenantTx, place: string): Promise<number> {
  const row = await tx.one(z.object({ changed: z.number() }), {
    name: 'facets.keep',
    text: `SELECT keep_counts($1::uuid) AS changed`,
    values: [place],
  });
  return row?.changed ?? 0;
}
