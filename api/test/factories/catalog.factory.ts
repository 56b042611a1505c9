import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { productInput } from '@smallshop/contract';
import type { z } from 'zod';
import { CategoryWriter, ProductWriter, type NewCategory } from '../../src/modules/catalog/index.js';
import { systemCtx, type ShopFacts } from '../../src/plumbing/context.js';
import { Database } from '../../src/plumbing/db/database.js';

/** What a spec cares about in a product; the rest is a mug on sale for 19.99 with ten units in stock. */
export type ProductWishes = Partial<z.input<typeof productInput>> & {
  readonly priceMinor?: number;
  readonly stock?: number;
};

/** A product with one variant, or with those wished for. @returns ids of the product and of its variants in order */
export async function aProduct(
  app: INestApplicationContext,
  shop: ShopFacts,
  { priceMinor = 1999, stock = 10, ...wishes }: ProductWishes = {},
): Promise<{ id: string; slug: string; variantIds: string[] }> {
  const sku = `SKU-${randomBytes(4).toString('hex').toUpperCase()}`;
  const variants = [{ sku, optionValues: [], priceMinor, initialStock: stock }];
  const input = productInput.parse({ title: 'Stoneware mug', status: 'active', variants, ...wishes });
  const ctx = systemCtx(shop, 'Spec', new Date());
  const database = app.get(Database);
  const id = await database.withTenant(ctx, (tx) => app.get(ProductWriter).create(tx, ctx, input));
  const found = await database.read(ctx, {
    name: 'spec.product',
    text: `SELECT json_build_object('id', p.id, 'slug', p.slug, 'variantIds',
      (SELECT json_agg(v.id ORDER BY v.position) FROM variants v WHERE v.product_id = p.id)) FROM products p WHERE p.id = $1`,
    values: [id],
  });
  const product: { id: string; slug: string; variantIds: string[] } = JSON.parse(found ?? 'null');
  return product;
}

/** A category at the top, unless a parent is wished for. @returns its id */
export function aCategory(
  app: INestApplicationContext,
  shop: ShopFacts,
  wishes: Partial<NewCategory> = {},
): Promise<string> {
  const slug = wishes.slug ?? `category-${randomBytes(3).toString('hex')}`;
  return app
    .get(Database)
    .withTenant({ tenantId: shop.id }, (tx) =>
      app.get(CategoryWriter).create(tx, { name: 'Kitchen', ...wishes, slug }),
    );
}
