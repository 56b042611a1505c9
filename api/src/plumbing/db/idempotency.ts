import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../refusal.js';
import type { Statement } from './statement.js';

/** A request that must take effect once. Two with one `scope` and `key` are the same request when their hashes agree. */
export interface IdempotentRequest {
  /** Operation and caller: nobody meets another caller's answer. */
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of what was asked for. */
  readonly requestHash: Buffer;
}

/** Where the keys of a shop, or of the platform, are kept. */
export interface IdempotencyLedger {
  claim(request: IdempotentRequest): Statement;
  find(request: IdempotentRequest): Statement;
  settle(request: IdempotentRequest, response: string): Statement;
}

interface Executor {
  one<S extends z.ZodType>(schema: S, statement: Statement): Promise<z.output<S> | null>;
  run(statement: Statement): Promise<number>;
}

const entrySchema = z.object({ requestHash: z.instanceof(Buffer), response: z.string().nullable() });

/** Keys of one shop. */
export const tenantLedger = (tenantId: string): IdempotencyLedger => ({
  claim: ({ scope, key, requestHash }) => ({
    name: 'idempotency.claim',
    text: `INSERT INTO idempotency_keys (tenant_id, scope, key, request_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    values: [tenantId, scope, key, requestHash],
  }),
  find: ({ scope, key }) => ({
    name: 'idempotency.find',
    text: `SELECT request_hash AS "requestHash", response FROM idempotency_keys WHERE tenant_id = $1 AND scope = $2 AND key = $3`,
    values: [tenantId, scope, key],
  }),
  settle: ({ scope, key }, response) => ({
    name: 'idempotency.settle',
    text: `UPDATE idempotency_keys SET response = $4 WHERE tenant_id = $1 AND scope = $2 AND key = $3`,
    values: [tenantId, scope, key, response],
  }),
});

/** Keys of requests outside any shop. */
export const platformLedger: IdempotencyLedger = {
  claim: ({ scope, key, requestHash }) => ({
    name: 'platform.idempotency.claim',
    text: `INSERT INTO platform.idempotency_keys (scope, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    values: [scope, key, requestHash],
  }),
  find: ({ scope, key }) => ({
    name: 'platform.idempotency.find',
    text: `SELECT request_hash AS "requestHash", response FROM platform.idempotency_keys WHERE scope = $1 AND key = $2`,
    values: [scope, key],
  }),
  settle: ({ scope, key }, response) => ({
    name: 'platform.idempotency.settle',
    text: `UPDATE platform.idempotency_keys SET response = $3 WHERE scope = $1 AND key = $2`,
    values: [scope, key, response],
  }),
};

/**
 * Does the work of a request once and gives its first answer ever after. The key is written in the transaction of the effect:
 * a second request with it waits for the first to end, and begins afresh when that one was rolled back.
 *
 * @param work must answer with plain JSON data: a replay is read back from text
 * @throws Refusal `idempotency.mismatch`, `idempotency.in_progress`
 */
export async function doOnce<T>(
  executor: Executor,
  ledger: IdempotencyLedger,
  request: IdempotentRequest,
  work: () => Promise<T>,
): Promise<T> {
  const isFirst = (await executor.run(ledger.claim(request))) === 1;
  if (!isFirst) return replay(await executor.one(entrySchema, ledger.find(request)), request);
  const answer = await work();
  await executor.run(ledger.settle(request, JSON.stringify(answer ?? null)));
  return answer;
}

function replay<T>(entry: z.output<typeof entrySchema> | null, request: IdempotentRequest): T {
  if (entry && !timingSafeEqual(entry.requestHash, request.requestHash)) throw new Refusal('idempotency.mismatch');
  if (entry?.response == null) throw new Refusal('idempotency.in_progress');
  const answer: T = JSON.parse(entry.response);
  return answer;
}
