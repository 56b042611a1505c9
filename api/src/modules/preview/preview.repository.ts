import { Injectable } from '@nestjs/common';
import { pageSchema, productDetailSchema, type Page, type ProductDetail } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';

/** What stands in the tables, as shoppers would see it. */
@Injectable()
export class PreviewRepository {
  /** Whether the shop has the product. */
  async hasProduct(tx: TenantTx, productId: string): Promise<boolean> {
    const row = await tx.one(z.object({ id: z.string() }), {
      name: 'preview.has-product',
      text: `SELECT id FROM products WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, productId],
    });
    return row !== null;
  }

  /** The product as it would be on sale now; null when there is none, or it has nothing to sell. */
  async product(tx: TenantTx, ctx: Ctx, productId: string): Promise<ProductDetail | null> {
    const json = await tx.text({
      name: 'preview.product',
      text: `SELECT preview_product($1, $2)`,
      values: [productId, ctx.shop.locale],
    });
    return json === null ? null : productDetailSchema.parse(JSON.parse(json));
  }

  /** The page, hidden or not; null when there is none. */
  async page(tx: TenantTx, pageId: string): Promise<Page | null> {
    const row = await tx.one(z.object({ page: pageSchema }), {
      name: 'preview.page',
      text: `
SELECT row_to_json(line) AS page FROM pages p
CROSS JOIN LATERAL (SELECT p.id, p.slug, p.title, p.body_html AS "bodyHtml",
  json_build_object('title', p.seo_title, 'description', p.seo_description) AS seo, iso(p.updated_at) AS "updatedAt") line
WHERE p.tenant_id = $1 AND p.id = $2`,
      values: [tx.tenantId, pageId],
    });
    return row?.page ?? null;
  }
}
