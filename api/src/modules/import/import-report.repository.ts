import { Injectable } from '@nestjs/common';
import { importedRowSchema, importImageSchema, importIssueSchema, type ImportOutcome } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { changeSchema } from './plan/changes.js';

const productSchema = z.object({ ...importedRowSchema.shape, changes: z.array(changeSchema) });
/** A product of the file with everything that was noted of it. */
export type ReportedProduct = z.infer<typeof productSchema>;

const issueSchema = z.object({ ...importIssueSchema.shape, id: z.string() });
export type ReportedIssue = z.infer<typeof issueSchema>;

const imageSchema = z.object({ ...importImageSchema.shape, id: z.string() });
export type ReportedImage = z.infer<typeof imageSchema>;

const failedRowSchema = z.object({ row: z.number(), cells: z.array(z.string()), error: z.string() });
/** A row that was not imported, and why. */
export type FailedRow = z.infer<typeof failedRowSchema>;

/** What people read of an import, a page at a time. */
@Injectable()
export class ImportReportRepository {
  products(
    tx: TenantTx,
    importId: string,
    query: { readonly outcome: ImportOutcome | null; readonly after: number; readonly limit: number },
  ): Promise<ReportedProduct[]> {
    return tx.rows(productSchema, {
      name: query.outcome === null ? 'import.products' : 'import.products-of-outcome',
      text: `
SELECT "position", title, outcome, product_id AS "productId", is_applied AS "isApplied", changes, undone, kept FROM import_products
WHERE tenant_id = $1 AND import_id = $2 AND "position" > $3
  AND ${query.outcome === null ? `outcome <> 'waiting' AND $5::text IS NULL` : 'outcome = $5'}
ORDER BY "position" LIMIT $4`,
      values: [tx.tenantId, importId, query.after, query.limit, query.outcome],
    });
  }

  issues(
    tx: TenantTx,
    importId: string,
    query: {
      readonly severity: string | null;
      readonly after: readonly [number, string] | null;
      readonly limit: number;
    },
  ): Promise<ReportedIssue[]> {
    return tx.rows(issueSchema, {
      name: 'import.issues',
      text: `
SELECT id, "row", "column", severity, code, reason FROM import_issues
WHERE tenant_id = $1 AND import_id = $2 AND ("row", id) > ($3::int, $4::uuid) AND ($5::text IS NULL OR severity = $5)
ORDER BY "row", id LIMIT $6`,
      values: [
        ...[tx.tenantId, importId, query.after?.[0] ?? -1, query.after?.[1] ?? '00000000-0000-0000-0000-000000000000'],
        ...[query.severity, query.limit],
      ],
    });
  }

  failedImages(tx: TenantTx, importId: string, after: string | null, limit: number): Promise<ReportedImage[]> {
    return tx.rows(imageSchema, {
      name: 'import.failed-images',
      text: `
SELECT i.id, i.url, i.product_id AS "productId", coalesce(p.title, '') AS title, i.reason
FROM import_images i LEFT JOIN products p ON p.tenant_id = $1 AND p.id = i.product_id
WHERE i.tenant_id = $1 AND i.import_id = $2 AND i.state = 'failed' AND ($3::uuid IS NULL OR i.id > $3::uuid)
ORDER BY i.id LIMIT $4`,
      values: [tx.tenantId, importId, after, limit],
    });
  }

  /** Rows of products with errors, in the order of the file: their products are mended whole. */
  failedRows(tx: TenantTx, importId: string, after: number, limit: number): Promise<FailedRow[]> {
    return tx.rows(failedRowSchema, {
      name: 'import.failed-rows',
      text: `
SELECT r."row", r.cells, coalesce((
  SELECT string_agg(CASE WHEN i."column" IS NULL THEN '' ELSE i."column" || ': ' END || i.reason, ' ' ORDER BY i.id)
  FROM import_issues i
  WHERE i.tenant_id = $1 AND i.import_id = $2 AND i."position" = p."position" AND i."row" = r."row" AND i.severity = 'error'), '') AS error
FROM import_rows r
JOIN import_products p ON p.tenant_id = $1 AND p.import_id = $2 AND p.outcome = 'error' AND r."row" = ANY (p."rows")
WHERE r.tenant_id = $1 AND r.import_id = $2 AND r."row" > $3 ORDER BY r."row" LIMIT $4`,
      values: [tx.tenantId, importId, after, limit],
    });
  }
}
