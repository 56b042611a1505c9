import { Injectable } from '@nestjs/common';
import { adminCategorySchema, type AdminCategory, type CategoryChangeInput } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { TreeNode } from './category.rule.js';

const categoryRow = z.object({ category: adminCategorySchema });
const nodeRow = z.object({ id: z.string(), parentId: z.string().nullable() });
const currentRow = z.object({
  slug: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: z.date(),
});
/** A category under lock: what a change is decided from. */
export type CurrentCategory = z.infer<typeof currentRow>;
const idsRow = z.object({ ids: z.array(z.string()) });

const fields = `
  c.id, c.slug, c.name, c.description, c.parent_id AS "parentId", image_json(m) AS image,
  (SELECT count(*) FROM product_categories pc WHERE pc.tenant_id = $1 AND pc.category_id = c.id) AS "productCount",
  json_build_object('title', c.seo_title, 'description', c.seo_description) AS seo, $2::text || '/categories/' || c.slug AS "storefrontUrl",
  c.version, c.updated_by AS "updatedBy", iso(c.updated_at) AS "updatedAt"`;

// The category itself and everything below it.
const branch = `
WITH RECURSIVE branch AS (
  SELECT id FROM categories WHERE tenant_id = $1 AND id = $2
  UNION
  SELECT c.id FROM branch JOIN categories c ON c.tenant_id = $1 AND c.parent_id = branch.id
)`;

/** Categories as their merchant arranges them. */
@Injectable()
export class CategoryRepository {
  /** One change of the tree at a time: two moves that are harmless alone could close a circle together. */
  async lockTree(tx: TenantTx): Promise<TreeNode[]> {
    const [, nodes] = await Promise.all([
      tx.run({
        name: 'category.lock-tree',
        text: `SELECT pg_advisory_xact_lock(hashtextextended('categories ' || $1::text, 0))`,
        values: [tx.tenantId],
      }),
      tx.rows(nodeRow, {
        name: 'category.nodes',
        text: `SELECT id, parent_id AS "parentId" FROM categories WHERE tenant_id = $1`,
        values: [tx.tenantId],
      }),
    ]);
    return nodes;
  }

