import { Injectable } from '@nestjs/common';
import { currencySchema } from '@smallshop/contract';
import type { Refund, RefundState, TaxTotal } from '@smallshop/domain';
import { z } from 'zod';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { refundBooksSchema, type RefundBooks } from './refund.sale.js';

const dueSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  status: z.enum(['pending', 'succeeded', 'failed']),
  amountMinor: z.number(),
  currency: currencySchema,
  reason: z.string(),
  actor: z.string(),
  locationId: z.string().nullable(),
  paymentId: z.string(),
  provider: z.enum(['test', 'stripe', 'manual']),
  providerPaymentId: z.string().nullable(),
  lines: z.array(
    z.object({
      title: z.string(),
      variantId: z.string().nullable(),
      isDigital: z.boolean(),
      quantity: z.number(),
      dropped: z.number(),
      isRestocked: z.boolean(),
    }),
  ),
});
/** A refund as it has to be asked for and settled. */
export type DueRefund = z.infer<typeof dueSchema>;

const pendingSchema = z.object({ tenantId: z.string(), refundId: z.string() });

/** A refund about to be asked for. */
export interface NewRefund {
  readonly orderId: string;
  readonly paymentId: string;
  readonly currency: string;
  readonly refund: Refund;
  readonly reason: string;
  readonly actor: string;
  readonly locationId: string | null;
  /** Of each refunded line by its id. */
  readonly units: ReadonlyMap<string, { readonly dropped: number; readonly isRestocked: boolean }>;
}

const taxesJson = `'taxes', taxes, 'tax', tax_minor, 'amount', amount_minor`;

/** TaxShares of the contract with amounts in minor units alone. */
const plainTaxes = (shares: string): string => `(SELECT coalesce(json_agg(json_build_object('name', t->'name',
   'ratePercent', t->'ratePercent', 'amount', t->'amount'->'amount')), '[]') FROM jsonb_array_elements(${shares}) t)`;

/** Columns of an order `o` from which refunds are worked out; see {@link refundBooksSchema}. */
export const refundBooksColumns = `o.total_minor AS "totalMinor", (o.totals->>'pricesIncludeTax')::boolean AS "pricesIncludeTax",
  ${plainTaxes("o.totals->'taxes'")} AS taxes,
  (SELECT coalesce(json_agg(json_build_object('key', l.id, 'variantId', l.variant_id, 'isDigital', l.is_digital, 'quantity', l.quantity,
     'paid', l.charged_minor, 'lineTotal', l.line_total_minor, 'tax', l.tax_minor,
     'taxes', ${plainTaxes('l.taxes')}) ORDER BY l.position), '[]')
   FROM order_lines l WHERE l.tenant_id = o.tenant_id AND l.order_id = o.id) AS lines,
  (SELECT coalesce(json_agg(json_build_object('id', id, 'at', iso(created_at), ${taxesJson},
     'shipping', json_build_object('amount', shipping_minor, 'taxes', shipping_taxes,
       'tax', (SELECT coalesce(sum((t->>'amount')::bigint), 0) FROM jsonb_array_elements(shipping_taxes) t)),
     'lines', (SELECT coalesce(json_agg(json_build_object('key', order_line_id, 'quantity', quantity, 'keptBack', kept_back_minor,
       ${taxesJson})), '[]') FROM refund_lines g WHERE g.tenant_id = r.tenant_id AND g.refund_id = r.id)
     ) ORDER BY r.id), '[]')
   FROM refunds r WHERE r.tenant_id = o.tenant_id AND r.order_id = o.id AND r.status <> 'failed') AS before,
  (SELECT json_build_object('id', p.id, 'amount', p.amount_minor) FROM payments p
   WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id AND p.status = 'succeeded' ORDER BY p.id DESC LIMIT 1) AS payment`;

const stored = (taxes: readonly TaxTotal[]) =>
  taxes.map(({ name, ratePercent, amount }) => ({ name, ratePercent, amount: Number(amount) }));

/** Our books of money given back. Lock the order first: it guards its refunds. */
@Injectable()
export class RefundRepository {
  constructor(private readonly database: Database) {}

  /** What refunds of an order are worked out from; null for no such order. Those that failed count for nothing. */
  books(tx: TenantTx, orderId: string): Promise<RefundBooks | null> {
    const text = `SELECT ${refundBooksColumns} FROM orders o WHERE o.tenant_id = $1 AND o.id = $2`;
    return tx.one(refundBooksSchema, { name: 'refund.books', text, values: [tx.tenantId, orderId] });
  }

