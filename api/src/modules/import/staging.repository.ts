import { Injectable } from '@nestjs/common';
import { importedProductSchema, importOutcomeSchema, type ImportIssue, type ImportOutcome } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { changeSchema, type Change } from './plan/changes.js';

/** A row of the file on its way into the books. */
export interface StagedRow {
  readonly row: number;
  readonly key: string;
  readonly alias: string | null;
  readonly cells: readonly string[];
}

const groupSchema = z.object({
  position: z.number(),
  rows: z.array(z.number()),
  cells: z.array(z.array(z.string())),
});
/** The rows of one product; of those with more than {@link maxRowsOfProduct}, only the first. */
export type RowGroup = z.infer<typeof groupSchema>;

/** More rows than any product has variants and pictures: a column was taken for the slug that is none. */
export const maxRowsOfProduct = 1_000;

/** A product after the dry run. */
export interface CheckedProduct {
  readonly position: number;
  readonly title: string;
  readonly draft: unknown;
  readonly variantRows: readonly number[];
  readonly skus: readonly string[];
  readonly barcodes: readonly string[];
  readonly outcome: ImportOutcome;
  readonly productId: string | null;
  readonly changes: readonly Change[];
}

const pendingSchema = z.object({
  position: z.number(),
  rows: z.array(z.number()),
  variantRows: z.array(z.number()),
  outcome: importOutcomeSchema,
  draft: importedProductSchema,
  productId: z.string().nullable(),
  changes: z.array(changeSchema),
});
/** A product waiting to be written, or written and waiting for what comes after. */
export type PendingProduct = z.infer<typeof pendingSchema>;

const pendingColumns = `"position", "rows", variant_rows AS "variantRows", outcome, draft, product_id AS "productId", changes`;

/** What became of a product when it was written. */
export interface AppliedProduct {
  readonly position: number;
  readonly outcome: ImportOutcome;
  readonly isApplied: boolean;
  readonly productId: string | null;
  readonly changes: readonly Change[];
}

/** An issue with the product of the file it belongs to. */
export type StagedIssue = ImportIssue & { readonly position: number };

/** Rows, products and issues of imports. */
@Injectable()
export class StagingRepository {
  async addRows(tx: TenantTx, importId: string, rows: readonly StagedRow[]): Promise<void> {
    await tx.run({
      name: 'import.add-rows',
      text: `
INSERT INTO import_rows (tenant_id, import_id, "row", product_key, alias, cells)
SELECT $1, $2, r.row, r.key, r.alias, ARRAY(SELECT jsonb_array_elements_text(r.cells))
FROM jsonb_to_recordset($3::jsonb) AS r (row int, key text, alias text, cells jsonb)
ON CONFLICT (tenant_id, import_id, "row") DO NOTHING`,
      values: [tx.tenantId, importId, JSON.stringify(rows)],
    });
  }

  /** Gathers rows into products, at the row each begins with. Rows that call a product by its other name go with it. */
  async groupRows(tx: TenantTx, importId: string): Promise<number> {
    await tx.run({
      name: 'import.resolve-aliases',
      text: `
UPDATE import_rows r SET product_key = p.product_key FROM import_rows p
WHERE r.tenant_id = $1 AND r.import_id = $2 AND p.tenant_id = $1 AND p.import_id = $2 AND p.alias = r.product_key`,
      values: [tx.tenantId, importId],
    });
    return tx.run({
      name: 'import.group-rows',
      text: `
INSERT INTO import_products (tenant_id, import_id, "position", "rows")
SELECT $1, $2, min("row"), array_agg("row" ORDER BY "row") FROM import_rows WHERE tenant_id = $1 AND import_id = $2 GROUP BY product_key`,
      values: [tx.tenantId, importId],
    });
  }

  /** Forgets what a dry run found, and with `rows` how rows were gathered. */
  async forget(tx: TenantTx, importId: string, isReadAgain: boolean): Promise<void> {
    const tables = isReadAgain ? ['import_issues', 'import_products', 'import_rows'] : ['import_issues'];
    for (const table of tables) {
      await tx.run({
        name: `import.forget-${table}`,
        text: `DELETE FROM ${table} WHERE tenant_id = $1 AND import_id = $2`,
        values: [tx.tenantId, importId],
      });
    }
  }

  /** The next products to check, with their rows. */
  nextGroups(tx: TenantTx, importId: string, after: number, limit: number): Promise<RowGroup[]> {
    return tx.rows(groupSchema, {
      name: 'import.next-groups',
      text: `
SELECT p."position", p."rows",
  (SELECT coalesce(json_agg(r.cells ORDER BY r."row"), '[]') FROM import_rows r
   WHERE r.tenant_id = $1 AND r.import_id = $2 AND r."row" = ANY (p."rows"[1:${maxRowsOfProduct}])) AS cells
FROM import_products p
WHERE p.tenant_id = $1 AND p.import_id = $2 AND p."position" > $3 ORDER BY p."position" LIMIT $4`,
      values: [tx.tenantId, importId, after, limit],
    });
  }

