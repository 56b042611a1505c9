import { Injectable } from '@nestjs/common';
import type { CountInput, CountListQuery, StockCount } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const instant = z.date().transform((date) => date.toISOString());
const statusSchema = z.enum(['open', 'applied', 'cancelled']);
const place = z.object({ id: z.string(), name: z.string() });
const countSchema = z.object({
  id: z.string(),
  number: z.number(),
  status: statusSchema,
  location: place,
  category: place.nullable(),
  note: z.string(),
  lines: z.number(),
  counted: z.number(),
  different: z.number(),
  difference: z.number(),
  createdBy: z.string(),
  createdAt: instant,
  closedBy: z.string().nullable(),
  closedAt: instant.nullable(),
});
const heldSchema = z.object({ id: z.string(), status: statusSchema, locationId: z.string() });
const idSchema = z.object({ id: z.string() });

/** A count as decisions need it. */
export type HeldCount = z.infer<typeof heldSchema>;

const columns = `c.id, c.number, c.status, json_build_object('id', o.id, 'name', o.name) AS location,
  CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'name', g.name) END AS category,
  c.note, s.lines, s.counted, s.different, s.difference, c.created_by AS "createdBy", c.created_at AS "createdAt",
  c.closed_by AS "closedBy", c.closed_at AS "closedAt"`;
const source = `FROM stock_counts c
  JOIN locations o ON o.tenant_id = $1 AND o.id = c.location_id
  LEFT JOIN categories g ON g.tenant_id = $1 AND g.id = c.category_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS lines, count(l.counted)::int AS counted,
      (count(*) FILTER (WHERE coalesce(l.applied, l.counted - l.expected) <> 0))::int AS different,
      coalesce(sum(coalesce(l.applied, l.counted - l.expected)), 0)::int AS difference
    FROM stock_count_lines l WHERE l.tenant_id = $1 AND l.count_id = c.id) s`;
const matching = `c.tenant_id = $1 AND ($2::text IS NULL OR c.status = $2) AND ($3::uuid IS NULL OR c.location_id = $3)`;

/** Counts as a whole; see {@link CountLineRepository} for what was found. */
@Injectable()
export class CountRepository {
  /** Newest first, from `after` on; one more than `limit` when there is more. */
  list(tx: TenantTx, query: CountListQuery, after: number | null): Promise<StockCount[]> {
    return tx.rows(countSchema, {
      name: 'count.list',
      text: `SELECT ${columns} ${source} WHERE ${matching} AND ($4::bigint IS NULL OR c.number < $4)
        ORDER BY c.number DESC LIMIT $5`,
      values: [tx.tenantId, query.status ?? null, query.locationId ?? null, after, query.limit + 1],
    });
  }

  async count(tx: TenantTx, query: CountListQuery): Promise<number> {
    const total = await tx.text({
      name: 'count.count',
      text: `SELECT count(*)::text FROM stock_counts c WHERE ${matching}`,
      values: [tx.tenantId, query.status ?? null, query.locationId ?? null],
    });
    return Number(total);
  }

  find(tx: TenantTx, id: string): Promise<StockCount | null> {
    return tx.one(countSchema, {
      name: 'count.find',
      text: `SELECT ${columns} ${source} WHERE c.tenant_id = $1 AND c.id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Nobody closes it until the transaction ends; others may enter what they find meanwhile. */
  share(tx: TenantTx, id: string): Promise<HeldCount | null> {
    return tx.one(heldSchema, {
      name: 'count.share',
      text: `SELECT id, status, location_id AS "locationId" FROM stock_counts WHERE tenant_id = $1 AND id = $2 FOR SHARE`,
      values: [tx.tenantId, id],
    });
  }

  /** Waits for entries under way, and keeps others from beginning. */
  lock(tx: TenantTx, id: string): Promise<HeldCount | null> {
    return tx.one(heldSchema, {
      name: 'count.lock',
      text: `SELECT id, status, location_id AS "locationId" FROM stock_counts WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  async hasCategory(tx: TenantTx, id: string): Promise<boolean> {
    const found = await tx.one(idSchema, {
      name: 'count.category',
      text: `SELECT id FROM categories WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
    return found !== null;
  }

  /** Begins a count under the shop's next number, with a line for everything on sale there, or in the category and those below it. */
  async insert(tx: TenantTx, input: CountInput, actor: string): Promise<string> {
    const made = await tx.one(idSchema, {
      name: 'count.insert',
      text: `WITH RECURSIVE below AS (
          SELECT id FROM categories WHERE tenant_id = $1 AND id = $3::uuid
          UNION SELECT g.id FROM categories g JOIN below b ON g.parent_id = b.id WHERE g.tenant_id = $1
        ), counted AS (
          INSERT INTO counters (tenant_id, name, value) VALUES ($1, 'stock_count', 1)
          ON CONFLICT (tenant_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value
        ), made AS (
          INSERT INTO stock_counts (tenant_id, number, location_id, category_id, note, created_by)
          SELECT $1, value, $2, $3::uuid, $4, $5 FROM counted RETURNING id
        ), lines AS (
          INSERT INTO stock_count_lines (tenant_id, count_id, variant_id)
          SELECT $1, made.id, v.id FROM made, variants v
          JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND NOT p.is_digital AND p.status <> 'archived'
          WHERE v.tenant_id = $1 AND v.is_active AND ($3::uuid IS NULL OR EXISTS (
            SELECT FROM product_categories pc WHERE pc.tenant_id = $1 AND pc.product_id = p.id
              AND pc.category_id IN (SELECT id FROM below)))
        )
        SELECT id FROM made`,
      values: [tx.tenantId, input.locationId, input.categoryId, input.note, actor],
    });
    return idSchema.parse(made).id;
  }

  async close(tx: TenantTx, id: string, status: 'applied' | 'cancelled', actor: string): Promise<void> {
    await tx.run({
      name: 'count.close',
      text: `UPDATE stock_counts SET status = $3, closed_by = $4, closed_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, status, actor],
    });
  }
}
