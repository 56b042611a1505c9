import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cartNoticeSchema, type Cart } from '@smallshop/contract';
import type { Statement, TenantTx } from '../../plumbing/db/database.js';
import type { VariantChoice } from '../catalog/index.js';
import type { CartOwner } from './cart-owner.js';
import { followToken } from './keeping/kept.statements.js';

// Notices written before they had names are one.
const noticeSchema = cartNoticeSchema.extend({ id: cartNoticeSchema.shape.id.default('merged') });
const headSchema = z.object({
  id: z.string(),
  version: z.number(),
  notices: z.array(noticeSchema),
  discountCodes: z.array(z.string()),
});
const lineSchema = z.object({
  id: z.string(),
  variantId: z.string(),
  quantity: z.number(),
  seenPriceMinor: z.number(),
  seenCurrency: z.string().nullable(),
});

/** A line as stored: what it costs now stands in the catalog. `seenCurrency`: null for the shop's own. */
export type StoredLine = z.infer<typeof lineSchema>;
/** An open cart as stored, lines in the order they were put in. */
export type StoredCart = z.infer<typeof headSchema> & { readonly lines: StoredLine[] };
/** A cart about to begin. */
export interface NewCart {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly customerId: string | null;
}
/** Units of a variant, and the price its buyer was shown. */
export type LineToStore = Omit<StoredLine, 'id'>;

// A customer's cart is theirs alone: its token, from before they signed in, opens nothing.
const cartOf = {
  guest: `c.tenant_id = $1 AND c.token_hash = $2 AND c.customer_id IS NULL AND c.status = 'open'`,
  customer: `c.tenant_id = $1 AND c.customer_id = $2 AND c.status = 'open'`,
} as const;
const ownerValues = (tx: TenantTx, owner: CartOwner): readonly unknown[] => [
  tx.tenantId,
  owner.kind === 'customer' ? owner.customerId : owner.tokenHash,
];
const linesOf = (
  cart: string,
) => `SELECT l.id, l.variant_id AS "variantId", l.quantity, l.seen_price_minor AS "seenPriceMinor",
    l.seen_currency AS "seenCurrency"
  FROM carts c JOIN cart_lines l ON l.tenant_id = c.tenant_id AND l.cart_id = c.id WHERE ${cart} ORDER BY l.id`;

const variantsOf = (
  cart: string,
) => `SELECT l.variant_id FROM carts c JOIN cart_lines l ON l.tenant_id = c.tenant_id AND l.cart_id = c.id
  WHERE ${cart}`;

const creation = (tx: TenantTx, cart: NewCart, line: StoredLine): Statement => ({
  name: 'cart.create',
  text: `WITH made AS (
      INSERT INTO carts (tenant_id, id, token_hash, customer_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id)
    INSERT INTO cart_lines (tenant_id, id, cart_id, variant_id, quantity, seen_price_minor, seen_currency)
    SELECT $1, $5, id, $6, $7, $8, $9 FROM made`,
  values: [
    tx.tenantId,
    cart.id,
    cart.tokenHash,
    cart.customerId,
    line.id,
    line.variantId,
    line.quantity,
    line.seenPriceMinor,
    line.seenCurrency,
  ],
});

/** Carts and their lines. */
@Injectable()
export class CartRepository {
  /** The owner's open cart as it is now. */
  find(tx: TenantTx, owner: CartOwner): Promise<StoredCart | null> {
    return this.#load(tx, owner, 'find', '');
  }

  /** Likewise, and keeps everyone else from changing it until the transaction ends. */
  lock(tx: TenantTx, owner: CartOwner): Promise<StoredCart | null> {
    return this.#load(tx, owner, 'lock', ' FOR UPDATE');
  }

  /** Chooses the variants in the owner's open cart. */
  choiceOf(tx: TenantTx, owner: CartOwner): VariantChoice {
    return { name: owner.kind, select: variantsOf(cartOf[owner.kind]), values: ownerValues(tx, owner) };
  }

  /** The codes entered into the owner's open cart, as one array. */
  codesOf(tx: TenantTx, owner: CartOwner): { name: string; select: string; value: unknown } {
    const select = `SELECT c.discount_codes FROM carts c WHERE ${cartOf[owner.kind]}`;
    return { name: owner.kind, select, value: ownerValues(tx, owner)[1] };
  }

