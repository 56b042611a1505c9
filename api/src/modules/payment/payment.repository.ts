import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { currencySchema, paymentActionSchema } from '@smallshop/contract';
import type { PaymentState } from '@smallshop/domain';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { ProviderCode } from './payment.provider.js';

const paymentSchema = z.object({
  id: z.string(),
  checkoutId: z.string(),
  provider: z.enum(['test', 'stripe', 'manual']),
  providerPaymentId: z.string().nullable(),
  amountMinor: z.number(),
  currency: currencySchema,
  status: z.enum(['pending', 'requires_action', 'succeeded', 'declined', 'cancelled']),
  action: paymentActionSchema.nullable(),
});
const columns = `id, checkout_id AS "checkoutId", provider, provider_payment_id AS "providerPaymentId",
  amount_minor AS "amountMinor", currency, status, action`;

/** A payment as we know it. */
export type Payment = z.infer<typeof paymentSchema>;

/** A payment about to begin. */
export interface NewPayment {
  readonly id: string;
  readonly checkoutId: string;
  readonly provider: ProviderCode;
  readonly amountMinor: number;
  readonly currency: string;
}

/** What became of a payment; `orderId` once there is one. */
export interface PaymentRecord {
  readonly status: PaymentState;
  readonly providerPaymentId?: string | null;
  readonly action?: Payment['action'];
  readonly failure?: { readonly code: string; readonly message: string };
  readonly orderId?: string;
}

/** Our books of payments. */
@Injectable()
export class PaymentRepository {
  async insert(tx: TenantTx, payment: NewPayment): Promise<void> {
    const { id, checkoutId, provider, amountMinor, currency } = payment;
    await tx.run({
      name: 'payment.insert',
      text: `INSERT INTO payments (tenant_id, id, checkout_id, provider, amount_minor, currency) VALUES ($1, $2, $3, $4, $5, $6)`,
      values: [tx.tenantId, id, checkoutId, provider, amountMinor, currency],
    });
  }

  /** The payment of a checkout. Lock the checkout first: it guards its payment. */
  ofCheckout(tx: TenantTx, checkoutId: string): Promise<Payment | null> {
    return tx.one(paymentSchema, {
      name: 'payment.of_checkout',
      text: `SELECT ${columns} FROM payments WHERE tenant_id = $1 AND checkout_id = $2 ORDER BY id DESC LIMIT 1`,
      values: [tx.tenantId, checkoutId],
    });
  }

  find(tx: TenantTx, id: string): Promise<Payment | null> {
    return tx.one(paymentSchema, {
      name: 'payment.find',
      text: `SELECT ${columns} FROM payments WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Writes what became of a payment; what the record leaves out stays, except the action, which is over. */
  async record(tx: TenantTx, id: string, record: PaymentRecord): Promise<void> {
    const { status, providerPaymentId, action, failure, orderId } = record;
    await tx.run({
      name: 'payment.record',
      text: `UPDATE payments SET status = $3, provider_payment_id = coalesce($4, provider_payment_id), action = $5::jsonb,
          failure_code = $6, failure_message = $7, order_id = coalesce($8, order_id), updated_at = now()
        WHERE tenant_id = $1 AND id = $2`,
      values: [
        tx.tenantId,
        id,
        status,
        providerPaymentId ?? null,
        action ? JSON.stringify(action) : null,
        failure?.code ?? null,
        failure?.message ?? null,
        orderId ?? null,
      ],
    });
  }

  /** Notes that a provider's message arrived. @returns false when it had arrived before */
  async receive(tx: TenantTx, provider: ProviderCode, event: { eventId: string; type: string }): Promise<boolean> {
    const inserted = await tx.run({
      name: 'payment.receive',
      text: `INSERT INTO webhook_receipts (tenant_id, provider, event_id, event_type) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      values: [tx.tenantId, provider, event.eventId, event.type],
    });
    return inserted === 1;
  }
}
