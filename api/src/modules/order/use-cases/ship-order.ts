import { Injectable } from '@nestjs/common';
import type { AdminOrder, ShipmentInput } from '@smallshop/contract';
import { transitionFulfillment, transitionOrder } from '@smallshop/domain';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import type { OrderRecord } from '../order.record.js';
import { OrderRepository } from '../order.repository.js';
import { OrderService } from '../order.service.js';

/** Sends everything of an order that is still in the house. */
@Injectable()
export class ShipOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly service: OrderService,
  ) {}

  /**
   * Records a shipment of all lines not shipped yet and tells the buyer. A paid order is completed by it.
   *
   * @param expectedVersion of `If-Match`; null: whatever it is now
   * @throws Refusal `order.not_found`, `precondition.failed` with `details` { currentVersion, updatedAt },
   *         `order.transition_refused` for cancelled orders, `order.nothing_to_ship`
   */
  ship(
    ctx: Ctx,
    orderId: string,
    parcel: ShipmentInput,
    request: { readonly expectedVersion: number | null; readonly idempotency: IdempotentRequest | null },
  ): Promise<AdminOrder> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(request.idempotency, async () => {
        const order = await this.orders.lock(tx, orderId);
        if (!order) throw new Refusal('order.not_found');
        refuseStale(order, request.expectedVersion);
        await this.#ship(tx, ctx, order, parcel);
        return this.service.showToStaff(tx, ctx, orderId);
      }),
    );
  }

  async #ship(tx: TenantTx, ctx: Ctx, order: OrderRecord, parcel: ShipmentInput): Promise<void> {
    if (order.status === 'cancelled') throw new Refusal('order.transition_refused', { status: order.status });
    const fulfillmentStatus = transitionFulfillment(order.fulfillmentStatus, 'ship_all');
    const lines = order.lines
      .filter((line) => !line.isDigital && line.quantity > line.fulfilledQuantity)
      .map((line) => ({ orderLineId: line.id, quantity: line.quantity - line.fulfilledQuantity }));
    if (fulfillmentStatus === null || lines.length === 0) throw new Refusal('order.nothing_to_ship');
    const completed = order.paymentStatus === 'paid' ? transitionOrder(order.status, 'complete') : null;
    const stands = { id: order.id, status: completed ?? order.status, fulfillmentStatus };
    const shipmentId = await this.orders.ship(tx, stands, parcel, lines);
    const tracking = parcel.trackingNumber === '' ? '' : `, ${parcel.trackingNumber}`;
    const message = `Shipped with ${parcel.carrier}${tracking}`;
    await this.orders.tell(tx, order.id, { kind: 'shipped', actor: actorName(ctx), message });
    tx.emit('order.shipped', order.id, { orderId: order.id, shipmentId }, order.version + 1);
  }
}

function refuseStale(order: OrderRecord, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === order.version) return;
  const updatedAt = order.updatedAt.toISOString();
  throw new Refusal('precondition.failed', { currentVersion: order.version, updatedAt });
}
