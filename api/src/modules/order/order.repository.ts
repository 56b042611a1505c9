import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { AdminOrderListQuery, ShipmentInput } from '@smallshop/contract';
import type { TenantTx } from '../../plumbing/db/database.js';
import {
  adminOrderRecordSchema,
  orderRecordSchema,
  orderRowRecordSchema,
  type AdminOrderRecord,
  type OrderRecord,
  type OrderRowRecord,
} from './order.record.js';
import { adminOrderColumns, orderColumns, orderRowColumns } from './order.statements.js';

const countSchema = z.object({ total: z.number() });
const idSchema = z.object({ id: z.string() });

/** Something to say in an order's timeline. */
export interface Happening {
  readonly kind: 'placed' | 'paid' | 'payment_pending' | 'shipped' | 'note';
  readonly actor: string;
  readonly message: string;
}

const orderBy = {
  number: { order: 'o.number', after: 'o.number > $10' },
  '-number': { order: 'o.number DESC', after: 'o.number < $10' },
  total: { order: 'o.total_minor, o.number', after: '(o.total_minor, o.number) > ($11, $10)' },
  '-total': { order: 'o.total_minor DESC, o.number DESC', after: '(o.total_minor, o.number) < ($11, $10)' },
} as const satisfies Record<AdminOrderListQuery['sort'], unknown>;

const filters = `o.tenant_id = $1
  AND ($2::text IS NULL OR o.status = $2) AND ($3::text IS NULL OR o.payment_status = $3)
  AND ($4::text IS NULL OR o.fulfillment_status = $4)
  AND ($5::timestamptz IS NULL OR o.placed_at >= $5) AND ($6::timestamptz IS NULL OR o.placed_at < $6)
  AND ($7::uuid IS NULL OR o.customer_id = $7)
  AND ($8::text IS NULL OR o.id IN (SELECT find_orders($8)))`;

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
        WHERE ${filters} AND ($10::bigint IS NULL OR $11::bigint IS NULL OR ${condition}) ORDER BY ${order} LIMIT $9`,
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

  async tell(tx: TenantTx, orderId: string, { kind, actor, message }: Happening): Promise<void> {
    await tx.run({
      name: 'order.tell',
      text: `INSERT INTO order_events (tenant_id, order_id, kind, actor, message) VALUES ($1, $2, $3, $4, $5)`,
      values: [tx.tenantId, orderId, kind, actor, message],
    });
  }

  /** Ships lines of a locked order in full and says how the order stands after that. @returns the shipment's id */
  async ship(
    tx: TenantTx,
    order: { readonly id: string; readonly status: string; readonly fulfillmentStatus: string },
    parcel: ShipmentInput,
    lines: readonly { readonly orderLineId: string; readonly quantity: number }[],
  ): Promise<string> {
    const shipment = await tx.one(idSchema, {
      name: 'order.ship',
      text: `WITH moved AS (
          UPDATE order_lines SET fulfilled_quantity = quantity
          WHERE tenant_id = $1 AND id IN (SELECT "orderLineId" FROM jsonb_to_recordset($6::jsonb) AS l ("orderLineId" uuid))),
        stands AS (
          UPDATE orders SET status = $7, fulfillment_status = $8, version = version + 1, updated_at = now()
          WHERE tenant_id = $1 AND id = $2)
        INSERT INTO shipments (tenant_id, order_id, carrier, tracking_number, tracking_url, lines)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      values: [
        tx.tenantId,
        order.id,
        parcel.carrier,
        parcel.trackingNumber,
        parcel.trackingUrl,
        JSON.stringify(lines),
        order.status,
        order.fulfillmentStatus,
      ],
    });
    if (!shipment) throw new Error('A shipment was not written.');
    return shipment.id;
  }

  #filterValues(tx: TenantTx, query: AdminOrderListQuery): unknown[] {
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
    ];
  }
}
