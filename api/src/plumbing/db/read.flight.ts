import pg from 'pg';
import type { Statement } from './statement.js';

/** What the driver can do on its connection and does not declare; pg is pinned, and database.spec.ts rests on this. */
interface Wire {
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void;
  execute(message: { portal: '' }): void;
  sync(): void;
}

const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

const beginSnapshot: Statement = { name: 'begin', text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] };
const commit: Statement = { name: 'commit', text: 'COMMIT', values: [] };
const enterTenant = (tenantId: string, timeoutMs: number): Statement => ({
  name: 'tenant',
  text: `SELECT set_config('app.tenant_id', $1, true), set_config('transaction_read_only', 'on', true), set_config('statement_timeout', $2, true)`,
  values: [tenantId, String(timeoutMs)],
});

// Extended mode calls `prepare`; without a name the driver keeps no book of its own on what is prepared.
const unnamed: pg.QueryConfig & { queryMode: 'extended' } = { text: 'flight', queryMode: 'extended' };

/** Statements each connection has prepared for flights. */
const prepared = new WeakMap<object, Set<string>>();

/**
 * Statements of one shop in a read-only transaction, sent before a single Sync message. PostgreSQL makes everything up to
 * Sync one implicit transaction, so that one statement needs neither BEGIN nor COMMIT, and all are answered in one round
 * trip: measured, half the processor time of five messages with a Sync each, on both sides. Several statements are put
 * between BEGIN and COMMIT, for one snapshot.
 */
class ReadFlight extends pg.Query {
  readonly #sequence: readonly Statement[];
  readonly #answers: (string | null)[] = [];
  readonly #fresh = new Set<string>();
  #position = 0;
  #known = new Set<string>();

  constructor({ tenantId, statements, timeoutMs }: ReadOrder, done: (error: Error | undefined) => void) {
    super(unnamed, done);
    const entered = [enterTenant(tenantId, timeoutMs), ...statements];
    this.#sequence = statements.length === 1 ? entered : [beginSnapshot, ...entered, commit];
  }

  /** First column of the first row of each statement asked for. */
  get answers(): (string | null)[] {
    return this.#sequence.length === 2 ? this.#answers.slice(1) : this.#answers.slice(2, -1);
  }

  /** True when it is unknown what the connection holds after a failure. */
  get spoilsConnection(): boolean {
    return this.#fresh.size > 0 || this.#sequence.length > 2;
  }

  /** Called by the driver to send the query. */
  prepare(wire: Wire): void {
    this.#known = prepared.get(wire) ?? new Set();
    prepared.set(wire, this.#known);
    for (const { name, text, values } of this.#sequence) {
      // What has no name is told anew each time, as everywhere: its text may be another one.
      const statement = name === '' ? '' : `read.${name}`;
      if (statement === '') wire.parse({ name: statement, text });
      else if (!this.#known.has(statement) && !this.#fresh.has(statement)) {
        wire.parse({ name: statement, text });
        this.#fresh.add(statement);
      }
      wire.bind({ statement, values, valueMapper: prepareValue });
      wire.execute({ portal: '' });
    }
    wire.sync();
  }

  /** Called by the driver for each row; nothing was described, so columns come as the text they are. */
  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#answers[this.#position] ??= fields[0] ?? null;
  }

  /** Called by the driver at the end of each statement. */
  handleCommandComplete(): void {
    this.#answers[this.#position] ??= null;
    this.#position += 1;
    if (this.#position < this.#sequence.length) return;
    for (const statement of this.#fresh) this.#known.add(statement);
    this.#fresh.clear();
  }
}

/** What to read. */
export interface ReadOrder {
  readonly tenantId: string;
  readonly statements: readonly Statement[];
  /** How long each of them may take. */
  readonly timeoutMs: number;
  /** Called when there is a connection, just before the statements leave. */
  readonly begin: () => void;
}

/**
 * Reads in one round trip. @returns each statement's first column as text
 *
 * @throws the database's error, of the first statement that failed
 */
export async function fly(pool: pg.Pool, order: ReadOrder): Promise<(string | null)[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await new Promise<(string | null)[]>((resolve, reject) => {
      const flight = new ReadFlight(order, (error) => {
        if (!error) return resolve(flight.answers);
        if (flight.spoilsConnection) broken = error;
        return reject(error);
      });
      order.begin();
      client.query(flight);
    });
  } finally {
    client.release(broken);
  }
}
