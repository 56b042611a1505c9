import { Injectable } from '@nestjs/common';
import type { StorefrontDataInput } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type Statement } from '../../plumbing/db/database.js';
import { jsonOf, statementOf, tagsOf } from './page-queries.js';

// Read before the data: what is newer than the sequence says is purged once too often, never once too little.
const sequenceStatement = (ctx: Ctx): Statement => ({
  name: 'storefront.purge-sequence',
  text: `SELECT coalesce((SELECT value FROM counters WHERE tenant_id = $1 AND name = 'purge'), 0)::text`,
  values: [ctx.tenantId],
});

/** What storefront pages are made of. */
@Injectable()
export class StorefrontService {
  constructor(private readonly database: Database) {}

  /**
   * JSON text of contract's StorefrontData: everything one page asks for, from one read-only transaction in one round trip.
   *
   * @throws Refusal `request.invalid` for a foreign cursor
   */
  async read(ctx: Ctx, { queries }: StorefrontDataInput): Promise<string> {
    const named = Object.entries(queries);
    const statements = named.map(([, query]) => statementOf(ctx, query));
    const [sequence = '0', ...found] = await this.database.readMany(ctx, [sequenceStatement(ctx), ...statements]);
    const results = named.map(
      ([name, query], index) => `${JSON.stringify(name)}:${jsonOf(query, found[index] ?? null)}`,
    );
    const tags = new Set(['shop', ...named.flatMap(([, query], index) => tagsOf(query, found[index] ?? null))]);
    return `{"results":{${results.join(',')}},"tags":${JSON.stringify([...tags])},"purgeSequence":${sequence}}`;
  }
}
