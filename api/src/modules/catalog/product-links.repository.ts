import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

/** A picture on a product. */
export interface PictureOfProduct {
  readonly productId: string;
  readonly mediaId: string;
}

/** A picture for a product, at a place among those added with it. */
export interface PictureAddition extends PictureOfProduct {
  readonly position: number;
  readonly variantIds: readonly string[];
}

const idRow = z.object({ id: z.string() });

/** What a product is tied to: its categories, its pictures and files, and the products shown beside it. */
@Injectable()
export class ProductLinksRepository {
  /** Puts the product into exactly these categories, at the end of those it is new in. */
  async setCategories(tx: TenantTx, productId: string, categoryIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'product.set-categories',
      text: `
WITH removed AS (
  DELETE FROM product_categories WHERE tenant_id = $1 AND product_id = $2 AND category_id <> ALL ($3::uuid[])
)
INSERT INTO product_categories (tenant_id, category_id, product_id, position)
SELECT $1, wanted.id, $2,
  coalesce((SELECT max(o.position) FROM product_categories o WHERE o.tenant_id = $1 AND o.category_id = wanted.id), 0) + 1
FROM (SELECT DISTINCT unnest($3::uuid[]) AS id) wanted
ON CONFLICT (tenant_id, category_id, product_id) DO NOTHING`,
      values: [tx.tenantId, productId, categoryIds],
    });
  }

  /** Shows exactly these pictures, each once, in this order; its files stay. @returns how many of them the shop has */
  setPictures(tx: TenantTx, productId: string, mediaIds: readonly string[]): Promise<number> {
    return tx.run({
      name: 'product.set-pictures',
      text: `
WITH removed AS (
  DELETE FROM product_media pm USING media m
  WHERE pm.tenant_id = $1 AND pm.product_id = $2 AND pm.media_id <> ALL ($3::uuid[])
    AND m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
)
INSERT INTO product_media (tenant_id, product_id, media_id, position)
SELECT $1, $2, m.id, wanted.n FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted (id, n)
JOIN media m ON m.tenant_id = $1 AND m.id = wanted.id AND m.kind = 'image'
ON CONFLICT (tenant_id, product_id, media_id) DO UPDATE SET position = EXCLUDED.position`,
      values: [tx.tenantId, productId, mediaIds],
    });
  }

  /**
   * Puts pictures behind those their products show, and on the variants named that have none; products that are gone are passed
   * over. @returns ids of the pictures their product did not show before
   */
  async addPictures(tx: TenantTx, additions: readonly PictureAddition[]): Promise<string[]> {
    const rows = await tx.rows(z.object({ mediaId: z.string() }), {
      name: 'product.add-pictures',
      text: `
WITH wanted AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS w ("productId" uuid, "mediaId" uuid, position int, "variantIds" uuid[])
), shown AS (
  UPDATE variants v SET media_id = w."mediaId" FROM wanted w
  WHERE v.tenant_id = $1 AND v.product_id = w."productId" AND v.id = ANY (w."variantIds") AND v.media_id IS NULL
)
INSERT INTO product_media (tenant_id, product_id, media_id, position)
SELECT $1, fresh.id, fresh.media_id, shown.last + row_number() OVER (PARTITION BY fresh.id ORDER BY fresh.position, fresh.media_id)
FROM (
  SELECT DISTINCT ON (p.id, w."mediaId") p.id, w."mediaId" AS media_id, w.position
  FROM wanted w JOIN products p ON p.tenant_id = $1 AND p.id = w."productId"
  ORDER BY p.id, w."mediaId", w.position) fresh
CROSS JOIN LATERAL (
  SELECT coalesce(max(pm.position), 0) AS last FROM product_media pm WHERE pm.tenant_id = $1 AND pm.product_id = fresh.id) shown
ON CONFLICT (tenant_id, product_id, media_id) DO NOTHING
RETURNING media_id AS "mediaId"`,
      values: [tx.tenantId, JSON.stringify(additions)],
    });
    return rows.map((row) => row.mediaId);
  }

  /** Takes pictures off products, and off their variants; the pictures themselves stay. */
  async removePictures(tx: TenantTx, pairs: readonly PictureOfProduct[]): Promise<void> {
    await tx.run({
      name: 'product.remove-pictures',
      text: `
WITH unwanted AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS u ("productId" uuid, "mediaId" uuid)
), hidden AS (
  UPDATE variants v SET media_id = NULL FROM unwanted u
  WHERE v.tenant_id = $1 AND v.product_id = u."productId" AND v.media_id = u."mediaId"
)
DELETE FROM product_media pm USING unwanted u
WHERE pm.tenant_id = $1 AND pm.product_id = u."productId" AND pm.media_id = u."mediaId"`,
      values: [tx.tenantId, JSON.stringify(pairs)],
    });
  }

  /** Adds files that buyers of the product may download. */
  async addFiles(tx: TenantTx, productId: string, mediaIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'product.add-files',
      text: `INSERT INTO product_files (tenant_id, product_id, media_id) SELECT $1, $2, id FROM unnest($3::uuid[]) AS id`,
      values: [tx.tenantId, productId, mediaIds],
    });
  }

  /** Those of `ids` that are no product of this shop. */
  async missingProducts(tx: TenantTx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(idRow, {
      name: 'product.missing',
      text: `
SELECT wanted.id FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, n)
WHERE NOT EXISTS (SELECT FROM products p WHERE p.tenant_id = $1 AND p.id = wanted.id) ORDER BY wanted.n`,
      values: [tx.tenantId, ids],
    });
    return rows.map((row) => row.id);
  }

  /** Shows exactly these products beside it, each once, in this order. */
  async setRelated(tx: TenantTx, productId: string, relatedIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'product.set-related',
      text: `
WITH removed AS (
  DELETE FROM product_relations WHERE tenant_id = $1 AND product_id = $2 AND related_id <> ALL ($3::uuid[])
)
INSERT INTO product_relations (tenant_id, product_id, related_id, position)
SELECT $1, $2, wanted.id, wanted.n FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted (id, n)
ON CONFLICT (tenant_id, product_id, related_id) DO UPDATE SET position = EXCLUDED.position`,
      values: [tx.tenantId, productId, relatedIds],
    });
  }
}
