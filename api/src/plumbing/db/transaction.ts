import type { EventPayload, EventTopic } from '@smallshop/contract';
import pg from 'pg';
import type { z } from 'zod';
import { doOnce, platformLedger, tenantLedger, type IdempotencyLedger, type IdempotentRequest } from './idempotency.js';
import type { PrismaClient } from './generated/client.js';
import { insertEvents, outboxEvent, type OutboxEvent } from './outbox.js';
import { rawTypes } from './pool.js';
import { toQuery, type Session } from './session.js';
import type { Statement } from './statement.js';

/** Statements of one transaction. */
abstract class StatementRunner {
  protected abstract readonly ledger: IdempotencyLedger;

  constructor(protected readonly session: Session) {}

  /** Every row, parsed. */
  async rows<S extends z.ZodType>(schema: S, statement: Statement): Promise<z.output<S>[]> {
    const { rows } = await this.session.query(toQuery(statement));
    return rows.map((row) => schema.parse(row));
  }

  /** The first row, parsed, or null. */
  async one<S extends z.ZodType>(schema: S, statement: Statement): Promise<z.output<S> | null> {
    const { rows } = await this.session.query(toQuery(statement));
    return rows.length === 0 ? null : schema.parse(rows[0]);
  }

  /** The first column of the first row as text, JSON included, or null: for answers the database wrote ready to send. */
  async text(statement: Statement): Promise<string | null> {
    return firstText(await this.session.query({ ...toQuery(statement), types: rawTypes }));
  }

  /** @returns how many rows were affected */
  async run(statement: Statement): Promise<number> {
    return (await this.session.query(toQuery(statement))).rowCount ?? 0;
  }

  /** See {@link doOnce}. Null: the caller sent no key, the work is simply done. */
  once<T>(request: IdempotentRequest | null, work: () => Promise<T>): Promise<T> {
    return request ? doOnce(this, this.ledger, request, work) : work();
  }
}

/** @returns the first column of the first row, or null */
function firstText(result: { rows: unknown[] }): string | null {
  const row = result.rows[0];
  if (typeof row !== 'object' || row === null) return null;
  const value: unknown = Object.values(row)[0];
  return typeof value === 'string' ? value : null;
}

/** A transaction inside one shop, under row-level security; only {@link Database.withTenant} makes one. */
export class TenantTx extends StatementRunner {
  protected readonly ledger: IdempotencyLedger;
  readonly #events: OutboxEvent[] = [];

  constructor(
    session: Session,
    readonly tenantId: string,
    /** Bound to this transaction, for the console's CRUD. */
    readonly prisma: PrismaClient,
  ) {
    super(session);
    this.ledger = tenantLedger(tenantId);
  }

  /** Announces what happened; the events are written just before the commit, and lost with a rollback. */
  emit<T extends EventTopic>(topic: T, aggregateId: string, payload: EventPayload<T>, aggregateVersion = 1): void {
    this.#events.push(outboxEvent(topic, aggregateId, payload, aggregateVersion));
  }

  /** Sends a statement in one flight with COMMIT, so that no lock is held while it is waited for. Its failure rolls back. */
  runAtCommit(statement: Statement): void {
    void this.session.sealWith(toQuery(statement));
  }

  /** Likewise; what comes back can be had after the commit, and never if there is none: do not wait for it in the work. */
  async rowsAtCommit(statement: Statement): Promise<unknown[]> {
    return (await this.session.sealWith(toQuery(statement))).rows;
  }

  get hasEvents(): boolean {
    return this.#events.length > 0;
  }

  /** Hands the events to the commit. */
  seal(): void {
    if (this.hasEvents) void this.session.sealWith(toQuery(insertEvents(this.tenantId, this.#events)));
  }
}

/** A transaction of the platform itself, which sees every shop; only `withPlatform` and `asSystem` make one. */
export class PlatformTx extends StatementRunner {
  protected readonly ledger = platformLedger;
  readonly #entered: TenantTx[] = [];

  constructor(
    session: Session,
    private readonly prisma: PrismaClient,
  ) {
    super(session);
  }

  /** Goes on inside one shop in the same transaction, so that what belongs together is committed together. */
  async enterTenant(tenantId: string): Promise<TenantTx> {
    await this.session.query(toQuery(setTenant(tenantId)));
    const tx = new TenantTx(this.session, tenantId, this.prisma);
    this.#entered.push(tx);
    return tx;
  }

  get hasEvents(): boolean {
    return this.#entered.some((tx) => tx.hasEvents);
  }

  /** Hands the events of every shop entered to the commit. */
  seal(): void {
    for (const tx of this.#entered) tx.seal();
  }
}

/** Begins a transaction inside one shop: two commands that need no plan, in one message. */
export const beginIn = (tenantId: string, plans: 'auto' | 'generic' = 'auto'): string =>
  `BEGIN; SET LOCAL app.tenant_id = ${pg.escapeLiteral(tenantId)}${plans === 'generic' ? genericPlans : ''}`;
const genericPlans = '; SET LOCAL plan_cache_mode = force_generic_plan';

/** Names the tenant to the policies until the transaction ends. */
const setTenant = (tenantId: string): Statement => ({
  name: 'tenant.set',
  text: `SELECT set_config('app.tenant_id', $1, true)`,
  values: [tenantId],
});
