import { Injectable } from '@nestjs/common';
import { collectionRulesSchema, type CollectionRules } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type Statement, type TenantTx } from '../../plumbing/db/database.js';
import { conditionSql } from './collection.conditions.js';
import { placedProductFields } from './placed-products.js';

const idRow = z.object({ id: z.string() });
const ruledRow = z.object({ id: z.string(), rules: collectionRulesSchema });
type Ruled = z.infer<typeof ruledRow>;
const versionRow = ruledRow.extend({ version: z.number() });

const batchSize = 2_000;

/** The parameters every statement on rules begins with, and a way to add more. */
function parameters(...first: readonly unknown[]) {
  const values = [...first];
  return { values, bind: (value: unknown): string => `$${values.push(value)}` };
}

// Unnamed, hence not kept by the database: the text follows the rules, and there are as many of those as merchants think of.
const unnamed = '';

/** Which of the given products each collection holds, written down; answers the collections that changed. */
function matchStatement(ctx: Ctx, productIds: readonly string[], collections: readonly Ruled[]): Statement {
  const { values, bind } = parameters(ctx.tenantId, productIds);
  const wanted = collections.map(
    ({ id, rules }) =>
      `SELECT ${bind(id)}::uuid AS collection_id, p.id AS product_id, p.position FROM candidates p WHERE ${conditionSql(rules, bind, ctx.now)}`,
  );
  const ids = bind(collections.map(({ id }) => id));
  return {
    name: unnamed,
    text: `
WITH candidates AS MATERIALIZED (
  SELECT * FROM products WHERE tenant_id = $1 AND id = ANY ($2::uuid[])
), wanted AS MATERIALIZED (${wanted.join(' UNION ALL ')}
), gone AS (
  DELETE FROM collection_products held
  WHERE held.tenant_id = $1 AND held.product_id = ANY ($2::uuid[]) AND held.collection_id = ANY (${ids}::uuid[])
    AND NOT EXISTS (SELECT FROM wanted w WHERE w.collection_id = held.collection_id AND w.product_id = held.product_id)
  RETURNING held.collection_id
), kept AS (
  INSERT INTO collection_products AS held (tenant_id, collection_id, product_id, position)
  SELECT $1, collection_id, product_id, position FROM wanted
  ON CONFLICT (tenant_id, collection_id, product_id) DO UPDATE SET position = EXCLUDED.position
  WHERE held.position <> EXCLUDED.position
  RETURNING held.collection_id
)
SELECT collection_id AS id FROM gone UNION SELECT collection_id FROM kept`,
    values,
  };
}

/** JSON of contract's CollectionPreview. */
export function previewStatement(ctx: Ctx, rules: CollectionRules): Statement {
  const { values, bind } = parameters(ctx.tenantId, ctx.shop.currency);
  return {
    name: unnamed,
    text: `
WITH matching AS MATERIALIZED (SELECT p.id, p.position FROM products p WHERE p.tenant_id = $1 AND ${conditionSql(rules, bind, ctx.now)}),
first AS (SELECT id, position FROM matching ORDER BY position, id LIMIT 12)
SELECT json_build_object('total', (SELECT count(*) FROM matching), 'items', (
  SELECT coalesce(json_agg(row_to_json(line) ORDER BY p.position, p.id), '[]')
  FROM first JOIN products p ON p.tenant_id = $1 AND p.id = first.id CROSS JOIN LATERAL (SELECT ${placedProductFields}) line))`,
    values,
  };
}

/** Keeps what collections by rules hold in line with the shop. Everything here is safe to repeat. */
@Injectable()
export class CollectionMembership {
  constructor(private readonly database: Database) {}

