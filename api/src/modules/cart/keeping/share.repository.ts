import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../../plumbing/db/database.js';

const sharedSchema = z.object({
  id: z.string(),
  lines: z.array(z.object({ variantId: z.string(), quantity: z.number() })),
  expiresAt: z.date(),
});
/** Goods behind a link, as stored. */
export type StoredShare = z.infer<typeof sharedSchema>;
const idSchema = z.object({ id: z.string() });
const ownerSchema = z.object({ customerId: z.string() });

const columns = `id, lines, expires_at AS "expiresAt"`;

/** Public links to copies of carts, and to wish lists. */
@Injectable()
export class ShareRepository {
  /** Keeps a copy until `expiresAt`. */
  async shareCart(tx: TenantTx, lines: StoredShare['lines'], expiresAt: Date): Promise<StoredShare> {
    const row = await tx.one(sharedSchema, {
      name: 'share.cart',
      text: `INSERT INTO cart_shares (tenant_id, lines, expires_at) VALUES ($1, $2::jsonb, $3) RETURNING ${columns}`,
      values: [tx.tenantId, JSON.stringify(lines), expiresAt],
    });
    return sharedSchema.parse(row);
  }

  /** Null for one that is not there or has expired. */
  sharedCart(tx: TenantTx, id: string, now: Date): Promise<StoredShare | null> {
    return tx.one(sharedSchema, {
      name: 'share.cart_of',
      text: `SELECT ${columns} FROM cart_shares WHERE tenant_id = $1 AND id = $2 AND expires_at > $3`,
      values: [tx.tenantId, id, now],
    });
  }

  /** Names the public page of a customer's wish list; null while it is private. */
  async wishShareOf(tx: TenantTx, customerId: string): Promise<string | null> {
    const row = await tx.one(idSchema, {
      name: 'share.wish_of',
      text: `SELECT id FROM wish_shares WHERE tenant_id = $1 AND customer_id = $2`,
      values: [tx.tenantId, customerId],
    });
    return row && row.id;
  }

  async openWishes(tx: TenantTx, customerId: string): Promise<void> {
    await tx.run({
      name: 'share.open_wishes',
      text: `INSERT INTO wish_shares (tenant_id, customer_id) VALUES ($1, $2) ON CONFLICT (tenant_id, customer_id) DO NOTHING`,
      values: [tx.tenantId, customerId],
    });
  }

  async closeWishes(tx: TenantTx, customerId: string): Promise<void> {
    await tx.run({
      name: 'share.close_wishes',
      text: `DELETE FROM wish_shares WHERE tenant_id = $1 AND customer_id = $2`,
      values: [tx.tenantId, customerId],
    });
  }

  /** Whose wish list a public page shows; null for none. */
  async wisher(tx: TenantTx, shareId: string): Promise<string | null> {
    const row = await tx.one(ownerSchema, {
      name: 'share.wisher',
      text: `SELECT customer_id AS "customerId" FROM wish_shares WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, shareId],
    });
    return row && row.customerId;
  }
}
