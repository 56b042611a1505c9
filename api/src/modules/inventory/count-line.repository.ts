import { Injectable } from '@nestjs/common';
import { imageSchema, type CountLine, type CountLinesQuery } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { pictureJoin, stockVariantColumns, variantsMatching } from './stock.columns.js';

const lineSchema = z.object({
  variantId: z.string(),
  productId: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  barcode: z.string().nullable(),
  image: imageSchema.nullable(),
  counted: z.number().nullable(),
  expected: z.number().nullable(),
  difference: z.number().nullable(),
  movedSince: z.number(),
  countedBy: z.string().nullable(),
  countedAt: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
});
const countedSchema = z.object({
  variantId: z.string(),
  counted: z.number(),
  expected: z.number(),
  correctedSince: z.number(),
});
/** A counted line, and what other counts have put right since. */
export type CountedLine = z.infer<typeof countedSchema> & { readonly variantId: string };

const onHandAt = (variant: string): string => `coalesce((SELECT s.on_hand FROM stock_levels s
  WHERE s.tenant_id = $1 AND s.location_id = c.location_id AND s.variant_id = ${variant}), 0)`;
const columns = `${stockVariantColumns}, l.counted, l.expected, coalesce(l.applied, l.counted - l.expected) AS difference,
  CASE WHEN c.status = 'open' AND l.expected IS NOT NULL THEN ${onHandAt('v.id')} - l.expected ELSE 0 END AS "movedSince",
  l.counted_by AS "countedBy", l.counted_at AS "countedAt"`;
const source = `FROM stock_count_lines l
  JOIN stock_counts c ON c.tenant_id = $1 AND c.id = l.count_id
  JOIN variants v ON v.tenant_id = $1 AND v.id = l.variant_id
  JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id`;
const shown = {
  all: 'true',
  uncounted: 'l.counted IS NULL',
  counted: 'l.counted IS NOT NULL',
  different: 'coalesce(l.applied, l.counted - l.expected) <> 0',
} as const;

