import { Injectable } from '@nestjs/common';
import type { AdminOrder, TrackingInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderRepository } from '../order.repository.js';
import { OrderService } from '../order.service.js';
import { ShipmentRepository, type ShipmentHead } from '../shipment.repository.js';

/** What becomes of a parcel once it left. */
@Injectable()
export class FollowShipment {
  constructor(
    private readonly database: Database,
    private readonly shipments: ShipmentRepository,
    private readonly orders: OrderRepository,
    private readonly service: OrderService,
  ) {}

  /** Says who carries a parcel and where to follow it. The buyer's pages show it at once. @throws Refusal `shipment.not_found` */
  track(ctx: Ctx, shipmentId: string, input: TrackingInput): Promise<AdminOrder> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, async (tx) => {
      const { orderId } = await this.#lock(tx, shipmentId);
      await this.shipments.track(tx, shipmentId, input);
      const number = input.trackingNumber === '' ? 'no tracking number' : input.trackingNumber;
      const message = `Tracking changed: ${input.carrier}, ${number}`;
      await this.orders.tell(tx, orderId, { kind: 'tracked', actor: actorName(ctx), message });
      return this.service.showToStaff(tx, ctx, orderId);
    });
  }

  /** Notes that a parcel arrived and tells the buyer. @throws Refusal `shipment.not_found`, `shipment.delivered` */
  deliver(ctx: Ctx, shipmentId: string): Promise<AdminOrder> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, async (tx) => {
      const { orderId, status } = await this.#lock(tx, shipmentId);
      if (status === 'delivered') throw new Refusal('shipment.delivered');
      await this.shipments.deliver(tx, shipmentId, ctx.now);
      await this.orders.tell(tx, orderId, { kind: 'delivered', actor: actorName(ctx), message: 'Parcel delivered' });
      tx.emit('order.delivered', orderId, { orderId, shipmentId });
      return this.service.showToStaff(tx, ctx, orderId);
    });
  }

  async #lock(tx: TenantTx, shipmentId: string): Promise<ShipmentHead> {
    const shipment = await this.shipments.lock(tx, shipmentId);
    if (!shipment) throw new Refusal('shipment.not_found');
    return shipment;
  }
}