  async saveChecked(tx: TenantTx, importId: string, products: readonly CheckedProduct[]): Promise<void> {
    await tx.run({
      name: 'import.save-checked',
      text: `
UPDATE import_products p SET title = c.title, draft = c.draft, outcome = c.outcome, product_id = c."productId", changes = c.changes,
  skus = ARRAY(SELECT jsonb_array_elements_text(c.skus)), barcodes = ARRAY(SELECT jsonb_array_elements_text(c.barcodes)),
  variant_rows = ARRAY(SELECT value::int FROM jsonb_array_elements_text(c."variantRows"))
FROM jsonb_to_recordset($3::jsonb) AS c ("position" int, title text, draft jsonb, outcome text, "productId" uuid, changes jsonb,
  skus jsonb, barcodes jsonb, "variantRows" jsonb)
WHERE p.tenant_id = $1 AND p.import_id = $2 AND p."position" = c."position"`,
      values: [tx.tenantId, importId, JSON.stringify(products)],
    });
  }

  async addIssues(tx: TenantTx, importId: string, issues: readonly StagedIssue[]): Promise<void> {
    if (issues.length === 0) return;
    await tx.run({
      name: 'import.add-issues',
      text: `
INSERT INTO import_issues (tenant_id, import_id, "position", "row", "column", severity, code, reason)
SELECT $1, $2, i."position", i."row", i."column", i.severity, i.code, i.reason
FROM jsonb_to_recordset($3::jsonb) AS i ("position" int, "row" int, "column" text, severity text, code text, reason text)`,
      values: [tx.tenantId, importId, JSON.stringify(issues)],
    });
  }

  /** Turns products that repeat a SKU or barcode of an earlier one of the file into errors. */
  async refuseRepeatedCodes(tx: TenantTx, importId: string): Promise<void> {
    await tx.run({
      name: 'import.refuse-repeated',
      text: `
WITH named AS (
  SELECT p."position", 'sku' AS kind, code FROM import_products p CROSS JOIN unnest(p.skus) AS code
  WHERE p.tenant_id = $1 AND p.import_id = $2 AND p.outcome NOT IN ('error', 'skipped')
  UNION ALL
  SELECT p."position", 'barcode', code FROM import_products p CROSS JOIN unnest(p.barcodes) AS code
  WHERE p.tenant_id = $1 AND p.import_id = $2 AND p.outcome NOT IN ('error', 'skipped')
), repeated AS (
  SELECT "position", kind, code, first FROM (
    SELECT "position", kind, code, min("position") OVER (PARTITION BY kind, code) AS first FROM named) numbered
  WHERE "position" > first
), refused AS (
  UPDATE import_products p SET outcome = 'error' FROM repeated r
  WHERE p.tenant_id = $1 AND p.import_id = $2 AND p."position" = r."position"
)
INSERT INTO import_issues (tenant_id, import_id, "position", "row", "column", severity, code, reason)
SELECT DISTINCT $1::uuid, $2::uuid, "position", "position", NULL, 'error', kind || '.duplicate',
  'The product at row ' || first || ' has the same ' || CASE kind WHEN 'sku' THEN 'SKU ' ELSE 'barcode ' END || code || '.'
FROM repeated`,
      values: [tx.tenantId, importId],
    });
  }

  /** The next products to write. */
  nextToApply(tx: TenantTx, importId: string, after: number, limit: number): Promise<PendingProduct[]> {
    return tx.rows(pendingSchema, {
      name: 'import.next-to-apply',
      text: `
SELECT ${pendingColumns} FROM import_products
WHERE tenant_id = $1 AND import_id = $2 AND "position" > $3 AND outcome IN ('create', 'update') ORDER BY "position" LIMIT $4`,
      values: [tx.tenantId, importId, after, limit],
    });
  }

  /** The next written products; `onlyRelated`: those that name related products. */
  nextApplied(
    tx: TenantTx,
    importId: string,
    after: number,
    limit: number,
    onlyRelated: boolean,
  ): Promise<PendingProduct[]> {
    return tx.rows(pendingSchema, {
      name: onlyRelated ? 'import.next-related' : 'import.next-applied',
      text: `
SELECT ${pendingColumns} FROM import_products
WHERE tenant_id = $1 AND import_id = $2 AND "position" > $3 AND is_applied AND undone IS NULL ${onlyRelated ? `AND draft ? 'related'` : ''}
ORDER BY "position" LIMIT $4`,
      values: [tx.tenantId, importId, after, limit],
    });
  }

  async saveApplied(tx: TenantTx, importId: string, products: readonly AppliedProduct[]): Promise<void> {
    await tx.run({
      name: 'import.save-applied',
      text: `
UPDATE import_products p SET outcome = a.outcome, is_applied = a."isApplied", product_id = a."productId", changes = a.changes
FROM jsonb_to_recordset($3::jsonb) AS a ("position" int, outcome text, "isApplied" boolean, "productId" uuid, changes jsonb)
WHERE p.tenant_id = $1 AND p.import_id = $2 AND p."position" = a."position"`,
      values: [tx.tenantId, importId, JSON.stringify(products)],
    });
  }

  async saveUndone(
    tx: TenantTx,
    importId: string,
    products: readonly { readonly position: number; readonly undone: string; readonly kept: readonly string[] }[],
  ): Promise<void> {
    await tx.run({
      name: 'import.save-undone',
      text: `
UPDATE import_products p SET undone = u.undone, kept = ARRAY(SELECT jsonb_array_elements_text(u.kept))
FROM jsonb_to_recordset($3::jsonb) AS u ("position" int, undone text, kept jsonb)
WHERE p.tenant_id = $1 AND p.import_id = $2 AND p."position" = u."position"`,
      values: [tx.tenantId, importId, JSON.stringify(products)],
    });
  }
}
