import { Injectable } from '@nestjs/common';
import type { StorefrontDataInput, StorefrontQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type Statement } from '../../plumbing/db/database.js';
import { PersonalPrices, shelfOf, shelfStatement } from '../catalog/index.js';
import { SearchService } from '../search/index.js';
import { collectionOf, jsonOf, nothing, searchOf, statementOf, tagsOf, type Shelves } from './page-queries.js';

// Read before the data: what is newer than the sequence says is purged once too often, never once too little.
const sequenceStatement = (ctx: Ctx): Statement => ({
  name: 'storefront.purge-sequence',
  text: `SELECT coalesce((SELECT value FROM counters WHERE tenant_id = $1 AND name = 'purge'), 0)::text`,
  values: [ctx.tenantId],
});

/** What storefront pages are made of. */
@Injectable()
export class StorefrontService {
  constructor(
    private readonly database: Database,
    private readonly searches: SearchService,
    private readonly prices: PersonalPrices,
  ) {}

  /**
   * JSON text of contract's StorefrontData: everything one page asks for, from one read-only transaction in one round trip; two
   * when it lists a collection, whose own order must be known first, and one more for prices in another currency.
   *
   * @throws Refusal `request.invalid` for a foreign cursor
   */
  async read(ctx: Ctx, { queries }: StorefrontDataInput): Promise<string> {
    const named = Object.entries(queries);
    const slugs = [...new Set(named.flatMap(([, query]) => collectionOf(query) ?? []))];
    const known = slugs.length > 0 ? await this.#readShelves(ctx, slugs) : null;
    const shelves: Shelves = known?.shelves ?? new Map();
    const statements = named.map(([, query]) => this.#statement(ctx, query, shelves));
    const [newest, ...read] = await this.database.readMany(ctx, [sequenceStatement(ctx), ...statements]);
    const found = await Promise.all(
      named.map(async ([, query], index) => (await this.#searched(ctx, query)) ?? read[index] ?? null),
    );
    const results = named.map(
      ([name, query], index) => `${JSON.stringify(name)}:${jsonOf(query, found[index] ?? null)}`,
    );
    const tags = new Set([
      'shop',
      ...named.flatMap(([, query], index) => tagsOf(query, found[index] ?? null, shelves)),
    ]);
    const sequence = known?.sequence ?? newest ?? '0';
    const data = await this.prices.applyTo(ctx, `{${results.join(',')}}`);
    return `{"results":${data},"tags":${JSON.stringify([...tags])},"purgeSequence":${sequence}}`;
  }

  #statement(ctx: Ctx, query: StorefrontQuery, shelves: Shelves): Statement {
    if (query.kind === 'quantityPrices') return nothing;
    if (query.kind !== 'search') return statementOf(ctx, query, shelves);
    return this.searches.statement(ctx, searchOf(query)) ?? nothing;
  }

  /** What no statement of the page finds: an engine beside the database, or a rule; asked after the purge sequence was read. */
  async #searched(ctx: Ctx, query: StorefrontQuery): Promise<string | null> {
    if (query.kind === 'quantityPrices') return JSON.stringify(await this.prices.steps(ctx, query.slug));
    if (query.kind !== 'search' || this.searches.statement(ctx, searchOf(query)) !== null) return null;
    return this.searches.find(ctx, searchOf(query));
  }

  async #readShelves(ctx: Ctx, slugs: readonly string[]): Promise<{ sequence: string | null; shelves: Shelves }> {
    const statements = slugs.map((slug) => shelfStatement(ctx, slug));
    const [sequence = null, ...found] = await this.database.readMany(ctx, [sequenceStatement(ctx), ...statements]);
    const shelves = slugs.flatMap((slug, index) => {
      const shelf = shelfOf(found[index] ?? null);
      return shelf ? [[slug, shelf] as const] : [];
    });
    return { sequence, shelves: new Map(shelves) };
  }
}
