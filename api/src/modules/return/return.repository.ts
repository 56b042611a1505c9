import { Injectable } from '@nestjs/common';
import type { AdminReturn, AdminReturnListQuery, ReturnRow } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import {
  listedRow,
  returnFactsSchema,
  returnRow,
  type NewReturn,
  type ReturnFacts,
  type ReturnStep,
} from './return.record.js';
import { returnFacts, returnFilters, returnJson, returnRowJson, returnsOfOrders } from './return.statements.js';

const idSchema = z.object({ id: z.string() });
const countSchema = z.object({ n: z.number() });

/** What came of a line, more than before. */
export interface ReceivedLine {
  readonly orderLineId: string;
  readonly resellable: number;
  readonly damaged: number;
  readonly restocked: number;
}

const orderBy = {
  requestedAt: { order: 'r.id', after: 'r.id > $6' },
  '-requestedAt': { order: 'r.id DESC', after: 'r.id < $6' },
} as const satisfies Record<AdminReturnListQuery['sort'], unknown>;

const filterValues = (tx: TenantTx, { q, status, orderId }: AdminReturnListQuery): unknown[] => [
  ...[tx.tenantId, status ?? null],
  ...[q === undefined || q === '' ? null : q.replace(/^#/, ''), orderId ?? null],
];

/** Returns. Lock their order before changing them: it guards them. */
@Injectable()
export class ReturnRepository {
  async find(tx: TenantTx, id: string): Promise<AdminReturn | null> {
    const row = await tx.one(returnRow, {
      name: 'return.find',
      text: `SELECT ${returnJson} AS item ${returnsOfOrders} WHERE r.tenant_id = $1 AND r.id = $2`,
      values: [tx.tenantId, id],
    });
    return row?.item ?? null;
  }

  /** Newest first. */
  async ofOrder(tx: TenantTx, orderId: string): Promise<AdminReturn[]> {
    const rows = await tx.rows(returnRow, {
      name: 'return.of_order',
      text: `SELECT ${returnJson} AS item ${returnsOfOrders} WHERE r.tenant_id = $1 AND r.order_id = $2 ORDER BY r.number DESC`,
      values: [tx.tenantId, orderId],
    });
    return rows.map(({ item }) => item);
  }

  /** One more than the limit tells that there is another page. @param after id of the last return of the page before */
  async list(tx: TenantTx, query: AdminReturnListQuery, after: string | null): Promise<ReturnRow[]> {
    const { order, after: condition } = orderBy[query.sort];
    const rows = await tx.rows(listedRow, {
      name: `return.list.${query.sort}`,
      text: `SELECT ${returnRowJson} AS item ${returnsOfOrders}
        WHERE ${returnFilters} AND ($6::uuid IS NULL OR ${condition}) ORDER BY ${order} LIMIT $5`,
      values: [...filterValues(tx, query), query.limit + 1, after],
    });
    return rows.map(({ item }) => item);
  }

  async count(tx: TenantTx, query: AdminReturnListQuery): Promise<number> {
    const counted = await tx.one(countSchema, {
      name: 'return.count',
      text: `SELECT count(*)::int AS n ${returnsOfOrders} WHERE ${returnFilters}`,
      values: filterValues(tx, query),
    });
    return counted?.n ?? 0;
  }

  /** @throws Error for an order that does not exist */
  async facts(tx: TenantTx, orderId: string, finalSaleTags: readonly string[]): Promise<ReturnFacts> {
    const values = [tx.tenantId, orderId, finalSaleTags];
    const facts = await tx.one(returnFactsSchema, { name: 'return.facts', text: returnFacts, values });
    if (!facts) throw new Error(`Order ${orderId} does not exist.`);
    return facts;
  }

  /** @returns its id */
  async insert(tx: TenantTx, { lines, ...head }: NewReturn): Promise<string> {
    const made = await tx.one(idSchema, {
      name: 'return.insert',
      text: `WITH made AS (
          INSERT INTO returns (tenant_id, order_id, number, status, is_by_buyer, updated_by, instructions, label_url, fee_minor, decided_at)
          SELECT $1, $2, 1 + coalesce(max(number), 0), $3, $4, $5, $6, $7, $8, CASE WHEN $3 = 'approved' THEN now() END
          FROM returns WHERE tenant_id = $1 AND order_id = $2 RETURNING id),
        parts AS (
          INSERT INTO return_lines (tenant_id, return_id, order_line_id, quantity, reason, comment)
          SELECT $1, made.id, l."orderLineId", l.quantity, l.reason, l.comment
          FROM made, jsonb_to_recordset($9::jsonb) AS l ("orderLineId" uuid, quantity int, reason text, comment text))
        SELECT id FROM made`,
      values: [
        ...[tx.tenantId, head.orderId, head.status, head.isByBuyer, head.by],
        ...[head.instructions, head.labelUrl, head.feeMinor, JSON.stringify(lines)],
      ],
    });
    if (!made) throw new Error('A return was not written.');
    return made.id;
  }

  async step(tx: TenantTx, id: string, step: ReturnStep): Promise<void> {
    await tx.run({
      name: 'return.step',
      text: `UPDATE returns SET status = $3, updated_by = $4, message = coalesce($5, message),
          instructions = coalesce($6, instructions), label_url = CASE WHEN $7 THEN $8 ELSE label_url END,
          fee_minor = coalesce($9, fee_minor), refund_id = coalesce($10, refund_id), version = version + 1, updated_at = now(),
          decided_at = CASE WHEN $3 IN ('approved', 'declined') THEN coalesce(decided_at, now()) ELSE decided_at END,
          received_at = CASE WHEN $3 = 'received' THEN coalesce(received_at, now()) ELSE received_at END,
          ended_at = CASE WHEN $3 IN ('requested', 'approved', 'received') THEN NULL ELSE now() END
        WHERE tenant_id = $1 AND id = $2`,
      values: [
        ...[tx.tenantId, id, step.status, step.by, step.message ?? null, step.instructions ?? null],
        ...[step.labelUrl !== undefined, step.labelUrl ?? null, step.feeMinor ?? null, step.refundId ?? null],
      ],
    });
  }

  async receive(tx: TenantTx, id: string, lines: readonly ReceivedLine[]): Promise<void> {
    await tx.run({
      name: 'return.receive',
      text: `UPDATE return_lines b SET resellable = b.resellable + l.resellable, damaged = b.damaged + l.damaged,
          restocked = b.restocked + l.restocked
        FROM jsonb_to_recordset($3::jsonb) AS l ("orderLineId" uuid, resellable int, damaged int, restocked int)
        WHERE b.tenant_id = $1 AND b.return_id = $2 AND b.order_line_id = l."orderLineId"`,
      values: [tx.tenantId, id, JSON.stringify(lines)],
    });
  }
}
