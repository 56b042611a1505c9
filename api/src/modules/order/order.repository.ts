import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { AdminOrderListQuery, CancelOrderInput, OrderFilter, TrackingInput } from '@smallshop/contract';
import type { TenantTx } from '../../plumbing/db/database.js';
import {
  adminOrderRecordSchema,
  orderRecordSchema,
  orderRowRecordSchema,
  type AdminOrderRecord,
  type OrderRecord,
  type OrderRowRecord,
} from './order.record.js';
import type { Standing } from './order.standing.js';
import { adminOrderColumns, orderColumns, orderRowColumns } from './order.statements.js';

const countSchema = z.object({ total: z.number() });
const idSchema = z.object({ id: z.string() });
const capturedSchema = z.object({ minor: z.number() });

type OrderEvent = AdminOrderRecord['events'][number];

/** Something to say in an order's timeline. */
export interface Happening {
  readonly kind: Exclude<OrderEvent['kind'], 'email_sent'>;
  readonly actor: string;
  readonly message: string;
}

const orderBy = {
  number: { order: 'o.number', after: 'o.number > $14' },
  '-number': { order: 'o.number DESC', after: 'o.number < $14' },
  total: { order: 'o.total_minor, o.number', after: '(o.total_minor, o.number) > ($15, $14)' },
  '-total': { order: 'o.total_minor DESC, o.number DESC', after: '(o.total_minor, o.number) < ($15, $14)' },
} as const satisfies Record<AdminOrderListQuery['sort'], unknown>;

const filters = `o.tenant_id = $1
  AND ($2::text IS NULL OR o.status = $2) AND ($3::text IS NULL OR o.payment_status = $3)
  AND ($4::text IS NULL OR o.fulfillment_status = $4)
  AND ($5::timestamptz IS NULL OR o.placed_at >= $5) AND ($6::timestamptz IS NULL OR o.placed_at < $6)
  AND ($7::uuid IS NULL OR o.customer_id = $7)
  AND ($8::text IS NULL OR o.id IN (SELECT find_orders($8)))
  AND ($9::text IS NULL OR o.tags @> ARRAY[$9]) AND ($10::boolean IS NULL OR (o.archived_at IS NOT NULL) = $10)
  AND ($11::text IS NULL OR o.source = $11)
  AND ($12::int IS NULL OR o.placed_at >= (SELECT ((now() AT TIME ZONE timezone)::date + 1 - $12)::timestamp AT TIME ZONE timezone
    FROM shop_settings WHERE tenant_id = $1))`;

/** Where a page of orders begins: after this order. */
export interface OrderPosition {
  readonly number: number;
  readonly totalMinor: number;
}

/** Orders, their shipments and their timeline. */
@Injectable()
export class OrderRepository {
  find(tx: TenantTx, id: string): Promise<OrderRecord | null> {
    return tx.one(orderRecordSchema, {
      name: 'order.find',
      text: `SELECT ${orderColumns} FROM orders o WHERE o.tenant_id = $1 AND o.id = $2`,
      values: [tx.tenantId, id],
    });
  }

