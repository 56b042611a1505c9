import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../../plumbing/db/database.js';
import type { CartOwner } from '../cart-owner.js';
import { followToken, keptBy, ownerColumns } from './kept.statements.js';

const savedSchema = z.object({ id: z.string(), variantId: z.string(), quantity: z.number() });
/** A line put aside, as stored. */
export type StoredSavedLine = z.infer<typeof savedSchema>;
const wishSchema = z.object({ productId: z.string() });
const countSchema = z.object({ count: z.number() });

const conflictOf = {
  customer: '(tenant_id, customer_id, variant_id) WHERE customer_id IS NOT NULL',
  guest: '(tenant_id, token_hash, variant_id) WHERE token_hash IS NOT NULL',
} as const;

/** Lines saved for later and wishes of guests and customers. */
@Injectable()
export class KeptRepository {
  /** Newest first. */
  saved(tx: TenantTx, owner: CartOwner): Promise<StoredSavedLine[]> {
    const { name, where, value } = keptBy(owner);
    return tx.rows(savedSchema, {
      name: `saved.list.${name}`,
      text: `SELECT k.id, k.variant_id AS "variantId", k.quantity FROM saved_lines k WHERE ${where} ORDER BY k.id DESC`,
      values: [tx.tenantId, value],
    });
  }

  /** Takes one out; null when the owner has none such. */
  takeSaved(tx: TenantTx, owner: CartOwner, id: string): Promise<StoredSavedLine | null> {
    const { name, where, value } = keptBy(owner);
    return tx.one(savedSchema, {
      name: `saved.take.${name}`,
      text: `DELETE FROM saved_lines k WHERE ${where} AND k.id = $3
        RETURNING k.id, k.variant_id AS "variantId", k.quantity`,
      values: [tx.tenantId, value, id],
    });
  }

  /** Puts a line aside; units of a variant that lies there already add up, to 999 at most. */
  async save(tx: TenantTx, owner: CartOwner, line: { variantId: string; quantity: number }): Promise<void> {
    await tx.run({
      name: `saved.put.${owner.kind}`,
      text: `INSERT INTO saved_lines AS k (tenant_id, token_hash, customer_id, variant_id, quantity)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT ${conflictOf[owner.kind]} DO UPDATE SET quantity = least(999, k.quantity + excluded.quantity)`,
      values: [tx.tenantId, ...ownerColumns(owner), line.variantId, line.quantity],
    });
  }

  /** Ids of the products an owner wishes for, newest first. */
  async wishes(tx: TenantTx, owner: CartOwner): Promise<string[]> {
    const { name, where, value } = keptBy(owner);
    const rows = await tx.rows(wishSchema, {
      name: `wish.list.${name}`,
      text: `SELECT k.product_id AS "productId" FROM wish_items k WHERE ${where} ORDER BY k.id DESC`,
      values: [tx.tenantId, value],
    });
    return rows.map(({ productId }) => productId);
  }

  /** @returns how many an owner has now; null for a product that is not on sale */
  async wish(tx: TenantTx, owner: CartOwner, productId: string): Promise<number | null> {
    const { name, where, value } = keptBy(owner);
    const [hash, customer] = ownerColumns(owner);
    const found = await tx.one(countSchema, {
      name: `wish.add.${name}`,
      text: `WITH product AS (
          SELECT id FROM products WHERE tenant_id = $1 AND id = $3 AND status = 'active' AND published_at <= now()
            AND coalesce(unpublish_at > now(), true)),
        made AS (
          INSERT INTO wish_items (tenant_id, token_hash, customer_id, product_id) SELECT $1, $4, $5, id FROM product
          ON CONFLICT DO NOTHING RETURNING 1)
        SELECT (SELECT count(*) FROM wish_items k WHERE ${where})::int + (SELECT count(*) FROM made)::int AS count FROM product`,
      values: [tx.tenantId, value, productId, hash, customer],
    });
    return found && found.count;
  }

  /** @returns whether the product was wished for */
  async forget(tx: TenantTx, owner: CartOwner, productId: string): Promise<boolean> {
    const { name, where, value } = keptBy(owner);
    const removed = await tx.run({
      name: `wish.remove.${name}`,
      text: `DELETE FROM wish_items k WHERE ${where} AND k.product_id = $3`,
      values: [tx.tenantId, value, productId],
    });
    return removed > 0;
  }

  /** What a guest kept becomes the customer's: units of the same goods add up, a wish is had once. */
  async adopt(tx: TenantTx, tokenHash: Buffer, customerId: string): Promise<void> {
    await tx.run({
      name: 'kept.adopt',
      text: `WITH lines AS (DELETE FROM saved_lines WHERE tenant_id = $1 AND token_hash = $2 RETURNING variant_id, quantity),
        wishes AS (DELETE FROM wish_items WHERE tenant_id = $1 AND token_hash = $2 RETURNING id, product_id),
        wished AS (
          INSERT INTO wish_items (tenant_id, customer_id, product_id)
          SELECT $1, $3, product_id FROM wishes ORDER BY id ON CONFLICT DO NOTHING)
        INSERT INTO saved_lines AS k (tenant_id, customer_id, variant_id, quantity) SELECT $1, $3, variant_id, quantity FROM lines
        ON CONFLICT ${conflictOf.customer} DO UPDATE SET quantity = least(999, k.quantity + excluded.quantity)`,
      values: [tx.tenantId, tokenHash, customerId],
    });
  }

  /** A guest goes on under a new token. */
  async follow(tx: TenantTx, former: Buffer, token: Buffer): Promise<void> {
    await tx.run(followToken(tx, former, token));
  }
}