  /** Products changed: finds every collection's opinion of them. Ids of other shops and of deleted things are ignored. */
  async match(ctx: Ctx, productIds: readonly string[]): Promise<void> {
    await this.database.withTenant(ctx, async (tx) => {
      const collections = await this.#ruled(tx);
      if (collections.length === 0) return;
      const ids = await this.#lockProducts(tx, productIds);
      if (ids.length > 0) announce(tx, await tx.rows(idRow, matchStatement(ctx, ids, collections)));
    });
  }

  /**
   * Rules changed: goes through all products, a batch a transaction. Ends early when the rules change again or the collection
   * goes away, for then another run follows or none is needed.
   */
  async apply(ctx: Ctx, collectionId: string): Promise<void> {
    const begun = await this.database.withTenant(ctx, (tx) => this.#versionOf(tx, collectionId));
    if (!begun) return;
    let after: string | null = null;
    do {
      after = await this.#applyBatch(ctx, begun, after);
    } while (after !== null);
  }

  /** Collections whose rules count days, over all shops. */
  aging(): Promise<{ shopId: string; collectionId: string }[]> {
    return this.database.asSystem('collections that age', (tx) =>
      tx.rows(z.object({ shopId: z.string(), collectionId: z.string() }), {
        name: 'collections.aging',
        text: `SELECT c.tenant_id AS "shopId", c.id AS "collectionId" FROM collections c
          JOIN platform.tenants t ON t.id = c.tenant_id AND t.status = 'active'
          WHERE jsonb_path_exists(c.rules, '$.conditions[*] ? (@.field == "publishedAt")')`,
        values: [],
      }),
    );
  }

  /** @returns the last product seen, or null after the last batch */
  #applyBatch(ctx: Ctx, begun: z.infer<typeof versionRow>, after: string | null): Promise<string | null> {
    return this.database.withTenant(ctx, async (tx) => {
      const current = await this.#versionOf(tx, begun.id);
      if (current?.version !== begun.version) return null;
      const ids = await this.#nextProducts(tx, after);
      if (ids.length > 0) announce(tx, await tx.rows(idRow, matchStatement(ctx, ids, [current])));
      if (ids.length === batchSize) return ids.at(-1) ?? null;
      await tx.run({
        name: 'collections.applied',
        text: `UPDATE collections SET applied_at = $3 WHERE tenant_id = $1 AND id = $2`,
        values: [tx.tenantId, begun.id, ctx.now],
      });
      return null;
    });
  }

  // Shared locks: rules cannot change between being read and what follows from them being written.
  #ruled(tx: TenantTx): Promise<Ruled[]> {
    return tx.rows(ruledRow, {
      name: 'collections.ruled',
      text: `SELECT id, rules FROM collections WHERE tenant_id = $1 AND kind = 'rules' ORDER BY id FOR SHARE`,
      values: [tx.tenantId],
    });
  }

  #versionOf(tx: TenantTx, collectionId: string) {
    return tx.one(versionRow, {
      name: 'collections.rules-version',
      text: `SELECT id, rules, version FROM collections WHERE tenant_id = $1 AND id = $2 AND kind = 'rules' FOR NO KEY UPDATE`,
      values: [tx.tenantId, collectionId],
    });
  }

  // Two evaluations of one product queue here; the later one sees what the earlier one's cause committed.
  async #lockProducts(tx: TenantTx, productIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(idRow, {
      name: 'collections.lock-products',
      text: `SELECT id FROM products WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      values: [tx.tenantId, productIds],
    });
    return rows.map(({ id }) => id);
  }

  async #nextProducts(tx: TenantTx, after: string | null): Promise<string[]> {
    const rows = await tx.rows(idRow, {
      name: 'collections.next-products',
      text: `SELECT id FROM products WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT ${batchSize} FOR NO KEY UPDATE`,
      values: [tx.tenantId, after],
    });
    return rows.map(({ id }) => id);
  }
}

function announce(tx: TenantTx, changed: readonly { id: string }[]): void {
  for (const { id: collectionId } of changed) {
    tx.emit('collection.changed', collectionId, { collectionId, rulesChanged: false });
  }
}
