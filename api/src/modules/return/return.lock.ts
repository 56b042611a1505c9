import type { AdminReturn } from '@smallshop/contract';
import { transitionReturn, type ReturnEvent, type ReturnState } from '@smallshop/domain';
import type { TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { lockOrder, type OrderRecord, type OrderRepository } from '../order/index.js';
import type { ReturnRepository } from './return.repository.js';

/** A return and its order, for this transaction alone. */
export interface LockedReturn {
  readonly order: OrderRecord;
  readonly item: AdminReturn;
}

/**
 * The return once everyone who is changing its order has finished.
 *
 * @param expectedVersion of the return, by `If-Match`; null: whatever it is now
 * @throws Refusal `return.not_found`; `precondition.failed` with `details` { currentVersion, updatedBy, updatedAt }
 */
export async function lockReturn(
  tx: TenantTx,
  { orders, returns }: { readonly orders: OrderRepository; readonly returns: ReturnRepository },
  id: string,
  expectedVersion: number | null,
): Promise<LockedReturn> {
  const known = await returns.find(tx, id);
  if (!known) throw new Refusal('return.not_found');
  const order = await lockOrder(tx, orders, known.order.id, null);
  const item = await returns.find(tx, id);
  if (!item) throw new Refusal('return.not_found');
  assertNewest({ ...item, updatedAt: new Date(item.updatedAt) }, expectedVersion);
  return { order, item };
}

/** @returns the state that follows; @throws Refusal `return.transition_refused` with `details` { status } */
export function stateAfter({ status }: Pick<AdminReturn, 'status'>, event: ReturnEvent): ReturnState {
  const next = transitionReturn(status, event);
  if (next === null) throw new Refusal('return.transition_refused', { status });
  return next;
}

/** Units of a return's lines as a timeline tells them: "2 × Mug, 1 × Book". */
export const contentsOf = (lines: readonly { readonly title: string; readonly quantity: number }[]): string =>
  lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(', ');
