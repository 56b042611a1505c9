import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';

const changedSchema = z.object({ productId: z.string(), slug: z.string(), isHard: z.boolean() });
/** A product whose document changed; `isHard` when price, availability, address or being on sale did. */
type ChangedDocument = z.infer<typeof changedSchema>;

const batchSize = 200;

/** Keeps the storefront's read model in line with the tables. */
@Injectable()
export class ProductDocuments {
  constructor(private readonly database: Database) {}

  /** Rebuilds the documents of these products, and their figures in the console's list, in this transaction; answers those that changed. */
  async refresh(tx: TenantTx, productIds: readonly string[]): Promise<ChangedDocument[]> {
    const [changed] = await Promise.all([
      tx.rows(changedSchema, {
        name: 'documents.refresh',
        text: `SELECT product_id AS "productId", slug, is_hard AS "isHard" FROM refresh_product_documents($1::uuid[])`,
        values: [productIds],
      }),
      tx.run({
        name: 'documents.figures',
        text: `SELECT refresh_product_figures($1, $2::uuid[])`,
        values: [tx.tenantId, productIds],
      }),
    ]);
    return changed;
  }

  /**
   * Rebuilds documents after an event and announces each that changed with `product.changed`. Ids of other shops and of
   * deleted things are ignored; without ids, all products of the shop, and listings are purged once they are done: what a custom
   * field is called, and whether it filters, stands in no product. Safe to repeat.
   */
  async refreshAll(
    ctx: Ctx,
    wanted: { productIds?: readonly string[]; variantIds?: readonly string[] },
  ): Promise<void> {
    const productIds = await this.database.withTenant(ctx, (tx) => this.#productsOf(tx, wanted));
    for (let start = 0; start < productIds.length; start += batchSize) {
      const batch = productIds.slice(start, start + batchSize);
      await this.database.withTenant(ctx, async (tx) => {
        for (const change of await this.refresh(tx, batch)) tx.emit('product.changed', change.productId, change);
      });
    }
    if (wanted.productIds || wanted.variantIds) return;
    await this.database.withTenant(ctx, async (tx) => tx.emit('listings.changed', tx.tenantId, {}));
  }

  async #productsOf(
    tx: TenantTx,
    { productIds, variantIds }: { productIds?: readonly string[]; variantIds?: readonly string[] },
  ): Promise<string[]> {
    const rows = await tx.rows(z.object({ id: z.string() }), {
      name: 'documents.products-of',
      text: `
SELECT p.id FROM products p
WHERE p.tenant_id = $1 AND (($2::uuid[] IS NULL AND $3::uuid[] IS NULL) OR p.id = ANY ($2::uuid[])
  OR p.id IN (SELECT v.product_id FROM variants v WHERE v.tenant_id = $1 AND v.id = ANY ($3::uuid[])))
ORDER BY p.id`,
      values: [tx.tenantId, productIds ?? null, variantIds ?? null],
    });
    return rows.map((row) => row.id);
  }
}