/** What a count found, variant by variant. */
@Injectable()
export class CountLineRepository {
  /** By title, from `after` on; one more than `limit` when there is more. */
  list(
    tx: TenantTx,
    countId: string,
    query: CountLinesQuery,
    after: readonly [string, string] | null,
  ): Promise<CountLine[]> {
    return tx.rows(lineSchema, {
      name: `count.lines.${query.show}`,
      text: `SELECT ${columns} ${source} ${pictureJoin}
        WHERE l.tenant_id = $1 AND l.count_id = $2 AND ${shown[query.show]}
          AND ($3::text IS NULL OR v.id IN ${variantsMatching('$3')})
          AND ($4::text IS NULL OR (lower(p.title) COLLATE "C", v.id) > ($4, $5::uuid))
        ORDER BY lower(p.title) COLLATE "C", v.id LIMIT $6`,
      values: [tx.tenantId, countId, query.q ?? null, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    });
  }

  async count(tx: TenantTx, countId: string, query: CountLinesQuery): Promise<number> {
    const total = await tx.text({
      name: `count.count-lines.${query.show}`,
      text: `SELECT count(*)::text ${source} WHERE l.tenant_id = $1 AND l.count_id = $2 AND ${shown[query.show]}
        AND ($3::text IS NULL OR v.id IN ${variantsMatching('$3')})`,
      values: [tx.tenantId, countId, query.q ?? null],
    });
    return Number(total);
  }

  find(tx: TenantTx, countId: string, variantId: string): Promise<CountLine | null> {
    return tx.one(lineSchema, {
      name: 'count.line',
      text: `SELECT ${columns} ${source} ${pictureJoin} WHERE l.tenant_id = $1 AND l.count_id = $2 AND l.variant_id = $3`,
      values: [tx.tenantId, countId, variantId],
    });
  }

  /** Opens a line for a variant of this shop that was not in the count; one that is keeps what it has. */
  async open(tx: TenantTx, countId: string, variantId: string): Promise<void> {
    await tx.run({
      name: 'count.open-line',
      text: `INSERT INTO stock_count_lines (tenant_id, count_id, variant_id)
        SELECT $1, $2, v.id FROM variants v JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND NOT p.is_digital
        WHERE v.tenant_id = $1 AND v.id = $3 ON CONFLICT DO NOTHING`,
      values: [tx.tenantId, countId, variantId],
    });
  }

  /** Says how many lie there, unless it is not `seen` any more. @returns whether it was written */
  async set(
    tx: TenantTx,
    line: { countId: string; variantId: string; units: number | null; seen: number | null; actor: string },
  ): Promise<boolean> {
    const written = await tx.run({
      name: 'count.set',
      text: `UPDATE stock_count_lines l SET counted = $4::int, expected = CASE WHEN $4::int IS NOT NULL THEN ${onHandAt('l.variant_id')} END,
          counted_by = CASE WHEN $4::int IS NOT NULL THEN $6 END, counted_at = CASE WHEN $4::int IS NOT NULL THEN clock_timestamp() END
        FROM stock_counts c
        WHERE l.tenant_id = $1 AND l.count_id = $2 AND l.variant_id = $3 AND c.tenant_id = $1 AND c.id = l.count_id
          AND l.counted IS NOT DISTINCT FROM $5::int`,
      values: [tx.tenantId, line.countId, line.variantId, line.units, line.seen, line.actor],
    });
    return written === 1;
  }

  /** Adds to what was counted. The units expected are those of the first time: what is scanned later belongs to the same count. */
  async add(tx: TenantTx, line: { countId: string; variantId: string; units: number; actor: string }): Promise<void> {
    await tx.run({
      name: 'count.add',
      text: `UPDATE stock_count_lines l SET counted = coalesce(l.counted, 0) + $4::int,
          expected = coalesce(l.expected, ${onHandAt('l.variant_id')}), counted_by = $5, counted_at = coalesce(l.counted_at, clock_timestamp())
        FROM stock_counts c
        WHERE l.tenant_id = $1 AND l.count_id = $2 AND l.variant_id = $3 AND c.tenant_id = $1 AND c.id = l.count_id`,
      values: [tx.tenantId, line.countId, line.variantId, line.units, line.actor],
    });
  }

  /** Every counted line, in the order of its variant. */
  counted(tx: TenantTx, countId: string): Promise<CountedLine[]> {
    return tx.rows(countedSchema, {
      name: 'count.counted',
      text: `SELECT l.variant_id AS "variantId", l.counted, l.expected, coalesce((
          SELECT sum(m.delta) FROM stock_movements m
          WHERE m.tenant_id = $1 AND m.variant_id = l.variant_id AND m.location_id = c.location_id
            AND m.reason IN ('count_applied', 'count', 'correction') AND uuid_extract_timestamp(m.id) >= l.counted_at), 0)::int
          AS "correctedSince"
        FROM stock_count_lines l JOIN stock_counts c ON c.tenant_id = $1 AND c.id = l.count_id
        WHERE l.tenant_id = $1 AND l.count_id = $2 AND l.counted IS NOT NULL ORDER BY l.variant_id`,
      values: [tx.tenantId, countId],
    });
  }

  /** Writes down what applying changed. */
  async record(tx: TenantTx, countId: string, changes: readonly { variantId: string; delta: number }[]): Promise<void> {
    await tx.run({
      name: 'count.record',
      text: `UPDATE stock_count_lines l SET applied = r.delta FROM unnest($3::uuid[], $4::int[]) AS r (variant_id, delta)
        WHERE l.tenant_id = $1 AND l.count_id = $2 AND l.variant_id = r.variant_id`,
      values: [tx.tenantId, countId, changes.map((line) => line.variantId), changes.map((line) => line.delta)],
    });
  }
}
