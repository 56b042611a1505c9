import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { IdempotentRequest, TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';

const entrySchema = z.object({
  requestHash: z.instanceof(Buffer),
  checkoutId: z.string(),
  status: z.number().nullable(),
  response: z.string().nullable(),
});

/** The first answer to a request, to be given again word for word. */
export interface Answer {
  readonly status: 201 | 402;
  readonly text: string;
}

/** What is known of a request seen before: its checkout, and the answer once there is one. */
export interface Earlier {
  readonly checkoutId: string;
  readonly answer: Answer | null;
}

/**
 * Placing an order spans several transactions with a payment company between them, so its key is kept here: claimed with the
 * checkout, answered when the payment is settled. After a crash in between, the same request goes on with that checkout.
 */
@Injectable()
export class AnswersRepository {
  /** @returns whether the key was free and is now this checkout's; waits for another request that is just claiming it */
  async claim(tx: TenantTx, request: IdempotentRequest, checkoutId: string): Promise<boolean> {
    const claimed = await tx.run({
      name: 'checkout.claim_key',
      text: `INSERT INTO idempotency_keys (tenant_id, scope, key, request_hash, reference_id) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING`,
      values: [tx.tenantId, request.scope, request.key, request.requestHash, checkoutId],
    });
    return claimed === 1;
  }

  /** @throws Refusal `idempotency.mismatch` when the key came with another body */
  async earlier(tx: TenantTx, request: IdempotentRequest): Promise<Earlier> {
    const entry = await tx.one(entrySchema, {
      name: 'checkout.find_key',
      text: `SELECT request_hash AS "requestHash", reference_id AS "checkoutId", status, response FROM idempotency_keys
        WHERE tenant_id = $1 AND scope = $2 AND key = $3`,
      values: [tx.tenantId, request.scope, request.key],
    });
    if (!entry) throw new Refusal('idempotency.in_progress');
    if (!timingSafeEqual(entry.requestHash, request.requestHash)) throw new Refusal('idempotency.mismatch');
    const { checkoutId, status, response } = entry;
    return { checkoutId, answer: response === null ? null : { status: status === 402 ? 402 : 201, text: response } };
  }

  /** Keeps the answer, from COMMIT on, unless there is one. */
  keep(tx: TenantTx, request: IdempotentRequest, answer: Answer): void {
    tx.runAtCommit({
      name: 'checkout.keep_answer',
      text: `UPDATE idempotency_keys SET status = $4, response = $5
        WHERE tenant_id = $1 AND scope = $2 AND key = $3 AND response IS NULL`,
      values: [tx.tenantId, request.scope, request.key, answer.status, answer.text],
    });
  }
}
