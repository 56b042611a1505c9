import { Injectable } from '@nestjs/common';
import {
  adminPromotionRowSchema,
  adminPromotionSchema,
  type AdminPromotion,
  type AdminPromotionRow,
  type PromotionInput,
  type PromotionListQuery,
} from '@smallshop/contract';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { promotionJson, promotionRowJson, promotionSource, statusSql } from './promotion.statements.js';

const listRow = z.object({ shown: adminPromotionRowSchema, at: z.string() });
const oneRow = z.object({ shown: adminPromotionSchema });
const idRow = z.object({ id: z.string() });
const countRow = z.object({ n: z.number() });
const heldRow = z.object({ id: z.string(), version: z.number(), updatedBy: z.string(), updatedAt: z.date() });
const position = z.tuple([z.iso.datetime({ offset: true }), z.guid()]);

/** What a change of a promotion needs to know; it stays as it is until the transaction ends. */
export type HeldPromotion = z.infer<typeof heldRow>;

/** Ids a promotion names, by what they are. */
export interface NamedIds {
  readonly products: readonly string[];
  readonly variants: readonly string[];
  readonly categories: readonly string[];
  readonly collections: readonly string[];
  readonly groups: readonly string[];
}

const wanted = `($2::text IS NULL OR p.name ILIKE $2 OR EXISTS (
    SELECT FROM promotion_codes c WHERE c.tenant_id = $1 AND c.promotion_id = p.id AND c.code LIKE upper($2)))
  AND ($3::text IS NULL OR ${statusSql} = $3)`;
const containing = (q: string | undefined) => (q ? `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null);

/** Promotions as staff keep them. */
@Injectable()
export class PromotionRepository {
  /** The latest change first. */
  async page(
    tx: TenantTx,
    query: PromotionListQuery,
  ): Promise<{ items: AdminPromotionRow[]; nextCursor: string | null; total?: number }> {
    const after = decodeCursor(position, query.cursor);
    const filter = [tx.tenantId, containing(query.q), query.status ?? null];
    const [rows, counted] = await Promise.all([
      tx.rows(listRow, {
        name: 'promotion.page',
        // To the microsecond, as it is ordered: a cursor of milliseconds would skip or repeat rows.
        text: `SELECT ${promotionRowJson} AS shown, to_json(p.updated_at)#>>'{}' AS at FROM ${promotionSource} AND ${wanted}
          AND ($4::timestamptz IS NULL OR (p.updated_at, p.id) < ($4, $5::uuid))
          ORDER BY p.updated_at DESC, p.id DESC LIMIT $6`,
        values: [...filter, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
      }),
      query.include === 'total'
        ? tx.one(countRow, {
            name: 'promotion.total',
            text: `SELECT count(*)::int AS n FROM promotions p WHERE p.tenant_id = $1 AND ${wanted}`,
            values: filter,
          })
        : null,
    ]);
    const page = cutPage(rows, query.limit, {
      position: ({ at, shown }) => [at, shown.id],
      item: ({ shown }) => shown,
    });
    return counted ? { ...page, total: counted.n } : page;
  }

  async find(tx: TenantTx, id: string): Promise<AdminPromotion | null> {
    const row = await tx.one(oneRow, {
      name: 'promotion.find',
      text: `SELECT ${promotionJson} AS shown FROM ${promotionSource} AND p.id = $2`,
      values: [tx.tenantId, id],
    });
    return row?.shown ?? null;
  }

  /** Whoever locks it decides; orders that count against its limits wait. */
  lock(tx: TenantTx, id: string): Promise<HeldPromotion | null> {
    return tx.one(heldRow, {
      name: 'promotion.lock',
      text: `SELECT id, version, updated_by AS "updatedBy", updated_at AS "updatedAt" FROM promotions
        WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  async count(tx: TenantTx): Promise<number> {
    const row = await tx.one(countRow, {
      name: 'promotion.count',
      text: `SELECT count(*)::int AS n FROM promotions WHERE tenant_id = $1 AND NOT is_paused AND (ends_at IS NULL OR ends_at > now())`,
      values: [tx.tenantId],
    });
    return row?.n ?? 0;
  }

  /** @param id of the promotion to replace; null adds one. @returns its id */
  async put(tx: TenantTx, id: string | null, input: PromotionInput, by: string): Promise<string> {
    const values = [
      ...[tx.tenantId, input.name, input.isAutomatic, input.isPaused, JSON.stringify(input.effect)],
      ...[JSON.stringify(input.conditions), input.combinesWith, input.priority, input.startsAt, input.endsAt],
      ...[input.mostUses, input.mostUsesPerCustomer, by],
    ];
    const row = await tx.one(
      idRow,
      id === null
        ? {
            name: 'promotion.add',
            text: `INSERT INTO promotions (tenant_id, name, is_automatic, is_paused, effect, conditions, combines_with, priority,
                starts_at, ends_at, most_uses, most_uses_per_customer, updated_by)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
            values,
          }
        : {
            name: 'promotion.replace',
            text: `UPDATE promotions SET name = $2, is_automatic = $3, is_paused = $4, effect = $5, conditions = $6, combines_with = $7,
                priority = $8, starts_at = $9, ends_at = $10, most_uses = $11, most_uses_per_customer = $12, updated_by = $13,
                version = version + 1, updated_at = now()
              WHERE tenant_id = $1 AND id = $14 RETURNING id`,
            values: [...values, id],
          },
    );
    if (!row) throw new Error('A locked promotion is gone.');
    return row.id;
  }

  async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.run({
      name: 'promotion.delete',
      text: `DELETE FROM promotions WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Those of the ids that nothing in this shop has. */
  async unknown(tx: TenantTx, { products, variants, categories, collections, groups }: NamedIds): Promise<string[]> {
    const missing = (table: string, place: number) =>
      `SELECT w.id::text FROM unnest($${String(place)}::uuid[]) AS w (id)
        WHERE NOT EXISTS (SELECT FROM ${table} t WHERE t.tenant_id = $1 AND t.id = w.id)`;
    const tables = ['products', 'variants', 'categories', 'collections', 'customer_groups'];
    const rows = await tx.rows(idRow, {
      name: 'promotion.unknown',
      text: tables.map((table, at) => missing(table, at + 2)).join(' UNION ALL '),
      values: [tx.tenantId, products, variants, categories, collections, groups],
    });
    return rows.map(({ id }) => id);
  }
}