  /** Replaces the codes entered into a locked cart. */
  async setCodes(tx: TenantTx, cartId: string, codes: readonly string[]): Promise<void> {
    await tx.run({
      name: 'cart.set_codes',
      text: `UPDATE carts SET discount_codes = $3, version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, cartId, codes],
    });
  }

  // Two statements in one flight: the lines must be read after the lock is had, or a waiting request would see old ones.
  async #load(tx: TenantTx, owner: CartOwner, verb: string, locking: string): Promise<StoredCart | null> {
    const values = ownerValues(tx, owner);
    const cartText = cartOf[owner.kind];
    const head = `SELECT id, version, notices, discount_codes AS "discountCodes" FROM carts c WHERE ${cartText}${locking}`;
    const [cart, stored] = await Promise.all([
      tx.one(headSchema, { name: `cart.${verb}.${owner.kind}`, text: head, values }),
      tx.rows(lineSchema, { name: `cart.lines.${owner.kind}`, text: linesOf(cartText), values }),
    ]);
    return cart ? { ...cart, lines: stored } : null;
  }

  /** Starts a cart with its first line. @returns false when the customer has an open one by now */
  async create(tx: TenantTx, cart: NewCart, line: StoredLine): Promise<boolean> {
    return (await tx.run(creation(tx, cart, line))) === 1;
  }

  /**
   * Likewise for a guest, from COMMIT on: a new token meets no other cart. What was kept by a token whose cart has ended goes
   * along with the new one.
   */
  createForGuest(
    tx: TenantTx,
    cart: Omit<NewCart, 'customerId'>,
    line: StoredLine,
    formerTokenHash: Buffer | null,
  ): void {
    tx.runAtCommit(creation(tx, { ...cart, customerId: null }, line));
    if (formerTokenHash) tx.runAtCommit(followToken(tx, formerTokenHash, cart.tokenHash));
  }

  /** Sets the units and the price shown of variants in a cart; a variant that was not in it becomes a line. */
  async put(tx: TenantTx, cartId: string, lines: readonly LineToStore[]): Promise<void> {
    await tx.run({
      name: 'cart.put',
      text: `WITH touched AS (
          UPDATE carts SET version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2)
        INSERT INTO cart_lines (tenant_id, cart_id, variant_id, quantity, seen_price_minor, seen_currency)
        SELECT $1, $2, * FROM unnest($3::uuid[], $4::int[], $5::bigint[], $6::text[])
        ON CONFLICT (tenant_id, cart_id, variant_id) DO UPDATE
        SET quantity = excluded.quantity, seen_price_minor = excluded.seen_price_minor, seen_currency = excluded.seen_currency`,
      values: [
        tx.tenantId,
        cartId,
        lines.map((line) => line.variantId),
        lines.map((line) => line.quantity),
        lines.map((line) => line.seenPriceMinor),
        lines.map((line) => line.seenCurrency),
      ],
    });
  }

  /** Takes a line out. @returns whether the cart had it */
  async remove(tx: TenantTx, cartId: string, lineId: string): Promise<boolean> {
    const removed = await tx.run({
      name: 'cart.remove',
      text: `WITH removed AS (
          DELETE FROM cart_lines WHERE tenant_id = $1 AND cart_id = $2 AND id = $3 RETURNING 1)
        UPDATE carts SET version = version + 1, updated_at = now()
        WHERE tenant_id = $1 AND id = $2 AND EXISTS (SELECT FROM removed)`,
      values: [tx.tenantId, cartId, lineId],
    });
    return removed === 1;
  }

  /** Remembers the prices a shopper knows of lines. */
  async markSeen(
    tx: TenantTx,
    cartId: string,
    prices: readonly { lineId: string; priceMinor: number }[],
    currency: string,
  ): Promise<void> {
    await tx.run({
      name: 'cart.mark_seen',
      text: `UPDATE cart_lines l SET seen_price_minor = seen.price, seen_currency = $5
        FROM unnest($3::uuid[], $4::bigint[]) AS seen (id, price)
        WHERE l.tenant_id = $1 AND l.cart_id = $2 AND l.id = seen.id`,
      values: [
        tx.tenantId,
        cartId,
        prices.map((price) => price.lineId),
        prices.map((price) => price.priceMinor),
        currency,
      ],
    });
  }

  /** Sets the units of lines of a locked cart, 0 takes them out, and what is still to be told. */
  async settle(
    tx: TenantTx,
    cartId: string,
    units: readonly { lineId: string; quantity: number }[],
    notices: string,
  ): Promise<void> {
    await tx.run({
      name: 'cart.settle',
      text: `WITH wanted AS (SELECT * FROM unnest($3::uuid[], $4::int[]) AS w (id, quantity)),
        gone AS (
          DELETE FROM cart_lines l USING wanted w
          WHERE l.tenant_id = $1 AND l.cart_id = $2 AND l.id = w.id AND w.quantity = 0),
        fewer AS (
          UPDATE cart_lines l SET quantity = w.quantity FROM wanted w
          WHERE l.tenant_id = $1 AND l.cart_id = $2 AND l.id = w.id AND w.quantity > 0)
        UPDATE carts SET notices = $5::jsonb, version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, cartId, units.map((line) => line.lineId), units.map((line) => line.quantity), notices],
    });
  }

  /** Starts an empty cart. @returns false when the customer has an open one by now */
  async start(tx: TenantTx, cart: NewCart): Promise<boolean> {
    const made = await tx.run({
      name: 'cart.start',
      text: `INSERT INTO carts (tenant_id, id, token_hash, customer_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      values: [tx.tenantId, cart.id, cart.tokenHash, cart.customerId],
    });
    return made === 1;
  }

  /** Adds to what a cart still has to tell. */
  async tell(tx: TenantTx, cartId: string, notices: readonly Cart['notices'][number][]): Promise<void> {
    await tx.run({
      name: 'cart.tell',
      text: `UPDATE carts SET notices = notices || $3::jsonb WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, cartId, JSON.stringify(notices)],
    });
  }

  /** Makes a guest's cart the customer's own. */
  async adopt(tx: TenantTx, cartId: string, customerId: string): Promise<void> {
    await tx.run({
      name: 'cart.adopt',
      text: `UPDATE carts SET customer_id = $3, version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, cartId, customerId],
    });
  }

  /** Closes a guest's cart that went into a customer's, where `notices` will be told at the next look. */
  async closeMerged(tx: TenantTx, guestCartId: string, customerCartId: string, notices: string): Promise<void> {
    await tx.run({
      name: 'cart.close_merged',
      text: `WITH told AS (UPDATE carts own SET notices = own.notices || $4::jsonb, discount_codes = own.discount_codes || ARRAY(
            SELECT code FROM carts guest, unnest(guest.discount_codes) AS code
            WHERE guest.tenant_id = $1 AND guest.id = $2 AND code <> ALL (own.discount_codes)
            LIMIT 10 - cardinality(own.discount_codes))
          WHERE own.tenant_id = $1 AND own.id = $3)
        UPDATE carts SET status = 'merged', version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, guestCartId, customerCartId, notices],
    });
  }

  /** Locks a cart by id and waits for whoever changes it. */
  async lockById(tx: TenantTx, cartId: string): Promise<void> {
    await tx.run({
      name: 'cart.lock_by_id',
      text: `SELECT 1 FROM carts WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, cartId],
    });
  }

  /** Takes bought units out of a locked cart; it stays open while something else is in it. */
  async takeOut(
    tx: TenantTx,
    cartId: string,
    bought: readonly { variantId: string; quantity: number }[],
  ): Promise<void> {
    await tx.run({
      name: 'cart.take_out',
      text: `WITH bought AS (SELECT * FROM unnest($3::uuid[], $4::int[]) AS b (variant_id, quantity)),
        gone AS (
          DELETE FROM cart_lines l USING bought b
          WHERE l.tenant_id = $1 AND l.cart_id = $2 AND l.variant_id = b.variant_id AND l.quantity <= b.quantity),
        fewer AS (
          UPDATE cart_lines l SET quantity = l.quantity - b.quantity FROM bought b
          WHERE l.tenant_id = $1 AND l.cart_id = $2 AND l.variant_id = b.variant_id AND l.quantity > b.quantity)
        UPDATE carts c SET version = version + 1, updated_at = now(), status = CASE WHEN EXISTS (
            SELECT FROM cart_lines l LEFT JOIN bought b ON b.variant_id = l.variant_id
            WHERE l.tenant_id = $1 AND l.cart_id = $2 AND l.quantity > coalesce(b.quantity, 0)) THEN 'open' ELSE 'ordered' END
        WHERE c.tenant_id = $1 AND c.id = $2 AND c.status = 'open'`,
      values: [tx.tenantId, cartId, bought.map((line) => line.variantId), bought.map((line) => line.quantity)],
    });
  }
}
