import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CheckoutState } from '@smallshop/domain';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { checkoutRecordSchema, type Agreement, type CheckoutRecord } from './checkout.record.js';

const columns = `id, cart_id AS "cartId", customer_id AS "customerId", status, email, shipping_address AS "shippingAddress",
  billing_address AS "billingAddress", shipping_method AS "shippingMethod", lines, totals, currency, own_rate::float8 AS "ownRate", note, order_id AS "orderId",
  failure_code AS "failureCode", failure_message AS "failureMessage", version, expires_at AS "expiresAt"`;
const openCaseSchema = z.object({ tenantId: z.string(), checkoutId: z.string() });

/** A checkout whose payment is not settled, or whose money has no order. */
export type OpenCase = z.infer<typeof openCaseSchema>;

/** A checkout about to hold stock. */
export interface NewCheckout extends Agreement {
  readonly id: string;
  readonly cartId: string;
  readonly customerId: string | null;
  /** The language the buyer shops in. */
  readonly locale: string;
  readonly expiresAt: Date;
}

/** How a checkout stands after a step. */
export interface CheckoutMove {
  readonly status: CheckoutState;
  readonly orderId?: string;
  readonly failure?: { readonly code: string; readonly message: string };
}

/** Checkouts, and the record of what was done about money without an order. */
@Injectable()
export class CheckoutRepository {
  constructor(private readonly database: Database) {}

  find(tx: TenantTx, id: string): Promise<CheckoutRecord | null> {
    return tx.one(checkoutRecordSchema, {
      name: 'checkout.find',
      text: `SELECT ${columns} FROM checkouts WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** The checkout as it is once everyone who is settling it has finished: whoever locks it decides. */
  lock(tx: TenantTx, id: string): Promise<CheckoutRecord | null> {
    return tx.one(checkoutRecordSchema, {
      name: 'checkout.lock',
      text: `SELECT ${columns} FROM checkouts WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  /** Writes a checkout that waits for its payment. */
  async insert(tx: TenantTx, checkout: NewCheckout): Promise<void> {
    const { shippingAddress, billingAddress, shippingMethod, lines, totals } = checkout;
    await tx.run({
      name: 'checkout.insert',
      text: `INSERT INTO checkouts (tenant_id, id, cart_id, customer_id, status, email, shipping_address, billing_address,
          shipping_method, lines, totals, total_minor, currency, note, expires_at, locale, own_rate)
        VALUES ($1, $2, $3, $4, 'awaiting_payment', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      values: [
        tx.tenantId,
        checkout.id,
        checkout.cartId,
        checkout.customerId,
        checkout.email,
        shippingAddress && JSON.stringify(shippingAddress),
        billingAddress && JSON.stringify(billingAddress),
        shippingMethod && JSON.stringify(shippingMethod),
        JSON.stringify(lines),
        JSON.stringify(totals),
        totals.total.amount,
        checkout.currency,
        checkout.note,
        checkout.expiresAt,
        checkout.locale,
        checkout.ownRate,
      ],
    });
  }

  /** Moves a locked checkout on. */
  async move(tx: TenantTx, id: string, { status, orderId, failure }: CheckoutMove): Promise<void> {
    await tx.run({
      name: 'checkout.move',
      text: `UPDATE checkouts SET status = $3, order_id = $4, failure_code = $5, failure_message = $6, version = version + 1,
          updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, status, orderId ?? null, failure?.code ?? null, failure?.message ?? null],
    });
  }

  /** Keeps a trace of money that has no order, for whoever has to explain it. */
  async audit(
    tx: TenantTx,
    action: 'payment.unplaced' | 'payment.returned',
    checkoutId: string,
    paymentId: string,
  ): Promise<void> {
    await tx.run({
      name: 'checkout.audit',
      text: `INSERT INTO audit_events (tenant_id, actor_kind, actor, action, object_type, object_id, details)
        VALUES ($1, 'system', 'checkout', $2, 'payment', $4, jsonb_build_object('checkoutId', $3::uuid))`,
      values: [tx.tenantId, action, checkoutId, paymentId],
    });
  }

  /** Checkouts of all shops whose payment began before `before` and is neither settled nor given up. */
  waiting(before: Date, limit: number): Promise<OpenCase[]> {
    return this.database.asSystem('recover checkouts', (tx) =>
      tx.rows(openCaseSchema, {
        name: 'checkout.waiting',
        text: `SELECT tenant_id AS "tenantId", id AS "checkoutId" FROM checkouts
          WHERE status = 'awaiting_payment' AND created_at < $1 ORDER BY expires_at LIMIT $2`,
        values: [before, limit],
      }),
    );
  }

  /** Checkouts of all shops that ended without an order although the money came. */
  unplaced(before: Date, limit: number): Promise<OpenCase[]> {
    return this.database.asSystem('return payments', (tx) =>
      tx.rows(openCaseSchema, {
        name: 'checkout.unplaced',
        text: `SELECT tenant_id AS "tenantId", checkout_id AS "checkoutId" FROM payments
          WHERE status = 'succeeded' AND order_id IS NULL AND updated_at < $1 ORDER BY updated_at LIMIT $2`,
        values: [before, limit],
      }),
    );
  }
}
