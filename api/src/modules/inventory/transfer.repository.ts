import { Injectable } from '@nestjs/common';
import {
  imageSchema,
  type Transfer,
  type TransferInput,
  type TransferListQuery,
  type TransferRow,
} from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { levelsOf, pictureJoin, stockVariantColumns } from './stock.columns.js';

const instant = z.date().transform((date) => date.toISOString());
const statusSchema = z.enum(['draft', 'in_transit', 'received', 'cancelled']);
const place = z.object({ id: z.string(), name: z.string() });
const rowSchema = z.object({
  id: z.string(),
  number: z.number(),
  status: statusSchema,
  origin: place,
  destination: place,
  units: z.number(),
  receivedUnits: z.number(),
  expectedOn: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  closedAt: instant.nullable(),
});
const headSchema = rowSchema.extend({
  note: z.string(),
  tracking: z.string(),
  createdBy: z.string(),
  updatedBy: z.string(),
  version: z.number(),
  updatedAt: instant,
});
const lineSchema = z.object({
  variantId: z.string(),
  productId: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  barcode: z.string().nullable(),
  image: imageSchema.nullable(),
  quantity: z.number(),
  received: z.number(),
  freeAtOrigin: z.number(),
});
const heldSchema = z.object({
  id: z.string(),
  status: statusSchema,
  originId: z.string(),
  destinationId: z.string(),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: instant,
});
const openSchema = z.object({ variantId: z.string(), quantity: z.number(), received: z.number() });
const idSchema = z.object({ id: z.string() });

/** A transfer as decisions need it; nobody else changes it until the transaction ends. */
export type HeldTransfer = z.infer<typeof heldSchema>;
/** What was put into a transfer, and what of it has arrived. */
export type SentLine = z.infer<typeof openSchema>;

const columns = `t.id, t.number, t.status, json_build_object('id', o.id, 'name', o.name) AS origin,
  json_build_object('id', d.id, 'name', d.name) AS destination, u.units, u.received AS "receivedUnits",
  t.expected_on::text AS "expectedOn", t.created_at AS "createdAt", t.sent_at AS "sentAt", t.closed_at AS "closedAt"`;
const source = `FROM stock_transfers t
  JOIN locations o ON o.tenant_id = $1 AND o.id = t.origin_id
  JOIN locations d ON d.tenant_id = $1 AND d.id = t.destination_id
  CROSS JOIN LATERAL (SELECT coalesce(sum(l.quantity), 0)::int AS units, coalesce(sum(l.received), 0)::int AS received
    FROM stock_transfer_lines l WHERE l.tenant_id = $1 AND l.transfer_id = t.id) u`;
const matching = `t.tenant_id = $1 AND ($2::text IS NULL OR t.status = $2)
  AND ($3::uuid IS NULL OR $3 IN (t.origin_id, t.destination_id))`;

/** Transfers and their lines. */
@Injectable()
export class TransferRepository {
  /** Newest first, from `after` on; one more than `limit` when there is more. */
  list(tx: TenantTx, query: TransferListQuery, after: number | null): Promise<TransferRow[]> {
    return tx.rows(rowSchema, {
      name: 'transfer.list',
      text: `SELECT ${columns} ${source} WHERE ${matching} AND ($4::bigint IS NULL OR t.number < $4)
        ORDER BY t.number DESC LIMIT $5`,
      values: [tx.tenantId, query.status ?? null, query.locationId ?? null, after, query.limit + 1],
    });
  }

  async count(tx: TenantTx, query: TransferListQuery): Promise<number> {
    const total = await tx.text({
      name: 'transfer.count',
      text: `SELECT count(*)::text FROM stock_transfers t WHERE ${matching}`,
      values: [tx.tenantId, query.status ?? null, query.locationId ?? null],
    });
    return Number(total);
  }

  async find(tx: TenantTx, id: string): Promise<Transfer | null> {
    const [head, lines] = await Promise.all([
      tx.one(headSchema, {
        name: 'transfer.find',
        text: `SELECT ${columns}, t.note, t.tracking, t.created_by AS "createdBy", t.updated_by AS "updatedBy", t.version,
            t.updated_at AS "updatedAt" ${source} WHERE t.tenant_id = $1 AND t.id = $2`,
        values: [tx.tenantId, id],
      }),
      tx.rows(lineSchema, {
        name: 'transfer.lines',
        text: `SELECT ${stockVariantColumns}, l.quantity, l.received, there.free AS "freeAtOrigin"
          FROM stock_transfer_lines l
          JOIN stock_transfers t ON t.tenant_id = $1 AND t.id = l.transfer_id
          JOIN variants v ON v.tenant_id = $1 AND v.id = l.variant_id
          JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id
          ${pictureJoin} ${levelsOf('there', 't.origin_id')}
          WHERE l.tenant_id = $1 AND l.transfer_id = $2 ORDER BY l.position, v.id`,
        values: [tx.tenantId, id],
      }),
    ]);
    return head && { ...head, lines };
  }

