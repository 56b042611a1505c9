import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../../../plumbing/db/database.js';

const entrySchema = z.object({
  id: z.string(),
  status: z.enum(['succeeded', 'declined', 'requires_action', 'cancelled', 'refunded']),
  declineCode: z.string().nullable(),
  returnUrl: z.string(),
});
const columns = `id, status, decline_code AS "declineCode", return_url AS "returnUrl"`;

/** An entry in the gateway's books. */
export type GatewayEntry = z.infer<typeof entrySchema>;
/** An entry to make. */
export interface NewGatewayEntry extends GatewayEntry {
  readonly idempotencyKey: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** The test gateway's books, kept apart from ours as a payment company would keep them. */
@Injectable()
export class TestGatewayRepository {
  constructor(private readonly database: Database) {}

  /** Books a payment once per idempotency key. @returns the entry of that key, be it new or old */
  async book(tenantId: string, entry: NewGatewayEntry): Promise<GatewayEntry> {
    const { id, idempotencyKey, amountMinor, currency, status, declineCode, returnUrl } = entry;
    const made = await this.database.one({ tenantId }, entrySchema, {
      name: 'test_gateway.book',
      text: `INSERT INTO test_gateway_payments
          (tenant_id, id, idempotency_key, amount_minor, currency, status, decline_code, return_url)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING ${columns}`,
      values: [tenantId, id, idempotencyKey, amountMinor, currency, status, declineCode, returnUrl],
    });
    const found = made ?? (await this.find(tenantId, id));
    if (!found) throw new Error('The test gateway lost an entry.');
    return found;
  }

  /** The entry, or null. */
  find(tenantId: string, id: string): Promise<GatewayEntry | null> {
    return this.database.one({ tenantId }, entrySchema, {
      name: 'test_gateway.find',
      text: `SELECT ${columns} FROM test_gateway_payments WHERE tenant_id = $1 AND id = $2`,
      values: [tenantId, id],
    });
  }

  /** Moves an entry on. @returns it, or null when it was in none of the states `from` */
  move(
    tenantId: string,
    id: string,
    from: readonly GatewayEntry['status'][],
    to: Pick<GatewayEntry, 'status' | 'declineCode'>,
  ): Promise<GatewayEntry | null> {
    return this.database.one({ tenantId }, entrySchema, {
      name: 'test_gateway.move',
      text: `UPDATE test_gateway_payments SET status = $4, decline_code = $5
        WHERE tenant_id = $1 AND id = $2 AND status = ANY ($3) RETURNING ${columns}`,
      values: [tenantId, id, from, to.status, to.declineCode],
    });
  }

  /** Books a refund once per id. @returns whether it stands in the books; false for more than the payment has left */
  async giveBack(
    tenantId: string,
    refund: { readonly id: string; readonly of: string; readonly amountMinor: number },
  ): Promise<boolean> {
    const booked = await this.database.withTenant({ tenantId }, async (tx) => {
      const values = [tenantId, refund.of];
      await tx.run({
        name: 'test_gateway.lock',
        text: `SELECT FROM test_gateway_payments WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
        values,
      });
      return tx.one(z.object({ id: z.string() }), {
        name: 'test_gateway.give_back',
        text: `WITH given AS (SELECT coalesce(sum(amount_minor), 0) AS total FROM test_gateway_refunds WHERE tenant_id = $1 AND payment_id = $2),
          booked AS (
            INSERT INTO test_gateway_refunds (tenant_id, id, payment_id, amount_minor)
            SELECT $1, $3, p.id, $4::bigint FROM test_gateway_payments p, given
            WHERE p.tenant_id = $1 AND p.id = $2 AND p.status = 'succeeded' AND given.total + $4::bigint <= p.amount_minor
            ON CONFLICT DO NOTHING RETURNING id)
          SELECT id FROM booked UNION ALL SELECT id FROM test_gateway_refunds WHERE tenant_id = $1 AND id = $3 LIMIT 1`,
        values: [...values, refund.id, refund.amountMinor],
      });
    });
    return booked !== null;
  }
}
