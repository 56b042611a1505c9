import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const errorSchema = z.object({ message: z.string(), code: z.string() });
const taskSchema = z.object({ taskUid: z.int() });
const stateSchema = z.object({
  status: z.enum(['enqueued', 'processing', 'succeeded', 'failed', 'canceled']),
  error: errorSchema.nullable().optional(),
});
const indexesSchema = z.object({ results: z.array(z.object({ uid: z.string() })) });

const hitSchema = z.object({
  id: z.string(),
  price: z.number().optional(),
  numbers: z.record(z.string(), z.number()).optional(),
  _rankingScoreDetails: z.object({ typo: z.object({ typoCount: z.number() }).optional() }).optional(),
});
const answerSchema = z.object({
  hits: z.array(hitSchema),
  estimatedTotalHits: z.int(),
  facetDistribution: z.record(z.string(), z.record(z.string(), z.int())).optional(),
});
const multiSchema = z.object({ results: z.array(answerSchema) });

/** What Meilisearch answers to one query. */
export type MeiliAnswer = z.infer<typeof answerSchema>;

/** One query of a multi-search. `filter`: all must hold. */
export interface MeiliQuery {
  readonly indexUid: string;
  readonly q: string;
  readonly filter: readonly string[];
  readonly sort?: readonly string[];
  readonly facets?: readonly string[];
  readonly offset?: number;
  readonly limit: number;
  readonly matchingStrategy?: 'all';
  readonly attributesToRetrieve: readonly string[];
  readonly showRankingScoreDetails?: boolean;
}

/** Meilisearch did not do what it was asked; `code` is its own, such as `index_not_found`, or `unreachable`. */
class MeiliError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`Meilisearch: ${message}`, options);
    this.name = 'MeiliError';
  }
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly timeoutMs: number;
}

const searchTimeoutMs = 1_500;
const writeTimeoutMs = 30_000;
const taskTimeoutMs = 10 * 60_000;

/** Meilisearch by its HTTP interface, as far as it is needed. */
export class MeiliClient {
  constructor(private readonly server: { readonly url: string; readonly key: string }) {}

  /** Answers in the order of the queries. @throws MeiliError also after {@link searchTimeoutMs} */
  async search(queries: readonly MeiliQuery[]): Promise<MeiliAnswer[]> {
    const body = { queries };
    const answer = await this.#call({ method: 'POST', path: '/multi-search', body, timeoutMs: searchTimeoutMs });
    return multiSchema.parse(answer).results;
  }

  /** Names of all indexes. */
  async indexes(): Promise<string[]> {
    const answer = await this.#call({ method: 'GET', path: '/indexes?limit=1000', timeoutMs: writeTimeoutMs });
    return indexesSchema.parse(answer).results.map(({ uid }) => uid);
  }

  /** Makes an index whose documents are told apart by `id`. One that is there is an error. */
  async createIndex(uid: string): Promise<void> {
    await this.#settle({ method: 'POST', path: '/indexes', body: { uid, primaryKey: 'id' } });
  }

  async deleteIndex(uid: string): Promise<void> {
    await this.#settle({ method: 'DELETE', path: `/indexes/${uid}` });
  }

  async configure(uid: string, settings: object): Promise<void> {
    await this.#settle({ method: 'PATCH', path: `/indexes/${uid}/settings`, body: settings });
  }

  /** Adds documents or replaces those of the same id. */
  async put(uid: string, documents: readonly object[]): Promise<void> {
    await this.#settle({ method: 'POST', path: `/indexes/${uid}/documents`, body: documents });
  }

  /** Removes documents; unknown ids are no error. */
  async remove(uid: string, ids: readonly string[]): Promise<void> {
    await this.#settle({ method: 'POST', path: `/indexes/${uid}/documents/delete-batch`, body: ids });
  }

  /** Exchanges the contents of two indexes at once. */
  async swap(one: string, other: string): Promise<void> {
    await this.#settle({ method: 'POST', path: '/swap-indexes', body: [{ indexes: [one, other] }] });
  }

  /** Writes are done later, in order: this waits until one is. @throws MeiliError when it failed */
  async #settle(call: Omit<Call, 'timeoutMs'>): Promise<void> {
    const { taskUid } = taskSchema.parse(await this.#call({ ...call, timeoutMs: writeTimeoutMs }));
    const until = performance.now() + taskTimeoutMs;
    for (let waitMs = 5; performance.now() < until; waitMs = Math.min(waitMs * 2, 500)) {
      const answer = await this.#call({ method: 'GET', path: `/tasks/${taskUid}`, timeoutMs: writeTimeoutMs });
      const { status, error } = stateSchema.parse(answer);
      if (status === 'succeeded') return;
      if (status === 'failed' || status === 'canceled') {
        throw new MeiliError(
          error?.code ?? status,
          `task ${taskUid} ${status}: ${error?.message ?? 'no reason given'}`,
        );
      }
      await pause(waitMs);
    }
    throw new MeiliError('unreachable', `task ${taskUid} was not done within ${taskTimeoutMs / 60_000} minutes`);
  }

  async #call({ method, path, body, timeoutMs }: Call): Promise<unknown> {
    const answer = await fetch(new URL(path, this.server.url), {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...(this.server.key !== '' && { authorization: `Bearer ${this.server.key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new MeiliError('unreachable', `${method} ${path} got no answer`, { cause });
    });
    const content: unknown = await answer.json().catch(() => null);
    if (answer.ok) return content;
    const told = errorSchema.safeParse(content);
    const { code, message } = told.success ? told.data : { code: 'unknown', message: `status ${answer.status}` };
    throw new MeiliError(code, `${method} ${path}: ${message}`);
  }
}