  /** Keeps everyone else from changing it until the transaction ends. */
  lock(tx: TenantTx, id: string): Promise<HeldTransfer | null> {
    return tx.one(heldSchema, {
      name: 'transfer.lock',
      text: `SELECT id, status, origin_id AS "originId", destination_id AS "destinationId", version, updated_by AS "updatedBy",
          updated_at AS "updatedAt" FROM stock_transfers WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  sent(tx: TenantTx, id: string): Promise<SentLine[]> {
    return tx.rows(openSchema, {
      name: 'transfer.sent',
      text: `SELECT variant_id AS "variantId", quantity, received FROM stock_transfer_lines
        WHERE tenant_id = $1 AND transfer_id = $2 ORDER BY variant_id`,
      values: [tx.tenantId, id],
    });
  }

  /** Writes a draft under the shop's next number, counted from 1. @returns its id */
  async insert(tx: TenantTx, input: TransferInput, actor: string): Promise<string> {
    const made = await tx.one(idSchema, {
      name: 'transfer.insert',
      text: `WITH counted AS (
          INSERT INTO counters (tenant_id, name, value) VALUES ($1, 'transfer', 1)
          ON CONFLICT (tenant_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value)
        INSERT INTO stock_transfers (tenant_id, number, origin_id, destination_id, note, tracking, expected_on, created_by, updated_by)
        SELECT $1, value, $2, $3, $4, $5, $6::date, $7, $7 FROM counted RETURNING id`,
      values: [tx.tenantId, input.originId, input.destinationId, input.note, input.tracking, input.expectedOn, actor],
    });
    return idSchema.parse(made).id;
  }

  async update(tx: TenantTx, id: string, input: TransferInput, actor: string): Promise<void> {
    await tx.run({
      name: 'transfer.update',
      text: `UPDATE stock_transfers SET origin_id = $3, destination_id = $4, note = $5, tracking = $6, expected_on = $7::date,
          updated_by = $8, version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [
        ...[tx.tenantId, id, input.originId, input.destinationId, input.note, input.tracking, input.expectedOn, actor],
      ],
    });
  }

  /** Replaces the lines of a draft. @returns how many of them are physical variants of this shop */
  async putLines(tx: TenantTx, id: string, lines: TransferInput['lines']): Promise<number> {
    await tx.run({
      name: 'transfer.clear-lines',
      text: `DELETE FROM stock_transfer_lines WHERE tenant_id = $1 AND transfer_id = $2`,
      values: [tx.tenantId, id],
    });
    return tx.run({
      name: 'transfer.put-lines',
      text: `INSERT INTO stock_transfer_lines (tenant_id, transfer_id, variant_id, position, quantity)
        SELECT $1, $2, v.id, line.position, line.quantity
        FROM unnest($3::uuid[], $4::int[]) WITH ORDINALITY AS line (variant_id, quantity, position)
        JOIN variants v ON v.tenant_id = $1 AND v.id = line.variant_id
        JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND NOT p.is_digital`,
      values: [tx.tenantId, id, lines.map((line) => line.variantId), lines.map((line) => line.quantity)],
    });
  }

  /** Adds what arrived to what had. */
  async receive(tx: TenantTx, id: string, lines: readonly { variantId: string; quantity: number }[]): Promise<void> {
    await tx.run({
      name: 'transfer.receive',
      text: `UPDATE stock_transfer_lines l SET received = l.received + r.quantity
        FROM unnest($3::uuid[], $4::int[]) AS r (variant_id, quantity)
        WHERE l.tenant_id = $1 AND l.transfer_id = $2 AND l.variant_id = r.variant_id`,
      values: [tx.tenantId, id, lines.map((line) => line.variantId), lines.map((line) => line.quantity)],
    });
  }

  /** Puts a transfer into a state. */
  async move(tx: TenantTx, id: string, status: z.infer<typeof statusSchema>, actor: string): Promise<void> {
    await tx.run({
      name: 'transfer.move',
      text: `UPDATE stock_transfers SET status = $3, updated_by = $4, version = version + 1, updated_at = now(),
          sent_at = CASE WHEN $3 = 'in_transit' THEN coalesce(sent_at, now()) ELSE sent_at END,
          closed_at = CASE WHEN $3 IN ('received', 'cancelled') THEN now() END
        WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, status, actor],
    });
  }
}
