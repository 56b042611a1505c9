import type { SearchQuery } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { Database } from '../../../plumbing/db/database.js';
import type { SearchEngine, SuggestQuery } from '../search.engine.js';
import { skippedBy } from '../search.statements.js';
import type { MeiliAnswer, MeiliClient } from './meili.client.js';
import { FacetCounting, type ShopQuery, type Sought } from './meili.counting.js';
import { amongFilter, narrowingOf, planSchema, scopeOf, shopFilter, sortOf, type SearchPlan } from './meili.plan.js';
import { indexOf } from './meili.settings.js';
import {
  facetsStatement,
  foundStatement,
  helpStatement,
  planStatement,
  suggestionsStatement,
  type Counted,
} from './meili.statements.js';

const idsAlone = ['id'];
/** Of each wording of a query with synonyms or pinned products. */
const mostGathered = 1_000;

interface Page {
  /** One more than a page holds where there are more. */
  readonly ids: readonly string[];
  readonly total: number;
  readonly counted: Counted | null;
  /** True when the best match is only like what was typed. */
  readonly isAlike: boolean;
}

/**
 * Searches in Meilisearch: it knows which products, in which order, and how many. What is shown of them comes from the
 * database, which shows a shop nothing but its own and nothing that is gone.
 */
export class MeiliEngine implements SearchEngine {
  /** @param unfound asked when Meilisearch finds nothing at all: it knows look-alikes and shorter queries */
  constructor(
    private readonly client: MeiliClient,
    private readonly database: Database,
    private readonly unfound: SearchEngine,
  ) {}

  statement(): null {
    return null;
  }

  async search(ctx: Ctx, query: SearchQuery): Promise<string | null> {
    const skip = skippedBy(query);
    const plan = planSchema.parse(JSON.parse((await this.database.read(ctx, planStatement(query))) ?? 'null'));
    if (plan.missing) return null;
    const isPlain = plan.pinned.length === 0 && plan.wordings.length === 1;
    const sought: Sought = { q: query.q, scope: scopeOf(plan), narrowing: narrowingOf(query, plan) };
    const page = isPlain ? await this.#find(ctx, query, plan, sought) : await this.#gather(ctx, query, plan, sought);
    if (page === null || (page.total === 0 && skip === 0)) return this.unfound.search(ctx, query);
    return this.#present(ctx, query, page);
  }

  async suggest(ctx: Ctx, { q, limit }: SuggestQuery): Promise<string> {
    const query = { q, filter: [], limit, attributesToRetrieve: idsAlone };
    const [found] = await this.#ask(ctx, [query]);
    if (!found?.hits.length) return this.unfound.suggest(ctx, { q, limit });
    const ids = found.hits.map(({ id }) => id);
    const json = await this.database.read(ctx, suggestionsStatement(ctx, q, ids));
    if (json === null) throw new Error('Suggesting always answers a row.');
    return json;
  }

  async #find(ctx: Ctx, query: SearchQuery, plan: SearchPlan, sought: Sought): Promise<Page> {
    const wanted: ShopQuery = {
      q: sought.q,
      filter: [...sought.scope, ...sought.narrowing.map(({ filter }) => filter)],
      sort: sortOf(query.sort),
      offset: skippedBy(query),
      limit: query.limit + 1,
      attributesToRetrieve: idsAlone,
      showRankingScoreDetails: true,
    };
    const counting = query.facets === true ? new FacetCounting(sought, plan) : null;
    const [found, ...answers] = await this.#ask(ctx, [wanted, ...(counting?.queries ?? [])]);
    return {
      ids: found?.hits.map(({ id }) => id) ?? [],
      total: found?.estimatedTotalHits ?? 0,
      counted: counting?.read(answers) ?? null,
      isAlike: (found?.hits[0]?._rankingScoreDetails?.typo?.typoCount ?? 0) > 0,
    };
  }

  /**
   * Synonyms are a shop's own, those of an index everybody's: each wording is asked for by itself, pinned products stand before
   * all, and what was gathered is then narrowed, ordered and counted as one. Null: nothing.
   */
  async #gather(ctx: Ctx, query: SearchQuery, plan: SearchPlan, sought: Sought): Promise<Page | null> {
    const filter = scopeOf({ ...plan, category: null });
    const perWording = plan.wordings.map((q) => ({ q, filter, limit: mostGathered, attributesToRetrieve: idsAlone }));
    const answers = await this.#ask(ctx, perWording);
    const gathered = [...new Set([...plan.pinned, ...answers.flatMap(({ hits }) => hits.map(({ id }) => id))])];
    if (gathered.length === 0) return null;
    const among = { ...sought, q: '', scope: [...sought.scope, amongFilter('id', gathered)] };
    if (query.sort !== 'relevance') return this.#find(ctx, query, plan, among);
    const everything = { ...query, cursor: undefined, limit: gathered.length };
    const { ids, ...page } = await this.#find(ctx, everything, plan, among);
    const matching = new Set(ids);
    const ranked = gathered.filter((id) => matching.has(id));
    const skip = skippedBy(query);
    return { ...page, ids: ranked.slice(skip, skip + query.limit + 1), total: ranked.length };
  }

  async #present(ctx: Ctx, query: SearchQuery, { ids, total, counted, isAlike }: Page): Promise<string> {
    const shown = ids.slice(0, query.limit);
    const nextSkip = ids.length > query.limit ? skippedBy(query) + query.limit : null;
    const [found, facets, help] = await this.database.readMany(ctx, [
      foundStatement(ctx, shown, nextSkip),
      counted ? facetsStatement(ctx, query, counted) : nothing,
      isAlike ? helpStatement(ctx, query.q, shown) : nothing,
    ]);
    const totalled = query.include === 'total' ? `,"total":${total}` : '';
    return `${found}${facets ? `,${facets.slice(1, -1)}` : totalled},"help":${help ?? 'null'}}`;
  }

  /** All that is ever asked is asked inside one shop. */
  #ask(ctx: Ctx, queries: readonly ShopQuery[]): Promise<MeiliAnswer[]> {
    const indexUid = indexOf(ctx.locale);
    return this.client.search(
      queries.map(({ filter, ...query }) => ({
        ...query,
        indexUid,
        filter: [shopFilter(ctx.tenantId), ...filter],
        matchingStrategy: 'all',
      })),
    );
  }
}

const nothing = { name: 'search.nothing', text: 'SELECT NULL', values: [] };
