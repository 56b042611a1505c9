import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement, TenantTx } from '../../plumbing/db/database.js';

/** Where products stand in an order by hand: which table, and which of its columns names the shelf. */
const shelves = {
  category: { table: 'product_categories', key: 'category_id' },
  collection: { table: 'collection_products', key: 'collection_id' },
} as const;
/** A kind of place that holds products in order. */
export type ShelfKind = keyof typeof shelves;

const whole = z.tuple([z.int(), z.guid()]);
const idRow = z.object({ id: z.string() });

/** Contract's PlacedProduct of a product `p`, as SQL columns; `$2` is the currency. */
export const placedProductFields = `
  p.id, p.slug, p.title, p.status,
  (SELECT image_json(m) FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
   WHERE pm.tenant_id = $1 AND pm.product_id = p.id ORDER BY pm.position, m.id LIMIT 1) AS image,
  money_json((SELECT min(v.price_minor) FROM variants v WHERE v.tenant_id = $1 AND v.product_id = p.id AND v.is_active), $2) AS price`;

/**
 * One page of what stands on a shelf, as JSON of contract's PlacedProductList; null when there is no such shelf.
 *
 * @throws Refusal `request.invalid` for a cursor of another list
 */
export function placedProductsStatement(
  ctx: Ctx,
  kind: ShelfKind,
  shelfId: string,
  { limit, cursor, include }: { limit: number; cursor?: string | undefined; include?: 'total' | undefined },
): Statement {
  const { table, key } = shelves[kind];
  const after = decodeCursor(whole, cursor);
  const following = after ? 'AND (s.position, s.product_id) > ($5::int, $6::uuid)' : '';
  const total = `|| ',"total":' || (SELECT count(*) FROM ${table} s WHERE s.tenant_id = $1 AND s.${key} = $3)`;
  const owner = kind === 'category' ? 'categories' : 'collections';
  return {
    name: `placed.${kind}.${after ? 'after' : 'first'}.${include ?? 'page'}`,
    text: `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY n) FILTER (WHERE n <= $4::int), '[]') || ',"nextCursor":'
  || CASE WHEN count(*) > $4::int
    THEN '"' || max(encode_cursor(json_build_array(page.position, page.product_id))) FILTER (WHERE n = $4::int) || '"' ELSE 'null' END
  ${include === 'total' ? total : ''} || '}'
FROM (
  SELECT row_number() OVER () AS n, placed.* FROM (
    SELECT s.product_id, s.position FROM ${table} s
    WHERE s.tenant_id = $1 AND s.${key} = $3 ${following} ORDER BY s.position, s.product_id LIMIT $4::int + 1) placed) page
JOIN products p ON p.tenant_id = $1 AND p.id = page.product_id
CROSS JOIN LATERAL (SELECT ${placedProductFields}) line
HAVING EXISTS (SELECT FROM ${owner} o WHERE o.tenant_id = $1 AND o.id = $3)`,
    values: [ctx.tenantId, ctx.shop.currency, shelfId, limit, ...(after ?? [])],
  };
}

/** Products in an order by hand. Callers lock the shelf first, and see to everything that shows it. */
@Injectable()
export class PlacedProducts {
  /** Puts products at the end, in the order given; those that stand there stay. @returns ids that do not exist */
  async add(tx: TenantTx, kind: ShelfKind, shelfId: string, productIds: readonly string[]): Promise<string[]> {
    const { table, key } = shelves[kind];
    const missing = await tx.rows(idRow, {
      name: 'placed.missing',
      text: `SELECT wanted.id FROM unnest($2::uuid[]) AS wanted (id)
        WHERE NOT EXISTS (SELECT FROM products p WHERE p.tenant_id = $1 AND p.id = wanted.id)`,
      values: [tx.tenantId, productIds],
    });
    if (missing.length > 0) return missing.map(({ id }) => id);
    await tx.run({
      name: `placed.add.${kind}`,
      text: `
INSERT INTO ${table} (tenant_id, ${key}, product_id, position)
SELECT $1, $2, wanted.id,
  coalesce((SELECT max(position) FROM ${table} WHERE tenant_id = $1 AND ${key} = $2), 0) + row_number() OVER (ORDER BY wanted.n)
FROM (SELECT id, min(n) AS n FROM unnest($3::uuid[]) WITH ORDINALITY AS listed (id, n) GROUP BY id) wanted
ON CONFLICT (tenant_id, ${key}, product_id) DO NOTHING`,
      values: [tx.tenantId, shelfId, productIds],
    });
    return [];
  }

  /** @returns false when the product does not stand there */
  async remove(tx: TenantTx, kind: ShelfKind, shelfId: string, productId: string): Promise<boolean> {
    const { table, key } = shelves[kind];
    const removed = await tx.run({
      name: `placed.remove.${kind}`,
      text: `DELETE FROM ${table} WHERE tenant_id = $1 AND ${key} = $2 AND product_id = $3`,
      values: [tx.tenantId, shelfId, productId],
    });
    return removed > 0;
  }

  /**
   * Moves a product before another, or to the end.
   *
   * @returns products whose position changed; null when one of the two does not stand there
   */
  async place(
    tx: TenantTx,
    kind: ShelfKind,
    shelfId: string,
    { productId, beforeId }: { readonly productId: string; readonly beforeId: string | null },
  ): Promise<string[] | null> {
    const { table, key } = shelves[kind];
    const standing = await tx.rows(idRow, {
      name: `placed.standing.${kind}`,
      text: `SELECT product_id AS id FROM ${table} WHERE tenant_id = $1 AND ${key} = $2 AND product_id = ANY ($3::uuid[])`,
      values: [tx.tenantId, shelfId, beforeId === null ? [productId] : [productId, beforeId]],
    });
    if (!standing.some(({ id }) => id === productId)) return null;
    if (beforeId !== null && !standing.some(({ id }) => id === beforeId)) return null;
    if (beforeId === productId) return [];
    const changed = await tx.rows(idRow, {
      name: `placed.place.${kind}`,
      // Every row's rank is computed from the index alone; written are only those between the old place and the new.
      text: `
WITH target AS (SELECT position, product_id FROM ${table} WHERE tenant_id = $1 AND ${key} = $2 AND product_id = $4::uuid),
ranked AS (
  SELECT s.product_id, s.position AS old, row_number() OVER (ORDER BY
    CASE WHEN s.product_id <> $3::uuid THEN s.position ELSE coalesce((SELECT position FROM target), 2147483647) END,
    CASE WHEN s.product_id <> $3::uuid THEN s.product_id ELSE coalesce((SELECT product_id FROM target), 'ffffffff-ffff-ffff-ffff-ffffffffffff') END,
    s.product_id <> $3::uuid) AS rank
  FROM ${table} s WHERE s.tenant_id = $1 AND s.${key} = $2
)
UPDATE ${table} s SET position = ranked.rank FROM ranked
WHERE s.tenant_id = $1 AND s.${key} = $2 AND s.product_id = ranked.product_id AND s.position <> ranked.rank
RETURNING s.product_id AS id`,
      values: [tx.tenantId, shelfId, productId, beforeId],
    });
    return changed.map(({ id }) => id);
  }
}
