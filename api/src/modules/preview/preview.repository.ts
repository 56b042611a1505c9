import { Injectable } from '@nestjs/common';
import {
  collectionSchema,
  pageSchema,
  productDetailSchema,
  productListSchema,
  type Collection,
  type Page,
  type ProductDetail,
  type ProductList,
} from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { collectionPreviewStatement } from '../catalog/index.js';
import { pagePreviewStatement } from '../content/index.js';

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

  /** The product in the language of `ctx` as it would be on sale now; null when there is none, or it has nothing to sell. */
  async product(tx: TenantTx, ctx: Ctx, productId: string): Promise<ProductDetail | null> {
    const json = await tx.text({
      name: 'preview.product',
      text: `SELECT preview_product($1, $2)`,
      values: [productId, ctx.locale],
    });
    return json === null ? null : productDetailSchema.parse(JSON.parse(json));
  }

  /** The collection in the language of `ctx`, hidden or not; null when there is none. */
  async collection(tx: TenantTx, ctx: Ctx, collectionId: string): Promise<Collection | null> {
    const json = await tx.text(collectionPreviewStatement(ctx, collectionId));
    return json === null ? null : collectionSchema.parse(JSON.parse(json));
  }

  /** The first products on sale of a collection, in its order. Further ones have no address while it is hidden. */
  async productsIn(tx: TenantTx, ctx: Ctx, { id }: Collection): Promise<ProductList> {
    const json = await tx.text({
      name: 'preview.collection-products',
      text: 'SELECT preview_collection($1, $2, 24)',
      values: [id, ctx.locale],
    });
    return { ...productListSchema.parse(JSON.parse(json ?? '{"items":[]}')), nextCursor: null };
  }

  /** The page in the language of `ctx`, hidden or not; null when there is none. */
  async page(tx: TenantTx, ctx: Ctx, pageId: string): Promise<Page | null> {
    const json = await tx.text(pagePreviewStatement(ctx, pageId));
    return json === null ? null : pageSchema.parse(JSON.parse(json));
  }
}
