import pg from 'pg';

const INT8 = 20;

/** An int8 as a number; amounts and counters stay far below 2^53, and one that does not must not be rounded in silence. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The integer ${text} from the database is beyond 2^53.`);
  return value;
}

const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === INT8 && format !== 'binary' ? parseInt8 : pg.types.getTypeParser(oid, format),
};

/** Types of statements whose answer is passed on as text: JSON arrives as the database wrote it. */
export const rawTypes: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

/** How to open a pool. */
export interface PoolOptions {
  readonly url: string;
  /** Most connections. */
  readonly max: number;
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  /** How long a caller waits for a free connection before it is told that the database is unavailable. */
  readonly connectTimeoutMs: number;
}

/**
 * A pool whose statements are sent without waiting for the answer to the one before (pipelining), so that opening a
 * transaction costs no round trip. Cursors and query streams do not work on it.
 */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.name,
    connectionTimeoutMillis: options.connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    pipeline: true,
    types: columnTypes,
  });
  // An idle connection that breaks is replaced by the pool; the next statement that needs the server reports the outage.
  pool.on('error', () => undefined);
  // So does one that breaks between two statements of whoever holds it: unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
