import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import type { z } from 'zod';
import { CONFIG, type Config } from '../../config.js';
import type { PlatformCtx } from '../context.js';
import { isRetryable, translateDatabaseError } from './faults.js';
import type { PrismaClient } from './generated/client.js';
import { OutboxBell } from './outbox.bell.js';
import { recordPlatformAct, type PlatformActSubject } from './platform.audit.js';
import { openPool } from './pool.js';
import { openPrisma } from './prisma.client.js';
import { fly } from './read.flight.js';
import { inTransaction, type Session } from './session.js';
import { SharedReads } from './shared.reads.js';
import type { Statement } from './statement.js';
import { beginIn, PlatformTx, TenantTx } from './transaction.js';

export type { IdempotentRequest } from './idempotency.js';
export type { Statement } from './statement.js';
export type { PlatformTx, TenantTx } from './transaction.js';
export { violatedConstraint } from './faults.js';

const MAX_ATTEMPTS = 3;

/** Whatever names a shop; a `Ctx` does. */
export interface TenantScope {
  readonly tenantId: string;
}

/**
 * The only way to the database. Errors leave it as themselves, except that an unreachable server, and a read that takes too long,
 * is a Fault `dependency.unavailable`, and a text that cannot be stored a Refusal `request.invalid`.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly #user: pg.Pool;
  readonly #platform: pg.Pool;
  readonly #readTimeoutMs: number;
  readonly #reads = new SharedReads<string | null>();
  readonly #prisma: PrismaClient = openPrisma();
  readonly #bell = new OutboxBell(() => this.#platform.query(`SELECT pg_notify('outbox', '')`));

  constructor(@Inject(CONFIG) config: Config) {
    const { pool, connectTimeoutMs, readTimeoutMs, url, platformUrl } = config.database;
    this.#readTimeoutMs = readTimeoutMs;
    this.#user = openPool({ url, max: pool, name: 'smallshop', connectTimeoutMs });
    this.#platform = openPool({
      url: platformUrl,
      max: Math.max(2, pool / 2),
      name: 'smallshop-platform',
      connectTimeoutMs,
    });
  }

  /**
   * Runs `work` in one transaction inside one shop. It may run up to three times when transactions collide, so it must do
   * nothing but work on the database; never a network call. `plans`: `generic` where every statement finds its rows by key:
   * each is then planned once a connection, not for each of its first values.
   */
  withTenant<R>(
    scope: TenantScope,
    work: (tx: TenantTx) => Promise<R>,
    { plans = 'auto' }: { readonly plans?: 'auto' | 'generic' } = {},
  ): Promise<R> {
    const { tenantId } = scope;
    const enter = (session: Session) => new TenantTx(session, tenantId, this.#prisma);
    return this.#transact(this.#user, [beginIn(tenantId, plans)], enter, work);
  }

  /** One statement of one shop, begun and committed in one round trip. @returns its first row, parsed, or null */
  async one<S extends z.ZodType>(scope: TenantScope, schema: S, statement: Statement): Promise<z.output<S> | null> {
    const { rows } = await this.withTenant(scope, async (tx) => ({ rows: tx.rowsAtCommit(statement) }));
    const [row] = await rows;
    return row === undefined ? null : schema.parse(row);
  }

  /** One statement of one shop, in a read-only transaction, in one round trip. @returns its first column as text */
  read(scope: TenantScope, statement: Statement): Promise<string | null> {
    const key = `${scope.tenantId} ${statement.name || statement.text} ${JSON.stringify(statement.values)}`;
    return this.#reads.read(key, async (begin) => {
      const [text] = await this.#send(scope, [statement], begin);
      return text ?? null;
    });
  }

  /** Likewise for all statements of a page: one snapshot, one round trip. @returns each one's first column as text */
  readMany(scope: TenantScope, statements: readonly Statement[]): Promise<(string | null)[]> {
    return this.#send(scope, statements, () => undefined);
  }

  /**
   * A super admin's act, over all shops: it is recorded in `platform.audit` in the same transaction, or does not happen.
   *
   * @param reason  why, in the admin's or the product's words
   * @param action  dotted, such as `shop.suspend`
   * @param subject the shop concerned, known before or only from the result
   */
  withPlatform<R>(
    ctx: PlatformCtx,
    reason: string,
    action: string,
    work: (tx: PlatformTx) => Promise<R>,
    subject?: PlatformActSubject | ((result: R) => PlatformActSubject),
  ): Promise<R> {
    return this.#acrossShops(async (tx) => {
      const result = await work(tx);
      const about = typeof subject === 'function' ? subject(result) : subject;
      await tx.run(recordPlatformAct({ actor: ctx.actor, action, reason, subject: about ?? null }));
      return result;
    });
  }

  /** The platform's own errands, in which no person acts: resolving hosts, sign-in, relay. Not audited; `purpose` is for logs. */
  asSystem<R>(purpose: string, work: (tx: PlatformTx) => Promise<R>): Promise<R> {
    return this.#acrossShops(work, purpose);
  }

  /** @throws Fault when the server does not answer to one of our roles */
  async check(): Promise<void> {
    const ping = { name: 'database.ping', text: 'SELECT 1' };
    try {
      await Promise.all([this.#user.query(ping), this.#platform.query(ping)]);
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /** Connections by pool, for metrics. */
  poolStates(): { pool: string; total: number; idle: number; waiting: number }[] {
    return [this.#user, this.#platform].map((pool) => ({
      pool: pool.options.application_name ?? 'unnamed',
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }));
  }

  async onApplicationShutdown(): Promise<void> {
    this.#bell.close();
    await Promise.all([this.#user.end(), this.#platform.end()]);
  }

  /** @param begin called when there is a connection, just before the statements leave */
  async #send(scope: TenantScope, statements: readonly Statement[], begin: () => void): Promise<(string | null)[]> {
    try {
      return await fly(this.#user, { tenantId: scope.tenantId, statements, timeoutMs: this.#readTimeoutMs, begin });
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  #acrossShops<R>(work: (tx: PlatformTx) => Promise<R>, purpose = 'platform'): Promise<R> {
    const opening = [
      'BEGIN',
      { text: `SELECT set_config('application_name', $1, true)`, values: [`smallshop: ${purpose}`] },
    ];
    return this.#transact(this.#platform, opening, (session) => new PlatformTx(session, this.#prisma), work);
  }

  #transact<Tx extends TenantTx | PlatformTx, R>(
    pool: pg.Pool,
    opening: readonly (string | pg.QueryConfig)[],
    enter: (session: Session) => Tx,
    work: (tx: Tx) => Promise<R>,
  ): Promise<R> {
    return attempt(async () => {
      const { result, hasEvents } = await inTransaction(pool, opening, async (session) => {
        const tx = enter(session);
        const made = await work(tx);
        tx.seal();
        return { result: made, hasEvents: tx.hasEvents };
      });
      if (hasEvents) this.#bell.ring();
      return result;
    });
  }
}

async function attempt<R>(run: () => Promise<R>): Promise<R> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempts < MAX_ATTEMPTS && isRetryable(error)) continue;
      throw translateDatabaseError(error);
    }
  }
}