  findForStaff(tx: TenantTx, id: string): Promise<AdminOrderRecord | null> {
    return tx.one(adminOrderRecordSchema, {
      name: 'order.find_for_staff',
      text: `SELECT ${adminOrderColumns} FROM orders o WHERE o.tenant_id = $1 AND o.id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** The order as it is once everyone who is changing it has finished. */
  async lock(tx: TenantTx, id: string): Promise<OrderRecord | null> {
    const statement = { name: 'order.lock', text: `SELECT 1 FROM orders WHERE tenant_id = $1 AND id = $2 FOR UPDATE` };
    const [, order] = await Promise.all([tx.run({ ...statement, values: [tx.tenantId, id] }), this.find(tx, id)]);
    return order;
  }

  /** Orders placed by a signed-in customer, newest first; one more than `limit` tells that there is another page. */
  ofAccount(tx: TenantTx, accountId: string, limit: number, before: number | null): Promise<OrderRowRecord[]> {
    return tx.rows(orderRowRecordSchema, {
      name: 'order.of_account',
      text: `SELECT ${orderRowColumns} FROM orders o
        WHERE o.tenant_id = $1 AND o.account_id = $2 AND ($3::bigint IS NULL OR o.number < $3)
        ORDER BY o.number DESC LIMIT $4`,
      values: [tx.tenantId, accountId, before, limit + 1],
    });
  }

  async countOfAccount(tx: TenantTx, accountId: string): Promise<number> {
    const counted = await tx.one(countSchema, {
      name: 'order.count_of_account',
      text: `SELECT count(*) AS total FROM orders WHERE tenant_id = $1 AND account_id = $2`,
      values: [tx.tenantId, accountId],
    });
    return counted?.total ?? 0;
  }

  list(tx: TenantTx, query: AdminOrderListQuery, after: OrderPosition | null): Promise<OrderRowRecord[]> {
    const { order, after: condition } = orderBy[query.sort];
    return tx.rows(orderRowRecordSchema, {
      name: `order.list.${query.sort}`,
      text: `SELECT ${orderRowColumns} FROM orders o
        WHERE ${filters} AND ($14::bigint IS NULL OR $15::bigint IS NULL OR ${condition}) ORDER BY ${order} LIMIT $13`,
      values: [...this.#filterValues(tx, query), query.limit + 1, after?.number ?? null, after?.totalMinor ?? null],
    });
  }

  async count(tx: TenantTx, query: AdminOrderListQuery): Promise<number> {
    const counted = await tx.one(countSchema, {
      name: 'order.count',
      text: `SELECT count(*) AS total FROM orders o WHERE ${filters}`,
      values: this.#filterValues(tx, query),
    });
    return counted?.total ?? 0;
  }

  /** Ids of the orders a list would show, newest first. */
  async ids(tx: TenantTx, filter: OrderFilter, limit: number): Promise<string[]> {
    const found = await tx.rows(idSchema, {
      name: 'order.ids',
      text: `SELECT o.id FROM orders o WHERE ${filters} ORDER BY o.number DESC LIMIT $13`,
      values: [...this.#filterValues(tx, filter), limit],
    });
    return found.map(({ id }) => id);
  }

  async tell(tx: TenantTx, orderId: string, { kind, actor, message }: Happening): Promise<void> {
    await tx.run({
      name: 'order.tell',
      text: `INSERT INTO order_events (tenant_id, order_id, kind, actor, message) VALUES ($1, $2, $3, $4, $5)`,
      values: [tx.tenantId, orderId, kind, actor, message],
    });
  }

  /** What was taken for an order, in minor units. */
  async capturedMinor(tx: TenantTx, orderId: string): Promise<number> {
    const captured = await tx.one(capturedSchema, {
      name: 'order.captured',
      text: `SELECT coalesce(sum(amount_minor), 0)::bigint AS minor FROM payments
        WHERE tenant_id = $1 AND order_id = $2 AND status = 'succeeded'`,
      values: [tx.tenantId, orderId],
    });
    return captured?.minor ?? 0;
  }

  /** Says how a locked order stands after a step. */
  async stand(tx: TenantTx, orderId: string, { status, paymentStatus, fulfillmentStatus }: Standing): Promise<void> {
    await tx.run({
      name: 'order.stand',
      text: `UPDATE orders SET status = $3, payment_status = $4, fulfillment_status = $5, version = version + 1,
          updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, orderId, status, paymentStatus, fulfillmentStatus],
    });
  }

  /** Cancels a locked order, and what the buyer had promised to pay for it. */
  async cancel(tx: TenantTx, orderId: string, { reason, note }: CancelOrderInput): Promise<void> {
    await tx.run({
      name: 'order.cancel',
      text: `WITH forgone AS (
          UPDATE payments SET status = 'cancelled', updated_at = now()
          WHERE tenant_id = $1 AND order_id = $2 AND status = 'pending')
        UPDATE orders SET status = 'cancelled', cancelled_at = now(), cancel_reason = $3, cancel_note = $4,
          version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, orderId, reason, note],
    });
  }

  /** Sends units of a locked order's lines. @returns the shipment's id */
  async ship(
    tx: TenantTx,
    orderId: string,
    parcel: TrackingInput,
    lines: readonly { readonly orderLineId: string; readonly quantity: number }[],
  ): Promise<string> {
    const shipment = await tx.one(idSchema, {
      name: 'order.ship',
      text: `WITH moved AS (
          UPDATE order_lines o SET fulfilled_quantity = o.fulfilled_quantity + l.quantity
          FROM jsonb_to_recordset($6::jsonb) AS l ("orderLineId" uuid, quantity int)
          WHERE o.tenant_id = $1 AND o.order_id = $2 AND o.id = l."orderLineId")
        INSERT INTO shipments (tenant_id, order_id, carrier, tracking_number, tracking_url, lines)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      values: [tx.tenantId, orderId, parcel.carrier, parcel.trackingNumber, parcel.trackingUrl, JSON.stringify(lines)],
    });
    if (!shipment) throw new Error('A shipment was not written.');
    return shipment.id;
  }

  #filterValues(tx: TenantTx, query: OrderFilter): unknown[] {
    const words = query.q === undefined || query.q === '' ? null : query.q.replace(/^#/, '');
    return [
      tx.tenantId,
      query.status ?? null,
      query.paymentStatus ?? null,
      query.fulfillmentStatus ?? null,
      query.placedFrom ?? null,
      query.placedTo ?? null,
      query.customerId ?? null,
      words,
      query.tag ?? null,
      query.archived === undefined ? null : query.archived === 'only',
      query.channel ?? null,
      query.placedWithinDays ?? null,
    ];
  }
}
