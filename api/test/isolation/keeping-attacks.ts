import type { OperationId } from '@smallshop/contract';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';
import type { Goods } from '../factories/sales.factory.js';
import type { Attack } from './price-attacks.js';
import { scalar, secret, type Victim } from './victim.js';

/** Attacks on what shoppers keep beside the cart. */
export const keepingAttacks = ({ ids, goods }: Victim): Partial<Record<OperationId, Attack>> => ({
  acceptCartChanges: { body: { ids: [`price:${ids.cartLine}`] } },
  saveCartLine: { params: { itemId: ids.cartLine } },
  moveSavedLine: { params: { id: ids.savedLine } },
  removeSavedLine: { params: { id: ids.savedLine } },
  getSharedCart: { params: { id: ids.cartShare } },
  takeSharedCart: { params: { id: ids.cartShare } },
  restoreCart: { body: { token: `${ids.reminder}.0000000000000000` } },
  optOutOfReminders: { body: { token: `${ids.reminder}.0000000000000000` } },
  reorder: { params: { id: ids.order } },
  addWish: { body: { productId: goods.productId } },
  removeWish: { params: { productId: goods.productId } },
  getSharedWishList: { params: { id: ids.wishShare } },
});

/** Something put aside, something shared and something wished for. */
export async function furnishKeeping(
  app: TestApp,
  shop: ShopFacts,
  { productId, variantId }: Goods,
  customerId: string,
) {
  const one = (text: string, ...values: unknown[]) => scalar(app, text, [shop.id, ...values]);
  await one(
    `INSERT INTO wish_items (tenant_id, customer_id, product_id) VALUES ($1, $2, $3) RETURNING id AS value`,
    ...[customerId, productId],
  );
  return {
    savedLine: await one(
      `INSERT INTO saved_lines (tenant_id, customer_id, variant_id, quantity) VALUES ($1, $2, $3, 1) RETURNING id AS value`,
      ...[customerId, variantId],
    ),
    reminder: await one(
      `INSERT INTO cart_reminders (tenant_id, cart_id, step, recipient, currency, value_minor, lines)
       SELECT $1, id, 1, lower($2) || '@example.com', 'EUR', 1, '[]' FROM carts WHERE tenant_id = $1 LIMIT 1 RETURNING id AS value`,
      secret,
    ),
    cartShare: await one(
      `INSERT INTO cart_shares (tenant_id, lines, expires_at)
       VALUES ($1, jsonb_build_array(jsonb_build_object('variantId', $2::uuid, 'quantity', 1)), now() + interval '1 day') RETURNING id AS value`,
      variantId,
    ),
    wishShare: await one(
      `INSERT INTO wish_shares (tenant_id, customer_id) VALUES ($1, $2) RETURNING id AS value`,
      customerId,
    ),
  };
}