  /** Locks one category until the transaction ends; null when there is none. */
  lock(tx: TenantTx, categoryId: string): Promise<CurrentCategory | null> {
    return tx.one(currentRow, {
      name: 'category.lock',
      text: `SELECT slug, name, parent_id AS "parentId", version, updated_by AS "updatedBy", updated_at AS "updatedAt"
        FROM categories WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, categoryId],
    });
  }

  /** Every category, parents before children, in the merchant's order. */
  async tree(tx: TenantTx, ctx: Ctx): Promise<AdminCategory[]> {
    const rows = await tx.rows(categoryRow, {
      name: 'admin.categories',
      text: `
WITH RECURSIVE placed AS (
  SELECT id, ARRAY[lpad(position::text, 10, '0') || id] AS path FROM categories WHERE tenant_id = $1 AND parent_id IS NULL
  UNION ALL
  SELECT c.id, placed.path || (lpad(c.position::text, 10, '0') || c.id)
  FROM placed JOIN categories c ON c.tenant_id = $1 AND c.parent_id = placed.id
)
SELECT row_to_json(line) AS category FROM placed
JOIN categories c ON c.tenant_id = $1 AND c.id = placed.id
LEFT JOIN media m ON m.tenant_id = $1 AND m.id = c.media_id
CROSS JOIN LATERAL (SELECT ${fields}) line
ORDER BY path`,
      values: [tx.tenantId, ctx.shop.origin],
    });
    return rows.map(({ category }) => category);
  }

  /** The category, or null. */
  async find(tx: TenantTx, ctx: Ctx, categoryId: string): Promise<AdminCategory | null> {
    const row = await tx.one(categoryRow, {
      name: 'admin.category',
      text: `
SELECT row_to_json(line) AS category FROM categories c
LEFT JOIN media m ON m.tenant_id = $1 AND m.id = c.media_id
CROSS JOIN LATERAL (SELECT ${fields}) line
WHERE c.tenant_id = $1 AND c.id = $3`,
      values: [tx.tenantId, ctx.shop.origin, categoryId],
    });
    return row?.category ?? null;
  }

  /** Slugs that are `wanted` or begin with it and a hyphen. The caller holds the tree. */
  async similarSlugs(tx: TenantTx, wanted: string): Promise<Set<string>> {
    const rows = await tx.rows(z.object({ slug: z.string() }), {
      name: 'category.similar-slugs',
      text: `SELECT slug FROM categories WHERE tenant_id = $1 AND (slug = $2 OR slug ^@ ($2 || '-'))`,
      values: [tx.tenantId, wanted],
    });
    return new Set(rows.map(({ slug }) => slug));
  }

  /** Replaces the texts and counts the version up; a picture left out stays. */
  async change(
    tx: TenantTx,
    category: CategoryChangeInput & { readonly id: string; readonly slug: string; readonly updatedBy: string },
  ): Promise<void> {
    await tx.run({
      name: 'category.change',
      text: `UPDATE categories SET slug = $3, name = $4, description = $5, seo_title = $6, seo_description = $7,
          media_id = CASE WHEN $8 THEN $9::uuid ELSE media_id END, updated_by = $10, version = version + 1, updated_at = now()
        WHERE tenant_id = $1 AND id = $2`,
      values: [
        ...[tx.tenantId, category.id, category.slug, category.name, category.description],
        ...[category.seo.title, category.seo.description],
        ...[category.mediaId !== undefined, category.mediaId ?? null, category.updatedBy],
      ],
    });
  }

  /** Sets the order of what stands below one parent: positions follow the list. */
  async arrange(tx: TenantTx, parentId: string | null, ids: readonly string[]): Promise<void> {
    await tx.run({
      name: 'category.arrange',
      text: `UPDATE categories c SET position = wanted.n, parent_id = $2
        FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted (id, n)
        WHERE c.tenant_id = $1 AND c.id = wanted.id AND (c.position, c.parent_id) IS DISTINCT FROM (wanted.n::int, $2::uuid)`,
      values: [tx.tenantId, parentId, ids],
    });
  }

  /** Ids standing directly below a parent (null: the top), in order. */
  async children(tx: TenantTx, parentId: string | null): Promise<string[]> {
    const rows = await tx.rows(z.object({ id: z.string() }), {
      name: 'category.children',
      text: `SELECT id FROM categories WHERE tenant_id = $1 AND parent_id IS NOT DISTINCT FROM $2::uuid ORDER BY position, id`,
      values: [tx.tenantId, parentId],
    });
    return rows.map(({ id }) => id);
  }

  async remove(tx: TenantTx, categoryId: string): Promise<void> {
    await tx.run({
      name: 'category.delete',
      text: `DELETE FROM categories WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, categoryId],
    });
  }

  /** Products standing directly in a category. */
  async productsIn(tx: TenantTx, categoryId: string): Promise<string[]> {
    const row = await tx.one(idsRow, {
      name: 'category.products-in',
      text: `SELECT ARRAY(SELECT product_id::text FROM product_categories WHERE tenant_id = $1 AND category_id = $2) AS ids`,
      values: [tx.tenantId, categoryId],
    });
    return row?.ids ?? [];
  }

  /** Brings the shelves shoppers see in line for the products in a category and below it. */
  async refreshShelves(tx: TenantTx, categoryId: string): Promise<void> {
    await tx.run({
      name: 'category.refresh-branch',
      text: `${branch}
SELECT refresh_category_documents(ARRAY(
  SELECT DISTINCT pc.product_id FROM branch JOIN product_categories pc ON pc.tenant_id = $1 AND pc.category_id = branch.id))`,
      values: [tx.tenantId, categoryId],
    });
  }

  /** Brings the shelves shoppers see in line for these products. */
  async refreshProducts(tx: TenantTx, productIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'category.refresh-products',
      text: `SELECT refresh_category_documents($1::uuid[])`,
      values: [productIds],
    });
  }

  /** Collections whose rules name categories: a change of the tree may change what they hold. */
  async collectionsByCategory(tx: TenantTx): Promise<string[]> {
    const row = await tx.one(idsRow, {
      name: 'category.collections-by',
      text: `SELECT ARRAY(SELECT id::text FROM collections WHERE tenant_id = $1 AND kind = 'rules'
        AND rules @> '{"conditions":[{"field":"category"}]}') AS ids`,
      values: [tx.tenantId],
    });
    return row?.ids ?? [];
  }
}
