import { operations, type ResolvedHost, type StorefrontQuery } from '@smallshop/contract';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { PageData } from '../page/render.request.js';
import { Answers } from '../plumbing/answers.js';
import { ApiUnavailable, type ApiClient } from '../plumbing/api.client.js';
import { sharedScope } from './visit.js';

type Queries = Readonly<Record<string, StorefrontQuery>>;
type WireQueries = z.input<typeof operations.readStorefrontData.body>['queries'];

/** Kinds whose last answer is kept for pages that must be drawn while the API is down: what header and footer show. */
const remembered: ReadonlySet<StorefrontQuery['kind']> = new Set(['menu', 'categories']);

const emptyData: PageData = { answers: new Answers({}), tags: ['shop'], purgeSequence: 0 };

// The contract reads flags as they stand in query strings.
const flagText = (flag: boolean | undefined): 'true' | 'false' | undefined =>
  flag === undefined ? undefined : flag ? 'true' : 'false';

const flagsInWords = <Query extends { available?: boolean | undefined; facets?: boolean | undefined }>(
  query: Query,
) => ({
  ...query,
  available: flagText(query.available),
  facets: flagText(query.facets),
});

function onTheWire(queries: Queries): WireQueries {
  const wire: WireQueries = {};
  for (const [key, query] of Object.entries(queries)) {
    if (query.kind === 'products') wire[key] = { ...query, query: flagsInWords(query.query) };
    else if (query.kind === 'search') wire[key] = { ...query, query: flagsInWords(query.query) };
    else wire[key] = query;
  }
  return wire;
}

/** Reads what pages show: one request a page. */
export class StorefrontReader {
  readonly #last = new LRUCache<string, { answer: unknown }>({ max: 5_000 });

  constructor(private readonly api: Pick<ApiClient, 'call'>) {}

  /**
   * Answers of all queries of a page, from one read.
   *
   * @throws ApiUnavailable
   */
  async read(host: ResolvedHost, queries: Queries): Promise<PageData> {
    if (Object.keys(queries).length === 0) return emptyData;
    const { data } = await this.api.call(
      operations.readStorefrontData,
      { body: { queries: onTheWire(queries) } },
      sharedScope(host),
    );
    for (const [key, query] of Object.entries(queries)) {
      if (remembered.has(query.kind)) this.#last.set(this.#keyOf(host, query), { answer: data.results[key] });
    }
    return { answers: new Answers(data.results), tags: [...data.tags, 'shop'], purgeSequence: data.purgeSequence };
  }

  /** As `read`, but while the API is down it answers what was last known, and leaves out the rest. */
  async readOrRemember(host: ResolvedHost, queries: Queries): Promise<PageData> {
    try {
      return await this.read(host, queries);
    } catch (error) {
      if (!(error instanceof ApiUnavailable)) throw error;
      const known = Object.entries(queries).flatMap(([key, query]) => {
        const last = this.#last.get(this.#keyOf(host, query));
        return last === undefined ? [] : [[key, last.answer] as const];
      });
      return { ...emptyData, answers: new Answers(Object.fromEntries(known)) };
    }
  }

  #keyOf(host: ResolvedHost, query: StorefrontQuery): string {
    return `${host.shop.id}|${host.shop.locale}|${JSON.stringify(query)}`;
  }
}
