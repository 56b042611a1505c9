import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { gatherWrites } from './packets.js';
import type { Statement } from './statement.js';

type Query = string | pg.QueryConfig;

// Prisma has no argument through which a transaction could be passed; everything else gets its session explicitly.
const current = new AsyncLocalStorage<Session>();

/** The transaction Prisma must run in. @throws Error outside `withTenant` */
export function currentSession(): Session {
  const session = current.getStore();
  if (!session) throw new Error('Prisma works only inside withTenant: there is no tenant here.');
  return session;
}

interface Sealing {
  readonly query: Query;
  readonly resolve: (result: pg.QueryResult) => void;
}

/** One transaction on one connection. It begins with its first statement, in the same flight, and not at all without one. */
export class Session {
  #opening: readonly Query[] | null;
  #sealing: Sealing[] = [];
  #savepoints = 0;

  constructor(
    private readonly client: pg.PoolClient,
    opening: readonly Query[],
  ) {
    this.#opening = opening;
  }

  /** Sends a statement. @throws the database's error; the transaction can then only be rolled back */
  async query(query: Query): Promise<pg.QueryResult> {
    if (!this.#opening) return this.#send(query);
    const opening = this.#opening;
    this.#opening = null;
    const results = await this.#sendAll([...opening, query]);
    return results[opening.length] ?? noResult();
  }

  /** Keeps a statement back, to be sent in the same flight as COMMIT. @returns its result; it never comes without a commit */
  sealWith(query: Query): Promise<pg.QueryResult> {
    return new Promise((resolve) => this.#sealing.push({ query, resolve }));
  }

  /** A name for a nested transaction. */
  nextSavepoint(): string {
    return `nested_${(this.#savepoints += 1)}`;
  }

  /** @throws Error when the server rolled back instead, which it does after a failed statement that was swallowed */
  async commit(): Promise<void> {
    if (this.#opening && this.#sealing.length === 0) return;
    const opening = this.#opening ?? [];
    this.#opening = null;
    const sealing = this.#sealing;
    const results = await this.#sendAll([...opening, ...sealing.map(({ query }) => query), 'COMMIT']);
    if (results.at(-1)?.command !== 'COMMIT')
      throw new Error('The transaction was rolled back: a failed statement was ignored.');
    for (const [index, { resolve }] of sealing.entries()) resolve(results[opening.length + index] ?? noResult());
  }

  #send(query: Query): Promise<pg.QueryResult> {
    gatherWrites(this.client);
    return this.client.query(query);
  }

  /** The first to fail names the cause, since what follows it is only "aborted". */
  #sendAll(queries: readonly Query[]): Promise<pg.QueryResult[]> {
    return Promise.all(queries.map((query) => this.#send(query)));
  }

  async rollback(): Promise<void> {
    if (!this.#opening) await this.client.query('ROLLBACK');
  }
}

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects.
 *
 * @param opening sent before the first statement, in its flight; begins the transaction
 */
export async function inTransaction<R>(
  pool: pg.Pool,
  opening: readonly Query[],
  work: (session: Session) => Promise<R>,
): Promise<R> {
  const client = await pool.connect();
  const session = new Session(client, opening);
  let broken: Error | undefined;
  try {
    const result = await current.run(session, () => work(session));
    await session.commit();
    return result;
  } catch (error) {
    await session.rollback().catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const noResult = (): never => {
  throw new Error('The driver gave no result.');
};

/** A {@link Statement} as pg takes it. */
export const toQuery = (statement: Statement): pg.QueryConfig => ({
  name: statement.name,
  text: statement.text,
  values: [...statement.values],
});
