import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../plumbing/db/database.js';

/** What staff note on orders. Lock the order first. */
@Injectable()
export class OrderDeskRepository {
  /** Money promised for an order has arrived: the payment succeeded, and its buyer spent it, in the shop's own currency. */
  async receive(tx: TenantTx, orderId: string): Promise<void> {
    await tx.run({
      name: 'order_desk.receive',
      text: `WITH received AS (
          UPDATE payments SET status = 'succeeded', updated_at = now()
          WHERE tenant_id = $1 AND order_id = $2 AND status = 'pending' RETURNING amount_minor)
        UPDATE customers c SET spent_minor = c.spent_minor + round(received.amount_minor * o.own_rate)::bigint, updated_at = now()
        FROM received, orders o WHERE o.tenant_id = $1 AND o.id = $2 AND c.tenant_id = $1 AND c.id = o.customer_id`,
      values: [tx.tenantId, orderId],
    });
  }

  async tag(tx: TenantTx, orderId: string, tags: readonly string[]): Promise<void> {
    await tx.run({
      name: 'order_desk.tag',
      text: `UPDATE orders SET tags = $3, version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, orderId, tags],
    });
  }

  /** @param at null: back from the archive */
  async archive(tx: TenantTx, orderId: string, at: Date | null): Promise<void> {
    await tx.run({
      name: 'order_desk.archive',
      text: `UPDATE orders SET archived_at = $3, version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, orderId, at],
    });
  }
}
