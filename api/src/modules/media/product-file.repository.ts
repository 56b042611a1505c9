import { Injectable } from '@nestjs/common';
import { productFileSchema, type ProductFile, type ProductFilesInput } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { mediaColumns } from './media.statements.js';

const knownSchema = z.object({ media: z.array(z.string()), variants: z.array(z.string()) });

/** Which files products are sold with. */
@Injectable()
export class ProductFileRepository {
  list(tx: TenantTx, productId: string): Promise<ProductFile[]> {
    return tx.rows(productFileSchema, {
      name: 'product-files.list',
      text: `
SELECT row_to_json(line) AS media, pf.variant_id AS "variantId", pf.download_limit AS "downloadLimit"
FROM product_files pf JOIN media m ON m.tenant_id = pf.tenant_id AND m.id = pf.media_id
CROSS JOIN LATERAL (SELECT ${mediaColumns}) line
WHERE pf.tenant_id = $1 AND pf.product_id = $2 ORDER BY pf.position, pf.id`,
      values: [tx.tenantId, productId],
    });
  }

  async hasProduct(tx: TenantTx, productId: string): Promise<boolean> {
    const row = await tx.one(z.object({ id: z.string() }), {
      name: 'product-files.product',
      text: `SELECT id FROM products WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, productId],
    });
    return row !== null;
  }

  /** Of what is wished for: the private files of this shop, and the variants of this product. */
  async known(
    tx: TenantTx,
    productId: string,
    files: ProductFilesInput['files'],
  ): Promise<z.infer<typeof knownSchema>> {
    const row = await tx.one(knownSchema, {
      name: 'product-files.known',
      text: `
SELECT ARRAY(SELECT id FROM media WHERE tenant_id = $1 AND id = ANY ($3::uuid[]) AND kind = 'file' FOR KEY SHARE) AS media,
  ARRAY(SELECT id FROM variants WHERE tenant_id = $1 AND product_id = $2 AND id = ANY ($4::uuid[]) FOR KEY SHARE) AS variants`,
      values: [
        ...[tx.tenantId, productId, files.map(({ mediaId }) => mediaId)],
        files.flatMap(({ variantId }) => variantId ?? []),
      ],
    });
    return row ?? { media: [], variants: [] };
  }

  async set(tx: TenantTx, productId: string, files: ProductFilesInput['files']): Promise<void> {
    await tx.run({
      name: 'product-files.clear',
      text: `DELETE FROM product_files WHERE tenant_id = $1 AND product_id = $2`,
      values: [tx.tenantId, productId],
    });
    await tx.run({
      name: 'product-files.set',
      text: `
INSERT INTO product_files (tenant_id, product_id, media_id, variant_id, download_limit, position)
SELECT $1, $2, wanted."mediaId", wanted."variantId", wanted."downloadLimit", wanted.n
FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS ("mediaId" uuid, "variantId" uuid, "downloadLimit" int)) WITH ORDINALITY
  AS wanted ("mediaId", "variantId", "downloadLimit", n)
ON CONFLICT (tenant_id, product_id, variant_id, media_id) DO NOTHING`,
      values: [tx.tenantId, productId, JSON.stringify(files)],
    });
  }
}
