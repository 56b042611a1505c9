import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

/** A picture to fetch for a product. */
export interface NewImage {
  readonly productId: string;
  readonly url: string;
  readonly alt: string;
  readonly position: number;
  readonly variantIds: readonly string[];
}

const waitingSchema = z.object({
  id: z.string(),
  productId: z.string(),
  url: z.string(),
  alt: z.string(),
  position: z.number(),
  variantIds: z.array(z.string()),
  /** The picture the shop has of this address already. */
  knownMediaId: z.string().nullable(),
});
export type WaitingImage = z.infer<typeof waitingSchema>;

/** What came of a picture: its id in the shop, or why there is none. */
export interface FetchedImage {
  readonly id: string;
  readonly url: string;
  readonly mediaId: string | null;
  readonly reason: string;
}

/** Pictures of imports, and where the shop's pictures came from. */
@Injectable()
export class ImportImageRepository {
  async add(tx: TenantTx, importId: string, images: readonly NewImage[]): Promise<void> {
    if (images.length === 0) return;
    await tx.run({
      name: 'import.add-images',
      text: `
INSERT INTO import_images (tenant_id, import_id, product_id, url, alt, "position", variant_ids)
SELECT $1, $2, i."productId", i.url, i.alt, i."position", ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(i."variantIds"))
FROM jsonb_to_recordset($3::jsonb) AS i ("productId" uuid, url text, alt text, "position" int, "variantIds" jsonb)
ON CONFLICT (tenant_id, import_id, product_id, url) DO NOTHING`,
      values: [tx.tenantId, importId, JSON.stringify(images)],
    });
  }

  /** The next pictures to fetch, of as many hosts as there are. */
  waiting(tx: TenantTx, importId: string, limit: number): Promise<WaitingImage[]> {
    return tx.rows(waitingSchema, {
      name: 'import.waiting-images',
      text: `
SELECT i.id, i.product_id AS "productId", i.url, i.alt, i."position", i.variant_ids::text[] AS "variantIds",
  (SELECT s.media_id FROM media_sources s WHERE s.tenant_id = $1 AND md5(s.url) = md5(i.url) AND s.url = i.url LIMIT 1) AS "knownMediaId"
FROM import_images i WHERE i.tenant_id = $1 AND i.import_id = $2 AND i.state = 'waiting' ORDER BY i.id LIMIT $3`,
      values: [tx.tenantId, importId, limit],
    });
  }

  /** Notes what came; `newMediaIds`: those that were new to their product, and are taken off it by an undo. */
  async settle(
    tx: TenantTx,
    importId: string,
    fetched: readonly FetchedImage[],
    newMediaIds: readonly string[],
  ): Promise<void> {
    await tx.run({
      name: 'import.settle-images',
      text: `
WITH came AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($3::jsonb) AS f (id uuid, url text, "mediaId" uuid, reason text)
), sources AS (
  INSERT INTO media_sources (tenant_id, media_id, url)
  SELECT DISTINCT ON ("mediaId") $1::uuid, "mediaId", url FROM came WHERE "mediaId" IS NOT NULL
  ON CONFLICT (tenant_id, media_id) DO NOTHING
)
UPDATE import_images i SET state = CASE WHEN c."mediaId" IS NULL THEN 'failed' ELSE 'done' END, reason = c.reason,
  media_id = CASE WHEN c."mediaId" = ANY ($4::uuid[]) THEN c."mediaId" END
FROM came c WHERE i.tenant_id = $1 AND i.import_id = $2 AND i.id = c.id`,
      values: [tx.tenantId, importId, JSON.stringify(fetched), newMediaIds],
    });
  }

  /** Gives up fetching what is not fetched yet. */
  async forgetWaiting(tx: TenantTx, importId: string): Promise<void> {
    await tx.run({
      name: 'import.forget-images',
      text: `DELETE FROM import_images WHERE tenant_id = $1 AND import_id = $2 AND state = 'waiting'`,
      values: [tx.tenantId, importId],
    });
  }

  /** Pictures an import put on these products. */
  added(
    tx: TenantTx,
    importId: string,
    productIds: readonly string[],
  ): Promise<{ productId: string; mediaId: string }[]> {
    return tx.rows(z.object({ productId: z.string(), mediaId: z.string() }), {
      name: 'import.added-images',
      text: `
SELECT product_id AS "productId", media_id AS "mediaId" FROM import_images
WHERE tenant_id = $1 AND import_id = $2 AND product_id = ANY ($3::uuid[]) AND media_id IS NOT NULL`,
      values: [tx.tenantId, importId, productIds],
    });
  }
}