  /** Writes a refund nobody was asked for yet. @returns its id */
  async insert(tx: TenantTx, { refund, units, ...head }: NewRefund): Promise<string> {
    const lines = refund.lines.map((line) => ({
      key: line.key,
      quantity: line.quantity,
      dropped: units.get(line.key)?.dropped ?? 0,
      amount: Number(line.amount),
      keptBack: Number(line.keptBack),
      tax: Number(line.tax),
      taxes: stored(line.taxes),
      isRestocked: units.get(line.key)?.isRestocked ?? false,
    }));
    const made = await tx.one(z.object({ id: z.string() }), {
      name: 'refund.insert',
      text: `WITH made AS (
          INSERT INTO refunds (tenant_id, order_id, payment_id, currency, amount_minor, tax_minor, taxes, shipping_minor,
            shipping_taxes, reason, actor, location_id)
          VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::jsonb, $10, $11, $12) RETURNING id),
        parts AS (
          INSERT INTO refund_lines (tenant_id, refund_id, order_line_id, quantity, dropped, amount_minor, kept_back_minor,
            tax_minor, taxes, is_restocked)
          SELECT $1, made.id, l.key, l.quantity, l.dropped, l.amount, l."keptBack", l.tax, l.taxes, l."isRestocked"
          FROM made, jsonb_to_recordset($13::jsonb) AS l (key uuid, quantity int, dropped int, amount bigint, "keptBack" bigint,
            tax bigint, taxes jsonb, "isRestocked" boolean))
        SELECT id FROM made`,
      values: [
        ...[tx.tenantId, head.orderId, head.paymentId, head.currency, Number(refund.amount), Number(refund.tax)],
        ...[JSON.stringify(stored(refund.taxes)), Number(refund.shipping.amount)],
        ...[
          JSON.stringify(stored(refund.shipping.taxes)),
          head.reason,
          head.actor,
          head.locationId,
          JSON.stringify(lines),
        ],
      ],
    });
    if (!made) throw new Error('A refund was not written.');
    return made.id;
  }

  find(tx: TenantTx, id: string): Promise<DueRefund | null> {
    return tx.one(dueSchema, {
      name: 'refund.find',
      text: `SELECT r.id, r.order_id AS "orderId", r.status, r.amount_minor AS "amountMinor", r.currency, r.reason, r.actor,
          r.location_id AS "locationId", p.id AS "paymentId", p.provider, p.provider_payment_id AS "providerPaymentId",
          (SELECT coalesce(json_agg(json_build_object('title', l.title, 'variantId', l.variant_id, 'isDigital', l.is_digital,
             'quantity', g.quantity, 'dropped', g.dropped, 'isRestocked', g.is_restocked) ORDER BY l.position), '[]')
           FROM refund_lines g JOIN order_lines l ON l.tenant_id = g.tenant_id AND l.id = g.order_line_id
           WHERE g.tenant_id = r.tenant_id AND g.refund_id = r.id) AS lines
        FROM refunds r JOIN payments p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
        WHERE r.tenant_id = $1 AND r.id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Writes what the payment company said. */
  async settle(
    tx: TenantTx,
    id: string,
    { status, providerRefundId, failure }: { status: RefundState; providerRefundId: string | null; failure?: string },
  ): Promise<void> {
    await tx.run({
      name: 'refund.settle',
      text: `UPDATE refunds SET status = $3, provider_refund_id = coalesce($4, provider_refund_id), failure_message = $5,
          settled_at = CASE WHEN $3 = 'pending' THEN NULL ELSE now() END
        WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, status, providerRefundId, failure ?? null],
    });
  }

  /** Keeps the merchant's record of what a buyer spent, in the shop's own currency. @param minor what went back; negative when it came back after all */
  async lowerSpending(tx: TenantTx, orderId: string, minor: number): Promise<void> {
    await tx.run({
      name: 'refund.lower_spending',
      text: `UPDATE customers c SET spent_minor = greatest(0, c.spent_minor - round($3::bigint * o.own_rate)::bigint), updated_at = now()
        FROM orders o WHERE o.tenant_id = $1 AND o.id = $2 AND c.tenant_id = o.tenant_id AND c.id = o.customer_id`,
      values: [tx.tenantId, orderId, minor],
    });
  }

  /** Refunds of all shops begun before `before` that nobody settled. */
  pending(before: Date, limit: number): Promise<z.infer<typeof pendingSchema>[]> {
    return this.database.asSystem('recover refunds', (tx) =>
      tx.rows(pendingSchema, {
        name: 'refund.pending',
        text: `SELECT tenant_id AS "tenantId", id AS "refundId" FROM refunds
          WHERE status = 'pending' AND created_at < $1 ORDER BY created_at LIMIT $2`,
        values: [before, limit],
      }),
    );
  }
}

/** The books of an order that was paid. @throws Refusal `order.not_found`, `order.not_paid` */
export async function paidBooks(
  tx: TenantTx,
  refunds: RefundRepository,
  orderId: string,
): Promise<RefundBooks & { readonly payment: NonNullable<RefundBooks['payment']> }> {
  const books = await refunds.books(tx, orderId);
  if (!books) throw new Refusal('order.not_found');
  const { payment } = books;
  if (!payment) throw new Refusal('order.not_paid');
  return { ...books, payment };
}
