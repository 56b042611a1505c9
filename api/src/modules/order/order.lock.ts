import type { IdempotentRequest, TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import type { OrderRecord } from './order.record.js';
import type { OrderRepository } from './order.repository.js';

/** What a change of an order is asked with: the version of `If-Match` (null: whatever it is now) and the key of retries. */
export interface ChangeRequest {
  readonly expectedVersion: number | null;
  readonly idempotency: IdempotentRequest | null;
}

/**
 * The order once everyone who is changing it has finished, for this transaction alone.
 *
 * @throws Refusal `order.not_found`; `precondition.failed` with `details` { currentVersion, updatedAt }
 */
export async function lockOrder(
  tx: TenantTx,
  orders: OrderRepository,
  orderId: string,
  expectedVersion: number | null,
): Promise<OrderRecord> {
  const order = await orders.lock(tx, orderId);
  if (!order) throw new Refusal('order.not_found');
  if (expectedVersion === null || expectedVersion === order.version) return order;
  const updatedAt = order.updatedAt.toISOString();
  throw new Refusal('precondition.failed', { currentVersion: order.version, updatedAt });
}
